import type { PyCode } from '../objects/code.ts';
import type { PyDict } from '../objects/dict.ts';
import { PyFunction } from '../objects/function.ts';
import { PyObject, PyType, type Value } from '../objects/object.ts';
import type { PyInstance } from '../objects/instance.ts';
import type { PyList } from '../objects/list.ts';
import type { PyFloat } from '../objects/number.ts';
import { PySet } from '../objects/set.ts';
import { PyTuple } from '../objects/tuple.ts';
import type { Frame } from '../vm/frame.ts';
import { Machine, type MachineOptions } from '../vm/machine.ts';
import { PartNeeded } from '../parts/part.ts';
import { blankArray, put } from './blank.ts';
import { ByteReader, ImageError } from './bytes.ts';
import {
  classByTag,
  classOf,
  type HeapClass,
  type HeapObject,
  impliedField,
  impliedFields,
  outsideClocks,
  TAG,
} from './classes.ts';
import { ConstantPlaces } from './constant-places.ts';
import { readFloat } from './float.ts';
import { readDigits } from './digits.ts';
import { IN_PLACE, imageVersion, KIND, machineFields, magic, modes, SPECIAL, UNUSUAL } from './format.ts';
import { checksum } from './hash.ts';
import { readTexts } from './read-texts.ts';
import { hasPlainIndex, reindex } from './reindex.ts';
import { sharedNames } from './shared-names.ts';
import { type CodeOrigin, codesOf, originOf, wrapUnit } from './units.ts';

/**
 * The machine that an image was written of. Throws `ImageError` on bytes that are no image, damaged, or of another
 * version. Code is compiled again from its source, or taken from what this process has compiled.
 */
