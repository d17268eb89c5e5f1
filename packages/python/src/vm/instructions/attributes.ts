import type { QuickCode } from '../../objects/code.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyMethod } from '../../objects/function.ts';
import { touch } from '../../objects/heap.ts';
import { PyInstance } from '../../objects/instance.ts';
import { PyBoundNative, PyNative } from '../../objects/native.ts';
import { type PyType, typeOf, type Value } from '../../objects/object.ts';
import { getAttribute, setAttribute } from '../attribute.ts';
import { callValue, pushed } from '../call.ts';
import { type Frame, ON_RETURN } from '../frame.ts';
import { type AttributeCache, findForCache, onClass, placeForCache, shapeOf, storesPlainly } from '../inline-cache.ts';
import type { Machine } from '../machine.ts';
import { type Instruction, pop, runCall } from './stack.ts';

export const loadAttr: Instruction = (vm, frame, argument) => {
  const { code, pc, slots } = frame;
  const { caches } = code.quick as QuickCode;
  const top = frame.sp - 1;
  const owner = slots[top] as Value;
  const name = code.code.names[argument >> 1] as string;
  const wantsMethod = (argument & 1) !== 0;
  const type = typeOf(owner);
  const attrs = typeof owner === 'object' ? owner.attrs : null;
  const first = caches[pc >> 1] as AttributeCache | undefined;
  let cache = first;
  while (cache !== undefined && !fits(cache, owner, type)) cache = cache.next;
  if (cache === undefined) {
    cache = findForCache(owner, type, name, first);
    if (cache !== undefined) caches[pc >> 1] = cache;
  }
  if (cache !== undefined) {
    if (cache.slot === onClass) {
      slots[top] = cache.value;
      if (wantsMethod) slots[frame.sp++] = undefined;
      return;
    }
    if (cache.slot >= 0) {
      if (attrs !== null && attrs.keys[cache.slot] === name) {
        slots[top] = attrs.values[cache.slot];
        if (wantsMethod) slots[frame.sp++] = undefined;
        return;
      }
    } else if (cache.shape !== null || attrs === null || attrs.findStr(name) < 0) {
      const { value } = cache;
      if (wantsMethod) {
        slots[top] = value;
        slots[frame.sp++] = owner;
      } else {
        slots[top] = value instanceof PyNative ? new PyBoundNative(value, owner) : new PyMethod(value, owner);
      }
      return;
    }
  }
  let value = getAttribute(vm, owner, name);
  if (value === undefined) {
    const deferred = vm.deferredCall as NonNullable<Machine['deferredCall']>;
    frame.sp = top;
    const onReturn = wantsMethod ? ON_RETURN.callee : ON_RETURN.push;
    value = callValue(vm, deferred.callable, deferred.args, [], onReturn);
    if (value === pushed) return;
    frame.sp = top + 1;
  }
  slots[top] = value;
  if (wantsMethod) slots[frame.sp++] = undefined;
};

export const storeAttr: Instruction = (vm, frame, argument) => {
  const { code, pc, slots } = frame;
  const { caches } = code.quick as QuickCode;
  const owner = slots[frame.sp - 1];
  if (owner instanceof PyInstance) {
    const { cls } = owner;
    const name = code.code.names[argument] as string;
    const value = slots[frame.sp - 2] as Value;
    const first = caches[pc >> 1] as AttributeCache | undefined;
    if ((first?.type === cls && first.version === cls.version) || storesPlainly(cls, name)) {
      let { attrs } = owner;
      if (attrs === null) {
        attrs = new PyDict();
        attrs.shape = cls.shape;
        owner.attrs = attrs;
        touch(owner);
      }
      let cache = first;
      while (cache !== undefined && !fits(cache, owner, cls)) cache = cache.next;
      if (cache === undefined) {
        cache = placeForCache(owner, name, first);
        if (cache !== undefined) caches[pc >> 1] = cache;
      }
      if (cache === undefined) attrs.setStr(name, value);
      else if (cache.grown === null) attrs.setSlot(cache.slot, value);
      else attrs.insertShaped(name, value, cache.grown);
      frame.sp -= 2;
      return;
    }
  }
  frame.sp -= 2;
  write(vm, frame, owner as Value, argument, slots[frame.sp]);
};

/** Whether what was found before holds for this owner. A cache with a shape says all; one without, where to look. */
function fits(cache: AttributeCache, owner: Value, type: PyType): boolean {
  if (cache.slot === onClass) return cache.type === owner && cache.version === cache.type.version;
  if (cache.type !== type || cache.version !== type.version) return false;
  return cache.shape === shapeOf(owner, type);
}

export const deleteAttr: Instruction = (vm, frame, argument) => {
  write(vm, frame, pop(frame), argument, undefined);
};

function write(vm: Machine, frame: Frame, owner: Value, name: number, value: Value | undefined): void {
  if (setAttribute(vm, owner, frame.code.code.names[name] as string, value) !== undefined) return;
  const deferred = vm.deferredCall as NonNullable<Machine['deferredCall']>;
  runCall(vm, deferred.callable, deferred.args);
}
