import type { Machine } from '../vm/machine.ts';
import { bytesLike, fromLatin1, latin1 } from './bytes-like.ts';
import { fromHexText, hexText } from './bytes-hex.ts';
import { bytesArgument, type BytesMaker, bytesOf } from './bytes-operators.ts';
import { PyBytes } from './bytes.ts';
import { typeError, valueError } from './errors.ts';
import { requireIndex, toBound, toSize } from './integer-index.ts';
import { isIterable } from './iterate.ts';
import { PyList } from './list.ts';
import { materialize } from './materialize.ts';
import { classMethod, method, type MethodDefinition, staticMethod } from './native.ts';
import { type PyType, typeOf, type Value } from './object.ts';
import { truthOf } from './protocol.ts';
import { None } from './singleton.ts';
import { reserveParts } from './text/allocate.ts';
import { isTitle } from './text/case.ts';
import { decode } from './text/coding.ts';
import { centerBefore, expandTabs, zeroFill } from './text/layout.ts';
import {
  isAsciiBlank,
  splitBlank,
  splitBlankFromRight,
  splitBy,
  splitByFromRight,
  splitLines,
  stripLeft,
  stripRight,
} from './text/split.ts';

const upperAscii = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase());
const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
const swapAscii = (text: string): string =>
  text.replace(/[a-zA-Z]/g, (char) => (char < 'a' ? char.toLowerCase() : char.toUpperCase()));
