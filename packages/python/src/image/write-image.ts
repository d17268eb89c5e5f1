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
import { PyTuple, tupleType } from '../objects/tuple.ts';
import { Frame, ON_RETURN } from '../vm/frame.ts';
import type { Machine } from '../vm/machine.ts';
import { ByteWriter } from './bytes.ts';
import { cleared } from './cleared.ts';
import { CodePlaces } from './code-places.ts';
import { classOf, type HeapClass, type HeapObject, impliedField, TAG } from './classes.ts';
import {
  fewItems,
  IN_PLACE,
  imageVersion,
  KIND,
  machineFields,
  magic,
  mostInPlace,
  SPECIAL,
  UNUSUAL,
} from './format.ts';
import { writeDigits } from './digits.ts';
import { writeFloat } from './float.ts';
import { checksum } from './hash.ts';
import { IdTable } from './id-table.ts';
import { sharedNames } from './shared-names.ts';
import { Table } from './table.ts';
import { TextTable } from './text-table.ts';

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

/** Thrown where the bytes allowed are used up. No `Error`: it is no failure, and a stack trace would cost more than the rest. */
class TooLong {
  readonly message = 'too long';
}
const tooLong = new TooLong();

/** One image is written at a time, and the next in the same memory. */
const buffers = {
  data: new ByteWriter(),
  origins: new ByteWriter(),
  out: new ByteWriter(),
  texts: new TextTable(),
  indices: new IdTable(),
};

function clearBuffers(): typeof buffers {
  buffers.data = cleared(buffers.data);
  buffers.origins = cleared(buffers.origins);
  buffers.out = cleared(buffers.out);
  buffers.texts.clear();
  buffers.indices.clear();
  return buffers;
}

class ImageWriter {
  readonly #vm: Machine;
  /** Where `#data` has to end: texts, which are written elsewhere, bring it nearer. */
  #end: number;
  readonly #buffers = clearBuffers();
  readonly #data = this.#buffers.data;
  readonly #texts = this.#buffers.texts;
  readonly #codes = new CodePlaces();
  readonly #shared = new Table<PyObject>();
  /** By index. */
  readonly #objects: HeapObject[] = [];
  readonly #indices = this.#buffers.indices;
  /** Those that were named and whose contents are still to be written. */
  readonly #pending: HeapObject[] = [];
  #lastId = 0;
  /** How many tuples in tuples are being written in place. */
  #depth = 0;

  constructor(vm: Machine, mostBytes: number) {
    this.#vm = vm;
    this.#end = mostBytes;
  }

  beginning(): Uint8Array {
    const { out } = this.#buffers;
    out.raw(this.#data.peek());
    this.#texts.write(out);
    return this.#finish();
  }

  write(): Uint8Array {
    const vm = this.#vm;
    for (const root of [vm.modules, vm.builtinsModule, vm.builtins]) this.#reference(root);
    this.#data.uint(vm.clock.nextId);
    this.#data.uint(vm.clock.allocated);
    for (const name of machineFields(vm)) this.#value(vm[name as keyof Machine]);
    this.#writePending();
    return this.#assemble();
  }

  /** The list grows while it is walked: writing what an object holds finds further ones. */
  #writePending(): void {
    const pending = this.#pending;
    for (let i = 0; i < pending.length; i++) this.#contents(pending[i] as HeapObject);
  }

