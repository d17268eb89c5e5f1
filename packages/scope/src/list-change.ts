import { isSame } from './same.ts';
import type { ListChange } from './view.ts';

/** What leads from one list to another; `null` where they are equal. */
export function diffLists<T>(before: readonly T[], after: readonly T[]): ListChange<T> | null {
  const items: [number, T][] = [];
  after.forEach((item, i) => {
    if (!isSame(before[i], item)) items.push([i, item]);
  });
  return items.length === 0 && before.length === after.length ? null : { length: after.length, items };
}

export function applyListChange<T>(before: readonly T[], { length, items }: ListChange<T>): readonly T[] {
  const after = before.slice(0, length);
  for (const [i, item] of items) after[i] = item;
  return after;
}
