import { intrinsic } from '../frozen/intrinsic.ts';
import { sendToStep, throwIntoStep } from '../vm/async-generator.ts';
import { ON_RETURN } from '../vm/frame.ts';
import { stopIteration } from '../vm/generator.ts';
import type { Machine } from '../vm/machine.ts';
import {
  asyncGeneratorType,
  asyncSendType,
  asyncThrowType,
  type PyAsyncGenerator,
  type PyAsyncStep,
  type StepKind,
} from './generator.ts';
import { nextStep } from './async-step.ts';
import { common, thrownException } from './generator-methods.ts';
import { touch } from './heap.ts';
import { defineMethods, method, type MethodDefinition } from './native.ts';
import type { Value } from './object.ts';
import { None } from './singleton.ts';
import { PyTuple } from './tuple.ts';

/** Asynchronous generators from the outside, and the awaitables that drive them. */

/** What gives a step. The first one of a generator calls `firstiter` of `sys.set_asyncgen_hooks` before it. */
function stepMaker(name: string, signature: string, kind: StepKind, slow: string): MethodDefinition {
  return method(
    name,
    signature,
    (vm: Machine, self: PyAsyncGenerator, ...args: Value[]) => nextStep(vm, self, kind, args),
    {
      slow,
    },
  );
}

intrinsic('_generator_finalizer', '(generator, /)', (_vm, generator: PyAsyncGenerator) => generator.finalizer);

defineMethods(asyncGeneratorType, () => [
  method('__aiter__', '(self, /)', (_vm, self: PyAsyncGenerator) => self),
  method('__anext__', '(self, /)', (vm: Machine, self: PyAsyncGenerator) => nextStep(vm, self, 'asend', [None]), {
    slow: 'async_generator_anext',
  }),
  stepMaker('asend', '(self, value, /)', 'asend', 'async_generator_asend'),
  stepMaker('athrow', '(self, typ, val=None, tb=None, /)', 'athrow', 'async_generator_athrow'),
  stepMaker('aclose', '(self, /)', 'aclose', 'async_generator_aclose'),
  ...common('ag', 'await'),
]);

/** `athrow()` makes its exception when it is first driven: where the guest's constructor must run, in the twin. */
function isToThrow({ kind, state, generator }: PyAsyncStep): boolean {
  return (
    kind === 'athrow' && state === 'new' && generator.frame !== null && !generator.isStepping && !generator.isClosed
  );
}

function send(vm: Machine, self: PyAsyncStep, value: Value): Value | undefined {
  if (isToThrow(self)) {
    const exception = thrownException(vm, self.args[0] as Value, self.args[1], self.args[2]);
    if (exception === undefined) return undefined;
    self.args = [exception];
  }
  const given = sendToStep(vm, self, value, ON_RETURN.resume);
  if (given === null) throw stopIteration(None);
  return given;
}

function throwInto(
  vm: Machine,
  self: PyAsyncStep,
  kind: Value,
  value: Value | undefined,
  traceback: Value | undefined,
): Value | undefined {
  const exception = thrownException(vm, kind, value, traceback);
  return exception === undefined ? undefined : throwIntoStep(vm, self, exception);
}

const itself = (_vm: Machine, self: PyAsyncStep): Value => self;
const sendOptions = { isControl: true, slow: 'async_step_send' };

for (const type of [asyncSendType, asyncThrowType]) {
  defineMethods(type, () => [
    method('__await__', '(self, /)', itself),
    method('__iter__', '(self, /)', itself),
    method('__next__', '(self, /)', (vm: Machine, self: PyAsyncStep) => send(vm, self, None), sendOptions),
    method('send', '(self, value, /)', send, sendOptions),
    method('throw', '(self, typ, val=None, tb=None, /)', throwInto, { isControl: true, slow: 'generator_throw_made' }),
    method('close', '(self, /)', (_vm, self: PyAsyncStep) => (self.state === 'over' ? None : undefined), {
      slow: 'async_step_close',
    }),
  ]);
}

intrinsic('_step_arguments', '(step, /)', (_vm, step: PyAsyncStep) => new PyTuple(step.args));
intrinsic('_arm_step', '(step, exception, /)', (_vm, step: PyAsyncStep, exception: Value) => {
  step.args = [exception];
  touch(step);
  return None;
});
