import { CodeFlag, type CodeObject } from '../code/code-object.ts';
import { PyByteArray, PyBytes } from '../objects/bytes.ts';
import { PyCallableIterator, PyReversed, PySequenceIterator } from '../objects/call-iterators.ts';
import { PyCell } from '../objects/cell.ts';
import { PyCode } from '../objects/code.ts';
import { PyClassMethod, PyProperty, PyStaticMethod, PySuper } from '../objects/descriptor.ts';
import { PyDict } from '../objects/dict.ts';
import { dictAttribute } from '../objects/dict-attribute.ts';
import { PyDictIterator } from '../objects/dict-iterators.ts';
import { PyDictView } from '../objects/dict-views.ts';
import { PyEnumerate } from '../objects/enumerate.ts';
import { PyException, PyTraceback } from '../objects/exception.ts';
import { PyFrameLocals } from '../objects/frame-locals.ts';
import { PyFunction, PyMethod } from '../objects/function.ts';
import {
  generatorType,
  PyAnextAwaitable,
  PyAsyncGenerator,
  PyAsyncStep,
  PyCoroutineWrapper,
  PyGenerator,
  PyWrappedValue,
} from '../objects/generator.ts';
import { PyGenericAlias } from '../objects/generic-alias.ts';
import { swapHeap } from '../objects/heap.ts';
import { PyInstance } from '../objects/instance.ts';
import { PyList } from '../objects/list.ts';
import { PyFilter, PyMap } from '../objects/map-filter.ts';
import { PyMappingProxy } from '../objects/mapping-proxy.ts';
import { PyMemoryIterator, PyMemoryView } from '../objects/memory-view.ts';
import { PyModule } from '../objects/module.ts';
import { builtinFunctionType, PyBoundNative, PyNative } from '../objects/native.ts';
import { PyComplex, PyFloat, PyIntObject } from '../objects/number.ts';
import { intType, objectType, type PyObject, PyType, strType, typeType, type Value } from '../objects/object.ts';
import { PyRange } from '../objects/range.ts';
import {
  PyBytesIterator,
  PyListIterator,
  PyListReverseIterator,
  PyRangeIterator,
  PyStrIterator,
} from '../objects/sequence-iterators.ts';
import { PySet } from '../objects/set.ts';
import { PySetIterator } from '../objects/set-iterator.ts';
import { None } from '../objects/singleton.ts';
import { PySlice } from '../objects/slice.ts';
import { PySlotMember } from '../objects/slot-member.ts';
import { PyStrObject } from '../objects/string.ts';
import { PyInterpolation, PyTemplate, PyTemplateIterator } from '../objects/template.ts';
import { PyTuple } from '../objects/tuple.ts';
import { PyTypeAlias, PyTypeParameter } from '../objects/type-parameter.ts';
import { PyUnion } from '../objects/union.ts';
import { PyWeakRefList } from '../objects/weak-reference-list.ts';
import { PyWeakRef, weakRefType } from '../objects/weak-reference.ts';
import { PyZip } from '../objects/zip.ts';
import { PyMatch } from '../modules/re/match.ts';
import { PyMatchIterator } from '../modules/re/match-iterator.ts';
import { PyPattern } from '../modules/re/pattern.ts';
import { Frame, ON_RETURN, PyFrame } from '../vm/frame.ts';

/** Whatever has a place of its own in an image. */
export type HeapObject = PyObject | Frame;

/**
 * A class of heap objects. `make` gives an instance whose fields are all there, in the order of its constructor: the
 * fields of that instance are the fields that are written, and instances read back have the same hidden class as others.
 */
export interface HeapClass {
  /** Part of the format: never used again for another class. */
  readonly tag: number;
  readonly make: () => HeapObject;
  /** Names of the fields in the image, sorted: bundlers may change the order of fields. `id`, `cls`, `attrs` come apart. */
  readonly fields: readonly string[];
  /** The class of a plain instance, which is not written; `null` for frames and where every instance tells its class. */
  readonly plainType: PyType | null;
}

const emptyCode: CodeObject = {
  name: '',
  qualname: '',
  filename: '',
  firstLine: 1,
  flags: 0,
  argCount: 0,
  posOnlyArgCount: 0,
  kwOnlyArgCount: 0,
  stackSize: 1,
  varnames: [],
  cellvars: [],
  freevars: [],
  names: [],
  consts: [],
  localsPlus: [],
  instructions: new Int32Array(0),
  positions: new Int32Array(0),
  exceptionTable: [],
  expressionEnds: new Uint8Array(0),
  secondPositions: new Int32Array(0),
  scope: { kind: 'module', name: '', names: new Map(), parent: null },
};

