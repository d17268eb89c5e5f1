import { intrinsic } from '../frozen/intrinsic.ts';
import { typeError } from '../objects/errors.ts';
import { anextAwaitableType, PyAnextAwaitable, PyAsyncGenerator } from '../objects/generator.ts';
import { nextStep } from '../objects/async-step.ts';
import { defineMethods, method } from '../objects/native.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import type { Machine } from '../vm/machine.ts';
import { builtin } from './registry.ts';

/** `aiter()`, `anext()` and the awaitable of `anext()` with a default. */

function aiter(_vm: Machine, iterable: Value): Value | undefined {
  if (iterable instanceof PyAsyncGenerator) return iterable;
  const type = typeOf(iterable);
  if (type.lookup('__aiter__') === undefined) throw typeError(`'${type.name}' object is not an async iterable`);
  return undefined;
}

function anext(vm: Machine, iterator: Value, fallback: Value | undefined): Value | undefined {
  const type = typeOf(iterator);
  if (type.lookup('__anext__') === undefined) throw typeError(`'${type.name}' object is not an async iterator`);
  if (!(iterator instanceof PyAsyncGenerator)) return undefined;
  const step = nextStep(vm, iterator, 'asend', [None]);
  return step === undefined || fallback === undefined ? step : new PyAnextAwaitable(step, fallback);
}

builtin('aiter', '(async_iterable, /)', aiter, { slow: 'aiter_slow' });
builtin('anext', '(async_iterator, default=None, /)', anext, { slow: 'anext_slow' });

const itself = (_vm: Machine, self: Value): Value => self;
/** Every step asks the awaitable anew, which may be the guest's. */
const inPython = (): undefined => undefined;

defineMethods(anextAwaitableType, () => [
  method('__await__', '(self, /)', itself),
  method('__iter__', '(self, /)', itself),
  method('__next__', '(self, /)', inPython, { slow: 'anext_awaitable_next' }),
  method('send', '(self, value, /)', inPython, { slow: 'anext_awaitable_send' }),
  method('throw', '(self, typ, val=None, tb=None, /)', inPython, { slow: 'anext_awaitable_throw' }),
  method('close', '(self, /)', inPython, { slow: 'anext_awaitable_close' }),
]);

intrinsic(
  '_anext_awaitable',
  '(awaitable, default, /)',
  (_vm, awaitable: Value, fallback: Value) => new PyAnextAwaitable(awaitable, fallback),
);
intrinsic('_anext_inner', '(awaitable, /)', (_vm, self: PyAnextAwaitable) => self.awaitable);
intrinsic('_anext_default', '(awaitable, /)', (_vm, self: PyAnextAwaitable) => self.fallback);
