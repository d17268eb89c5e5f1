const pageBits = 10;
const pageSize = 1 << pageBits;
/** Beyond them the list of pages itself would be large: programs that made very many objects and keep few. */
const mostPages = 1 << 16;
const mostKept = 256;

/**
 * Numbers for ids, in the order in which they are first asked for. Ids are dense, so pages of an array do what a Map
 * would at a fraction of its cost; pages are made where ids are in use.
 */
export class IdTable {
  #pages: (Int32Array | undefined)[] = [];
  readonly #far = new Map<number, Int32Array>();
  #kept = 0;
  /** What is in the pages is larger by this: what is not is of a table that was cleared. */
  #before = 0;
  count = 0;

  /** The number of an id, which it gets now if it has none. */
  numberOf(id: number): number {
    const page = (id < mostPages * pageSize ? this.#pages[id >> pageBits] : undefined) ?? this.#page(id);
    const at = id & (pageSize - 1);
    const known = (page[at] as number) - this.#before;
    if (known > 0) return known - 1;
    page[at] = this.#before + ++this.count;
    return this.count - 1;
  }

  clear(): void {
    this.#before += this.count;
    this.count = 0;
    if (this.#kept <= mostKept && this.#before < 1 << 30) return;
    this.#pages = [];
    this.#far.clear();
    this.#kept = 0;
    this.#before = 0;
  }

  #page(id: number): Int32Array {
    const at = Math.floor(id / pageSize);
    const known = this.#far.get(at);
    if (known !== undefined) return known;
    const page = new Int32Array(pageSize);
    this.#kept++;
    if (at < mostPages) this.#pages[at] = page;
    else this.#far.set(at, page);
    return page;
  }
}
