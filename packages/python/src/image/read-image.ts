import type { PyCode } from '../objects/code.ts';
import { PyDict } from '../objects/dict.ts';
import { PyFunction } from '../objects/function.ts';
import { PyObject, PyType, type Value } from '../objects/object.ts';
import type { PyInstance } from '../objects/instance.ts';
import type { PyList } from '../objects/list.ts';
import type { PyFloat } from '../objects/number.ts';
import { PySet } from '../objects/set.ts';
import type { PyTuple } from '../objects/tuple.ts';
import type { Frame } from '../vm/frame.ts';
import { Machine, type MachineOptions } from '../vm/machine.ts';
import { PartNeeded } from '../parts/part.ts';
import { ByteReader, ImageError } from './bytes.ts';
import {
  classByTag,
  type HeapClass,
  type HeapObject,
  impliedField,
  impliedFields,
  outsideClocks,
  TAG,
} from './classes.ts';
import { imageVersion, KIND, machineFields, magic, modes, SPECIAL } from './format.ts';
import { checksum } from './hash.ts';
import { reindex } from './reindex.ts';
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
  const sum = [0, 1, 2, 3].reduce((all, i) => all + (bytes[body + i] as number) * 2 ** (8 * i), 0);
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
  #texts: string[] = [];
  /** The code objects of each instance, by ordinal. */
  #instances: ReadonlyMap<number, PyCode>[] = [];
  #shared: PyObject[] = [];
  #objects: HeapObject[] = [];
  #lastId = 0;
  #depth = 0;
  readonly #functions: PyFunction[] = [];
  /** Slots and places that may still be made; they are not backed by bytes. */
  #room: number;

  constructor(reader: ByteReader, options: MachineOptions) {
    this.#in = reader;
    this.#vm = new Machine(options);
    this.#room = Math.floor(this.#vm.limits.bytes / 16);
  }

  read(): Machine {
    const vm = this.#vm;
    this.#texts = this.#in.texts(this.#in.count());
    const roots = this.#rows(4, () => this.#unit());
    this.#instances = this.#rows(3, () => {
      const root = roots[this.#in.uint()];
      if (root === undefined) throw new ImageError('an image names a unit it does not have');
      return byOrdinal(wrapUnit(root, this.#in.uint(), this.#in.byte() === 1));
    });
    const names = sharedNames(vm.options.compile);
    this.#shared = this.#rows(2, () => names.objectOf({ name: this.#text(), part: this.#in.uint() }));
    const given = [vm.modules, vm.builtinsModule, vm.builtins];
    vm.modules.clear();
    const classes: HeapClass[] = [];
    const plain: boolean[] = [];
    outsideClocks(() => {
      for (let left = this.#in.count(); left > 0; left--) {
        const head = this.#in.uint();
        const entry = classByTag(head >>> 1);
        if (entry === undefined) throw new ImageError('an image has an object of an unknown class');
        classes.push(entry);
        plain.push(head % 2 === 1);
        this.#objects.push(given[this.#objects.length] ?? entry.make());
      }
    });
    const nextId = this.#in.uint();
    const allocated = this.#in.uint();
    for (const name of machineFields(vm)) assign(vm, name, this.#value());
    for (let i = 0; i < classes.length; i++)
      this.#fill(this.#objects[i] as HeapObject, classes[i] as HeapClass, plain[i] as boolean);
    if (this.#in.left > 0) throw new ImageError('the image is longer than its content');
    // Only now: a function's code may be an object of the image too.
    for (const func of this.#functions) {
      for (const name of impliedFields) {
        const value: unknown = func[name];
        if (value === undefined) assign(func, name, impliedField(func, name));
      }
    }
    this.#finish();
    vm.clock.nextId = nextId;
    vm.clock.allocated = allocated;
    return vm;
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

  #fill(object: HeapObject, entry: HeapClass, isPlain: boolean): void {
    if (object === this.#vm.builtins) {
      this.#builtins(this.#vm.builtins);
      return;
    }
    (object as Writable<HeapObject>).id = this.#id();
    if (object instanceof PyObject && !isPlain) {
      object.attrs = this.#value() as PyDict | null;
      object.cls = this.#value() as PyType;
    }
    switch (entry.tag) {
      case TAG.frame:
        this.#frame(object as Frame);
        return;
      case TAG.tuple:
      case TAG.list:
        (object as PyList | Writable<PyTuple>).items = this.#value() as Value[];
        return;
      case TAG.dict:
        this.#dict(object as PyDict);
        return;
      case TAG.float:
        (object as Writable<PyFloat>).value = this.#value() as number;
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
    if (object instanceof PySet) this.#table(object);
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
    frame.code = this.#value() as Frame['code'];
    frame.globals = this.#value() as Frame['globals'];
    frame.builtins = this.#value() as Frame['builtins'];
    frame.names = this.#value() as Frame['names'];
    frame.func = this.#value() as Frame['func'];
    frame.pc = this.#value() as Frame['pc'];
    frame.sp = this.#value() as Frame['sp'];
    frame.back = this.#value() as Frame['back'];
    frame.onReturn = this.#value() as Frame['onReturn'];
    frame.generator = this.#value() as Frame['generator'];
    frame.object = this.#value() as Frame['object'];
    frame.line = this.#value() as Frame['line'];
    this.#slots(frame);
  }

  #slots(frame: Pick<Frame, 'slots' | 'sp'>): void {
    const length = this.#in.uint();
    if (length > mostSlots) throw new ImageError('a frame in the image has too many slots');
    this.#take(length);
    if (frame.sp > length) throw new ImageError('a frame in the image is shorter than its stack');
    for (let i = 0; i < length; i++) frame.slots.push(i < frame.sp ? (this.#value() as Value | undefined) : undefined);
  }

  #dict(dict: PyDict): void {
    dict.layout = this.#value() as number;
    dict.pythonKeys = this.#value() as PyDict['pythonKeys'];
    for (let left = this.#in.count(); left > 0; left--) {
      const key = this.#value() as Value | undefined;
      dict.keys.push(key);
      dict.values.push(key === undefined ? undefined : (this.#value() as Value));
      if (key !== undefined) dict.size++;
    }
  }

  #builtins(dict: PyDict): void {
    dict.layout = this.#in.uint();
    const length = this.#in.uint();
    const changed = this.#in.count(3);
    if (length > dict.keys.length + changed) throw new ImageError('the builtins in the image have gaps');
    // The index they came with is for the names that every machine starts with.
    if (changed > 0 || length !== dict.keys.length) dict.index = null;
    dict.ownEntries();
    dict.keys.length = Math.min(length, dict.keys.length);
    dict.values.length = dict.keys.length;
    for (let i = 0; i < changed; i++) {
      const slot = this.#in.uint();
      if (slot > dict.keys.length) throw new ImageError('the builtins in the image have gaps');
      dict.keys[slot] = this.#value() as Value | undefined;
      dict.values[slot] = this.#value() as Value | undefined;
    }
    dict.pythonKeys = this.#value() as PyDict['pythonKeys'];
    dict.size = dict.keys.reduce<number>((size, key) => (key === undefined ? size : size + 1), 0);
  }

  #table(set: PySet): void {
    const length = this.#take(this.#in.uint());
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
    const number = Math.floor(head / 8);
    switch (head % 8) {
      case KIND.object:
        return known(this.#objects[number]);
      case KIND.text:
        return known(this.#texts[number]);
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

  #array(length: number): unknown[] {
    if (length > this.#in.left) throw new ImageError('a count in the image exceeds its size');
    if (++this.#depth > deepest) throw new ImageError('a value in the image is nested too deep');
    const items = this.#items(length);
    this.#depth--;
    return items;
  }

  /** A literal has no spare room behind it, which an array that grew has: most are short. */
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
        const items = [this.#value(), this.#value(), this.#value(), this.#value()];
        for (let i = 4; i < length; i++) items.push(this.#value());
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
        return this.#in.float();
      case SPECIAL.bigint:
        return this.#digits();
      case SPECIAL.negativeBigint:
        return -this.#digits();
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
        return this.#nested(() => Object.fromEntries(this.#rows(2, () => [this.#text(), this.#value()] as const)));
      default:
        throw new ImageError('an image has a value of an unknown kind');
    }
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > deepest) throw new ImageError('a value in the image is nested too deep');
    const value = read();
    this.#depth--;
    return value;
  }

  #digits(): bigint {
    const bytes = this.#in.raw(this.#in.uint());
    let hex = '';
    for (const byte of bytes.toReversed()) hex += byte.toString(16).padStart(2, '0');
    return BigInt(`0x${hex || '0'}`);
  }

  /** What follows from the rest: caches, indexes, and the constants that a unit's code shares with the heap. */
  #finish(): void {
    const dicts: PyDict[] = [];
    const sets: PySet[] = [];
    const places = this.#constantPlaces();
    for (const object of this.#objects) {
      if (!(object instanceof PyObject)) continue;
      for (const { consts, at } of places.get(object.id) ?? []) consts[at] = object;
      if (object instanceof PyDict) dicts.push(object);
      else if (object instanceof PySet) sets.push(object);
      else if (object instanceof PyType) object.invalidate();
    }
    reindex(dicts, sets);
  }

  /** Where code has constants that may be on the heap as well, by their ids. */
  #constantPlaces(): Map<number, { readonly consts: Value[]; readonly at: number }[]> {
    const places = new Map<number, { readonly consts: Value[]; readonly at: number }[]>();
    for (const codes of this.#instances) {
      for (const code of codes.values()) {
        const consts = code.consts as Value[];
        for (let at = 0; at < consts.length; at++) {
          const value = consts[at];
          if (typeof value !== 'object' || value.id <= 0) continue;
          const known = places.get(value.id);
          if (known === undefined) places.set(value.id, [{ consts, at }]);
          else known.push({ consts, at });
        }
      }
    }
    return places;
  }
}

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
