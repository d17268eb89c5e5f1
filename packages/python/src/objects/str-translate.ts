import type { Machine } from '../vm/machine.ts';
import { PyDict } from './dict.ts';
import { Raised, typeError, valueError } from './errors.ts';
import { exceptionClass } from './exception.ts';
import { asInt } from './number.ts';
import type { Value } from './object.ts';
import { None } from './singleton.ts';
import { asStr } from './string.ts';
import { textOf } from './str-methods.ts';
import { getItem } from './subscript.ts';
import { reserveJoined } from './text/allocate.ts';
import { TextBuilder } from './text/builder.ts';
import { charsOf, lengthOf } from './text/code-points.ts';
import { textArgument } from './text-arguments.ts';

/** What a translation table gives for a character: a text, a code point, or None to drop it. */
export function translated(value: Value): string {
  if (value === None) return '';
  const text = asStr(value);
  if (text !== undefined) return text;
  const point = asInt(value);
  if (point === undefined) throw typeError('character mapping must return integer, None or str');
  if (point < 0 || point > 0x10ffff) throw valueError('character mapping must be in range(0x110000)');
  return String.fromCodePoint(Number(point));
}

/** `str.translate` */
export function translate(vm: Machine, self: Value, table: Value): Value | undefined {
  const text = textOf(self);
  vm.charge(text.length);
  const known = new Map<string, string>();
  const result = new TextBuilder();
  let length = 0;
  for (const char of text) {
    let put = known.get(char);
    if (put === undefined) {
      const found = entryOf(vm, table, char);
      if (found === undefined) return undefined;
      put = found === missing ? char : translated(found);
      known.set(char, put);
    }
    reserveJoined(vm, length, put.length);
    length += put.length;
    result.add(put);
  }
  return result.text();
}

const missing = Symbol('missing');

/** Any LookupError of the table leaves the character as it is. */
function entryOf(vm: Machine, table: Value, char: string): Value | typeof missing | undefined {
  try {
    return getItem(vm, table, char.codePointAt(0) as number);
  } catch (error) {
    if (error instanceof Raised && error.exception.cls.isSubtype(exceptionClass('LookupError'))) return missing;
    throw error;
  }
}

/** `str.maketrans` of a dict: keys that are characters become code points. */
function tableOf(vm: Machine, source: Value): PyDict {
  if (!(source instanceof PyDict)) throw typeError('if you give only one argument to maketrans it must be a dict');
  vm.charge(source.keys.length);
  const table = new PyDict();
  for (const [key, value] of source.entries()) {
    const text = asStr(key);
    if (text !== undefined) {
      if (lengthOf(text) !== 1) throw valueError('string keys in translate table must be of length 1');
      table.set(text.codePointAt(0) as number, value);
    } else if (asInt(key) === undefined) {
      throw typeError('keys in translate table must be strings or integers');
    } else {
      table.set(key, value);
    }
  }
  return table;
}

/** `str.maketrans` */
export function makeTable(vm: Machine, x: Value, y?: Value, z?: Value): Value {
  if (y === undefined) return tableOf(vm, x);
  const to = textArgument(y, 'maketrans() argument 2');
  const drop = z === undefined ? '' : textArgument(z, 'maketrans() argument 3');
  const from = asStr(x);
  if (from === undefined) throw typeError('first maketrans argument must be a string if there is a second argument');
  const keys = charsOf(from);
  const values = charsOf(to);
  if (keys.length !== values.length) throw valueError('the first two maketrans arguments must have equal length');
  vm.charge(keys.length + drop.length);
  const table = new PyDict();
  const point = (char: string): number => char.codePointAt(0) as number;
  keys.forEach((key, i) => table.set(point(key), point(values[i] as string)));
  for (const char of drop) table.set(point(char), None);
  return table;
}
