import {
  floatText,
  PyBoundNative,
  PyBytes,
  PyCell,
  PyCode,
  PyComplex,
  PyDict,
  PyException,
  PyFloat,
  PyFunction,
  PyGenerator,
  PyIntObject,
  PyList,
  PyMethod,
  PyModule,
  PyNative,
  PyRange,
  PySet,
  PySingleton,
  PySlice,
  PyStaticNative,
  PyStrObject,
  PyTuple,
  PyType,
  reprBytes,
  reprText,
  shortText,
  type Value,
} from '@nonlocal/python';

/** No text of a value is longer. */
const longestText = 200;
const deepest = 3;
const mostItems = 20;

/**
 * `repr(value)` without running any of the program's code: a value whose class has its own `__repr__` is shown by its
 * class. No addresses: they would be noise to a class. Nor the contents of what can change: a text that is shown must
 * stay true until the object that it stands for is written to.
 */
export function safeRepr(value: Value): string {
  const text = write(value, 0);
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}

function write(value: Value, depth: number): string {
  switch (typeof value) {
    case 'string':
      return reprText(value.length > longestText ? value.slice(0, longestText) : value);
    case 'number':
      return String(value);
    case 'bigint':
      return bigText(value);
    case 'boolean':
      return value ? 'True' : 'False';
    default:
      return value.cls.isBuiltin || value instanceof PyType || value instanceof PyException
        ? writeObject(value, depth)
        : `<${value.cls.name} object>`;
  }
}

/** Turning a huge integer into digits takes longer than anybody would read. */
function bigText(value: bigint): string {
  const digits = value.toString(16).length;
  return digits > 2 * longestText ? `<int of about ${Math.round(digits * 1.204)} digits>` : String(value);
}

function writeObject(value: Exclude<Value, string | number | bigint | boolean>, depth: number): string {
  if (value instanceof PySingleton) return value.text;
  if (value instanceof PyFloat) return floatText(value.value);
  if (value instanceof PyComplex) return complexText(value);
  if (value instanceof PyIntObject || value instanceof PyStrObject) return write(value.value, depth);
  if (value instanceof PyBytes)
    return reprBytes(value.data.length > longestText ? value.data.slice(0, longestText) : value.data);
  if (value instanceof PyFunction) return `<function ${value.qualname}>`;
  if (value instanceof PyNative)
    return value.owner === null
      ? `<built-in function ${value.name}>`
      : `<method '${value.name}' of '${value.owner.name}' objects>`;
  if (value instanceof PyStaticNative) return write(value.native, depth);
  if (value instanceof PyBoundNative) return `<built-in method ${value.native.name}>`;
  if (value instanceof PyMethod)
    return `<bound method ${value.func instanceof PyFunction ? value.func.qualname : '?'}>`;
  if (value instanceof PyType)
    return `<class '${value.module === 'builtins' ? value.qualname : `${value.module}.${value.qualname}`}'>`;
  if (value instanceof PyModule) return `<module '${value.name}'>`;
  if (value instanceof PyCode) return `<code object ${value.code.name}, line ${value.code.firstLine}>`;
  if (value instanceof PyCell) return '<cell>';
  if (value instanceof PyGenerator) return `<${value.cls.name} object ${value.qualname}>`;
  if (value instanceof PyRange)
    return value.step === 1
      ? `range(${value.start}, ${value.stop})`
      : `range(${value.start}, ${value.stop}, ${value.step})`;
  if (value instanceof PySlice)
    return `slice(${[value.start, value.stop, value.step].map((part) => write(part, depth + 1)).join(', ')})`;
  if (value instanceof PyException) return `${value.cls.name}(${depth === 0 ? row(value.args.items, depth) : '…'})`;
  return writeContainer(value, depth);
}

function writeContainer(value: Exclude<Value, string | number | bigint | boolean>, depth: number): string {
  if (value instanceof PyTuple) return `(${row(value.items, depth)}${value.items.length === 1 ? ',' : ''})`;
  if (value instanceof PyList) return '[…]';
  if (value instanceof PyDict) return '{…}';
  if (value instanceof PySet) {
    if (value.cls.name !== 'frozenset') return '{…}';
    const items = row(value.items(), depth);
    return items === '' ? 'frozenset()' : `frozenset({${items}})`;
  }
  return `<${value.cls.name} object>`;
}

function row(items: readonly Value[], depth: number): string {
  if (items.length === 0) return '';
  if (depth >= deepest) return '…';
  const shown = items.slice(0, mostItems).map((item) => write(item, depth + 1));
  return (items.length > mostItems ? [...shown, '…'] : shown).join(', ');
}

function complexText(value: PyComplex): string {
  const imag = shortText(value.imag);
  if (value.real === 0 && !Object.is(value.real, -0)) return `${imag}j`;
  return `(${shortText(value.real)}${imag.startsWith('-') || imag === 'nan' ? '' : '+'}${imag}j)`;
}
