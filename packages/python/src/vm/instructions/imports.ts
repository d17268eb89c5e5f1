import { PyDict } from '../../objects/dict.ts';
import { Raised, raise } from '../../objects/errors.ts';
import { exceptionClass } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import type { Value } from '../../objects/object.ts';
import { materialize } from '../../objects/materialize.ts';
import { getAttribute } from '../attribute.ts';
import { callValue } from '../call.ts';
import { type Frame, ON_RETURN } from '../frame.ts';
import { absoluteName, importModule } from '../import.ts';
import type { Machine } from '../machine.ts';
import { type Instruction, peek, pop, push } from './stack.ts';

export const importName: Instruction = (vm, frame, argument) => {
  const fromList = pop(frame);
  const level = pop(frame) as number;
  const name = frame.code.code.names[argument] as string;
  push(frame, importModule(vm, absoluteName(frame.globals, name, level), fromList));
};

export const importFrom: Instruction = (vm, frame, argument) => {
  const module = peek(frame, 1);
  const name = frame.code.code.names[argument] as string;
  let value: Value | undefined;
  try {
    value = getAttribute(vm, module, name);
  } catch (error) {
    if (error instanceof Raised && error.exception.cls.isSubtype(exceptionClass('AttributeError')))
      throw cannotImport(module, name);
    throw error;
  }
  if (value !== undefined) {
    push(frame, value);
    return;
  }
  const deferred = vm.deferredCall as NonNullable<Machine['deferredCall']>;
  push(frame, callValue(vm, deferred.callable, deferred.args, [], ON_RETURN.push));
};

function cannotImport(module: Value, name: string): unknown {
  const from = module instanceof PyModule ? module.name : '<unknown module name>';
  const raised = raise('ImportError', `cannot import name '${name}' from '${from}' (unknown location)`);
  raised.exception.fields.set('name', from);
  raised.exception.fields.set('name_from', name);
  return raised;
}

/** `from module import *`: the names in `__all__`, else those without a leading underscore. */
export function importStar(vm: Machine, frame: Frame, module: Value): void {
  const target = frame.names;
  if (!(module instanceof PyModule) || !(target instanceof PyDict))
    throw raise('ImportError', 'from-import-* object has no __dict__');
  const all = module.namespace.getStr('__all__');
  const names = all === undefined ? null : materialize(vm, all);
  for (const [key, value] of module.namespace.entries()) {
    if (typeof key !== 'string') continue;
    if (names?.includes(key) ?? !key.startsWith('_')) target.setStr(key, value);
  }
  if (names?.every((name) => module.namespace.findStr(name as string) >= 0) ?? true) push(frame, module);
  else push(frame, vm.callFrozen('import_star', module, all as Value, target));
}
