import type { Machine } from '../vm/machine.ts';
import { indexValue, toSize } from './integer-index.ts';
import type { Value } from './object.ts';
import { NotImplemented } from './singleton.ts';

/** `items * count`: `NotImplemented` where `count` is no integer, `undefined` where its `__index__` is the guest's. */
export function repeatItems(
  vm: Machine,
  items: readonly Value[],
  count: Value,
): Value[] | typeof NotImplemented | undefined {
  const index = indexValue(count);
  if (index === null) return NotImplemented;
  if (index === undefined) return undefined;
  const times = Math.max(0, toSize(index, 'OverflowError', "cannot fit 'int' into an index-sized integer"));
  const length = items.length * times;
  vm.reserve(length * 8);
  vm.charge(length >> 3);
  const repeated: Value[] = [];
  for (let i = 0; i < times && items.length > 0; i++) for (const item of items) repeated.push(item);
  return repeated;
}
