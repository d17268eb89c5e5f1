import type { Machine } from '../vm/machine.ts';
import { typeError } from './errors.ts';
import { hashOf } from './hash.ts';
import { heap, owe, touch } from './heap.ts';
import { defineKeyRule, type Key, keyOf, keyText, longest, needsPython, Unhashable } from './key.ts';
import { builtinType, objectType, PyObject, type PyType, typeOf, type Value } from './object.ts';

export const setType = builtinType('set', objectType, { layout: 'set' });
export const frozensetType = builtinType('frozenset', objectType, { layout: 'frozenset' });

/** Results of `PySet.find` besides a place: as those of `PyDict.find`. */
export const absent = -1;
export const deferred = -2;

const minimumSize = 8;
const linearProbes = 9;

/**
 * A set or frozenset in CPython's own table, because its order is there to see: open addressing with nine linear
 * probes, then a jump by the perturbed hash (Objects/setobject.c). Look-ups do not walk the table, though: an index from
 * canonical key to place answers them at once, so that colliding keys cost time only where they are put in.
 *
 *     table   [undefined, 1, null, 3 …]    undefined: never used; null: a key was removed here
 *     hashes  [0,         1, 0,    3 …]
 *     index   1 → 1, 3 → 3
 *
 * Keys whose class has its own `__eq__` or `__hash__` are in the table but not in the index; `pythonKeys` counts them.
 */
export class PySet extends PyObject {
  table: (Value | null | undefined)[];
  hashes: (number | bigint)[];
  /** Places in use. */
  size: number;
  /** Places in use or once used. */
  fill: number;
  index: Map<Key, number>;
  pythonKeys: number;
  /** Where `pop` looks first. */
  finger: number;
  /** Hash and canonical key of a frozenset once they were asked for. */
  hash: number | bigint | null;
  key: string | null;

  constructor(cls: PyType = setType) {
    super(cls, 200);
    this.table = emptyTable(minimumSize);
    this.hashes = zeros(minimumSize);
    this.size = 0;
    this.fill = 0;
    this.index = new Map();
    this.pythonKeys = 0;
    this.finger = 0;
    this.hash = null;
    this.key = null;
  }

  /** The place of `value`, `absent`, `deferred`, or why it cannot be an element. */
  find(value: Value): number | Unhashable {
    const key = keyOf(value);
    if (key === needsPython) return deferred;
    if (key instanceof Unhashable) return key;
    return this.findKey(key);
  }

  /** As `find`, by canonical key. */
  findKey(key: Key): number {
    return this.index.get(key) ?? (this.pythonKeys > 0 ? deferred : absent);
  }

  /** Adds `value`; `deferred` where Python must compare it first. */
  add(vm: Machine, value: Value): typeof deferred | 0 | Unhashable {
    const key = keyOf(value);
    if (key === needsPython) return deferred;
    if (key instanceof Unhashable) return key;
    const place = this.findKey(key);
    if (place === deferred) return deferred;
    if (place === absent) this.insert(vm, value, key, knownHash(vm, value));
    return 0;
  }

  /** Puts in a value known to be absent. `key` is `null` for one that has no canonical key. */
  insert(vm: Machine, value: Value, key: Key | null, hash: number | bigint): void {
    const place = this.freePlace(vm, hash);
    const isReused = this.table[place] === null;
    this.table[place] = value;
    this.hashes[place] = hash;
    if (key === null) this.pythonKeys++;
    else this.index.set(key, place);
    this.size++;
    heap.allocated += 48;
    touch(this);
    if (isReused) return;
    this.fill++;
    const mask = this.table.length - 1;
    if (this.fill * 5 >= mask * 3) this.resize(vm, this.size > 50_000 ? this.size * 2 : this.size * 4);
  }

  removeAt(place: number): void {
    const value = this.table[place];
    if (value === undefined || value === null) return;
    const key = keyOf(value);
    if (key === needsPython || key instanceof Unhashable) this.pythonKeys--;
    else this.index.delete(key);
    this.table[place] = null;
    this.hashes[place] = 0;
    this.size--;
    touch(this);
  }

