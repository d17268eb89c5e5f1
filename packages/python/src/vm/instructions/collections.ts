import { absent, deferred, PyDict } from '../../objects/dict.ts';
import { typeError } from '../../objects/errors.ts';
import { notIterable, unpack, unpackStar } from '../../objects/iterate.ts';
import { Unhashable } from '../../objects/key.ts';
import type { PyList } from '../../objects/list.ts';
import { materialize } from '../../objects/materialize.ts';
import { walksPlainly } from '../../objects/merge.ts';
import { typeOf, type Value } from '../../objects/object.ts';
import { callSlot, nativeSlot } from '../../objects/protocol.ts';
import { PySlice } from '../../objects/slice.ts';
import { None } from '../../objects/singleton.ts';
import { asStr } from '../../objects/string.ts';
import { contains } from '../../objects/subscript.ts';
import { callValue } from '../call.ts';
import { type Frame, ON_RETURN } from '../frame.ts';
import type { Machine } from '../machine.ts';
import { subscript } from '../subscript.ts';
import { calleeText } from './functions.ts';
import { type Instruction, peek, pop, push, runCall, runFrozen } from './stack.ts';

function take(frame: Frame, count: number): Value[] {
  frame.sp -= count;
  return frame.slots.slice(frame.sp, frame.sp + count) as Value[];
}

export const buildMap: Instruction = (vm, frame, argument) => {
  const items = take(frame, 2 * argument);
  const dict = new PyDict();
  for (let i = 0; i < items.length; i += 2) {
    const done = dict.set(items[i] as Value, items[i + 1] as Value);
    if (done === deferred) {
      push(frame, vm.callFrozen('build_map', ...items));
      return;
    }
    if (done instanceof Unhashable) throw notAKey(items[i] as Value, done);
  }
  push(frame, dict);
};

function notAKey(key: Value, why: Unhashable): unknown {
  return typeError(`cannot use '${typeOf(key).name}' as a dict key (unhashable type: '${why.type}')`);
}

export const buildSet: Instruction = (vm, frame, argument) => {
  push(frame, vm.callFrozen('build_set', ...take(frame, argument)));
};

export const buildSlice: Instruction = (_vm, frame, argument) => {
  const items = take(frame, argument);
  push(frame, new PySlice(items[0] as Value, items[1] as Value, items[2] ?? None));
};

export const buildString: Instruction = (vm, frame, argument) => {
  const parts = take(frame, argument).map((part) => asStr(part) as string);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  vm.reserve(length);
  push(frame, parts.join(''));
};

export const listExtend: Instruction = (vm, frame, argument) => {
  const iterable = pop(frame);
  const list = peek(frame, argument) as PyList;
  const type = typeOf(iterable);
  if (type.lookup('__iter__') === undefined && type.lookup('__getitem__') === undefined) {
    throw frame.code.isHidden
      ? notIterable(iterable)
      : typeError(`Value after * must be an iterable, not ${type.name}`);
  }
  const items = materialize(vm, iterable);
  if (items === undefined) runFrozen(vm, 'list_extend_slow', list, iterable);
  else list.splice(list.items.length, 0, items);
};

export const setAdd: Instruction = (vm, frame, argument) => {
  const item = pop(frame);
  runMethod(vm, peek(frame, argument), 'add', [item]);
};

export const setUpdate: Instruction = (vm, frame, argument) => {
  const iterable = pop(frame);
  runMethod(vm, peek(frame, argument), 'update', [iterable]);
};

/** Calls a method of a built-in object for its effect. */
function runMethod(vm: Machine, self: Value, name: string, args: readonly Value[]): void {
  const method = typeOf(self).lookup(name);
  if (method === undefined) throw new Error(`no method ${name}`);
  runCall(vm, method, [self, ...args]);
}

export const mapAdd: Instruction = (vm, frame, argument) => {
  const value = pop(frame);
  const key = pop(frame);
  runMethod(vm, peek(frame, argument), '__setitem__', [key, value]);
};

export const dictUpdate: Instruction = (vm, frame, argument) => {
  const mapping = pop(frame);
  if (typeOf(mapping).lookup('keys') === undefined)
    throw typeError(`'${typeOf(mapping).name}' object is not a mapping`);
  runMethod(vm, peek(frame, argument), 'update', [mapping]);
};

