import type { Machine } from '../vm/machine.ts';
import { PyBytes } from './bytes.ts';
import type { PyCode } from './code.ts';
import { type CodeFields, fieldsOf, makeCode } from './code-fields.ts';
import { raise, typeError, valueError } from './errors.ts';
import { requireIndex } from './integer-index.ts';
import { typeOf, type Value } from './object.ts';
import { asStr } from './string.ts';
import { PyTuple } from './tuple.ts';

/** `types.CodeType(...)` and `code.replace(...)`: https://docs.python.org/3.14/reference/datamodel.html#codeobject.replace */

type Reader = (value: Value, place: string, name: string) => CodeFields[keyof CodeFields];

/** What is read of each argument, in the order of the constructor's. */
const readers: readonly (readonly [attribute: string, field: keyof CodeFields, read: Reader])[] = [
  ['co_argcount', 'argCount', count],
  ['co_posonlyargcount', 'posOnlyArgCount', count],
  ['co_kwonlyargcount', 'kwOnlyArgCount', count],
  ['co_nlocals', 'localsCount', count],
  ['co_stacksize', 'stackSize', count],
  ['co_flags', 'flags', count],
  ['co_code', 'bytes', bytes],
  ['co_consts', 'consts', items],
  ['co_names', 'names', texts],
  ['co_varnames', 'varnames', texts],
  ['co_filename', 'filename', text],
  ['co_name', 'name', text],
  ['co_qualname', 'qualname', text],
  ['co_firstlineno', 'firstLine', count],
  ['co_linetable', 'lineTable', bytes],
  ['co_exceptiontable', 'exceptionTable', bytes],
  ['co_freevars', 'freevars', texts],
  ['co_cellvars', 'cellvars', texts],
];

const required = 16;

export function newCode(vm: Machine, given: Value[], keywords: ReadonlyMap<string, Value>): Value {
  if (keywords.size > 0) throw typeError('code() takes no keyword arguments');
  if (given.length < required) throw typeError(`code expected at least ${required} arguments, got ${given.length}`);
  if (given.length > readers.length)
    throw typeError(`code expected at most ${readers.length} arguments, got ${given.length}`);
  const fields = { freevars: [], cellvars: [] } as unknown as Record<keyof CodeFields, CodeFields[keyof CodeFields]>;
  given.forEach((value, i) => {
    const [attribute, field, read] = readers[i] as (typeof readers)[number];
    fields[field] = read(value, `code() argument ${i + 1}`, attribute);
  });
  return makeCode(vm, fields as unknown as CodeFields, null);
}

export function replaceCode(vm: Machine, self: PyCode, given: Value[], changes: ReadonlyMap<string, Value>): Value {
  if (given.length > 0) throw typeError('replace() takes no positional arguments');
  const fields: Record<string, CodeFields[keyof CodeFields]> = { ...fieldsOf(self) };
  for (const [name, value] of changes) {
    const found = readers.find(([attribute]) => attribute === name);
    if (found === undefined) throw typeError(`replace() got an unexpected keyword argument '${name}'`);
    const [attribute, field, read] = found;
    fields[field] = read(value, `replace() argument '${attribute}'`, attribute);
  }
  return makeCode(vm, fields as unknown as CodeFields, self);
}

function wrongKind(place: string, wanted: string, value: Value): unknown {
  return typeError(`${place} must be ${wanted}, not ${typeOf(value).name}`);
}

function count(value: Value, _place: string, name: string): number {
  const index = requireIndex(value) ?? 0;
  if (index >= 2 ** 31 || index < -(2 ** 31)) throw raise('OverflowError', 'Python int too large to convert to C int');
  if (index < 0) throw valueError(`${name} must be a positive integer`);
  return Number(index);
}

function bytes(value: Value, place: string): Uint8Array {
  if (!(value instanceof PyBytes)) throw wrongKind(place, 'bytes', value);
  return value.data;
}

function items(value: Value, place: string): readonly Value[] {
  if (!(value instanceof PyTuple)) throw wrongKind(place, 'tuple', value);
  return value.items;
}

function text(value: Value, place: string): string {
  const found = asStr(value);
  if (found === undefined) throw wrongKind(place, 'str', value);
  return found;
}

function texts(value: Value, place: string): string[] {
  return items(value, place).map((item) => {
    const name = asStr(item);
    if (name === undefined) throw typeError(`name tuples must contain only strings, not '${typeOf(item).name}'`);
    return name;
  });
}
