import { PyInstance } from '../../objects/instance.ts';
import { PyDict } from '../../objects/dict.ts';
import { touch } from '../../objects/heap.ts';
import type { Value } from '../../objects/object.ts';
import { setAttribute } from '../attribute.ts';
import type { Frame } from '../frame.ts';
import type { Machine } from '../machine.ts';
import { type Instruction, pop, runCall } from './stack.ts';

export const storeAttr: Instruction = (vm, frame, argument) => {
  const owner = pop(frame);
  const value = pop(frame);
  // The first attribute makes the dict, so that the cache of the fast path has a place to look.
  if (owner instanceof PyInstance && owner.attrs === null && owner.cls.hasDict) {
    owner.attrs = new PyDict();
    touch(owner);
  }
  write(vm, frame, owner, argument, value);
};

export const deleteAttr: Instruction = (vm, frame, argument) => {
  write(vm, frame, pop(frame), argument, undefined);
};

function write(vm: Machine, frame: Frame, owner: Value, name: number, value: Value | undefined): void {
  if (setAttribute(vm, owner, frame.code.code.names[name] as string, value) !== undefined) return;
  const deferred = vm.deferredCall as NonNullable<Machine['deferredCall']>;
  runCall(vm, deferred.callable, deferred.args);
}
