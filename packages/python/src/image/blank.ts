const blank: undefined[] = [];
const mostBlank = 1 << 16;

/**
 * An array to be filled by `put`: of exactly that length, as far as memory that is kept for it goes. One that grows is copied on
 * the way, and ends with room to spare.
 */
export function blankArray<T>(length: number): (T | undefined)[] {
  while (blank.length < length && blank.length < mostBlank) blank.push(undefined);
  return blank.slice(0, length);
}

/** Puts in the next item. */
export function put<T>(items: T[], at: number, item: T): void {
  if (at < items.length) items[at] = item;
  else items.push(item);
}
