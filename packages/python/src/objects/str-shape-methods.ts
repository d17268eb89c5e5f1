import type { Machine } from '../vm/machine.ts';
import { typeError, valueError } from './errors.ts';
import { requireIndex, toBound, toSize } from './integer-index.ts';
import { isIterable } from './iterate.ts';
import { PyList } from './list.ts';
import { materialize } from './materialize.ts';
import { defineMethods, method, type MethodDefinition } from './native.ts';
import { strType, typeOf, type Value } from './object.ts';
import { truthOf } from './protocol.ts';
import { None } from './singleton.ts';
import { asStr } from './string.ts';
import { textOf } from './str-methods.ts';
import { reserveParts, reserveText } from './text/allocate.ts';
import { capitalize, casefold, lower, swapcase, title, upper } from './text/case.ts';
import { isLineBreak, isSpace } from './text/classify.ts';
import { isWide, lengthOf } from './text/code-points.ts';
import { centerBefore, expandTabs, zeroFill } from './text/layout.ts';
import {
  splitBlank,
  splitBlankFromRight,
  splitBy,
  splitByFromRight,
  splitLines,
  stripLeft,
  stripRight,
} from './text/split.ts';
import { chargeText } from './text-arguments.ts';

/** A method of no arguments that makes one text of another. */
function convert(name: string, apply: (text: string) => string): MethodDefinition {
  return method(name, '(self, /)', (vm, self: Value) => {
    const text = textOf(self);
    vm.charge(text.length >> 2);
    reserveText(vm, text.length);
    return apply(text);
  });
}

/** `ljust`, `rjust`, `center`; `before` tells how much of the padding goes in front. */
function justify(name: string, before: (missing: number, width: number) => number): MethodDefinition {
  return method(
    name,
    "(self, width, fillchar=' ', /)",
    (vm, self: Value, width: Value, fillChar?: Value) => {
      const text = textOf(self);
      const fill = fillChar === undefined ? ' ' : asStr(fillChar);
      const index = requireIndex(width);
      if (index === undefined) return undefined;
      if (fill === undefined)
        throw typeError(`The fill character must be a unicode character, not ${typeOf(fillChar as Value).name}`);
      if (lengthOf(fill) !== 1) throw typeError('The fill character must be exactly one character long');
      const size = toSize(index);
      const missing = size - lengthOf(text);
      if (missing <= 0) return text;
      reserveText(vm, text.length + missing * fill.length);
      const front = before(missing, size);
      return fill.repeat(front) + text + fill.repeat(missing - front);
    },
    { slow: `text_${name}` },
  );
}

/** `strip`, `lstrip`, `rstrip`. */
function strip(name: string, left: boolean, right: boolean): MethodDefinition {
  return method(name, '(self, chars=None, /)', (vm, self: Value, chars?: Value) => {
    let text = textOf(self);
    chargeText(vm, text.length);
    const set = chars === undefined || chars === None ? null : asStr(chars);
    if (set === undefined) throw typeError(`${name} arg must be None or str`);
    if (set !== null && isWide(set)) vm.charge(text.length + set.length);
    if (set !== null && isWide(set)) return stripWide(text, set, left, right);
    if (set !== null) vm.charge(set.length);
    const units = set === null ? null : new Set(Array.from(set, (char) => char.charCodeAt(0)));
    const drops = units === null ? isSpace : (unit: number): boolean => units.has(unit);
    if (left) text = stripLeft(text, drops);
    return right ? stripRight(text, drops) : text;
  });
}

function stripWide(text: string, set: string, left: boolean, right: boolean): string {
  const chars = Array.from(text);
  const drops = new Set(set);
  let start = 0;
  let end = chars.length;
  while (left && start < end && drops.has(chars[start] as string)) start++;
  while (right && end > start && drops.has(chars[end - 1] as string)) end--;
  return chars.slice(start, end).join('');
}