const titleAscii = (text: string): string =>
  text.replace(/[a-zA-Z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
const capitalizeAscii = (text: string): string => upperAscii(text.slice(0, 1)) + lowerAscii(text.slice(1));

/** The tests see ASCII letters only: no other byte has a case or is a letter. */
const asciiOnly = (text: string): string => text.replace(/[\x80-\xff]/g, '-');

const tests: readonly (readonly [string, (text: string) => boolean])[] = [
  ['isalnum', (text) => /^[a-zA-Z0-9]+$/.test(text)],
  ['isalpha', (text) => /^[a-zA-Z]+$/.test(text)],
  ['isascii', (text) => !/[\x80-\xff]/.test(text)],
  ['isdigit', (text) => /^[0-9]+$/.test(text)],
  ['islower', (text) => /[a-z]/.test(text) && !/[A-Z]/.test(text)],
  ['isspace', (text) => /^[ \t-\r]+$/.test(text)],
  ['istitle', (text) => isTitle(asciiOnly(text))],
  ['isupper', (text) => /[A-Z]/.test(text) && !/[a-z]/.test(text)],
];

const conversions: readonly (readonly [string, (text: string) => string])[] = [
  ['capitalize', capitalizeAscii],
  ['lower', lowerAscii],
  ['swapcase', swapAscii],
  ['title', titleAscii],
  ['upper', upperAscii],
];

/** The bytes of `self` as text of one character each, paid for. */
function textOf(vm: Machine, self: Value): string {
  const data = bytesOf(self);
  vm.charge(data.length >> 1);
  return latin1(data);
}

function listOf(vm: Machine, parts: readonly string[], maker: BytesMaker): PyList {
  vm.charge(parts.length);
  vm.reserve(48 * parts.length);
  return new PyList(parts.map((part) => maker.from(fromLatin1(part))));
}

function justify(
  name: string,
  maker: BytesMaker,
  before: (missing: number, width: number) => number,
): MethodDefinition {
  return method(
    name,
    "(self, width, fillchar=b' ', /)",
    (vm, self: Value, width: Value, fillChar?: Value) => {
      const index = requireIndex(width);
      const fill = fillChar === undefined ? Uint8Array.of(32) : bytesLike(fillChar);
      if (index === undefined) return undefined;
      if (fill === undefined) {
        throw typeError(
          `${name}() argument 2 must be a byte string of length 1, not ${typeOf(fillChar as Value).name}`,
        );
      }
      if (fill.length !== 1) {
        throw typeError(
          `${name}(): argument 2 must be a byte string of length 1, not a ${typeOf(fillChar as Value).name} object of length ${fill.length}`,
        );
      }
      const data = bytesOf(self);
      const size = toSize(index);
      vm.reserve(Math.max(size, data.length));
      const missing = Math.max(0, size - data.length);
      const result = new Uint8Array(data.length + missing).fill(fill[0] as number);
      result.set(data, missing === 0 ? 0 : before(missing, size));
      return maker.from(result);
    },
    { slow: `text_${name}` },
  );
}

function strip(name: string, maker: BytesMaker, left: boolean, right: boolean): MethodDefinition {
  return method(name, '(self, bytes=None, /)', (vm, self: Value, chars?: Value) => {
    let text = textOf(vm, self);
    const set = chars === undefined || chars === None ? null : latin1(bytesArgument(chars));
    const drops = set === null ? isAsciiBlank : (unit: number): boolean => set.includes(String.fromCharCode(unit));
    if (left) text = stripLeft(text, drops);
    if (right) text = stripRight(text, drops);
    return maker.from(fromLatin1(text));
  });
}

function split(
  name: string,
  maker: BytesMaker,
  byText: (text: string, separator: string, limit: number) => string[],
  byBlank: (text: string, limit: number, isBlank: (unit: number) => boolean) => string[],
): MethodDefinition {
  return method(
    name,
    '(self, /, sep=None, maxsplit=-1)',
    (vm, self: Value, sep?: Value, maxSplit?: Value) => {
      const index = maxSplit === undefined ? -1 : requireIndex(maxSplit);
      if (index === undefined) return undefined;
      const limit = index < 0 ? -1 : toBound(index);
      const text = textOf(vm, self);
      if (sep === undefined || sep === None) {
        reserveParts(vm, text, limit, null);
        return listOf(vm, byBlank(text, limit, isAsciiBlank), maker);
      }
      const separator = latin1(bytesArgument(sep));
      if (separator === '') throw valueError('empty separator');
      reserveParts(vm, text, limit, separator);
      return listOf(vm, byText(text, separator, limit), maker);
    },
    { slow: `text_${name}` },
  );
}

function join(vm: Machine, maker: BytesMaker, self: Value, iterable: Value): Value | undefined {
  if (!isIterable(iterable)) throw typeError('can only join an iterable');
  const items = materialize(vm, iterable);
  if (items === undefined) return undefined;
  const separator = bytesOf(self);
  vm.charge(items.length);
  let length = separator.length * Math.max(0, items.length - 1);
  const parts: Uint8Array[] = [];
  for (let i = 0; i < items.length; i++) {
    const data = bytesLike(items[i]);
    if (data === undefined) {
      throw typeError(`sequence item ${i}: expected a bytes-like object, ${typeOf(items[i] as Value).name} found`);
    }
    length += data.length;
    parts.push(data);
  }
  vm.reserve(length);
  const result = new Uint8Array(length);
  let at = 0;
  parts.forEach((part, i) => {
    if (i > 0) {
      result.set(separator, at);
      at += separator.length;
    }
    result.set(part, at);
    at += part.length;
  });
  return maker.from(result);
}

function translate(vm: Machine, maker: BytesMaker, self: Value, table: Value, remove?: Value): Value {
  const map = table === None ? null : bytesArgument(table);
  if (map !== null && map.length !== 256) throw valueError('translation table must be 256 characters long');
  const dropped = remove === undefined ? new Uint8Array(0) : bytesArgument(remove);
  const data = bytesOf(self);
  vm.charge(data.length);
  const kept = data.filter((byte) => !dropped.includes(byte));
  return maker.from(map === null ? kept : kept.map((byte) => map[byte] as number));
}

function makeTable(_vm: Machine, from: Value, to: Value): Value {
  const keys = bytesArgument(from);
  const values = bytesArgument(to);
  if (keys.length !== values.length) throw valueError('maketrans arguments must have same length');
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  keys.forEach((key, i) => (table[key] = values[i] as number));
  return new PyBytes(table);
}

/** Layout, case, splitting, joining, hex and decoding, for bytes or bytearrays. */
export function shapeMethods(maker: BytesMaker): MethodDefinition[] {
  return [
    ...tests.map(([name, holds]) => method(name, '(self, /)', (vm, self: Value) => holds(textOf(vm, self)))),
    ...conversions.map(([name, apply]) =>
      method(name, '(self, /)', (vm, self: Value) => maker.from(fromLatin1(apply(textOf(vm, self))))),
    ),
    justify('center', maker, centerBefore),
    justify('ljust', maker, () => 0),
    justify('rjust', maker, (missing) => missing),
    strip('strip', maker, true, true),
    strip('lstrip', maker, true, false),
    strip('rstrip', maker, false, true),
    split('split', maker, splitBy, splitBlank),
    split('rsplit', maker, splitByFromRight, splitBlankFromRight),
    method(
      'splitlines',
      '(self, /, keepends=False)',
      (vm, self: Value, keepEnds?: Value) => {
        const keeps = keepEnds === undefined ? false : truthOf(vm, keepEnds);
        if (keeps === undefined) return undefined;
        const text = textOf(vm, self);
        reserveParts(vm, text, -1, null);
        return listOf(
          vm,
          splitLines(text, keeps, (unit) => unit === 10 || unit === 13),
          maker,
        );
      },
      { slow: 'text_splitlines' },
    ),
    method('join', '(self, iterable_of_bytes, /)', (vm, self: Value, items: Value) => join(vm, maker, self, items), {
      slow: 'text_join',
    }),
    method(
      'expandtabs',
      '(self, /, tabsize=8)',
      (vm, self: Value, tabSize?: Value) => {
        const index = tabSize === undefined ? 8 : requireIndex(tabSize);
        if (index === undefined) return undefined;
        const text = textOf(vm, self);
        vm.reserve(text.length + text.split('\t').length * Math.max(0, toSize(index)));
        return maker.from(fromLatin1(expandTabs(text, toSize(index))));
      },
      { slow: 'text_expandtabs' },
    ),
    method(
      'zfill',
      '(self, width, /)',
      (vm, self: Value, width: Value) => {
        const index = requireIndex(width);
        if (index === undefined) return undefined;
        const size = toSize(index);
        const text = textOf(vm, self);
        vm.reserve(Math.max(size, text.length));
        return maker.from(fromLatin1(zeroFill(text, size - text.length)));
      },
      { slow: 'text_zfill' },
    ),
    method('translate', "(self, table, /, delete=b'')", (vm, self: Value, table: Value, remove?: Value) =>
      translate(vm, maker, self, table, remove),
    ),
    staticMethod('maketrans', '(frm, to, /)', makeTable),
    method('decode', "(self, /, encoding='utf-8', errors='strict')", decode, { slow: 'bytes_decode' }),
    method(
      'hex',
      '(self, /, sep=<unrepresentable>, bytes_per_sep=1)',
      (vm: Machine, self: Value, sep?: Value, size?: Value) => hexText(vm, bytesOf(self), sep, size),
      { slow: 'bytes_hex' },
    ),
    classMethod(
      'fromhex',
      '(cls, string, /)',
      (vm, cls: PyType, text: Value) => (cls.isBuiltin ? maker.from(fromHexText(vm, text)) : undefined),
      { slow: 'bytes_fromhex' },
    ),
  ];
}
