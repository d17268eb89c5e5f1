const pageBits = 10;
const pageSize = 1 << pageBits;

/**
 * Small numbers by an object's id. Ids are dense, so pages of an array do what a Map would at a fraction of its cost;
 * pages are made where ids are in use.
 */
export class IdTable {
  readonly #pages: (Int32Array | undefined)[] = [];
  readonly #far = new Map<number, Int32Array>();

  /** -1 where nothing was set. */
  get(id: number): number {
    const page = this.#page(Math.floor(id / pageSize));
    return page === undefined ? -1 : (page[id & (pageSize - 1)] as number) - 1;
  }

  set(id: number, number: number): void {
    const at = Math.floor(id / pageSize);
    let page = this.#page(at);
    if (page === undefined) {
      page = new Int32Array(pageSize);
      if (at < mostPages) this.#pages[at] = page;
      else this.#far.set(at, page);
    }
    page[id & (pageSize - 1)] = number + 1;
  }

  #page(at: number): Int32Array | undefined {
    return at < mostPages ? this.#pages[at] : this.#far.get(at);
  }
}

/** Beyond them the list of pages itself would be large: programs that made very many objects and keep few. */
const mostPages = 1 << 16;
