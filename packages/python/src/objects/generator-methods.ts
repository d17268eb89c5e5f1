import { intrinsic } from '../frozen/intrinsic.ts';
import { exceptionFrom } from '../vm/call.ts';
import { frameObject, ON_RETURN } from '../vm/frame.ts';
import {
  delegate,
  hasStarted,
  kindOf,
  raiseIn,
  resumeGenerator,
  reusedCoroutine,
  stopIteration,
} from '../vm/generator.ts';
import type { Machine } from '../vm/machine.ts';
import { addressOf } from './address.ts';
import { raise, typeError, valueError } from './errors.ts';
import { baseExceptionType, exceptionClass, PyException, PyTraceback } from './exception.ts';
import {
  coroutineType,
  coroutineWrapperType,
  generatorType,
  PyAsyncGenerator,
  PyCoroutineWrapper,
  type PyGenerator,
} from './generator.ts';
import { genericAlias } from './generic-alias.ts';
import { touch } from './heap.ts';
import { classMethod, defineMethods, getSet, type MethodDefinition, method } from './native.ts';
import { PyType, typeOf, type Value } from './object.ts';
import { None } from './singleton.ts';
import { asStr } from './string.ts';

/**
 * Generators and coroutines from the outside. All that enters the body is a control native: it makes the body's frame
 * the running one, and the body's `yield` answers the call.
 */
const isControl = { isControl: true };

function resume(vm: Machine, self: PyGenerator, value: Value): Value {
  const entered = resumeGenerator(vm, self, value, ON_RETURN.resume);
  if (entered !== null) return entered;
  if (self.cls === coroutineType) throw reusedCoroutine();
  throw stopIteration(None);
}

function throwHere(vm: Machine, self: PyGenerator, exception: PyException): never {
  return raiseIn(vm, self, exception, ON_RETURN.resume);
}

/** What `close()` raises in the body; raised by the caller, so to say, in the midst of what it is handling. */
function exitException(vm: Machine): PyException {
  const { exception } = raise('GeneratorExit');
  exception.context = vm.handled;
  return exception;
}

function closeHere(vm: Machine, self: PyGenerator, exception: PyException): never {
  return raiseIn(vm, self, exception, ON_RETURN.close);
}