  #assemble(): Uint8Array {
    const { out, origins } = this.#buffers;
    this.#codes.write(origins, this.#texts);
    const names = sharedNames(this.#vm.options.compile);
    origins.uint(this.#shared.items.length);
    for (const object of this.#shared.items) {
      const { name, part } = names.nameOf(object);
      origins.uint(this.#texts.add(name));
      origins.uint(part);
    }
    for (const byte of magic) out.byte(byte);
    out.uint(imageVersion);
    out.uint(this.#texts.count);
    this.#texts.write(out);
    out.raw(origins.peek());
    out.uint(this.#objects.length);
    out.raw(this.#data.peek());
    const sum = checksum(out.peek());
    for (let shift = 0; shift < 32; shift += 8) out.byte((sum >>> shift) & 0xff);
    return this.#finish();
  }

  /** Nothing is held of the machine or its texts. */
  #finish(): Uint8Array {
    const bytes = this.#buffers.out.finish();
    clearBuffers();
    return bytes;
  }

  /** An object by its index; where it is named for the first time what it is, and what it holds if that is little. */
  #object(object: HeapObject): void {
    const { id } = object;
    if (this.#isKnown(object, id)) return;
    const entry = classOf(object);
    if (entry.tag === TAG.float && isPlain(object, entry)) {
      this.#introduce(IN_PLACE.float, id);
      this.#number((object as PyFloat).value);
    } else {
      this.#introduce(entry.tag * 4 + (isPlain(object, entry) ? 2 : 0), id);
      this.#pending.push(object);
    }
  }

  /** Apart from the other objects: of tuples there are most, and what is known to be one is read faster. */
  #tuple(tuple: PyTuple): void {
    const { id, items } = tuple;
    if (id < 0) {
      this.#head(this.#shared.add(tuple), KIND.shared);
      return;
    }
    if (this.#isKnown(tuple, id)) return;
    const plain = tuple.cls === tupleType && tuple.attrs === null;
    if (plain && items.length <= fewItems && this.#depth < mostInPlace) {
      this.#introduce(IN_PLACE.tuple, id);
      this.#depth++;
      this.#array(items);
      this.#depth--;
    } else {
      this.#introduce(TAG.tuple * 4 + (plain ? 2 : 0), id);
      this.#pending.push(tuple);
    }
  }

  /** Names the object; whether it had been named before. */
  #isKnown(object: HeapObject, id: number): boolean {
    const index = this.#indices.numberOf(id);
    if (index === this.#objects.length) {
      this.#objects.push(object);
      this.#head(0, KIND.object);
      return false;
    }
    if (this.#objects[index] !== object) throw new Error(`two objects have the id ${id}`);
    this.#head(index + 1, KIND.object);
    return true;
  }

  #contents(object: HeapObject): void {
    if (object === this.#vm.builtins) {
      this.#builtins(this.#vm.builtins);
      return;
    }
    const entry = classOf(object);
    if (entry.tag !== TAG.frame && !isPlain(object, entry)) {
      this.#value((object as PyObject).attrs);
      this.#value((object as PyObject).cls);
    }
    // The classes of which there are many are written without a look at the list of their fields.
    switch (entry.tag) {
      case TAG.frame:
        this.#frame(object as Frame);
        return;
      case TAG.tuple:
        this.#array((object as PyTuple).items);
        return;
      case TAG.list:
        this.#array((object as PyList).items);
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

  /** The id as its distance from that of the object before: ids of neighbours are near to each other. */
  #introduce(what: number, id: number): void {
    this.#data.uint(what);
    const distance = id - this.#lastId;
    this.#data.uint(distance < 0 ? -2 * distance - 1 : 2 * distance);
    this.#lastId = id;
  }

  /** Above the top of the value stack lies only what was popped. */
  #frame(frame: Frame): void {
    const { builtins, names, onReturn, generator, object, line, slots, sp } = frame;
    let unusual = 0;
    if (builtins !== this.#vm.builtins) unusual |= UNUSUAL.builtins;
    if (names !== null) unusual |= UNUSUAL.names;
    if (onReturn !== ON_RETURN.push) unusual |= UNUSUAL.onReturn;
    if (generator !== null) unusual |= UNUSUAL.generator;
    if (object !== null) unusual |= UNUSUAL.object;
    if (line !== -1) unusual |= UNUSUAL.line;
    this.#data.uint(unusual);
    this.#data.uint(frame.pc);
    this.#data.uint(sp);
    this.#data.uint(slots.length);
    this.#value(frame.code);
    this.#value(frame.globals);
    this.#value(frame.func);
    this.#value(frame.back);
    if ((unusual & UNUSUAL.builtins) !== 0) this.#value(builtins);
    if (names !== null) this.#value(names);
    if ((unusual & UNUSUAL.onReturn) !== 0) this.#value(onReturn);
    if (generator !== null) this.#value(generator);
    if (object !== null) this.#value(object);
    if ((unusual & UNUSUAL.line) !== 0) this.#value(line);
    for (let i = 0; i < sp; i++) this.#value(slots[i]);
  }

  /** Only where it differs from what every machine starts with. */
  #builtins(dict: PyDict): void {
    const pristine = pristineBuiltins();
    const changed: number[] = [];
    const isShared = dict.keys === pristine.keys && dict.values === pristine.values;
    for (let slot = 0; !isShared && slot < dict.keys.length; slot++) {
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
    const known = this.#texts.count;
    this.#demand(text.length);
    const index = this.#texts.add(text);
    const isNew = index === known;
    this.#head(isNew ? 0 : index + 1, KIND.text);
    if (isNew) this.#end -= text.length;
  }

  #number(value: number): void {
    if (value > 0 && value === (value | 0)) {
      this.#head(value, KIND.positive);
    } else if (!Number.isSafeInteger(value) || Math.abs(value) > 2 ** 49 || Object.is(value, -0)) {
      this.#special(SPECIAL.float);
      writeFloat(this.#data, value);
    } else if (value >= 0) {
      this.#head(value, KIND.positive);
    } else {
      this.#head(-1 - value, KIND.negative);
    }
  }

  #digits(value: bigint): void {
    const hex = value.toString(16);
    this.#demand(hex.length / 2);
    writeDigits(this.#data, hex);
  }

  #reference(value: object): void {
    if (value instanceof PyTuple) {
      this.#tuple(value);
    } else if (value instanceof PyObject) {
      if (value.id < 0) this.#head(this.#shared.add(value), KIND.shared);
      else if (!(value instanceof PyCode && this.#code(value))) this.#object(value);
    } else if (value instanceof Frame) {
      this.#object(value);
    } else if (Array.isArray(value)) {
      this.#array(value);
    } else {
      this.#plain(value);
    }
  }

  #array(items: readonly unknown[]): void {
    this.#head(items.length, KIND.array);
    for (let i = 0; i < items.length; i++) this.#value(items[i]);
  }

  /** False where the code object was put together by hand: then it is an object like others. */
  #code(code: PyCode): boolean {
    const place = this.#codes.placeOf(code);
    if (place === null) return false;
    this.#head(place.instance, KIND.code);
    this.#data.uint(place.ordinal);
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
        this.#text(key);
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

/** Whether it has the class that objects of its kind have unless a subclass was made, and no attributes of its own: no frame has. */
function isPlain(object: HeapObject, entry: HeapClass): boolean {
  return (object as PyObject).cls === entry.plainType && (object as PyObject).attrs === null;
}
