import type { CodeObject } from '../code/code-object.ts';
import { PyCode } from '../objects/code.ts';
import { PyDict } from '../objects/dict.ts';
import { PyObject, type Value } from '../objects/object.ts';
import { PySet } from '../objects/set.ts';
import { Frame } from '../vm/frame.ts';
import type { Machine } from '../vm/machine.ts';
import { ByteWriter } from './bytes.ts';
import { classOf, type HeapObject, impliedField } from './classes.ts';
import { imageVersion, KIND, machineFields, magic, modes, SPECIAL } from './format.ts';
import { checksum } from './hash.ts';
import { pristineBuiltins } from './pristine.ts';
import { sharedNames } from './shared-names.ts';
import { originOf, type Unit } from './units.ts';

/** The whole machine as bytes; see `format.ts`. Equal states give equal bytes. */
export function writeImage(vm: Machine): Uint8Array {
  return new ImageWriter(vm).write();
}

class ImageWriter {
  readonly #vm: Machine;
  readonly #data = new ByteWriter();
  readonly #texts = new Table<string>();
  readonly #units = new Table<Unit>();
  readonly #instances = new Table<string>();
  readonly #instanceRows: { readonly unit: number; readonly first: number; readonly isHidden: boolean }[] = [];
  readonly #shared = new Table<PyObject>();
  readonly #objects = new Table<HeapObject>();
  #lastId = 0;

  constructor(vm: Machine) {
    this.#vm = vm;
  }

  write(): Uint8Array {
    const vm = this.#vm;
    for (const root of [vm.modules, vm.builtinsModule, vm.builtins]) this.#objects.add(root);
    this.#data.uint(vm.clock.nextId);
    this.#data.uint(vm.clock.allocated);
    for (const name of machineFields(vm)) this.#value(vm[name as keyof Machine]);
    // The list grows while it is walked: writing an object's fields finds further ones.
    for (const object of this.#objects.items) this.#object(object);
    return this.#assemble();
  }

  #assemble(): Uint8Array {
    const out = new ByteWriter();
    const names = sharedNames(this.#vm.options.compile);
    const shared = this.#shared.items.map((object) => this.#texts.add(names.nameOf(object)));
    const units = this.#units.items.map((unit) => [
      this.#texts.add(unit.source),
      this.#texts.add(unit.filename),
      modes.indexOf(unit.mode),
      unit.flags,
    ]);
    for (const byte of magic) out.byte(byte);
    out.uint(imageVersion);
    out.uint(this.#texts.items.length);
    for (const text of this.#texts.items) out.text(text);
    out.uint(units.length);
    for (const unit of units) for (const part of unit) out.uint(part);
    out.uint(this.#instanceRows.length);
    for (const { unit, first, isHidden } of this.#instanceRows) {
      out.uint(unit);
      out.uint(first);
      out.byte(isHidden ? 1 : 0);
    }
    out.uint(shared.length);
    for (const name of shared) out.uint(name);
    out.uint(this.#objects.items.length);
    for (const object of this.#objects.items) out.uint(classOf(object).tag);
    out.raw(this.#data.finish());
    const sum = checksum(out.finish());
    for (let shift = 0; shift < 32; shift += 8) out.byte((sum >>> shift) & 0xff);
    return out.finish();
  }

  #object(object: HeapObject): void {
    if (object === this.#vm.builtins) {
      this.#builtins(this.#vm.builtins);
      return;
    }
    this.#id(object.id);
    for (const name of classOf(object).fields) {
      const value: unknown = object[name as keyof HeapObject];
      this.#value(value === impliedField(object, name) ? undefined : value);
    }
    if (object instanceof Frame) this.#slots(object);
    else if (object instanceof PyDict) this.#entries(object);
    else if (object instanceof PySet) this.#table(object);
  }

  /** As the distance from the object before: ids of neighbours are near to each other. */
  #id(id: number): void {
    const distance = id - this.#lastId;
    this.#data.uint(distance < 0 ? -2 * distance - 1 : 2 * distance);
    this.#lastId = id;
  }

  /** Above the top of the value stack lies only what was popped. */
  #slots(frame: Frame): void {
    this.#data.uint(frame.slots.length);
    for (let i = 0; i < frame.sp; i++) this.#value(frame.slots[i]);
  }

  #entries(dict: PyDict): void {
    this.#data.uint(dict.keys.length);
    for (let slot = 0; slot < dict.keys.length; slot++) {
      const key = dict.keys[slot];
      this.#value(key);
      if (key !== undefined) this.#value(dict.values[slot]);
    }
  }

  /** Only where it differs from what every machine starts with. */
  #builtins(dict: PyDict): void {
    const pristine = pristineBuiltins();
    const changed: number[] = [];
    for (let slot = 0; slot < dict.keys.length; slot++) {
      if (dict.keys[slot] !== pristine.keys[slot] || dict.values[slot] !== pristine.values[slot]) changed.push(slot);
    }
    this.#data.uint(dict.layout);
    this.#data.uint(dict.keys.length);
    this.#data.uint(changed.length);
    for (const slot of changed) {
      this.#data.uint(slot);
      this.#value(dict.keys[slot]);
      this.#value(dict.values[slot]);
    }
    this.#value(dict.pythonKeys);
  }

