import { PyCell } from '../objects/cell.ts';
import { PyCode } from '../objects/code.ts';
import { PyDict } from '../objects/dict.ts';
import { PyFunction, PyMethod } from '../objects/function.ts';
import { PyAsyncGenerator, PyGenerator } from '../objects/generator.ts';
import { PyInstance } from '../objects/instance.ts';
import { PyList } from '../objects/list.ts';
import { PyObject, PyType } from '../objects/object.ts';
import { PySet } from '../objects/set.ts';
import { PyTuple } from '../objects/tuple.ts';
import { PyWeakRef } from '../objects/weak-reference.ts';
import { Frame } from './frame.ts';

/** A node of the object graph. Built-in types, natives and frozen code, which all machines share, are none. */
export type Node = PyObject | Frame;

/**
 * Adds what `item` refers to, in the order in which CPython lets go of it when `item` goes: a dict from its first entry on,
 * lists, tuples and locals from their last. What is held twice is added twice.
 */
export function addReferents(item: Node, out: Node[]): void {
  if (item instanceof Frame) {
    addFrame(item, out);
    return;
  }
  if (item.cls.id > 0) out.push(item.cls);
  if (item instanceof PyInstance) {
    if (item.slots !== null) addAll(item.slots, out);
  } else if (item instanceof PyDict) {
    const { keys, values } = item;
    for (let i = 0; i < keys.length; i++) {
      add(keys[i], out);
      add(values[i], out);
    }
  } else if (item instanceof PyList || item instanceof PyTuple) {
    const { items } = item;
    for (let i = items.length - 1; i >= 0; i--) add(items[i], out);
  } else if (item instanceof PyCell) {
    add(item.contents, out);
  } else if (item instanceof PyMethod) {
    add(item.func, out);
    add(item.self, out);
  } else if (item instanceof PyFunction) {
    addFunction(item, out);
  } else if (item instanceof PySet) {
    addAll(item.table, out);
  } else if (item instanceof PyGenerator) {
    add(item.frame, out);
    add(item.ownHandled, out);
    if (item instanceof PyAsyncGenerator) add(item.step, out);
  } else if (item instanceof PyType) {
    // A class is in its own order of resolution: only a collection ends it.
    out.push(item, ...item.bases.filter((base) => base.id > 0));
    for (const value of item.namespace.values()) add(value, out);
  } else if (item instanceof PyWeakRef) {
    add(item.callback, out);
  } else if (!(item instanceof PyCode)) {
    addFields(item, out);
    return;
  }
  if (item.attrs !== null) out.push(item.attrs);
}

function addFrame(frame: Frame, out: Node[]): void {
  const { slots } = frame;
  for (let i = frame.sp - 1; i >= 0; i--) add(slots[i], out);
  add(frame.globals, out);
  add(frame.names, out);
  add(frame.func, out);
  add(frame.back, out);
  // A generator that runs is held by its frame; one that waits holds it.
  if (frame.back !== null) add(frame.generator, out);
}

function addFunction(func: PyFunction, out: Node[]): void {
  out.push(func.globals);
  add(func.defaults, out);
  add(func.kwDefaults, out);
  add(func.closure, out);
  add(func.annotate, out);
  add(func.annotations, out);
  add(func.typeParams, out);
}

/** Any other class: what its fields hold. */
function addFields(item: PyObject, out: Node[]): void {
  for (const value of Object.values(item) as unknown[]) {
    if (value !== item.cls) addField(value, out);
  }
}

function addField(value: unknown, out: Node[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof PyObject || value instanceof Frame) add(value, out);
  else if (Array.isArray(value)) for (let i = value.length - 1; i >= 0; i--) addField(value[i], out);
  else if (value instanceof Set) for (const part of value) addField(part, out);
  else if (value instanceof Map) {
    for (const [key, part] of value) {
      addField(key, out);
      addField(part, out);
    }
  }
}

function addAll(values: readonly unknown[], out: Node[]): void {
  for (let i = 0; i < values.length; i++) add(values[i], out);
}

function add(value: unknown, out: Node[]): void {
  if (typeof value === 'object' && value !== null && (value as Node).id > 0) out.push(value as Node);
}

/** Whether CPython's collector would know of it: only what can refer to other objects. */
export function isTracked(node: Node): boolean {
  return node instanceof PyObject && !untracked.has(node.cls.name) && !(node instanceof PyDict && node.size === 0);
}

const untracked = new Set(['float', 'complex', 'bytes', 'bytearray', 'range', 'code', 'weakref']);
