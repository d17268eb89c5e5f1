import { PyCell } from '../../objects/cell.ts';
import type { QuickCode } from '../../objects/code.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/errors.ts';
import { exceptionClass } from '../../objects/exception.ts';
import type { Value } from '../../objects/object.ts';
import { tupleType } from '../../objects/tuple.ts';
import type { Frame } from '../frame.ts';
import { findGlobal } from '../inline-cache.ts';
import { globalNotFound, unboundCell, unboundLocal } from '../unbound.ts';
import { type Instruction, pop, push, runFrozen } from './stack.ts';

function nameOf(frame: Frame, index: number): string {
  return frame.code.code.names[index] as string;
}

function globalOrBuiltin(frame: Frame, name: string): Value {
  const value = frame.globals.getStr(name) ?? frame.builtins.getStr(name);
  if (value === undefined) throw globalNotFound(name);
  return value;
}

/** A namespace that is an ordinary dict, whose look-ups need no Python. */
function plain(names: Value | null): PyDict | null {
  return names instanceof PyDict && names.cls.isBuiltin ? names : null;
}

export const loadName: Instruction = (vm, frame, argument) => {
  const name = nameOf(frame, argument);
  const names = plain(frame.names);
  if (names !== null) {
    push(frame, names.getStr(name) ?? globalOrBuiltin(frame, name));
    return;
  }
  vm.callFrozen('load_name', frame.names as Value, frame.globals, frame.builtins, name);
};

export const storeName: Instruction = (vm, frame, argument) => {
  const value = pop(frame);
  const names = plain(frame.names);
  if (names !== null) names.setStr(nameOf(frame, argument), value);
  else runFrozen(vm, 'store_name', frame.names as Value, nameOf(frame, argument), value);
};

export const deleteName: Instruction = (vm, frame, argument) => {
  const name = nameOf(frame, argument);
  const names = plain(frame.names);
  if (names === null) {
    runFrozen(vm, 'delete_name', frame.names as Value, name);
  } else if (!names.deleteStr(name)) {
    throw globalNotFound(name);
  }
};

export const storeGlobal: Instruction = (_vm, frame, argument) => {
  frame.globals.setStr(nameOf(frame, argument), pop(frame));
};

export const deleteGlobal: Instruction = (_vm, frame, argument) => {
  const name = nameOf(frame, argument);
  if (!frame.globals.deleteStr(name)) throw globalNotFound(name);
};

export const loadFastCheck: Instruction = (_vm, frame, argument) => {
  const value = frame.slots[argument];
  if (value === undefined) throw unboundLocal(frame.code, argument);
  push(frame, value);
};

export const loadDeref: Instruction = (_vm, frame, argument) => {
  const value = (frame.slots[argument] as PyCell).contents;
  if (value === undefined) throw unboundCell(frame.code, argument);
  push(frame, value);
};

/** Finds the name and lets the instruction remember where. */
export const loadGlobal: Instruction = (_vm, frame, argument) => {
  const { caches } = frame.code.quick as QuickCode;
  push(frame, findGlobal(caches, frame.pc, frame, nameOf(frame, argument >> 1)));
  if ((argument & 1) !== 0) frame.slots[frame.sp++] = undefined;
};

export const deleteFast: Instruction = (_vm, frame, argument) => {
  if (frame.slots[argument] === undefined) throw unboundLocal(frame.code, argument);
  frame.slots[argument] = undefined;
};

export const deleteDeref: Instruction = (_vm, frame, argument) => {
  const cell = frame.slots[argument] as PyCell;
  if (cell.contents === undefined) throw unboundCell(frame.code, argument);
  cell.set(undefined);
};

export const loadFastAndClear: Instruction = (_vm, frame, argument) => {
  frame.slots[frame.sp++] = frame.slots[argument];
  frame.slots[argument] = undefined;
};

export const loadLocals: Instruction = (_vm, frame) => {
  if (frame.names === null) throw raise('SystemError', 'no locals');
  push(frame, frame.names);
};

/** In class bodies and annotation scopes: the namespace on the stack first, then the cell. */
export const loadFromDictOrDeref: Instruction = (vm, frame, argument) => {
  const namespace = pop(frame);
  const name = frame.code.code.localsPlus[argument] as string;
  const names = plain(namespace);
  const cell = frame.slots[argument] as PyCell;
  if (names === null) {
    vm.callFrozen('load_from_mapping_or_cell', namespace, name, cell);
    return;
  }
  const value = names.getStr(name) ?? cell.contents;
  if (value === undefined) throw unboundCell(frame.code, argument);
  push(frame, value);
};

export const loadFromDictOrGlobals: Instruction = (vm, frame, argument) => {
  const namespace = pop(frame);
  const name = nameOf(frame, argument);
  const names = plain(namespace);
  if (names === null) vm.callFrozen('load_name', namespace, frame.globals, frame.builtins, name);
  else push(frame, names.getStr(name) ?? globalOrBuiltin(frame, name));
};

export const makeCell: Instruction = (_vm, frame, argument) => {
  frame.slots[argument] = new PyCell(frame.slots[argument]);
};

export const loadBuildClass: Instruction = (_vm, frame) => {
  const value = frame.builtins.getStr('__build_class__');
  if (value === undefined) throw raise('NameError', '__build_class__ not found');
  push(frame, value);
};

export const loadCommonConstant: Instruction = (vm, frame, argument) => {
  switch (argument) {
    case 0:
      return push(frame, exceptionClass('AssertionError'));
    case 1:
      return push(frame, exceptionClass('NotImplementedError'));
    case 2:
      return push(frame, tupleType);
    default:
      return push(frame, vm.builtins.getStr(argument === 3 ? 'all' : 'any') as Value);
  }
};

export const setupAnnotations: Instruction = (_vm, frame) => {
  const names = plain(frame.names);
  if (names !== null && names.findStr('__annotations__') < 0) names.setStr('__annotations__', new PyDict());
};
