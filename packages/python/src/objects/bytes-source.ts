import type { Machine } from '../vm/machine.ts';
import { bytesLike } from './bytes-like.ts';
import { typeError, valueError } from './errors.ts';
import { indexValue, requireIndex } from './integer-index.ts';
import { isIterable } from './iterate.ts';
import { materialize } from './materialize.ts';
import { memoryPart } from '../parts/parts.ts';
import { PyMemoryView } from './memory-view.ts';
import { typeOf, type Value } from './object.ts';
import { asStr } from './string.ts';

/** The bytes that an object without encoding stands for; `undefined` where Python must run. Integers are no source here. */
export function bytesFrom(
  vm: Machine,
  source: Value,
  target: 'bytes' | 'bytearray' = 'bytes',
  complaint = target === 'bytes' ? 'bytes must be in range(0, 256)' : 'byte must be in range(0, 256)',
): Uint8Array | undefined {
  const data = source instanceof PyMemoryView ? memoryPart.get().viewBytes(vm, source) : bytesLike(source);
  if (data !== undefined) {
    vm.charge(data.length >> 6);
    return data;
  }
  const type = typeOf(source);
  if (target === 'bytes' && type.lookup('__bytes__') !== undefined) return undefined;
  if (asStr(source) !== undefined || !isIterable(source))
    throw typeError(`cannot convert '${type.name}' object to ${target}`);
  const items = materialize(vm, source);
  if (items === undefined) return undefined;
  if (items.some((item) => indexValue(item) === undefined)) return undefined;
  vm.charge(items.length);
  vm.reserve(items.length);
  return Uint8Array.from(items, (item) => byteOf(item, complaint) as number);
}

/** A single byte; `undefined` where its `__index__` is the guest's. */
export function byteOf(value: Value, complaint = 'byte must be in range(0, 256)'): number | undefined {
  const index = requireIndex(value);
  if (index === undefined) return undefined;
  if (index < 0 || index > 255) throw valueError(complaint);
  return Number(index);
}
