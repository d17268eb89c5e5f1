import { typeError, valueError } from '../objects/errors.ts';
import { requireIndex } from '../objects/integer-index.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import { isCallable } from '../builtins/identity.ts';
import type { Machine } from '../vm/machine.ts';
import { defineModule, func } from './native-module.ts';

/** What `sys` has about coroutines and asynchronous generators. */
defineModule(
  '_sys_async',
  [
    func('hooks', '()', (vm: Machine) => vm.asyncgenHooks ?? new PyTuple([None, None])),
    func(
      'set_asyncgen_hooks',
      '(firstiter=..., finalizer=...)',
      (vm: Machine, firstIteration: Value | undefined, finalizer: Value | undefined) => {
        const [oldFirst, oldFinalizer] = vm.asyncgenHooks?.items ?? [None, None];
        vm.asyncgenHooks = new PyTuple([
          hook('firstiter', firstIteration) ?? (oldFirst as Value),
          hook('finalizer', finalizer) ?? (oldFinalizer as Value),
        ]);
        return None;
      },
    ),
    func('get_coroutine_origin_tracking_depth', '()', (vm: Machine) => vm.originDepth),
    func('set_coroutine_origin_tracking_depth', '(depth)', (vm: Machine, depth: Value) => {
      const frames = Number(requireIndex(depth));
      if (frames < 0) throw valueError('depth must be >= 0');
      vm.originDepth = frames;
      return None;
    }),
  ],
  'sys',
);

function hook(name: string, value: Value | undefined): Value | undefined {
  if (value === undefined || value === None || isCallable(value)) return value;
  throw typeError(`callable ${name} expected, got ${typeOf(value).name}`);
}

/** The part of `sys` over it. */
export const source = String.raw`
import _sys_async
from _sys_async import get_coroutine_origin_tracking_depth, set_asyncgen_hooks, set_coroutine_origin_tracking_depth

class asyncgen_hooks(_Record):
    __module__ = 'builtins'
    _names = ('firstiter', 'finalizer')

    def __repr__(self):
        return f'asyncgen_hooks(firstiter={self[0]!r}, finalizer={self[1]!r})'

def get_asyncgen_hooks():
    return asyncgen_hooks(_sys_async.hooks())
`;