/** `**mapping` in a call: as `update`, but a name may come only once. The function called lies four below. */
export const dictMerge: Instruction = (vm, frame, argument) => {
  const mapping = pop(frame);
  const target = peek(frame, argument) as PyDict;
  const callable = peek(frame, argument + 3);
  if (typeOf(mapping).lookup('keys') === undefined) {
    throw typeError(`${calleeText(vm, callable)} argument after ** must be a mapping, not ${typeOf(mapping).name}`);
  }
  if (!(mapping instanceof PyDict) || !walksPlainly(mapping) || !hasNamesOnly(mapping)) {
    runFrozen(vm, 'merge_keywords', target, mapping, calleeText(vm, callable));
    return;
  }
  for (const [key, value] of mapping.entries()) {
    const name = asStr(key) as string;
    if (target.findStr(name) !== absent)
      throw typeError(`${calleeText(vm, callable)} got multiple values for keyword argument '${name}'`);
    target.setStr(name, value);
  }
};

/** Other keys are refused only when the call is made, by whatever is called. */
function hasNamesOnly(mapping: PyDict): boolean {
  return mapping.keys.every((key) => key === undefined || asStr(key) !== undefined);
}

export const unpackSequence: Instruction = (vm, frame, argument) => {
  const value = pop(frame);
  const items = unpack(vm, value, argument);
  if (items === undefined) {
    vm.callFrozen('unpack_reversed', value, argument);
    (vm.frame as Frame).onReturn = ON_RETURN.spread;
    return;
  }
  for (let i = argument - 1; i >= 0; i--) frame.slots[frame.sp++] = items[i];
};

export const unpackEx: Instruction = (vm, frame, argument) => {
  const before = argument & 0xff;
  const after = argument >> 8;
  const value = pop(frame);
  const items = unpackStar(vm, value, before, after);
  if (items === undefined) {
    vm.callFrozen('unpack_star_reversed', value, before, after);
    (vm.frame as Frame).onReturn = ON_RETURN.spread;
    return;
  }
  for (let i = items.length - 1; i >= 0; i--) frame.slots[frame.sp++] = items[i];
};

export const binarySlice: Instruction = (vm, frame) => {
  const stop = pop(frame);
  const start = pop(frame);
  const container = pop(frame);
  const key = new PySlice(start, stop, None);
  // A Python `__getitem__` answers with the operands on the stack.
  push(frame, container);
  push(frame, key);
  const value = subscript(vm, container, key);
  if (vm.frame !== frame) return;
  frame.sp -= 2;
  push(frame, value);
};

export const storeSlice: Instruction = (vm, frame) => {
  const stop = pop(frame);
  const start = pop(frame);
  const container = pop(frame);
  const value = pop(frame);
  store(vm, container, new PySlice(start, stop, None), value);
};

export const storeSubscr: Instruction = (vm, frame) => {
  const key = pop(frame);
  const container = pop(frame);
  store(vm, container, key, pop(frame));
};

function store(vm: Machine, container: Value, key: Value, value: Value): void {
  const method = typeOf(container).lookup('__setitem__');
  if (method === undefined) throw typeError(`'${typeOf(container).name}' object does not support item assignment`);
  runCall(vm, method, [container, key, value]);
}

export const deleteSubscr: Instruction = (vm, frame) => {
  const key = pop(frame);
  const container = pop(frame);
  const method = typeOf(container).lookup('__delitem__');
  if (method === undefined) {
    const type = typeOf(container);
    const verb = type.isBuiltin && type.lookup('__getitem__') === undefined ? 'does not' : "doesn't";
    throw typeError(`'${type.name}' object ${verb} support item deletion`);
  }
  runCall(vm, method, [container, key]);
};

export const containsOp: Instruction = (vm, frame, argument) => {
  const container = pop(frame);
  const item = pop(frame);
  const found = contains(vm, container, item);
  if (found === undefined) push(frame, vm.callFrozen(argument === 0 ? 'contains' : 'contains_not', container, item));
  else push(frame, found === (argument === 0));
};

export const getLength: Instruction = (vm, frame) => {
  const value = peek(frame, 1);
  push(frame, vm.call(vm.builtins.getStr('len') as Value, [value]));
};

export const formatSimple: Instruction = (vm, frame) => {
  const value = pop(frame);
  push(frame, typeof value === 'string' ? value : formatted(vm, value, ''));
};

export const formatWithSpec: Instruction = (vm, frame) => {
  const spec = pop(frame) as string;
  push(frame, formatted(vm, pop(frame), spec));
};

function formatted(vm: Machine, value: Value, spec: string): Value {
  const slot = nativeSlot(typeOf(value), '__format__');
  const text = slot === undefined ? undefined : callSlot(vm, typeOf(value), '__format__', value, spec);
  return text ?? vm.callFrozen('format_slow', value, spec);
}

export const convertValue: Instruction = (vm, frame, argument) => {
  const value = pop(frame);
  const name = argument === 1 ? 'str' : argument === 2 ? 'repr' : 'ascii';
  push(frame, callValue(vm, vm.builtins.getStr(name) as Value, [value], [], ON_RETURN.push));
};