  /** The places in use or once used, each with its distance from the one before. */
  #table(set: PySet): void {
    this.#data.uint(set.table.length);
    this.#data.uint(set.fill);
    let last = 0;
    for (let place = 0; place < set.table.length; place++) {
      const value = set.table[place];
      if (value === undefined) continue;
      this.#data.uint(place - last);
      last = place;
      this.#value(value);
      if (value !== null) this.#value(set.hashes[place]);
    }
  }

  #value(value: unknown): void {
    switch (typeof value) {
      case 'undefined':
        this.#special(SPECIAL.undefined);
        return;
      case 'boolean':
        this.#special(value ? SPECIAL.true : SPECIAL.false);
        return;
      case 'number':
        this.#number(value);
        return;
      case 'string':
        this.#head(this.#texts.add(value), KIND.text);
        return;
      case 'bigint':
        this.#special(value < 0n ? SPECIAL.negativeBigint : SPECIAL.bigint);
        this.#digits(value < 0n ? -value : value);
        return;
      case 'object':
        if (value === null) this.#special(SPECIAL.null);
        else this.#reference(value);
        return;
      default:
        throw new Error(`a ${typeof value} is no part of an image`);
    }
  }

  #number(value: number): void {
    if (!Number.isSafeInteger(value) || Math.abs(value) > 2 ** 49 || Object.is(value, -0)) {
      this.#special(SPECIAL.float);
      this.#data.float(value);
    } else if (value >= 0) {
      this.#head(value, KIND.positive);
    } else {
      this.#head(-1 - value, KIND.negative);
    }
  }

  #digits(value: bigint): void {
    const hex = value.toString(16);
    const bytes: number[] = [];
    for (let end = hex.length; end > 0; end -= 2) bytes.push(Number.parseInt(hex.slice(Math.max(0, end - 2), end), 16));
    this.#data.uint(bytes.length);
    this.#data.raw(Uint8Array.from(bytes));
  }

  #reference(value: object): void {
    if (value instanceof PyObject) {
      if (value.id < 0) this.#head(this.#shared.add(value), KIND.shared);
      else if (!(value instanceof PyCode && this.#code(value))) this.#head(this.#objects.add(value), KIND.object);
    } else if (value instanceof Frame) {
      this.#head(this.#objects.add(value), KIND.object);
    } else if (Array.isArray(value)) {
      this.#head(value.length, KIND.array);
      for (const item of value) this.#value(item);
    } else {
      this.#plain(value);
    }
  }

  /** False where the code object was put together by hand: then it is an object like others. */
  #code(code: PyCode): boolean {
    const origin = originOf(code.code);
    if (origin === undefined) return false;
    const first = code.id - origin.ordinal;
    const unit = this.#units.add(origin.unit);
    const instance = this.#instances.add(`${unit} ${first}`);
    if (instance === this.#instanceRows.length) this.#instanceRows.push({ unit, first, isHidden: code.isHidden });
    this.#head(instance, KIND.code);
    this.#data.uint(origin.ordinal);
    return true;
  }

  #plain(value: object): void {
    if (value instanceof Map) {
      this.#special(SPECIAL.map);
      this.#data.uint(value.size);
      for (const [key, held] of value as Map<unknown, unknown>) {
        this.#value(key);
        this.#value(held);
      }
    } else if (value instanceof Set) {
      this.#special(SPECIAL.set);
      this.#data.uint(value.size);
      for (const item of value as Set<unknown>) this.#value(item);
    } else if (value instanceof Uint8Array) {
      this.#special(SPECIAL.bytes);
      this.#data.uint(value.length);
      this.#data.raw(value);
    } else if (value instanceof Uint32Array || value instanceof Int32Array) {
      this.#special(value instanceof Uint32Array ? SPECIAL.words : SPECIAL.integers);
      this.#data.uint(value.length);
      for (const word of value) this.#data.uint(word >>> 0);
    } else if (Object.getPrototypeOf(value) === Object.prototype) {
      const entries = Object.entries(value as CodeObject | Record<string, Value>);
      this.#special(SPECIAL.record);
      this.#data.uint(entries.length);
      for (const [key, held] of entries) {
        this.#data.uint(this.#texts.add(key));
        this.#value(held);
      }
    } else {
      throw new Error(`a ${value.constructor.name} is no part of an image`);
    }
  }

  #special(what: number): void {
    this.#head(what, KIND.special);
  }

  #head(number: number, kind: number): void {
    this.#data.uint(number * 8 + kind);
  }
}

/** Things numbered in the order in which they are first named. */
class Table<T> {
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
