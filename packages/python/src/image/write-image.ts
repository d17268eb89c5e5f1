import { pristineBuiltins } from '../builtins/namespace.ts';
import type { CodeObject } from '../code/code-object.ts';
import { PyCode } from '../objects/code.ts';
import type { PyDict } from '../objects/dict.ts';
import { PyFunction } from '../objects/function.ts';
import { PyObject, type Value } from '../objects/object.ts';
import type { PyInstance } from '../objects/instance.ts';
import type { PyList } from '../objects/list.ts';
import type { PyFloat } from '../objects/number.ts';
import { PySet } from '../objects/set.ts';
import type { PyTuple } from '../objects/tuple.ts';
import { Frame } from '../vm/frame.ts';
import type { Machine } from '../vm/machine.ts';
import { ByteWriter } from './bytes.ts';
import { classOf, type HeapClass, type HeapObject, impliedField, TAG } from './classes.ts';
import { imageVersion, KIND, machineFields, magic, modes, SPECIAL } from './format.ts';
import { checksum } from './hash.ts';
import { IdTable } from './id-table.ts';
import { sharedNames } from './shared-names.ts';
import { originOf, type Unit } from './units.ts';

/** The whole machine as bytes; see `format.ts`. Equal states give equal bytes. */
export function writeImage(vm: Machine): Uint8Array {
  return new ImageWriter(vm, Infinity).write();
}

/** An image, or as much of a larger one as was allowed: equal for equal states, and no machine can be read from it. */
export interface BoundedImage {
  readonly isWhole: boolean;
  readonly bytes: Uint8Array;
}

/**
 * The image if its values take about `mostBytes` or less, else its beginning: the machine's own fields, then its objects in
 * the order in which they are found from there. The work has the same bound, whatever the machine holds. The text of
 * programs is not counted: it is in every image.
 */
export function writeImageWithin(vm: Machine, mostBytes: number): BoundedImage {
  const writer = new ImageWriter(vm, mostBytes);
  try {
    return { isWhole: true, bytes: writer.write() };
  } catch (error) {
    if (error !== tooLong) throw error;
    return { isWhole: false, bytes: writer.beginning() };
  }
}

/** Thrown where the bytes allowed are used up. One for all: it is no failure, and a stack trace would cost more than the rest. */
const tooLong = new Error('too long');

class ImageWriter {
  readonly #vm: Machine;
  /** Where `#data` has to end: texts, which are written elsewhere, bring it nearer. */
  #end: number;
  readonly #data = new ByteWriter();
  readonly #texts = new Table<string>();
  readonly #units = new Table<Unit>();
  readonly #instances = new Table<string>();
  readonly #instanceRows: { readonly unit: number; readonly first: number; readonly isHidden: boolean }[] = [];
  readonly #codes = new Map<PyCode, { readonly instance: number; readonly ordinal: number } | null>();
  readonly #shared = new Table<PyObject>();
  readonly #objects: HeapObject[] = [];
  readonly #classes: HeapClass[] = [];
  readonly #indices = new IdTable();
  #lastId = 0;

  constructor(vm: Machine, mostBytes: number) {
    this.#vm = vm;
    this.#end = mostBytes;
  }

