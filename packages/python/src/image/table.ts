/** Things numbered in the order in which they are first named. */
export class Table<T> {
  readonly items: T[] = [];
  readonly #indices = new Map<T, number>();

  add(item: T): number {
    let index = this.#indices.get(item);
    if (index === undefined) {
      index = this.items.length;
      this.items.push(item);
      this.#indices.set(item, index);
    }
    return index;
  }
}
