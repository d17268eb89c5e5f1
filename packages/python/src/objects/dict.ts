import { heap, owe, touch } from './heap.ts';
import { type Key, keyOf, needsPython, Unhashable } from './key.ts';
import { builtinType, objectType, PyObject, type PyType, type Value } from './object.ts';
import type { Shape } from './shape.ts';

export const dictType = builtinType('dict', objectType, { layout: 'dict' });

/** Results of `PyDict.find` besides a slot. */
export const absent = -1;
/** The look-up must run in Python: a key's class has its own `__eq__` or `__hash__`. */
export const deferred = -2;

/** Up to this many plain keys are searched one by one, without an index. */
const linearLimit = 8;

/** What the builtins of all machines begin with: whoever changes a part of it takes a copy first. */
let shared: PyDict | null = null;

/**
 * A dict, as CPython's compact one: entries in insertion order with gaps where keys were deleted, and an index from
 * canonical key to slot. Attribute storage and namespaces are dicts too; their inline caches remember slots.
 *
 *     keys    ['x', <gap>, 'y']      a gap is `undefined`
 *     values  [1,   <gap>, 2  ]
 *     index   'x' → 0, 'y' → 2       null while all keys are plain (str or int) and there are few, and in a dict of
 *                                    plain keys that came from an image until something is looked up
 *
 * A slot keeps its key until `layout` changes.
 */
export class PyDict extends PyObject {
  keys: (Value | undefined)[];
  values: (Value | undefined)[];
  size: number;
  /** Changes when slots move. */
  layout: number;
  index: Map<Key, number> | null;
  /** Keys that have no canonical key, by hash: only those look-ups run in Python. */
  pythonKeys: Map<number | bigint, number[]> | null;
  /** Of an instance's attributes: which keys are where. `null` for other dicts, and where it is not known. */
  shape: Shape | null;

  constructor(cls: PyType = dictType) {
    super(cls, 64);
    this.keys = [];
    this.values = [];
    this.size = 0;
    this.layout = 0;
    this.index = null;
    this.pythonKeys = null;
    this.shape = null;
  }

  /** The slot of a str key, or `absent`; never defers unless the dict holds keys that need Python. */
  findStr(name: string): number {
    if (name.length > 256) owe(name.length >> 6);
    const index = this.index ?? this.lateIndex();
    if (index !== null) return index.get(name.charCodeAt(0) === 0 ? `\0s${name}` : name) ?? absent;
    return this.keys.indexOf(name);
  }

  getStr(name: string): Value | undefined {
    const slot = this.findStr(name);
    return slot < 0 ? undefined : this.values[slot];
  }

  setStr(name: string, value: Value): void {
    const slot = this.findStr(name);
    if (slot >= 0) this.setSlot(slot, value);
    else this.insert(name, name.charCodeAt(0) === 0 ? `\0s${name}` : name, value);
  }

  /** False where the key was not there. */
  deleteStr(name: string): boolean {
    const slot = this.findStr(name);
    if (slot < 0) return false;
    this.deleteSlot(slot);
    return true;
  }

  /** The slot of `key`, `absent` or `deferred`; an `Unhashable` where the key has no hash. */
  find(key: Value): number | Unhashable {
    if (typeof key === 'string' && this.pythonKeys === null) return this.findStr(key);
    const canonical = keyOf(key);
    if (canonical === needsPython) return deferred;
    if (canonical instanceof Unhashable) return canonical;
    const slot = this.findCanonical(canonical);
    return slot === absent && this.pythonKeys !== null ? deferred : slot;
  }

  private findCanonical(canonical: Key): number {
    const index = this.index ?? this.lateIndex();
    if (index !== null) return index.get(canonical) ?? absent;
    if (typeof canonical === 'string' && canonical.charCodeAt(0) === 0) return absent;
    return this.keys.indexOf(canonical);
  }

  /** `value` of a slot that `find` gave. */
  at(slot: number): Value {
    const value = this.values[slot];
    if (value === undefined) throw new Error(`slot ${slot} is empty`);
    return value;
  }

  setSlot(slot: number, value: Value): void {
    this.ownEntries();
    this.values[slot] = value;
    touch(this);
  }

  /** Sets an entry; `deferred` where Python must look the key up first. */
  set(key: Value, value: Value): typeof deferred | 0 | Unhashable {
    const slot = this.find(key);
    if (typeof slot !== 'number') return slot;
    if (slot === deferred) return deferred;
    if (slot >= 0) this.setSlot(slot, value);
    else this.insert(key, keyOf(key) as Key, value);
    return 0;
  }

  /** Gives the dict the shape that its keys make from `root`, if they make one. */
  takeShape(root: Shape): void {
    if (this.size !== this.keys.length || this.pythonKeys !== null) return;
    let shape: Shape | null = root;
    for (const key of this.keys) {
      if (typeof key !== 'string') return;
      shape = shape.with(key);
      if (shape === null) return;
    }
    this.shape = shape;
  }

  /** Adds a str key that is known to be absent, after which the shape is `shape`: at most eight keys. */
  insertShaped(key: string, value: Value, shape: Shape): void {
    this.keys.push(key);
    this.values.push(value);
    this.size++;
    this.shape = shape;
    heap.allocated += 24;
    touch(this);
  }