/** The exception that `throw()` is to raise; `undefined` where a constructor of the guest's must make it. */
export function thrownException(
  vm: Machine,
  kind: Value,
  value: Value | undefined,
  traceback: Value | undefined,
): PyException | undefined {
  const given = value ?? None;
  if (traceback !== undefined && traceback !== None && !(traceback instanceof PyTraceback)) {
    throw typeError('throw() third argument must be a traceback object');
  }
  if (kind instanceof PyException) {
    if (given !== None) throw typeError('instance exception may not have a separate value');
  } else if (!(kind instanceof PyType && kind.isSubtype(baseExceptionType))) {
    throw typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeOf(kind).name}`);
  } else if (given !== None) {
    return undefined;
  }
  const exception = exceptionFrom(vm, kind);
  if (exception === undefined) return undefined;
  if (traceback instanceof PyTraceback) {
    exception.traceback = traceback;
    touch(exception);
  }
  return exception;
}

function throwInto(
  vm: Machine,
  self: PyGenerator,
  kind: Value,
  value: Value | undefined,
  traceback: Value | undefined,
): Value | undefined {
  if (self.isRunning) throw valueError(`${kindOf(self)} already executing`);
  if (delegate(self) !== None) {
    // What it waits for gets the arguments as they are, and looks at them itself.
    const given = [kind, value, traceback].filter((each) => each !== undefined);
    return vm.callFrozen('generator_throw', self, ...given);
  }
  const exception = thrownException(vm, kind, value, traceback);
  return exception === undefined ? undefined : throwHere(vm, self, exception);
}

function close(vm: Machine, self: PyGenerator): Value {
  if (self.frame === null) return None;
  if (self.isRunning) throw valueError(`${kindOf(self)} already executing`);
  if (!hasStarted(self)) {
    self.frame = null;
    touch(self);
    return None;
  }
  if (delegate(self) !== None) return vm.callFrozen('generator_close', self);
  return closeHere(vm, self, exitException(vm));
}

function nameAttribute(name: '__name__' | '__qualname__', field: 'name' | 'qualname'): MethodDefinition {
  return getSet(
    name,
    (_vm, self: PyGenerator) => self[field],
    (_vm, self: PyGenerator, value) => {
      const text = asStr(value);
      if (text === undefined) throw typeError(`${name} must be set to a string object`);
      self[field] = text;
      touch(self);
    },
  );
}

/** What drives generators and coroutines, which asynchronous generators leave to their steps. */
function driving(what: string): readonly MethodDefinition[] {
  return [
    method('send', '(self, arg, /)', resume, {
      isControl: true,
      doc: `Goes on with a value sent into ${what}; gives what it yields next, or raises StopIteration.`,
    }),
    method('throw', '(self, typ, val=None, tb=None, /)', throwInto, {
      isControl: true,
      slow: 'generator_throw_made',
      doc: `Raises an exception in ${what}; gives what it yields next, or raises StopIteration.`,
    }),
    method('close', '(self, /)', close, { isControl: true, doc: `Raises GeneratorExit inside ${what}, to end it.` }),
  ];
}

/** What generators (`gi_…`), coroutines (`cr_…`) and asynchronous generators (`ag_…`) have in common. */
export function common(prefix: string, waitsFor: string): readonly MethodDefinition[] {
  return [
    method(
      '__repr__',
      '(self, /)',
      (_vm, self: PyGenerator) => `<${self.cls.name} object ${self.qualname} at ${addressOf(self)}>`,
    ),
    nameAttribute('__name__', 'name'),
    nameAttribute('__qualname__', 'qualname'),
    getSet(`${prefix}_frame`, (_vm, self: PyGenerator) => (self.frame === null ? None : frameObject(self.frame))),
    getSet(`${prefix}_running`, (_vm, self: PyGenerator) =>
      self instanceof PyAsyncGenerator ? self.isStepping : self.isRunning,
    ),
    getSet(
      `${prefix}_suspended`,
      (_vm, self: PyGenerator) => self.frame !== null && !self.isRunning && hasStarted(self),
    ),
    getSet(`${prefix}_${waitsFor}`, (_vm, self: PyGenerator) => delegate(self)),
    getSet(`${prefix}_code`, (_vm, self: PyGenerator) => self.code),
    classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: PyType, item: Value) => genericAlias(cls, item)),
  ];
}

defineMethods(generatorType, () => [
  method('__iter__', '(self, /)', (_vm, self: PyGenerator) => self),
  method('__next__', '(self, /)', (vm: Machine, self: PyGenerator) => resume(vm, self, None), isControl),
  ...driving('generator'),
  ...common('gi', 'yieldfrom'),
]);

defineMethods(coroutineType, () => [
  method('__await__', '(self, /)', (_vm, self: PyGenerator) => new PyCoroutineWrapper(self)),
  ...driving('coroutine'),
  ...common('cr', 'await'),
  getSet('cr_origin', (_vm, self: PyGenerator) => self.origin),
]);

/** A method of the coroutine, called on its `__await__()`. */
const through =
  <Rest extends readonly (Value | undefined)[]>(
    act: (vm: Machine, coroutine: PyGenerator, ...rest: Rest) => Value | undefined,
  ) =>
  (vm: Machine, self: PyCoroutineWrapper, ...rest: Rest): Value | undefined =>
    act(vm, self.coroutine, ...rest);

defineMethods(coroutineWrapperType, () => [
  method('__iter__', '(self, /)', (_vm, self: PyCoroutineWrapper) => self),
  method(
    '__next__',
    '(self, /)',
    (vm: Machine, self: PyCoroutineWrapper) => resume(vm, self.coroutine, None),
    isControl,
  ),
  method('send', '(self, arg, /)', through(resume), isControl),
  method('throw', '(self, typ, val=None, tb=None, /)', through(throwInto), {
    isControl: true,
    slow: 'generator_throw_made',
  }),
  method('close', '(self, /)', through(close), isControl),
]);

/** What the body waits for in `yield from`, None where it does not. Meanwhile the generator counts as running. */
intrinsic('_begin_delegate', '(generator, /)', (_vm, generator: PyGenerator) => {
  const inner = delegate(generator);
  generator.isRunning = inner !== None;
  return inner;
});
intrinsic('_end_delegate', '(generator, /)', (_vm, generator: PyGenerator) => {
  generator.isRunning = false;
  return None;
});
intrinsic('_is_exit', '(kind, /)', (_vm, kind: Value) => {
  const type = kind instanceof PyType ? kind : typeOf(kind);
  return type.isSubtype(exceptionClass('GeneratorExit'));
});
intrinsic('_throw_here', '(generator, exception, /)', throwHere, isControl);
intrinsic('_close_here', '(generator, exception, /)', closeHere, isControl);
intrinsic('_exit_exception', '()', exitException);