export function readImage(bytes: Uint8Array, options: MachineOptions): Machine {
  const body = bytes.length - 4;
  if (body < 3 || bytes[0] !== magic[0] || bytes[1] !== magic[1])
    throw new ImageError('these bytes are no image of a machine');
  const reader = new ByteReader(bytes, magic.length, body);
  const version = reader.uint();
  if (version !== imageVersion)
    throw new ImageError(`the image is of version ${version}; this engine reads version ${imageVersion}`);
  const sum = new DataView(bytes.buffer, bytes.byteOffset + body, 4).getUint32(0, true);
  if (checksum(bytes.subarray(0, body)) !== sum) throw new ImageError('the image is damaged');
  try {
    return new ImageReader(reader, options).read();
  } catch (error) {
    if (error instanceof ImageError || error instanceof PartNeeded) throw error;
    // The checksum holds, yet the content makes no sense: it was not written by `writeImage`.
    throw new ImageError(`the image makes no sense: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Deeper than any value that is nested in place: constants of hand-made code. */
const deepest = 100;

/** The compiler's own limit on names and stack is far below. */
const mostSlots = 100_000;

class ImageReader {
  readonly #in: ByteReader;
  readonly #vm: Machine;
  #texts: readonly (string | undefined)[] = [];
  /** How many of the texts have been named. */
  #named = 0;
  /** The code objects of each instance, by ordinal. */
  #instances: ReadonlyMap<number, PyCode>[] = [];
  #shared: PyObject[] = [];
  #objects: (HeapObject | undefined)[] = [];
  /** How many of them have been named. */
  #made = 0;
  /** Those whose contents are not in place, and what they are. */
  readonly #pending: HeapObject[] = [];
  readonly #pendingHeads: number[] = [];
  /** What every machine has from the start. */
  readonly #given: readonly HeapObject[];
  #lastId = 0;
  #depth = 0;
  readonly #functions: PyFunction[] = [];
  readonly #types: PyType[] = [];
  /** Dicts whose index cannot wait until something is looked up. */
  readonly #dicts: PyDict[] = [];
  readonly #sets: PySet[] = [];
  readonly #constants = new ConstantPlaces();
  /** Slots and places that may still be made; they are not backed by bytes. */
  #room: number;

  constructor(reader: ByteReader, options: MachineOptions) {
    this.#in = reader;
    this.#vm = new Machine(options);
    this.#given = [this.#vm.modules, this.#vm.builtinsModule, this.#vm.builtins];
    this.#room = Math.floor(this.#vm.limits.bytes / 16);
  }

  read(): Machine {
    const vm = this.#vm;
    this.#texts = readTexts(this.#in, this.#in.count());
    const roots = this.#rows(4, () => this.#unit());
    this.#instances = this.#rows(3, () => {
      const root = roots[this.#in.uint()];
      if (root === undefined) throw new ImageError('an image names a unit it does not have');
      return byOrdinal(wrapUnit(root, this.#in.uint(), this.#in.byte() === 1));
    });
    for (const codes of this.#instances) for (const code of codes.values()) this.#constants.note(code);
    const names = sharedNames(vm.options.compile);
    this.#shared = this.#rows(2, () => names.objectOf({ name: this.#text(), part: this.#in.uint() }));
    this.#objects = blankArray(this.#in.count());
    vm.modules.clear();
    const { nextId, allocated } = outsideClocks(() => this.#readObjects());
    if (this.#in.left > 0) throw new ImageError('the image is longer than its content');
    // Only now: a function's code may be an object of the image too.
    for (const func of this.#functions) {
      for (const name of impliedFields) {
        const value: unknown = func[name];
        if (value === undefined) assign(func, name, impliedField(func, name));
      }
    }
    for (const type of this.#types) type.invalidate();
    reindex(this.#dicts, this.#sets);
    vm.clock.nextId = nextId;
    vm.clock.allocated = allocated;
    return vm;
  }

  #readObjects(): { readonly nextId: number; readonly allocated: number } {
    for (const given of this.#given)
      if (this.#value() !== given) throw new ImageError('an image does not begin as it must');
    const nextId = this.#in.uint();
    const allocated = this.#in.uint();
    for (const name of machineFields(this.#vm)) assign(this.#vm, name, this.#value());
    const pending = this.#pending;
    for (let i = 0; i < pending.length; i++) this.#fill(pending[i] as HeapObject, this.#pendingHeads[i] as number);
    return { nextId, allocated };
  }

  /** An object that is named for the first time. */
  #newcomer(): HeapObject {
    const what = this.#in.uint();
    if (what === IN_PLACE.tuple) return this.#tupleInPlace();
    const entry = classByTag(what >>> 2);
    if (entry === undefined) throw new ImageError('an image has an object of an unknown class');
    const object = this.#made < this.#given.length ? this.#nextGiven(entry) : entry.make();
    put(this.#objects, this.#made++, object);
    const id = this.#id();
    (object as Writable<HeapObject>).id = id;
    this.#constants.fill(id, object);
    if (what === IN_PLACE.float) {
      (object as Writable<PyFloat>).value = this.#number();
    } else {
      if (what % 2 === 1) throw new ImageError('an object in the image is where it cannot be');
      this.#pending.push(object);
      this.#pendingHeads.push(what);
    }
    return object;
  }

  #nextGiven(entry: HeapClass): HeapObject {
    const given = this.#given[this.#made] as HeapObject;
    if (classOf(given) !== entry) throw new ImageError('an image does not begin as it must');
    return given;
  }

  #tupleInPlace(): PyTuple {
    const tuple: Writable<PyTuple> = new PyTuple(noItems);
    put(this.#objects, this.#made++, tuple);
    const id = this.#id();
    tuple.id = id;
    this.#constants.fill(id, tuple);
    tuple.items = this.#itemsOf();
    return tuple;
  }

  #rows<T>(least: number, read: () => T): T[] {
    const rows: T[] = [];
    for (let left = this.#in.count(least); left > 0; left--) rows.push(read());
    return rows;
  }

  #text(): string {
    const text = this.#texts[this.#in.uint()];
    if (text === undefined) throw new ImageError('an image names a text it does not have');
    return text;
  }

  #unit(): PyCode['code'] {
    const source = this.#text();
    const filename = this.#text();
    const mode = modes[this.#in.uint()];
    const flags = this.#in.uint();
    if (mode === undefined || source.length > this.#vm.limits.source)
      throw new ImageError('an image has a unit that cannot be compiled');
    const result = this.#vm.options.compile(source, filename, mode, flags);
    if (result.kind === 'diagnostic')
      throw new ImageError(`code in the image does not compile: ${result.diagnostic.message}`);
    return result.code;
  }

  #fill(object: HeapObject, what: number): void {
    if (object === this.#vm.builtins) {
      this.#builtins(this.#vm.builtins);
      return;
    }
    const entry = classOf(object);
    if (object instanceof PyObject && what % 4 === 0) {
      object.attrs = this.#value() as PyDict | null;
      object.cls = this.#value() as PyType;
    }
    switch (entry.tag) {
      case TAG.frame:
        this.#frame(object as Frame);
        return;
      case TAG.tuple:
      case TAG.list:
        (object as PyList | Writable<PyTuple>).items = this.#itemsOf();
        return;
      case TAG.dict:
        this.#dict(object as PyDict);
        return;
      case TAG.float:
        (object as Writable<PyFloat>).value = this.#number();
        return;
      case TAG.instance:
        (object as PyInstance).slots = this.#value() as PyInstance['slots'];
        return;
      default:
        this.#fields(object, entry);
    }
  }

  #fields(object: HeapObject, entry: HeapClass): void {
    for (const name of entry.fields) assign(object, name, this.#value());
    if (object instanceof PyFunction) this.#functions.push(object);
    else if (object instanceof PyType) this.#types.push(object);
    else if (object instanceof PySet) this.#table(object);
  }

  #id(): number {
    const zigzag = this.#in.uint();
    this.#lastId += zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
    return this.#lastId;
  }

  #take(room: number): number {
    this.#room -= room;
    if (this.#room < 0) throw new ImageError('the image needs more memory than its machine may have');
    return room;
  }

  #frame(frame: Writable<Frame>): void {
    const unusual = this.#in.uint();
    frame.pc = this.#in.uint();
    frame.sp = this.#in.uint();
    const length = this.#in.uint();
    if (length > mostSlots) throw new ImageError('a frame in the image has too many slots');
    if (frame.sp > length) throw new ImageError('a frame in the image is shorter than its stack');
    const slots = blankArray<Value>(this.#take(length));
    frame.slots = slots;
    frame.code = this.#value() as Frame['code'];
    frame.globals = this.#value() as Frame['globals'];
    frame.func = this.#value() as Frame['func'];
    frame.back = this.#value() as Frame['back'];
    frame.builtins = (unusual & UNUSUAL.builtins) === 0 ? this.#vm.builtins : (this.#value() as Frame['builtins']);
    if ((unusual & UNUSUAL.names) !== 0) frame.names = this.#value() as Frame['names'];
    if ((unusual & UNUSUAL.onReturn) !== 0) frame.onReturn = this.#value() as Frame['onReturn'];
    if ((unusual & UNUSUAL.generator) !== 0) frame.generator = this.#value() as Frame['generator'];
    if ((unusual & UNUSUAL.object) !== 0) frame.object = this.#value() as Frame['object'];
    if ((unusual & UNUSUAL.line) !== 0) frame.line = this.#value() as Frame['line'];
    for (let i = 0; i < length; i++) put(slots, i, i < frame.sp ? (this.#value() as Value | undefined) : undefined);
  }

  #dict(dict: PyDict): void {
    dict.layout = this.#value() as number;
    dict.pythonKeys = this.#value() as PyDict['pythonKeys'];
    const count = this.#in.count();
    const keys = blankArray<Value>(count);
    const values = blankArray<Value>(count);
    dict.keys = keys;
    dict.values = values;
    let isPlain = true;
    let gaps = 0;
    for (let slot = 0; slot < count; slot++) {
      const key = this.#value() as Value | undefined;
      put(keys, slot, key);
      isPlain &&= hasPlainIndex(key);
      if (key === undefined) gaps++;
      put(values, slot, key === undefined ? undefined : (this.#value() as Value));
    }
    dict.size = count - gaps;
    if (!isPlain) this.#dicts.push(dict);
  }

  #builtins(dict: PyDict): void {
    dict.layout = this.#in.uint();
    const length = this.#in.uint();
    const changed = this.#in.count(3);
    if (changed > 0 || length !== dict.keys.length) this.#changedBuiltins(dict, length, changed);
    dict.pythonKeys = this.#value() as PyDict['pythonKeys'];
  }

  #changedBuiltins(dict: PyDict, length: number, changed: number): void {
    if (length > dict.keys.length + changed) throw new ImageError('the builtins in the image have gaps');
    // The index they came with is for the names that every machine starts with.
    dict.index = null;
    dict.ownEntries();
    dict.keys.length = Math.min(length, dict.keys.length);
    dict.values.length = dict.keys.length;
    for (let i = 0; i < changed; i++) {
      const slot = this.#in.uint();
      if (slot > dict.keys.length) throw new ImageError('the builtins in the image have gaps');
      dict.keys[slot] = this.#value() as Value | undefined;
      dict.values[slot] = this.#value() as Value | undefined;
    }
    dict.size = dict.keys.reduce<number>((size, key) => (key === undefined ? size : size + 1), 0);
    if (!dict.keys.every(hasPlainIndex)) this.#dicts.push(dict);
  }

  #table(set: PySet): void {
    const length = this.#take(this.#in.uint());
    this.#sets.push(set);
    set.fill = this.#in.count(2);
    if (set.fill >= length || (length & (length - 1)) !== 0) throw new ImageError('a set in the image is malformed');
    while (set.table.length < length) {
      set.table.push(undefined);
      set.hashes.push(0);
    }
    let place = 0;
    for (let left = set.fill; left > 0; left--) {
      place += this.#in.uint();
      if (place >= length) throw new ImageError('a set in the image is malformed');
      const value = this.#value() as Value | null;
      set.table[place] = value;
      if (value === null) continue;
      set.hashes[place] = this.#value() as number | bigint;
      set.size++;
    }
  }

  #value(): unknown {
    const head = this.#in.uint();
    const number = head < 0x8000_0000 ? head >>> 3 : Math.floor(head / 8);
    switch (head & 7) {
      case KIND.object:
        return number === 0 ? this.#newcomer() : known(this.#objects[number - 1]);
      case KIND.text:
        return known(this.#texts[number === 0 ? this.#named++ : number - 1]);
      case KIND.positive:
        return number;
      case KIND.negative:
        return -1 - number;
      case KIND.shared:
        return known(this.#shared[number]);
      case KIND.special:
        return this.#special(number);
      case KIND.array:
        return this.#array(number);
      default:
        return this.#code(number);
    }
  }

  #itemsOf(): Value[] {
    const head = this.#in.uint();
    if (head % 8 !== KIND.array) throw new ImageError('a sequence in the image has no items');
    return this.#array(Math.floor(head / 8)) as Value[];
  }

  #number(): number {
    const value = this.#value();
    if (typeof value !== 'number') throw new ImageError('a number in the image is none');
    return value;
  }

  #array(length: number): unknown[] {
    if (length > this.#in.left) throw new ImageError('a count in the image exceeds its size');
    if (++this.#depth > deepest) throw new ImageError('a value in the image is nested too deep');
    const items = this.#items(length);
    this.#depth--;
    return items;
  }

  #items(length: number): unknown[] {
    switch (length) {
      case 0:
        return [];
      case 1:
        return [this.#value()];
      case 2:
        return [this.#value(), this.#value()];
      case 3:
        return [this.#value(), this.#value(), this.#value()];
      default: {
        const items = blankArray<unknown>(length);
        for (let i = 0; i < length; i++) put(items, i, this.#value());
        return items;
      }
    }
  }

  #code(instance: number): PyCode {
    const ordinal = this.#in.uint();
    return known(known(this.#instances[instance]).get(ordinal));
  }

  #special(what: number): unknown {
    switch (what) {
      case SPECIAL.undefined:
        return undefined;
      case SPECIAL.null:
        return null;
      case SPECIAL.true:
        return true;
      case SPECIAL.false:
        return false;
      case SPECIAL.float:
        return readFloat(this.#in);
      case SPECIAL.bigint:
        return readDigits(this.#in);
      case SPECIAL.negativeBigint:
        return -readDigits(this.#in);
      case SPECIAL.map:
        return this.#nested(() => new Map(this.#rows(2, () => [this.#value(), this.#value()] as const)));
      case SPECIAL.set:
        return this.#nested(() => new Set(this.#rows(1, () => this.#value())));
      case SPECIAL.bytes:
        return this.#in.raw(this.#in.uint());
      case SPECIAL.words:
        return Uint32Array.from(this.#rows(1, () => this.#in.uint()));
      case SPECIAL.integers:
        return Int32Array.from(this.#rows(1, () => this.#in.uint() | 0));
      case SPECIAL.record:
        return this.#nested(() => Object.fromEntries(this.#rows(2, () => [this.#key(), this.#value()] as const)));
      default:
        throw new ImageError('an image has a value of an unknown kind');
    }
  }

  #key(): string {
    const key = this.#value();
    if (typeof key !== 'string') throw new ImageError('a record in the image has a key that is no text');
    return key;
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > deepest) throw new ImageError('a value in the image is nested too deep');
    const value = read();
    this.#depth--;
    return value;
  }
}

/** Replaced before anybody sees the object. */
const noItems: readonly Value[] = [];

/** Fields are read-only for everybody but the constructor and the image. */
type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

function byOrdinal(root: PyCode): Map<number, PyCode> {
  return new Map(codesOf(root).map((code) => [(originOf(code.code) as CodeOrigin).ordinal, code]));
}

function known<T>(item: T | undefined): T {
  if (item === undefined) throw new ImageError('an image refers to something it does not have');
  return item;
}

function assign(target: object, name: string, value: unknown): void {
  (target as Record<string, unknown>)[name] = value;
}
