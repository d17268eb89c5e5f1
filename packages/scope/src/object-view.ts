import {
  hasStarted,
  PyBoundNative,
  PyCell,
  PyCode,
  PyDict,
  PyFunction,
  PyGenerator,
  PyMethod,
  type PyObject,
  type Value,
} from '@nonlocal/python';
import { isGuestClass, isGuestInstance } from './entries.ts';
import { isSame } from './same.ts';
import { safeRepr } from './safe-repr.ts';
import { defaultsOf, signatureText } from './signature.ts';
import { slotBinding, slotsOf } from './slot-binding.ts';
import { type Refer, valueView } from './value.ts';
import type {
  CellView,
  ClassView,
  CodeView,
  EntryView,
  InstanceView,
  MappingView,
  ObjectId,
  ObjectView,
  SequenceView,
  ValueView,
} from './value-view.ts';

/** A container or a bag of attributes, without its entries. */
export type Head =
  | Omit<SequenceView, 'window'>
  | Omit<MappingView, 'window'>
  | Omit<ClassView, 'attributes'>
  | Omit<InstanceView, 'attributes'>;

/** What an object with entries is shown as besides them. */
export function headOf(object: PyObject): Head {
  const { id } = object;
  const type = object.cls.name;
  if (object instanceof PyDict) return { id, type, kind: 'mapping' };
  if (isGuestClass(object))
    return { id, type, kind: 'class', name: object.name, bases: object.bases.map(({ name }) => name) };
  if (!isGuestInstance(object)) return { id, type, kind: 'sequence' };
  return { id, type, kind: 'instance', cls: object.cls.id };
}

/** Whether the object is still shown as that besides its entries. */
export function isHeadOf(head: Head, object: PyObject): boolean {
  const { name } = object.cls;
  switch (head.kind) {
    case 'sequence':
    case 'mapping':
      return head.type === name;
    case 'instance':
      return head.type === name && head.cls === object.cls.id;
    case 'class':
      return isSame(head, headOf(object));
    default:
      return head satisfies never;
  }
}

/** One entry of such an object. */
export function entryView(kind: Head['kind'], key: Value | null, value: Value, refer: Refer): EntryView {
  switch (kind) {
    case 'sequence':
      return valueView(value, refer);
    case 'mapping':
      return [valueView(key as Value, refer), valueView(value, refer)];
    case 'class':
    case 'instance':
      return {
        name: key as string,
        kind: 'attribute',
        isParameter: false,
        cell: null,
        value: valueView(value, refer),
      };
    default:
      return kind satisfies never;
  }
}

/** The view of an object with entries. */
export function withEntries(head: Head, length: number, items: readonly EntryView[]): ObjectView {
  const window = { from: 0, length, items };
  const { id, type, kind } = head;
  // Field by field: of an object that is spread, V8 keeps a layout for each copy.
  if (kind === 'sequence' || kind === 'mapping') return { id, type, kind, window } as ObjectView;
  const attributes = window as InstanceView['attributes'];
  if (kind === 'instance') return { id, type, kind, cls: head.cls, attributes };
  return { id, type, kind, name: head.name, bases: head.bases, attributes };
}

/** What an observer sees of an object that has no entries. */
export function objectView(object: PyObject, refer: Refer): ObjectView {
  const base = { id: object.id, type: object.cls.name };
  const view = (value: Value): ValueView => valueView(value, refer);
  if (object instanceof PyFunction && !object.code.isHidden) return functionView(object, refer);
  if (object instanceof PyCode) return codeView(object);
  if (object instanceof PyCell) return cellView(object.id, object.contents, refer);
  if (object instanceof PyGenerator) return generatorView(object, refer);
  if (object instanceof PyMethod) return { ...base, kind: 'method', self: view(object.self), func: view(object.func) };
  if (object instanceof PyBoundNative)
    return { ...base, kind: 'method', self: view(object.self), func: view(object.native) };
  return { ...base, kind: 'other', text: safeRepr(object) };
}

export function cellView(id: ObjectId, contents: Value | undefined, refer: Refer): CellView {
  return { id, type: 'cell', kind: 'cell', content: contents === undefined ? null : valueView(contents, refer) };
}

function functionView(func: PyFunction, refer: Refer): ObjectView {
  const cells = func.closure?.items ?? null;
  refer(func.code);
  for (const cell of cells ?? []) if (cell instanceof PyCell) refer(cell);
  return {
    id: func.id,
    type: func.cls.name,
    kind: 'function',
    name: func.name,
    qualname: func.qualname,
    signature: signatureText(func),
    firstLine: func.code.code.firstLine,
    code: func.code.id,
    closure: cells?.map((cell) => (cell as PyObject).id) ?? null,
    freevars: func.code.code.freevars,
    defaults: defaultsOf(func).map(({ name, value }) => ({ name, value: valueView(value, refer) })),
    definedIn: Math.max(0, func.definedIn),
  };
}

const codeViews = new WeakMap<PyCode, CodeView>();

function codeView(code: PyCode): CodeView {
  let view = codeViews.get(code);
  if (view === undefined) {
    const { name, qualname, firstLine, argCount, varnames, cellvars, freevars, names } = code.code;
    const consts = code.consts.map(safeRepr);
    view = {
      id: code.id,
      type: 'code',
      kind: 'code',
      name,
      qualname,
      firstLine,
      argCount,
      varnames,
      cellvars,
      freevars,
      names,
      consts,
    };
    codeViews.set(code, view);
  }
  return view;
}

function generatorView(generator: PyGenerator, refer: Refer): ObjectView {
  const { frame } = generator;
  const state =
    frame === null ? 'closed' : generator.isRunning ? 'running' : hasStarted(generator) ? 'suspended' : 'created';
  return {
    id: generator.id,
    type: generator.cls.name,
    kind: 'generator',
    name: generator.name,
    state,
    bindings:
      frame === null || generator.isRunning
        ? []
        : slotsOf(frame.code.code).map((slot) => slotBinding(frame, slot, refer)),
    line: frame?.currentLine ?? null,
  };
}
