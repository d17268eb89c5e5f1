import type { Machine } from '../vm/machine.ts';
import { bytesLike, fromLatin1, latin1 } from './bytes-like.ts';
import { bytesArgument, type BytesMaker, bytesOf } from './bytes-operators.ts';
import { byteOf } from './bytes-source.ts';
import { typeError, valueError } from './errors.ts';
import { indexValue, requireIndex, toBound } from './integer-index.ts';
import { method, type MethodDefinition } from './native.ts';
import { typeOf, type Value } from './object.ts';
import { replaceText } from './str-search-methods.ts';
import { backwardFinder, finder } from './text/find.ts';
import { searchWindow } from './text-arguments.ts';
import { PyTuple } from './tuple.ts';

/** What is searched for: bytes or a single one; as text of the bytes' numbers. */
function wantedText(value: Value): string | undefined {
  const data = bytesLike(value);
  if (data !== undefined) return latin1(data);
  if (indexValue(value) === null) {
    throw typeError(`argument should be integer or bytes-like object, not '${typeOf(value).name}'`);
  }
  const byte = byteOf(value);
  return byte === undefined ? undefined : String.fromCharCode(byte);
}

interface Part {
  readonly text: string;
  readonly offset: number;
}

/** The searched part as text; `null` where not even nothing is found in it. */
function windowOf(vm: Machine, self: Value, start?: Value, stop?: Value): Part | null | undefined {
  const data = bytesOf(self);
  const window = searchWindow(data.length, start, stop);
  if (window === undefined) return undefined;
  vm.charge(data.length >> 2);
  return window.isEmpty ? null : { text: latin1(data.subarray(window.start, window.stop)), offset: window.start };
}

function search(name: string, isBackward: boolean, isStrict: boolean): MethodDefinition {
  return method(
    name,
    '(self, sub, start=None, end=None, /)',
    (vm, self: Value, sub: Value, start?: Value, stop?: Value) => {
      const wanted = wantedText(sub);
      const part = windowOf(vm, self, start, stop);
      if (part === undefined || wanted === undefined) return undefined;
      let at = -1;
      if (part !== null)
        at = isBackward ? backwardFinder(part.text, wanted)(part.text.length) : finder(part.text, wanted)(0);
      if (at >= 0 && part !== null) return at + part.offset;
      if (isStrict) throw valueError('subsection not found');
      return -1;
    },
    { slow: `text_${name}` },
  );
}

function count(vm: Machine, self: Value, sub: Value, start?: Value, stop?: Value): Value | undefined {
  const wanted = wantedText(sub);
  const part = windowOf(vm, self, start, stop);
  if (part === undefined || wanted === undefined) return undefined;
  if (part === null) return 0;
  if (wanted === '') return part.text.length + 1;
  let found = 0;
  const find = finder(part.text, wanted);
  for (let at = find(0); at >= 0; at = find(at + wanted.length)) found++;
  return found;
}

function testEnd(name: string, matches: (text: string, end: string) => boolean): MethodDefinition {
  return method(
    name,
    `(self, ${name === 'startswith' ? 'prefix' : 'suffix'}, start=None, end=None, /)`,
    (vm, self: Value, end: Value, start?: Value, stop?: Value) => {
      const part = windowOf(vm, self, start, stop);
      if (part === undefined) return undefined;
      const hasEnd = (each: Value): boolean => part !== null && matches(part.text, latin1(bytesArgument(each)));
      if (end instanceof PyTuple) {
        vm.charge(end.items.reduce<number>((sum, each) => sum + 1 + ((bytesLike(each)?.length ?? 0) >> 2), 0));
        return end.items.some(hasEnd);
      }
      if (bytesLike(end) === undefined) {
        throw typeError(`${name} first arg must be bytes or a tuple of bytes, not ${typeOf(end).name}`);
      }
      return hasEnd(end);
    },
    { slow: `text_${name}` },
  );
}

function partition(name: string, isBackward: boolean, maker: BytesMaker): MethodDefinition {
  return method(name, '(self, sep, /)', (vm, self: Value, sep: Value) => {
    const separator = latin1(bytesArgument(sep));
    const data = bytesOf(self);
    if (separator === '') throw valueError('empty separator');
    vm.charge(data.length >> 2);
    const text = latin1(data);
    const at = isBackward ? backwardFinder(text, separator)(text.length) : finder(text, separator)(0);
    const parts =
      at < 0
        ? isBackward
          ? ['', '', text]
          : [text, '', '']
        : [text.slice(0, at), separator, text.slice(at + separator.length)];
    return new PyTuple(parts.map((part) => maker.from(fromLatin1(part))));
  });
}

/** `find`, `count`, `replace`, `partition` and their like, for bytes or bytearrays. */
export function searchMethods(maker: BytesMaker): MethodDefinition[] {
  const remove = (name: string, cut: (data: Uint8Array, end: Uint8Array) => Uint8Array): MethodDefinition =>
    method(name, `(self, ${name.slice(6)}, /)`, (vm, self: Value, end: Value) => {
      const data = bytesOf(self);
      vm.charge(data.length >> 2);
      return maker.from(cut(data, bytesArgument(end)).slice());
    });
  const startsWith = (data: Uint8Array, end: Uint8Array): boolean => end.every((byte, i) => data[i] === byte);
  const endsWith = (data: Uint8Array, end: Uint8Array): boolean =>
    end.every((byte, i) => data[data.length - end.length + i] === byte);
  return [
    search('find', false, false),
    search('rfind', true, false),
    search('index', false, true),
    search('rindex', true, true),
    method('count', '(self, sub, start=None, end=None, /)', count, { slow: 'text_count' }),
    testEnd('startswith', (text, end) => text.startsWith(end)),
    testEnd('endswith', (text, end) => text.endsWith(end)),
    method(
      'replace',
      '(self, old, new, count=-1, /)',
      (vm, self: Value, old: Value, replacement: Value, limit?: Value) => {
        const wanted = latin1(bytesArgument(old));
        const put = latin1(bytesArgument(replacement));
        const index = limit === undefined ? -1 : requireIndex(limit);
        if (index === undefined) return undefined;
        const data = bytesOf(self);
        vm.charge(data.length >> 1);
        const most = index < 0 ? Number.MAX_SAFE_INTEGER : toBound(index);
        return maker.from(fromLatin1(replaceText(vm, latin1(data), wanted, put, most)));
      },
      { slow: 'text_replace' },
    ),
    partition('partition', false, maker),
    partition('rpartition', true, maker),
    remove('removeprefix', (data, end) => (startsWith(data, end) ? data.subarray(end.length) : data)),
    remove('removesuffix', (data, end) => (endsWith(data, end) ? data.subarray(0, data.length - end.length) : data)),
  ];
}