  clear(): void {
    this.takeFrom(new PySet(this.cls));
    this.finger = 0;
  }

  /** Makes this set what `other`, which nobody else holds, is. */
  takeFrom(other: PySet): void {
    this.table = other.table;
    this.hashes = other.hashes;
    this.size = other.size;
    this.fill = other.fill;
    this.index = other.index;
    this.pythonKeys = other.pythonKeys;
    touch(this);
  }

  /** The elements in the order in which Python shows them. */
  items(): Value[] {
    const items: Value[] = [];
    for (const value of this.table) if (value !== undefined && value !== null) items.push(value);
    return items;
  }

  /**
   * Adds everything that is in `other`, whose elements need no comparing with ours. As CPython's set_merge_lock_held:
   * one resize beforehand, and a plain copy of the table into a set that was empty, which keeps its order.
   */
  merge(vm: Machine, other: PySet): boolean {
    if (other === this || other.size === 0) return true;
    if (this.pythonKeys > 0 || (other.pythonKeys > 0 && this.size > 0)) return false;
    vm.charge(other.table.length);
    if ((this.fill + other.size) * 5 >= (this.table.length - 1) * 3) this.resize(vm, (this.size + other.size) * 2);
    if (this.fill === 0 && this.table.length === other.table.length && other.fill === other.size) {
      this.table = other.table.slice();
      this.hashes = other.hashes.slice();
      this.index = new Map(other.index);
      this.pythonKeys = other.pythonKeys;
      this.size = other.size;
      this.fill = other.fill;
      heap.allocated += 48 * other.size;
      touch(this);
      return true;
    }
    for (let place = 0; place < other.table.length; place++) {
      const value = other.table[place];
      if (value === undefined || value === null) continue;
      const key = keyOf(value);
      const canonical = key === needsPython || key instanceof Unhashable ? null : key;
      if (canonical !== null && this.index.has(canonical)) continue;
      this.insert(vm, value, canonical, other.hashes[place] as number | bigint);
    }
    return true;
  }

  private freePlace(vm: Machine, hash: number | bigint): number {
    const { table } = this;
    const mask = table.length - 1;
    const probe = new Perturbation(hash);
    let place = probe.low & mask;
    let probes = 0;
    let reusable = -1;
    for (;;) {
      const last = place + linearProbes <= mask ? place + linearProbes : place;
      for (let at = place; at <= last; at++) {
        const there = table[at];
        if (there === undefined) {
          if (probes > 8) vm.charge(probes);
          return reusable < 0 ? at : reusable;
        }
        if (there === null) reusable = at;
        probes++;
      }
      probe.shift();
      place = (place * 5 + 1 + (probe.low & mask)) & mask;
    }
  }

  /** Builds the table anew with room for `minimum`, without the places of removed keys. */
  resize(vm: Machine, minimum: number): void {
    let length = minimumSize;
    while (length <= minimum) length *= 2;
    vm.reserve(length * 16);
    vm.charge(this.table.length);
    const { table, hashes } = this;
    this.table = emptyTable(length);
    this.hashes = zeros(length);
    this.fill = this.size;
    const moved = zeros(table.length);
    for (let from = 0; from < table.length; from++) {
      const value = table[from];
      if (value === undefined || value === null) continue;
      const hash = hashes[from] as number | bigint;
      const place = this.freePlace(vm, hash);
      this.table[place] = value;
      this.hashes[place] = hash;
      moved[from] = place;
    }
    for (const [key, from] of this.index) this.index.set(key, moved[from] as number);
  }

