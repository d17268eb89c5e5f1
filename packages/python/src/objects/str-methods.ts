import type { Machine } from '../vm/machine.ts';
import { bytesLike } from './bytes-like.ts';
import { raise, typeError } from './errors.ts';
import { formatPart, typesPart } from '../parts/parts.ts';
import { specText } from './format/spec-text.ts';
import { hashBuiltin } from './hash.ts';
import { indexValue, toSize } from './integer-index.ts';
import { defineMethods, method, type MethodDefinition, staticMethod } from './native.ts';
import { type PyType, strType, typeOf, type Value } from './object.ts';
import { comparePrimitive, type Comparison, strOf } from './protocol.ts';
import { PyStrIterator } from './sequence-iterators.ts';
import { NotImplemented } from './singleton.ts';
import { PySlice, sliceRange } from './slice.ts';
import { asStr, PyStrObject } from './string.ts';
import { getItem } from './subscript.ts';
import { reserveJoined, reserveText } from './text/allocate.ts';
import { TextBuilder } from './text/builder.ts';
import { charAt, isWide, lengthOf, sliceOf } from './text/code-points.ts';
import { finder } from './text/find.ts';
import { reprText } from './text/repr.ts';
import { chargeText, textArgument } from './text-arguments.ts';
import { PyTuple } from './tuple.ts';

/** The text of a `self` that was checked to be one. */
export const textOf = (self: Value): string => (typeof self === 'string' ? self : (asStr(self) as string));

/** `str(object)` and `str(bytes, encoding, errors)`. */
function makeFrom(vm: Machine, cls: PyType, object?: Value, encoding?: Value, errors?: Value): Value | undefined {
  if (object === undefined) return cls === strType ? '' : new PyStrObject('', cls);
  let text: string;
  if (encoding === undefined && errors === undefined) {
    const own = strOf(vm, object);
    if (own === undefined) return undefined;
    text = own;
  } else {
    const codec = encoding === undefined ? 'utf-8' : textArgument(encoding, "str() argument 'encoding'");
    const handler = errors === undefined ? 'strict' : textArgument(errors, "str() argument 'errors'");
    const data = bytesLike(object);
    if (data === undefined) {
      if (asStr(object) !== undefined) throw typeError('decoding str is not supported');
      throw typeError(`decoding to str: need a bytes-like object, ${typeOf(object).name} found`);
    }
    const { decodeBytes, decodesInPython } = typesPart.get();
    if (decodesInPython(vm, data, codec, handler)) return undefined;
    text = decodeBytes(vm, data, codec, handler, object);
  }
  return cls === strType ? text : new PyStrObject(asStr(text) as string, cls);
}

function percent(vm: Machine, template: string, value: Value): Value | undefined {
  const { formatPercent, strDialect } = formatPart.get();
  return formatPercent(vm, template, value, strDialect, getItem);
}

/** `text[key]` */
function strGet(vm: Machine, text: string, key: Value): Value | undefined {
  if (key instanceof PySlice) {
    const range = sliceRange(key, lengthOf(text));
    return range === undefined ? undefined : strSlice(vm, text, range);
  }
  const index = indexValue(key);
  if (index === null) throw typeError(`string indices must be integers, not '${typeOf(key).name}'`);
  if (index === undefined) return undefined;
  const place = toSize(index, 'IndexError', "cannot fit 'int' into an index-sized integer");
  const length = isWide(text) ? lengthOf(text) : text.length;
  const at = place < 0 ? place + length : place;
  if (at < 0 || at >= length) throw raise('IndexError', 'string index out of range');
  return charAt(text, at);
}

function strSlice(vm: Machine, text: string, range: { start: number; step: number; count: number }): string {
  vm.charge(range.count >> 4);
  reserveText(vm, range.count);
  if (range.step === 1) return sliceOf(text, range.start, range.start + range.count);
  const result = new TextBuilder();
  for (let i = 0, at = range.start; i < range.count; i++, at += range.step) result.add(charAt(text, at));
  return result.text();
}