/** `split`, `rsplit`. */
function split(
  name: string,
  byText: (text: string, separator: string, limit: number) => string[],
  byBlank: (text: string, limit: number, isBlank: (unit: number) => boolean) => string[],
): MethodDefinition {
  return method(
    name,
    '(self, /, sep=None, maxsplit=-1)',
    (vm, self: Value, sep?: Value, maxSplit?: Value) => {
      const text = textOf(self);
      const index = maxSplit === undefined ? -1 : requireIndex(maxSplit);
      if (index === undefined) return undefined;
      const limit = index < 0 ? -1 : toBound(index);
      chargeText(vm, text.length);
      if (sep === undefined || sep === None) {
        reserveParts(vm, text, limit, null);
        return listOf(vm, byBlank(text, limit, isSpace));
      }
      const separator = asStr(sep);
      if (separator === undefined) throw typeError(`must be str or None, not ${typeOf(sep).name}`);
      if (separator === '') throw valueError('empty separator');
      reserveParts(vm, text, limit, separator);
      return listOf(vm, byText(text, separator, limit));
    },
    { slow: `text_${name}` },
  );
}

function listOf(vm: Machine, parts: string[]): PyList {
  vm.charge(parts.length);
  vm.reserve(56 * parts.length);
  return new PyList(parts);
}

/** `separator.join(iterable)` */
function join(vm: Machine, self: Value, iterable: Value): Value | undefined {
  if (!isIterable(iterable)) throw typeError('can only join an iterable');
  const items = materialize(vm, iterable);
  if (items === undefined) return undefined;
  const separator = textOf(self);
  vm.charge(items.length);
  const parts: string[] = [];
  let length = separator.length * Math.max(0, items.length - 1);
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Value;
    const text = asStr(item);
    if (text === undefined) throw typeError(`sequence item ${i}: expected str instance, ${typeOf(item).name} found`);
    length += text.length;
    parts.push(text);
  }
  reserveText(vm, length);
  return parts.join(separator);
}

function expandTabsMethod(vm: Machine, self: Value, tabSize?: Value): Value | undefined {
  const text = textOf(self);
  const index = tabSize === undefined ? 8 : requireIndex(tabSize);
  if (index === undefined) return undefined;
  const size = toSize(index);
  chargeText(vm, text.length);
  let tabs = 0;
  for (let at = text.indexOf('\t'); at >= 0; at = text.indexOf('\t', at + 1)) tabs++;
  reserveText(vm, text.length + tabs * Math.max(0, size));
  return expandTabs(text, size);
}

defineMethods(strType, () => [
  convert('capitalize', capitalize),
  convert('casefold', casefold),
  convert('lower', lower),
  convert('swapcase', swapcase),
  convert('title', title),
  convert('upper', upper),
  justify('center', centerBefore),
  justify('ljust', () => 0),
  justify('rjust', (missing) => missing),
  strip('strip', true, true),
  strip('lstrip', true, false),
  strip('rstrip', false, true),
  split('split', splitBy, splitBlank),
  split('rsplit', splitByFromRight, splitBlankFromRight),
  method(
    'splitlines',
    '(self, /, keepends=False)',
    (vm, self: Value, keepEnds?: Value) => {
      const text = textOf(self);
      const keeps = keepEnds === undefined ? false : truthOf(vm, keepEnds);
      if (keeps === undefined) return undefined;
      vm.charge(text.length >> 2);
      reserveParts(vm, text, -1, null);
      return listOf(vm, splitLines(text, keeps, isLineBreak));
    },
    { slow: 'text_splitlines' },
  ),
  method('join', '(self, iterable, /)', join, { slow: 'text_join' }),
  method('expandtabs', '(self, /, tabsize=8)', expandTabsMethod, { slow: 'text_expandtabs' }),
  method(
    'zfill',
    '(self, width, /)',
    (vm, self: Value, width: Value) => {
      const text = textOf(self);
      const index = requireIndex(width);
      if (index === undefined) return undefined;
      const size = toSize(index);
      reserveText(vm, Math.max(size, text.length));
      return zeroFill(text, size - lengthOf(text));
    },
    { slow: 'text_zfill' },
  ),
]);
