import type { Machine } from '../vm/machine.ts';
import { latin1 } from './bytes-like.ts';
import { type BytesMaker, bytesOf, sharedOperators } from './bytes-operators.ts';
import { bytesFrom } from './bytes-source.ts';
import { searchMethods } from './bytes-search-methods.ts';
import { shapeMethods } from './bytes-shape-methods.ts';
import { bytesType, PyByteArray, PyBytes } from './bytes.ts';
import { raise, typeError, valueError } from './errors.ts';
import { hashText } from './hash.ts';
import { indexValue, toSize } from './integer-index.ts';
import { defineMethods, method, staticMethod } from './native.ts';
import { type PyType, typeOf, type Value } from './object.ts';
import { asStr, PyStrObject } from './string.ts';
import { encodeText } from './text/codecs.ts';
import { needsRegistry } from './text/coding.ts';
import { reprBytes } from './text/repr.ts';
import { textArgument } from './text-arguments.ts';
import { PyTuple } from './tuple.ts';

/**
 * The bytes that `bytes(source, encoding, errors)` and `bytearray(...)` hold; `undefined` where Python must run.
 * `name` is the type's, for complaints.
 */
export function sourceData(
  vm: Machine,
  name: 'bytes' | 'bytearray',
  source?: Value,
  encoding?: Value,
  errors?: Value,
): Uint8Array | undefined {
  const codec = encoding === undefined ? undefined : textArgument(encoding, `${name}() argument 'encoding'`);
  const handler = errors === undefined ? undefined : textArgument(errors, `${name}() argument 'errors'`);
  // A subclass of str may say itself what its bytes are.
  if (name === 'bytes' && codec === undefined && handler === undefined && source instanceof PyStrObject) {
    if (source.cls.lookup('__bytes__') !== undefined) return undefined;
  }
  const text = asStr(source);
  if (source !== undefined && text !== undefined) {
    if (codec === undefined) throw typeError('string argument without an encoding');
    if (needsRegistry(vm, codec, handler ?? 'strict')) return undefined;
    return encodeText(vm, text, codec, handler ?? 'strict', source);
  }
  if (codec !== undefined) throw typeError('encoding without a string argument');
  if (handler !== undefined) throw typeError('errors without a string argument');
  if (source === undefined) return new Uint8Array(0);
  if (name === 'bytes' && typeOf(source).lookup('__bytes__') !== undefined && !(source instanceof PyByteArray))
    return undefined;
  const index = indexValue(source);
  if (index === undefined) return undefined;
  if (index === null) return bytesFrom(vm, source, name);
  const size = toSize(index, 'OverflowError', "cannot fit 'int' into an index-sized integer");
  if (size < 0) throw valueError('negative count');
  vm.reserve(size);
  if (size > 2 ** 32) throw raise('MemoryError');
  return new Uint8Array(size);
}

const make: BytesMaker = { name: 'bytes', from: (data) => new PyBytes(data) };

defineMethods(bytesType, () => [
  staticMethod(
    '__new__',
    "(cls, source=b'', encoding='utf-8', errors='strict')",
    (vm, cls: PyType, source?: Value, encoding?: Value, errors?: Value) => {
      if (
        cls === bytesType &&
        source instanceof PyBytes &&
        source.cls === bytesType &&
        encoding === undefined &&
        errors === undefined
      ) {
        return source;
      }
      const data = sourceData(vm, 'bytes', source, encoding, errors);
      if (data === undefined) return undefined;
      return new PyBytes(source instanceof PyBytes || source instanceof PyByteArray ? data.slice() : data, cls);
    },
    { slow: 'bytes_new' },
  ),
  method('__repr__', '(self, /)', (vm, self: PyBytes) => {
    vm.charge(self.data.length);
    return reprBytes(self.data);
  }),
  method('__str__', '(self, /)', (vm, self: PyBytes) => {
    vm.charge(self.data.length);
    return reprBytes(self.data);
  }),
  method('__hash__', '(self, /)', (vm, self: PyBytes) => {
    vm.charge(self.data.length >> 3);
    return hashText(latin1(self.data));
  }),
  ...sharedOperators(make),
  method('__getnewargs__', '(self, /)', (_vm, self: PyBytes) => new PyTuple([new PyBytes(self.data)])),
  method('__bytes__', '(self, /)', (_vm, self: PyBytes) =>
    self.cls === bytesType ? self : new PyBytes(bytesOf(self)),
  ),
  ...searchMethods(make),
  ...shapeMethods(make),
]);