/** Makes throw-away objects: no machine's clock may notice. */
export function outsideClocks<T>(action: () => T): T {
  const previous = swapHeap({ nextId: 1, allocated: 0, owed: 0, dirty: null });
  try {
    return action();
  } finally {
    swapHeap(previous);
  }
}

const noMemory = { format: 'B', itemSize: 1, shape: [], strides: [], offset: 0 } as const;

const some = outsideClocks(() => {
  const code = new PyCode(emptyCode, [], false);
  const dict = new PyDict();
  const frame = new Frame(code, dict, dict, null, null, [], null, ON_RETURN.push);
  const native = new PyNative(builtinFunctionType, '', '()', () => None, null, '', {});
  return {
    code,
    dict,
    frame,
    native,
    list: new PyList([]),
    bytes: new PyBytes(new Uint8Array(0)),
    tuple: new PyTuple([]),
    set: new PySet(),
    pattern: new PyPattern('', 0, null),
    memory: new PyMemoryView(null, noMemory, true),
  };
});

/** Tags of the classes of which there are many: they are written and read by hand, in this order of fields. */
export const TAG = {
  /** Which fields are unusual, pc, sp, number of slots; then `frameFields`, and the slots up to sp */
  frame: 1,
  /** layout, pythonKeys, then the entries */
  dict: 2,
  /** items */
  tuple: 5,
  /** items */
  list: 6,
  /** slots */
  instance: 7,
  /** value */
  float: 12,
} as const;

/** The order of a frame's fields; `image/classes.test.ts` holds that these are all. */
export const frameFields = [
  'pc',
  'sp',
  'code',
  'globals',
  'func',
  'back',
  'builtins',
  'names',
  'onReturn',
  'generator',
  'object',
  'line',
] as const satisfies readonly (keyof Frame)[];

/** Replaced before anybody sees the object. */
const noItems: Value[] = [];

const makers: readonly (readonly [number, () => HeapObject])[] = [
  [1, () => new Frame(some.code, some.dict, some.dict, null, null, [], null, ON_RETURN.push)],
  [2, () => new PyDict()],
  [3, () => new PyFunction(some.code, some.dict, some.dict, None, None, None, 0)],
  [4, () => new PyCell(undefined)],
  [5, () => new PyTuple(noItems)],
  [6, () => new PyList(noItems)],
  [7, () => new PyInstance(objectType)],
  [8, () => new PyType(typeType, '', [], { isBuiltin: false })],
  [9, () => new PyModule('')],
  [10, () => new PyMethod(None, None)],
  [11, () => new PyBoundNative(some.native, None)],
  [12, () => new PyFloat(0)],
  [13, () => new PySet()],
  [14, () => new PyGenerator(generatorType, some.frame, '', '')],
  [15, () => new PyException(objectType, [])],
  [16, () => new PyTraceback(null, some.list, 0, 0)],
  [17, () => new PyFrame(some.frame)],
  [18, () => new PyCode(emptyCode, [], false)],
  [19, () => new PyRange(0, 0, 1)],
  [20, () => new PySlice(None, None, None)],
  [21, () => new PyProperty()],
  [22, () => new PyStaticMethod(None)],
  [23, () => new PyClassMethod(None)],
  [24, () => new PySuper(objectType, None, objectType)],
  [25, () => new PyBytes(new Uint8Array(0))],
  [26, () => new PyByteArray(new Uint8Array(0))],
  [27, () => new PyComplex(0, 0)],
  [28, () => new PyIntObject(0, intType)],
  [29, () => new PyStrObject('', strType)],
  [30, () => new PySlotMember('', objectType, 0)],
  [31, () => new PyGenericAlias(objectType, some.tuple)],
  [32, () => new PyMappingProxy(some.dict)],
  [33, () => new PyUnion(some.tuple)],
  // The only computed attribute that machines make themselves: `__dict__` of the guest's classes.
  [34, () => dictAttribute(objectType)[1] as PyObject],
  [35, () => new PyTypeParameter(objectType, '', None, false)],
  [36, () => new PyTypeAlias('', None, None)],
  [37, () => new PyFrameLocals(some.frame, some.dict)],
  [40, () => new PyListIterator(some.list, objectType)],
  [41, () => new PyListReverseIterator(some.list)],
  [42, () => new PyStrIterator('')],
  [43, () => new PyBytesIterator(some.bytes, objectType)],
  [44, () => new PyRangeIterator(0, 1, 0)],
  [45, () => new PyDictIterator(some.dict, 'keys')],
  [46, () => new PyDictView(some.dict, 'keys')],
  [47, () => new PySetIterator(some.set)],
  [48, () => new PyEnumerate(None, 0)],
  [49, () => new PyZip([], false)],
  [50, () => new PyMap(None, [])],
  [51, () => new PyFilter(None, None)],
  [52, () => new PyCallableIterator(None, None)],
  [53, () => new PySequenceIterator(None)],
  [54, () => new PyReversed(None, 0)],
  [80, () => new PyPattern('', 0, null)],
  [81, () => new PyMatch(some.pattern, '', [], 0, 0, -1)],
  [82, () => new PyMatchIterator(some.pattern, '', 0, 0, null)],
  [60, () => new PyAsyncGenerator(some.frame, '', '')],
  [61, () => new PyAsyncStep(new PyAsyncGenerator(some.frame, '', ''), 'asend', [])],
  [62, () => new PyWrappedValue(None)],
  [63, () => new PyCoroutineWrapper(new PyGenerator(generatorType, some.frame, '', ''))],
  [64, () => new PyAnextAwaitable(None, None)],
  [65, () => new PyInterpolation(None, '', None, '')],
  [66, () => new PyTemplate(some.tuple, some.tuple)],
  [67, () => new PyTemplateIterator(new PyTemplate(some.tuple, some.tuple))],
  [90, () => new PyMemoryView(null, noMemory, true)],
  [91, () => new PyMemoryIterator(some.memory)],
  [71, () => new PyWeakRefList(objectType)],
  [70, () => new PyWeakRef(weakRefType, null, null)],
];