function repeat(vm: Machine, self: Value, count: Value): Value | undefined {
  const index = indexValue(count);
  if (index === null) return NotImplemented;
  if (index === undefined) return undefined;
  const text = textOf(self);
  const times = Math.max(0, toSize(index, 'OverflowError', "cannot fit 'int' into an index-sized integer"));
  if (text === '' || times === 0) return '';
  reserveText(vm, text.length * times);
  return text.repeat(times);
}

function comparison(name: Comparison): MethodDefinition {
  return method(name, '(self, value, /)', (_vm, self: Value, other: Value) => {
    const right = asStr(other);
    return right === undefined ? NotImplemented : comparePrimitive(textOf(self), right, name);
  });
}

defineMethods(strType, () => [
  staticMethod('__new__', "(cls, object='', encoding='utf-8', errors='strict')", makeFrom, {
    slow: 'str_new',
    countsFirst: true,
  }),
  method('__repr__', '(self, /)', (vm, self: Value) => {
    const text = textOf(self);
    chargeText(vm, text.length);
    return reprText(text);
  }),
  method('__hash__', '(self, /)', (vm, self: Value) => hashBuiltin(vm, textOf(self))),
  method('__str__', '(self, /)', (_vm, self: Value) => textOf(self)),
  ...(['__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__'] as const).map(comparison),
  method('__iter__', '(self, /)', (_vm, self: Value) => new PyStrIterator(textOf(self))),
  method('__mod__', '(self, value, /)', (vm, self: Value, value: Value) => percent(vm, textOf(self), value), {
    slow: 'str_mod',
  }),
  method(
    '__rmod__',
    '(self, value, /)',
    (vm, self: Value, template: Value) => {
      const text = asStr(template);
      return text === undefined ? NotImplemented : percent(vm, text, self);
    },
    { slow: 'str_rmod' },
  ),
  method('__len__', '(self, /)', (_vm, self: Value) => lengthOf(textOf(self))),
  method('__getitem__', '(self, key, /)', (vm, self: Value, key: Value) => strGet(vm, textOf(self), key), {
    slow: 'text_getitem',
  }),
  method('__add__', '(self, value, /)', (vm, self: Value, other: Value) => {
    const right = asStr(other);
    if (right === undefined) throw typeError(`can only concatenate str (not "${typeOf(other).name}") to str`);
    const left = textOf(self);
    reserveJoined(vm, left.length, right.length);
    return left + right;
  }),
  method('__mul__', '(self, value, /)', repeat, { slow: 'text_repeat' }),
  method('__rmul__', '(self, value, /)', repeat, { slow: 'text_repeat' }),
  method('__contains__', '(self, key, /)', (vm, self: Value, key: Value) => {
    const sub = asStr(key);
    if (sub === undefined) throw typeError(`'in <string>' requires string as left operand, not ${typeOf(key).name}`);
    const text = textOf(self);
    chargeText(vm, text.length);
    return finder(text, sub)(0) >= 0;
  }),
  method(
    'format',
    '(self, /, *args, **kwargs)',
    (vm, self: Value, args: Value[], keywords: Map<string, Value>) => {
      return formatPart
        .get()
        .formatTemplate(vm, textOf(self), { positional: args, named: (name) => namedArgument(keywords, name) });
    },
    { slow: 'str_format' },
  ),
  method(
    'format_map',
    '(self, mapping, /)',
    (vm, self: Value, mapping: Value) => {
      return formatPart
        .get()
        .formatTemplate(vm, textOf(self), { positional: null, named: (name) => getItem(vm, mapping, name) });
    },
    { slow: 'str_format_map' },
  ),
  method(
    '__format__',
    '(self, format_spec, /)',
    (vm, self: Value, spec: Value) => {
      const text = specText(spec);
      return text === '' && typeof self !== 'string'
        ? strOf(vm, self)
        : formatPart.get().formatTextValue(vm, textOf(self), text, typeOf(self).name);
    },
    { slow: 'number_format' },
  ),
  method('__getnewargs__', '(self, /)', (_vm, self: Value) => new PyTuple([textOf(self)])),
  method('__sizeof__', '(self, /)', (_vm, self: Value) => 41 + textOf(self).length),
]);

function namedArgument(keywords: ReadonlyMap<string, Value>, name: string): Value {
  const value = keywords.get(name);
  if (value === undefined) throw raise('KeyError', name);
  return value;
}
