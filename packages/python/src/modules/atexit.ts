import { typeError } from '../objects/errors.ts';
import { PyDict } from '../objects/dict.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import { livesPart } from '../parts/parts.ts';
import type { Machine } from '../vm/machine.ts';
import { defineModule, func } from './native-module.ts';

/** `atexit`: https://docs.python.org/3.14/library/atexit.html. The program's end calls them, the latest first. */
defineModule('atexit', [
  func(
    'register',
    '(func, /, *args, **kwargs)',
    (vm: Machine, callable: Value, args: Value[], keywords: Map<string, Value>) => {
      if (typeof callable !== 'object' || typeOf(callable).lookup('__call__') === undefined)
        throw typeError('the first argument must be callable');
      // Nothing may be missing when the program ends.
      livesPart.get();
      vm.frozen('end_program');
      const given = new PyDict();
      for (const [name, value] of keywords) given.setStr(name, value);
      vm.atExit.push(new PyTuple([callable, new PyTuple(args), given]));
      return callable;
    },
  ),
  func('unregister', '(func, /)', (vm: Machine, callable: Value) => {
    const left = vm.atExit.filter((call) => call.items[0] !== callable);
    vm.atExit.splice(0, vm.atExit.length, ...left);
    return None;
  }),
  func('_clear', '()', (vm: Machine) => {
    vm.atExit.length = 0;
    return None;
  }),
  func('_ncallbacks', '()', (vm: Machine) => vm.atExit.length),
  func('_run_exitfuncs', '()', (vm: Machine) => vm.callFrozen('run_at_exit'), { isControl: true }),
]);
