import { PyCode } from '../objects/code.ts';
import { PyDict } from '../objects/dict.ts';
import { PyGetSet } from '../objects/native.ts';
import { classBytes, PyObject, PyType } from '../objects/object.ts';
import { Frame } from './frame.ts';
import type { Machine } from './machine.ts';

/**
 * The guest bytes that are alive: everything reachable from the machine's frames and modules. An estimate in the units
 * that constructors charge, the same in every engine, because it is a sum over what the program made.
 */
export function liveBytes(vm: Machine): number {
  return new Walk(vm.clock.nextId).over([
    vm.frame,
    vm.modules,
    vm.handled,
    vm.builtinsModule,
    vm.traceFunction,
    vm.profileFunction,
    ...vm.guestSubclasses.values(),
  ]);
}

// What V8 keeps, on 64 bits: an object with four to eight fields, an array without its items, the room to spare of two arrays that
// grew by one item. Measured over programs that make one kind of thing until the limit: it comes to 0.8 to 1.7 times of what is counted.
const objectBytes = 96;
const arrayBytes = 48;
const grownBytes = 256;

/** Bytes of bits at most: a program that made more objects has the rest of them in a set. */
const mostBits = 16_777_216;

/**
 * Nothing else of the machine has its turn meanwhile, so it is quick about what there may be a million of: a bit for each id says
 * whether the object is known, and what refers to nothing is counted where it is met.
 */
class Walk {
  readonly #bits: Uint8Array;
  /** Those without an id of the machine's: tables and lists of the host, mostly. */
  readonly #others = new Set<object>();
  readonly #pending: object[] = [];
  #bytes = 0;

  constructor(nextId: number) {
    this.#bits = new Uint8Array(Math.min(Math.ceil(nextId / 8), mostBits));
  }

  over(roots: readonly unknown[]): number {
    for (const root of roots) this.#meet(root);
    for (let item = this.#pending.pop(); item !== undefined; item = this.#pending.pop()) this.#visit(item);
    return this.#bytes;
  }

  #meet(value: unknown): void {
    if (typeof value === 'string') this.#bytes += value.length;
    else if (typeof value === 'object' && value !== null && this.#isNew(value)) this.#pending.push(value);
  }

  #isNew(item: object): boolean {
    if (!(item instanceof PyObject || item instanceof Frame)) return this.#isNewHere(item);
    // Shared by all machines.
    if (item.id < 0) return false;
    const at = item.id >> 3;
    const bits = this.#bits[at];
    // Made beside the machine, as texts of errors are.
    if (bits === undefined) return this.#isNewHere(item);
    const bit = 1 << (item.id & 7);
    this.#bits[at] = bits | bit;
    return (bits & bit) === 0;
  }

  #isNewHere(item: object): boolean {
    const known = this.#others.size;
    return this.#others.add(item).size > known;
  }

  /** Counts the item itself, and meets what it refers to. */
  #visit(item: object): void {
    if (Array.isArray(item)) {
      this.#bytes += arrayBytes + 8 * item.length;
      for (const part of item) {
        if (typeof part === 'bigint') this.#bytes += 32;
        else this.#meet(part);
      }
    } else if (item instanceof Map) this.#table(item);
    else if (item instanceof Uint8Array) this.#bytes += item.length;
    else if (item instanceof PyType) {
      this.#bytes += classBytes;
      // Nobody else's: it need not be known.
      this.#table(item.namespace);
      this.#meet(item.attrs);
    } else if (item instanceof PyGetSet) {
      // There are two in most classes.
      this.#bytes += objectBytes + item.name.length;
      this.#meet(item.owner);
    } else if (item instanceof Frame || (item instanceof PyObject && !(item instanceof PyCode))) {
      this.#bytes += objectBytes;
      if (item instanceof PyDict && item.size > 0) this.#bytes += grownBytes;
      // What lies above the top of a value stack was popped: a machine that was imaged does not have it.
      if (item instanceof Frame) item.slots.fill(undefined, item.sp);
      for (const value of Object.values(item)) this.#meet(value);
    }
  }

  #table(table: ReadonlyMap<unknown, unknown>): void {
    this.#bytes += 16 + 32 * table.size;
    for (const [key, value] of table) {
      this.#meet(key);
      this.#meet(value);
    }
  }
}