  /** The elements of that hash, in the order in which CPython would compare them. */
  withHash(vm: Machine, hash: number | bigint): Value[] {
    const { table } = this;
    const mask = table.length - 1;
    const probe = new Perturbation(hash);
    // A set, because a jump may come back to a place that was looked at.
    const found = new Set<Value>();
    let place = probe.low & mask;
    let probes = 0;
    for (;;) {
      const last = place + linearProbes <= mask ? place + linearProbes : place;
      for (let at = place; at <= last; at++) {
        const value = table[at];
        if (value === undefined) {
          vm.charge(probes);
          return [...found];
        }
        if (value !== null && this.hashes[at] === hash) found.add(value);
        probes++;
      }
      probe.shift();
      place = (place * 5 + 1 + (probe.low & mask)) & mask;
    }
  }
}

function emptyTable(length: number): undefined[] {
  return new Array<undefined>(length).fill(undefined);
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}

/** A 64-bit hash, shifted down five bits at a time; `low` is its lower half. */
class Perturbation {
  low: number;
  private high: number;
  constructor(hash: number | bigint) {
    if (typeof hash === 'number') {
      this.low = hash >>> 0;
      this.high = Math.floor(hash / 4294967296) >>> 0;
    } else {
      const bits = BigInt.asUintN(64, hash);
      this.low = Number(bits & 0xffffffffn);
      this.high = Number(bits >> 32n);
    }
  }

  shift(): void {
    this.low = ((this.low >>> 5) | (this.high << 27)) >>> 0;
    this.high >>>= 5;
  }
}

/** The hash of a value that has a canonical key. */
function knownHash(vm: Machine, value: Value): number | bigint {
  const hash = hashOf(vm, value);
  if (hash === undefined) throw new Error(`no hash for a ${typeOf(value).name}, though it has a key`);
  return hash;
}

/** Work on constants was paid for when they were compiled. */
const unmetered = { charge() {}, reserve() {}, enterNative() {}, leaveNative() {} } as unknown as Machine;

/** A frozenset of compile-time constants. */
export function constantFrozenset(items: readonly Value[]): PySet {
  const set = new PySet(frozensetType);
  for (const item of items) set.add(unmetered, item);
  return set;
}

/** The TypeError for a value that cannot be an element. */
export function notAnElement(value: Value, why: Unhashable): unknown {
  return typeError(`cannot use '${typeOf(value).name}' as a set element (unhashable type: '${why.type}')`);
}

/** The canonical key that a set would have as a frozenset: `{1} in {frozenset({1})}` is true. */
export function frozenKey(set: PySet): string | typeof needsPython {
  if (set.pythonKeys > 0) return needsPython;
  const parts: string[] = [];
  let length = 0;
  for (const key of set.index.keys()) {
    const text = keyText(key);
    length += text.length;
    if (length > longest) return needsPython;
    parts.push(`${text.length}:${text}`);
  }
  owe(length >> 2);
  return `\0f${parts.sort().join('')}`;
}

defineKeyRule(setType, 'unhashable');
defineKeyRule(frozensetType, (set: PySet) => {
  if (set.key !== null) return set.key;
  const key = frozenKey(set);
  if (key !== needsPython) {
    set.key = key;
    heap.allocated += key.length;
  }
  return key;
});

/** `hash(frozenset)`: the same whatever the order (frozenset_hash_impl of CPython). */
export function frozensetHash(set: PySet): number | bigint {
  if (set.hash !== null) return set.hash;
  let hash = 0n;
  for (let place = 0; place < set.table.length; place++) {
    const value = set.table[place];
    if (value !== undefined && value !== null)
      hash ^= shuffle(BigInt.asUintN(64, BigInt(set.hashes[place] as number | bigint)));
  }
  hash ^= (BigInt(set.size) + 1n) * 1927868237n;
  hash ^= (hash >> 11n) ^ (hash >> 25n);
  hash = BigInt.asUintN(64, hash * 69069n + 907133923n);
  const signed = hash === 0xffffffffffffffffn ? 590923713n : BigInt.asIntN(64, hash);
  const result = Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
  set.hash = result;
  return result;
}

function shuffle(hash: bigint): bigint {
  return BigInt.asUintN(64, (hash ^ 89869747n ^ BigInt.asUintN(64, hash << 16n)) * 3644798167n);
}
