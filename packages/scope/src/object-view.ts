import {
  isCellSlot,
  PyBoundNative,
  PyBytes,
  PyCell,
  PyCode,
  PyComplex,
  PyDict,
  PyException,
  PyFloat,
  PyFunction,
  PyGenerator,
  PyInstance,
  PyList,
  PyMethod,
  type PyObject,
  PyRange,
  PySet,
  PyTuple,
  PyType,
  type Frame,
  hasStarted,
  typeOf,
  type Value,
} from '@nonlocal/python';
import { safeRepr } from './safe-repr.ts';
import { defaultsOf, parameterCount, signatureText } from './signature.ts';
import type { BindingView, CodeView, ObjectView, ValueView, WindowView } from './value-view.ts';

/** Items shown of a container before it is opened further. */
const windowSize = 50;

/** How a value is shown where it is used: in place, or by the id of an object. Tells `refer` about the objects. */
export type Refer = (object: PyObject) => void;

export function valueView(value: Value, refer: Refer): ValueView {
  if (typeof value !== 'object' || isAtom(value)) return { type: typeOf(value).name, text: safeRepr(value) };
  refer(value);
  return { ref: value.id };
}

/** Objects that all machines share are shown in place too: they can neither change nor be told apart by an id. */
function isAtom(value: PyObject): boolean {
  if (value.id < 0) return true;
  return value.cls.isBuiltin && (value instanceof PyFloat || value instanceof PyComplex || value instanceof PyBytes);
}

/** What an observer sees of an object. */
export function objectView(object: PyObject, refer: Refer): ObjectView {
  const base = { id: object.id, type: object.cls.name };
  const view = (value: Value): ValueView => valueView(value, refer);
  if (object instanceof PyFunction && !object.code.isHidden) return functionView(object, refer);
  if (object instanceof PyCode) return codeView(object);
  if (object instanceof PyCell)
    return { ...base, kind: 'cell', content: object.contents === undefined ? null : view(object.contents) };
  if (object instanceof PyDict) return { ...base, kind: 'mapping', window: entryWindow(object, refer) };
  const items = itemsOf(object);
  if (items !== null)
    return { ...base, kind: 'sequence', window: { from: 0, length: items.length, items: items.first.map(view) } };
  if (object instanceof PyType && object.module === '__main__') return classView(object, refer);
  if (object instanceof PyInstance && object.cls.module === '__main__') return instanceView(object, refer);
  if (object instanceof PyException && !object.cls.isBuiltin && object.cls.module === '__main__')
    return instanceView(object, refer);
  if (object instanceof PyGenerator) return generatorView(object, refer);
  if (object instanceof PyMethod) return { ...base, kind: 'method', self: view(object.self), func: view(object.func) };
  if (object instanceof PyBoundNative)
    return { ...base, kind: 'method', self: view(object.self), func: view(object.native) };
  return { ...base, kind: 'other', text: safeRepr(object) };
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

function itemsOf(object: PyObject): { readonly length: number; readonly first: readonly Value[] } | null {
  if (object instanceof PyList || object instanceof PyTuple)
    return { length: object.items.length, first: object.items.slice(0, windowSize) };
  if (object instanceof PySet) return { length: object.size, first: object.items().slice(0, windowSize) };
  if (!(object instanceof PyRange)) return null;
  const length = Number(object.length);
  return { length, first: Array.from({ length: Math.min(length, windowSize) }, (_, i) => object.at(i)) };
}

function entryWindow(dict: PyDict, refer: Refer): WindowView<readonly [ValueView, ValueView]> {
  const items: [ValueView, ValueView][] = [];
  for (const [key, value] of dict.entries()) {
    if (items.length === windowSize) break;
    items.push([valueView(key, refer), valueView(value, refer)]);
  }
  return { from: 0, length: dict.size, items };
}

function classView(type: PyType, refer: Refer): ObjectView {
  const shown = [...type.namespace].filter(([name, value]) => !isDunder(name) || value instanceof PyFunction);
  return {
    id: type.id,
    type: type.cls.name,
    kind: 'class',
    name: type.name,
    bases: type.bases.map((base) => base.name),
    attributes: attributeWindow(shown, refer),
  };
}

function instanceView(object: PyObject, refer: Refer): ObjectView {
  refer(object.cls);
  const shown: [string, Value][] = [];
  if (object instanceof PyException) shown.push(['args', object.args]);
  if (object instanceof PyInstance) {
    object.cls.slotNames?.forEach((name, i) => {
      const value = object.slots?.[i];
      if (value !== undefined) shown.push([name, value]);
    });
  }
  for (const [name, value] of object.attrs?.entries() ?? []) if (typeof name === 'string') shown.push([name, value]);
  return {
    id: object.id,
    type: object.cls.name,
    kind: 'instance',
    cls: object.cls.id,
    attributes: attributeWindow(shown, refer),
  };
}

function attributeWindow(entries: readonly (readonly [string, Value])[], refer: Refer): WindowView<BindingView> {
  const items = entries
    .slice(0, windowSize)
    .map(([name, value]) => plainBinding(name, 'attribute', valueView(value, refer)));
  return { from: 0, length: entries.length, items };
}

export function plainBinding(name: string, kind: BindingView['kind'], value: ValueView | null): BindingView {
  return { name, kind, isParameter: false, cell: null, value };
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
    bindings: frame === null || generator.isRunning ? [] : slotBindings(frame, refer),
    line: frame?.currentLine ?? null,
  };
}

/** The names that have a slot in the frame, in CPython's order: parameters, other locals, cells, free variables. */
export function slotBindings(frame: Frame, refer: Refer): BindingView[] {
  const { code } = frame.code;
  const { localsPlus, freevars } = code;
  const parameters = parameterCount(code);
  const bindings: BindingView[] = [];
  for (let slot = 0; slot < localsPlus.length; slot++) {
    const name = localsPlus[slot] as string;
    if (isHiddenName(name)) continue;
    const held = frame.slots[slot];
    const isParameter = slot < parameters;
    if (held instanceof PyCell && isCellSlot(frame, slot)) {
      refer(held);
      const kind = slot >= localsPlus.length - freevars.length ? 'free' : 'cell';
      bindings.push({
        name,
        kind,
        isParameter,
        cell: held.id,
        value: held.contents === undefined ? null : valueView(held.contents, refer),
      });
    } else {
      bindings.push({
        name,
        kind: 'local',
        isParameter,
        cell: null,
        value: held === undefined ? null : valueView(held, refer),
      });
    }
  }
  return bindings;
}

/** Names that the compiler made for itself. */
function isHiddenName(name: string): boolean {
  return name.startsWith('.') || name === '__classdict__' || name === '__conditional_annotations__';
}

export function isDunder(name: string): boolean {
  return name.startsWith('__') && name.endsWith('__');
}