  beginning(): Uint8Array {
    const out = new ByteWriter(2 * this.#data.length);
    out.raw(this.#data.peek());
    out.texts(this.#texts.items);
    return out.finish();
  }

  write(): Uint8Array {
    const vm = this.#vm;
    for (const root of [vm.modules, vm.builtinsModule, vm.builtins]) this.#index(root);
    this.#data.uint(vm.clock.nextId);
    this.#data.uint(vm.clock.allocated);
    for (const name of machineFields(vm)) this.#value(vm[name as keyof Machine]);
    // The list grows while it is walked: writing an object's fields finds further ones.
    for (let i = 0; i < this.#objects.length; i++)
      this.#object(this.#objects[i] as HeapObject, this.#classes[i] as HeapClass);
    return this.#assemble();
  }

  #assemble(): Uint8Array {
    const out = new ByteWriter(this.#data.length * 2 + 1024);
    const names = sharedNames(this.#vm.options.compile);
    const shared = this.#shared.items.map((object) => {
      const { name, part } = names.nameOf(object);
      return [this.#texts.add(name), part] as const;
    });
    const units = this.#units.items.map((unit) => [
      this.#texts.add(unit.source),
      this.#texts.add(unit.filename),
      modes.indexOf(unit.mode),
      unit.flags,
    ]);
    for (const byte of magic) out.byte(byte);
    out.uint(imageVersion);
    out.uint(this.#texts.items.length);
    out.texts(this.#texts.items);
    out.uint(units.length);
    for (const unit of units) for (const part of unit) out.uint(part);
    out.uint(this.#instanceRows.length);
    for (const { unit, first, isHidden } of this.#instanceRows) {
      out.uint(unit);
      out.uint(first);
      out.byte(isHidden ? 1 : 0);
    }
    out.uint(shared.length);
    for (const [name, part] of shared) {
      out.uint(name);
      out.uint(part);
    }
    out.uint(this.#objects.length);
    for (let i = 0; i < this.#objects.length; i++) {
      const entry = this.#classes[i] as HeapClass;
      out.uint(entry.tag * 2 + (isPlain(this.#objects[i] as HeapObject, entry) ? 1 : 0));
    }
    out.raw(this.#data.peek());
    const sum = checksum(out.peek());
    for (let shift = 0; shift < 32; shift += 8) out.byte((sum >>> shift) & 0xff);
    return out.finish();
  }

  #object(object: HeapObject, entry: HeapClass): void {
    if (object === this.#vm.builtins) {
      this.#builtins(this.#vm.builtins);
      return;
    }
    this.#id(object.id);
    if (object instanceof PyObject && !isPlain(object, entry)) {
      this.#value(object.attrs);
      this.#value(object.cls);
    }
    // The classes of which there are many are written without a look at the list of their fields.
    switch (entry.tag) {
      case TAG.frame:
        this.#frame(object as Frame);
        return;
      case TAG.tuple:
      case TAG.list:
        this.#array((object as PyTuple | PyList).items);
        return;
      case TAG.dict:
        this.#dict(object as PyDict);
        return;
      case TAG.float:
        this.#number((object as PyFloat).value);
        return;
      case TAG.instance:
        this.#value((object as PyInstance).slots);
        return;
      default:
        this.#fields(object, entry);
    }
  }

  #fields(object: HeapObject, entry: HeapClass): void {
    for (const name of entry.fields) {
      const value: unknown = object[name as keyof HeapObject];
      this.#value(object instanceof PyFunction && value === impliedField(object, name) ? undefined : value);
    }
    if (object instanceof PySet) this.#table(object);
  }

  #dict(dict: PyDict): void {
    this.#value(dict.layout);
    this.#value(dict.pythonKeys);
    const { keys, values } = dict;
    this.#data.uint(keys.length);
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot];
      this.#value(key);
      if (key !== undefined) this.#value(values[slot]);
    }
  }

  /** As the distance from the object before: ids of neighbours are near to each other. */
  #id(id: number): void {
    const distance = id - this.#lastId;
    this.#data.uint(distance < 0 ? -2 * distance - 1 : 2 * distance);
    this.#lastId = id;
  }

  /** Above the top of the value stack lies only what was popped. */
  #frame(frame: Frame): void {
    this.#value(frame.code);
    this.#value(frame.globals);
    this.#value(frame.builtins);
    this.#value(frame.names);
    this.#value(frame.func);
    this.#value(frame.pc);
    this.#value(frame.sp);
    this.#value(frame.back);
    this.#value(frame.onReturn);
    this.#value(frame.generator);
    this.#value(frame.object);
    this.#value(frame.line);
    const { slots, sp } = frame;
    this.#data.uint(slots.length);
    for (let i = 0; i < sp; i++) this.#value(slots[i]);
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
        this.#text(value);
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

  #text(text: string): void {
    const known = this.#texts.items.length;
    this.#demand(text.length);
    this.#head(this.#texts.add(text), KIND.text);
    if (this.#texts.items.length > known) this.#end -= text.length;
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
    this.#demand(hex.length / 2);
    const bytes: number[] = [];
    for (let end = hex.length; end > 0; end -= 2) bytes.push(Number.parseInt(hex.slice(Math.max(0, end - 2), end), 16));
    this.#data.uint(bytes.length);
    this.#data.raw(Uint8Array.from(bytes));
  }

  #reference(value: object): void {
    if (value instanceof PyObject) {
      if (value.id < 0) this.#head(this.#shared.add(value), KIND.shared);
      else if (!(value instanceof PyCode && this.#code(value))) this.#head(this.#index(value), KIND.object);
    } else if (value instanceof Frame) {
      this.#head(this.#index(value), KIND.object);
    } else if (Array.isArray(value)) {
      this.#array(value);
    } else {
      this.#plain(value);
    }
  }

  #index(object: HeapObject): number {
    const known = this.#indices.get(object.id);
    if (known >= 0) {
      if (this.#objects[known] !== object) throw new Error(`two objects have the id ${object.id}`);
      return known;
    }
    const index = this.#objects.length;
    this.#indices.set(object.id, index);
    this.#objects.push(object);
    this.#classes.push(classOf(object));
    return index;
  }

  #array(items: readonly unknown[]): void {
    this.#head(items.length, KIND.array);
    for (let i = 0; i < items.length; i++) this.#value(items[i]);
  }

  /** False where the code object was put together by hand: then it is an object like others. */
  #code(code: PyCode): boolean {
    let place = this.#codes.get(code);
    if (place === undefined) {
      place = this.#placeOf(code);
      this.#codes.set(code, place);
    }
    if (place === null) return false;
    this.#head(place.instance, KIND.code);
    this.#data.uint(place.ordinal);
    return true;
  }

  #placeOf(code: PyCode): { readonly instance: number; readonly ordinal: number } | null {
    const origin = originOf(code.code);
    if (origin === undefined) return null;
    const { ordinal } = origin;
    const first = code.id - ordinal;
    const unit = this.#units.add(origin.unit);
    const instance = this.#instances.add(`${unit} ${first}`);
    if (instance === this.#instanceRows.length) this.#instanceRows.push({ unit, first, isHidden: code.isHidden });
    return { instance, ordinal };
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
      this.#demand(value.length);
      this.#data.raw(value);
    } else if (value instanceof Uint32Array || value instanceof Int32Array) {
      this.#special(value instanceof Uint32Array ? SPECIAL.words : SPECIAL.integers);
      this.#data.uint(value.length);
      this.#demand(value.length);
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
    if (this.#data.length > this.#end) throw tooLong;
    this.#data.uint(number * 8 + kind);
  }

  /** What is long is asked for before it is looked at. */
  #demand(bytes: number): void {
    if (this.#data.length + bytes > this.#end) throw tooLong;
  }
}

/** Whether it has the class that objects of its kind have unless a subclass was made, and no attributes of its own. */
function isPlain(object: HeapObject, entry: HeapClass): boolean {
  return object instanceof PyObject && object.cls === entry.plainType && object.attrs === null;
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