/** Caches, and what is written apart from the other fields. */
const notWritten: Readonly<Record<string, readonly string[]>> = {
  1: ['slots'],
  2: ['keys', 'values', 'size', 'index', 'shape'],
  8: ['version', 'shape', 'lookups'],
  13: ['table', 'hashes', 'size', 'fill', 'index', 'pythonKeys'],
  18: ['quick'],
  80: ['program'],
  82: ['subject'],
  34: ['get', 'set'],
  71: ['get', 'set'],
};

const byTag: (HeapClass | undefined)[] = [];
const byConstructor = new Map<unknown, HeapClass>();

for (const [tag, make] of makers) {
  const sample = outsideClocks(make);
  const left = ['id', 'cls', 'attrs', ...(notWritten[tag] ?? [])];
  const entry: HeapClass = {
    tag,
    make,
    fields: Object.keys(sample)
      .filter((name) => !left.includes(name))
      .toSorted(),
    plainType: sample instanceof Frame || sample.cls === objectType ? null : sample.cls,
  };
  if (byTag[tag] !== undefined || byConstructor.has(sample.constructor))
    throw new Error(`heap class ${tag} is registered twice`);
  byTag[tag] = entry;
  byConstructor.set(sample.constructor, entry);
}

let lastConstructor: unknown = null;
let lastEntry: HeapClass | undefined;

/** The class of an object. Like objects come in rows: the answer before is mostly the answer. */
export function classOf(object: HeapObject): HeapClass {
  const { constructor } = object;
  if (constructor === lastConstructor && lastEntry !== undefined) return lastEntry;
  const entry = byConstructor.get(constructor);
  lastConstructor = constructor;
  lastEntry = entry;
  if (entry === undefined) throw new Error(`objects of ${object.constructor.name} are not in image/classes.ts`);
  return entry;
}

export function classByTag(tag: number): HeapClass | undefined {
  return byTag[tag];
}

/** Fields that may be left out; see `impliedField`. */
export const impliedFields = ['name', 'qualname', 'doc'] as const;

/**
 * What a field holds unless somebody set it: it is left out then. Only the names and the docstring of functions, which
 * are most of the text of an imported module.
 */
export function impliedField(object: PyFunction, name: string): unknown {
  const { code, consts } = object.code;
  switch (name) {
    case 'name':
      return code.name;
    case 'qualname':
      return code.qualname;
    case 'doc':
      return (code.flags & CodeFlag.HAS_DOCSTRING) === 0 ? None : consts[0];
    default:
      return undefined;
  }
}

/** The registered classes themselves, for the test that looks for forgotten ones. */
export function registeredClasses(): ReadonlySet<unknown> {
  return new Set(byConstructor.keys());
}
