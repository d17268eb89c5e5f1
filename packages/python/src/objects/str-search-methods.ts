import type { Machine } from '../vm/machine.ts';
import { typeError, valueError } from './errors.ts';
import { requireIndex, toBound } from './integer-index.ts';
import { defineMethods, method, type MethodDefinition } from './native.ts';
import { strType, typeOf, type Value } from './object.ts';
import { asStr } from './string.ts';
import { textOf } from './str-methods.ts';
import { reserveText } from './text/allocate.ts';
import { mapChars, TextBuilder } from './text/builder.ts';
import { indexAt, lengthOf, unitAt } from './text/code-points.ts';
import { backwardFinder, finder } from './text/find.ts';
import { chargeText, searchWindow, textArgument } from './text-arguments.ts';
import { PyTuple } from './tuple.ts';

/** The part of the text that a search looks at, in UTF-16 units; `null` where not even an empty text is in it. */
interface Part {
  readonly text: string;
  /** Unit in the whole text at which the part begins. */
  readonly offset: number;
}

function windowOf(
  vm: Machine,
  self: string,
  start: Value | undefined,
  stop: Value | undefined,
): Part | null | undefined {
  chargeText(vm, self.length);
  if (start === undefined && stop === undefined) return { text: self, offset: 0 };
  const window = searchWindow(lengthOf(self), start, stop);
  if (window === undefined) return undefined;
  if (window.isEmpty) return null;
  const offset = unitAt(self, window.start);
  return { text: self.slice(offset, unitAt(self, window.stop)), offset };
}

/** `find`, `rfind`, `index`, `rindex`. */
function search(name: string, isBackward: boolean, isStrict: boolean): MethodDefinition {
  return method(
    name,
    '(self, sub, start=None, end=None, /)',
    (vm, self: Value, sub: Value, start?: Value, stop?: Value) => {
      const text = textOf(self);
      const wanted = textArgument(sub, `${name}() argument 1`);
      const part = windowOf(vm, text, start, stop);
      if (part === undefined) return undefined;
      let at = -1;
      if (part !== null)
        at = isBackward ? backwardFinder(part.text, wanted)(part.text.length) : finder(part.text, wanted)(0);
      if (at >= 0 && part !== null) return indexAt(text, at + part.offset);
      if (isStrict) throw valueError('substring not found');
      return -1;
    },
    { slow: `text_${name}` },
  );
}

function count(vm: Machine, self: Value, sub: Value, start?: Value, stop?: Value): Value | undefined {
  const wanted = textArgument(sub, 'count() argument 1');
  const part = windowOf(vm, textOf(self), start, stop);
  if (part === undefined) return undefined;
  if (part === null) return 0;
  if (wanted === '') return lengthOf(part.text) + 1;
  let found = 0;
  const find = finder(part.text, wanted);
  for (let at = find(0); at >= 0; at = find(at + wanted.length)) found++;
  return found;
}

/** `startswith`, `endswith`: one text or any of a tuple. */
function testEnd(name: string, matches: (text: string, end: string) => boolean): MethodDefinition {
  return method(
    name,
    `(self, ${name === 'startswith' ? 'prefix' : 'suffix'}, start=None, end=None, /)`,
    (vm, self: Value, end: Value, start?: Value, stop?: Value) => {
      const part = windowOf(vm, textOf(self), start, stop);
      if (part === undefined) return undefined;
      if (end instanceof PyTuple) {
        for (const each of end.items) {
          vm.charge(1);
          const text = asStr(each);
          if (text === undefined) throw typeError(`tuple for ${name} must only contain str, not ${typeOf(each).name}`);
          if (part === null) continue;
          chargeText(vm, Math.min(text.length, part.text.length));
          if (matches(part.text, text)) return true;
        }
        return false;
      }
      const text = asStr(end);
      if (text === undefined)
        throw typeError(`${name} first arg must be str or a tuple of str, not ${typeOf(end).name}`);
      return part !== null && matches(part.text, text);
    },
    { slow: `text_${name}` },
  );
}

function replace(vm: Machine, self: Value, old: Value, replacement: Value, limit?: Value): Value | undefined {
  const text = textOf(self);
  const wanted = textArgument(old, 'replace() argument 1');
  const put = textArgument(replacement, 'replace() argument 2');
  const index = limit === undefined ? -1 : requireIndex(limit);
  if (index === undefined) return undefined;
  const most = index < 0 ? Number.MAX_SAFE_INTEGER : toBound(index);
  chargeText(vm, text.length);
  return replaceText(vm, text, wanted, put, most);
}

/** Replaces up to `most` places; an empty `wanted` stands before each character and at the end. */
export function replaceText(vm: Machine, text: string, wanted: string, put: string, most: number): string {
  if (wanted === '') return interleave(vm, text, put, most);
  const find = finder(text, wanted);
  let count = 0;
  for (let at = find(0); at >= 0 && count < most; at = find(at + wanted.length)) count++;
  if (count === 0) return text;
  reserveText(vm, text.length + count * (put.length - wanted.length));
  vm.charge(count);
  const result = new TextBuilder();
  let start = 0;
  for (let at = find(0); count > 0; at = find(start), count--) {
    result.add(text.slice(start, at));
    result.add(put);
    start = at + wanted.length;
  }
  result.add(text.slice(start));
  return result.text();
}

function interleave(vm: Machine, text: string, put: string, most: number): string {
  const length = lengthOf(text);
  const times = Math.min(most, length + 1);
  reserveText(vm, text.length + times * put.length);
  vm.charge(length);
  let done = 0;
  const result = mapChars(text, (char) => (done++ < times ? put + char : char));
  return times > length ? result + put : result;
}

/** `partition`, `rpartition`: before, the separator, behind. */
function partition(name: string, isBackward: boolean): MethodDefinition {
  return method(name, '(self, sep, /)', (vm, self: Value, sep: Value) => {
    const text = textOf(self);
    const separator = asStr(sep);
    if (separator === undefined) throw typeError(`must be str, not ${typeOf(sep).name}`);
    if (separator === '') throw valueError('empty separator');
    chargeText(vm, text.length);
    const at = isBackward ? backwardFinder(text, separator)(text.length) : finder(text, separator)(0);
    if (at < 0) return new PyTuple(isBackward ? ['', '', text] : [text, '', '']);
    return new PyTuple([text.slice(0, at), separator, text.slice(at + separator.length)]);
  });
}

/** `removeprefix`, `removesuffix`. */
function remove(name: string, cut: (text: string, end: string) => string): MethodDefinition {
  return method(name, `(self, ${name.slice(6)}, /)`, (vm, self: Value, end: Value) => {
    const text = textOf(self);
    chargeText(vm, text.length);
    return cut(text, textArgument(end, `${name}() argument`));
  });
}

defineMethods(strType, () => [
  search('find', false, false),
  search('rfind', true, false),
  search('index', false, true),
  search('rindex', true, true),
  method('count', '(self, sub, start=None, end=None, /)', count, { slow: 'text_count' }),
  testEnd('startswith', (text, end) => text.startsWith(end)),
  testEnd('endswith', (text, end) => text.endsWith(end)),
  method('replace', '(self, old, new, /, count=-1)', replace, { slow: 'text_replace' }),
  partition('partition', false),
  partition('rpartition', true),
  remove('removeprefix', (text, end) => (text.startsWith(end) ? text.slice(end.length) : text)),
  remove('removesuffix', (text, end) => (end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text)),
]);