  /** Adds a key that is known to be absent. `canonical` as `keyOf` gave it. */
  insert(key: Value, canonical: Key, value: Value): void {
    this.makeRoom();
    if (this.shape !== null) this.shape = typeof key === 'string' ? this.shape.with(key) : null;
    const slot = this.keys.length;
    if (this.index === null && (slot >= linearLimit || canonical !== key || typeof canonical === 'object'))
      this.buildIndex();
    this.ownIndex()?.set(canonical, slot);
    this.ownEntries();
    this.keys.push(key);
    this.values.push(value);
    this.size++;
    heap.allocated += 24;
    touch(this);
  }

  /** Adds a key of a class with its own equality, known to be absent, under its Python hash. */
  insertByHash(key: Value, hash: number | bigint, value: Value): void {
    this.makeRoom();
    this.shape = null;
    if (this.index === null) this.buildIndex();
    this.pythonKeys ??= new Map();
    const slot = this.keys.length;
    const slots = this.pythonKeys.get(hash);
    if (slots === undefined) this.pythonKeys.set(hash, [slot]);
    else slots.push(slot);
    this.ownEntries();
    this.keys.push(key);
    this.values.push(value);
    this.size++;
    heap.allocated += 40;
    touch(this);
  }

  deleteSlot(slot: number): void {
    const key = this.keys[slot];
    if (key === undefined) return;
    this.shape = null;
    const canonical = keyOf(key);
    if (canonical === needsPython || canonical instanceof Unhashable) {
      for (const slots of this.pythonKeys?.values() ?? []) {
        const place = slots.indexOf(slot);
        if (place >= 0) slots.splice(place, 1);
      }
    } else {
      this.ownIndex()?.delete(canonical);
    }
    this.ownEntries();
    this.keys[slot] = undefined;
    this.values[slot] = undefined;
    this.size--;
    touch(this);
    if (this.size === 0) this.clear();
  }

  clear(): void {
    this.keys = [];
    this.values = [];
    this.size = 0;
    this.layout++;
    this.index = null;
    this.pythonKeys = null;
    this.shape = null;
    touch(this);
  }

  /** Entries in order. The dict must not be changed meanwhile. */
  *entries(): Generator<[Value, Value]> {
    for (let slot = 0; slot < this.keys.length; slot++) {
      const key = this.keys[slot];
      if (key !== undefined) yield [key, this.at(slot)];
    }
  }

  /** A shallow copy that shares nothing but keys and values. */
  copyInto(target: PyDict): void {
    target.keys = this.keys.slice();
    target.values = this.values.slice();
    target.size = this.size;
    target.layout++;
    target.shape = null;
    target.index = this.index === null ? null : new Map(this.index);
    target.pythonKeys =
      this.pythonKeys === null ? null : new Map(Array.from(this.pythonKeys, ([hash, slots]) => [hash, slots.slice()]));
    heap.allocated += 24 * this.size;
    touch(target);
  }

  /** Fills an empty dict with the entries of one that is never changed; all dicts filled so must be of the same one. */
  fillFrom(pristine: PyDict): void {
    shared = pristine;
    this.keys = pristine.keys;
    this.values = pristine.values;
    this.size = pristine.size;
    this.index = pristine.index ?? pristine.lateIndex();
    heap.allocated += 24 * this.size;
  }

  /** Before keys and values are written to: they are this dict's alone from then on. */
  ownEntries(): void {
    if (this.values !== shared?.values) return;
    this.keys = this.keys.slice();
    this.values = this.values.slice();
  }

  private ownIndex(): Map<Key, number> | null {
    if (this.index !== null && this.index === shared?.index) this.index = new Map(this.index);
    return this.index;
  }

  private lateIndex(): Map<Key, number> | null {
    if (this.keys.length > linearLimit) this.buildIndex();
    return this.index;
  }

  private buildIndex(): void {
    const index = new Map<Key, number>();
    for (let slot = 0; slot < this.keys.length; slot++) {
      const key = this.keys[slot];
      if (key === undefined) continue;
      const canonical = keyOf(key);
      if (canonical !== needsPython && !(canonical instanceof Unhashable)) index.set(canonical, slot);
    }
    this.index = index;
  }

  /** Closes the gaps once they are more than half. */
  private makeRoom(): void {
    if (this.keys.length < 16 || this.size * 2 >= this.keys.length) return;
    const moved = new Map<number, number>();
    const keys: Value[] = [];
    const values: Value[] = [];
    for (let slot = 0; slot < this.keys.length; slot++) {
      const key = this.keys[slot];
      const value = this.values[slot];
      if (key === undefined || value === undefined) continue;
      moved.set(slot, keys.length);
      keys.push(key);
      values.push(value);
    }
    this.keys = keys;
    this.values = values;
    this.layout++;
    if (this.pythonKeys !== null) {
      for (const slots of this.pythonKeys.values()) {
        for (let i = 0; i < slots.length; i++) slots[i] = moved.get(slots[i] as number) as number;
      }
    }
    this.buildIndex();
  }
}
