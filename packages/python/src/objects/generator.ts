import type { Frame } from '../vm/frame.ts';
import type { PyCode } from './code.ts';
import type { PyException } from './exception.ts';
import { builtinType, PyObject, type PyType, type Value } from './object.ts';
import { None } from './singleton.ts';

export const generatorType = builtinType('generator', undefined, { isBase: false });
export const coroutineType = builtinType('coroutine', undefined, { isBase: false });
export const asyncGeneratorType = builtinType('async_generator', undefined, { isBase: false });

/** A generator, coroutine or asynchronous generator (`cls` tells): a frame that can be left and entered again. */
export class PyGenerator extends PyObject {
  /** `null` once it has finished. */
  frame: Frame | null;
  /** Of the frame, also when that is gone. */
  readonly code: PyCode;
  name: string;
  qualname: string;
  isRunning: boolean;
  /** The exception that was being handled where the generator was last entered; restored when it yields. */
  outerHandled: PyException | null;
  /** The exception that the generator itself was handling when it yielded. */
  ownHandled: PyException | null;
  /** `cr_origin`: where a coroutine was made, if that is tracked. */
  origin: Value;
  constructor(cls: PyType, frame: Frame, name: string, qualname: string) {
    super(cls, 120);
    this.frame = frame;
    this.code = frame.code;
    this.name = name;
    this.qualname = qualname;
    this.isRunning = false;
    this.outerHandled = null;
    this.ownHandled = null;
    this.origin = None;
  }
}

/**
 * An asynchronous generator (PEP 525). It is never entered by itself: `asend()`, `athrow()` and `aclose()` give steps,
 * and awaiting one of them drives the body to its next `yield`.
 */
export class PyAsyncGenerator extends PyGenerator {
  /** The step whose await the body is in. */
  step: PyAsyncStep | null;
  /** Whether a step has begun that has not ended. */
  isStepping: boolean;
  /** Ended by an exception or by `aclose()`: further `athrow()` and `aclose()` do nothing. */
  isClosed: boolean;
  /** Whether it was used, and the hook for its first use called. */
  isHooked: boolean;
  /** `finalizer` of `sys.set_asyncgen_hooks` when it was first used: is to end it when nobody has it any more. */
  finalizer: Value;
  constructor(frame: Frame, name: string, qualname: string) {
    super(asyncGeneratorType, frame, name, qualname);
    this.step = null;
    this.isStepping = false;
    this.isClosed = false;
    this.isHooked = false;
    this.finalizer = None;
  }
}

export const asyncSendType = builtinType('async_generator_asend', undefined, { isBase: false });
export const asyncThrowType = builtinType('async_generator_athrow', undefined, { isBase: false });

export type StepKind = 'asend' | 'athrow' | 'aclose';

/** What `asend()`, `__anext__()`, `athrow()` and `aclose()` give: awaited, it takes the body to its next `yield` or end. */
export class PyAsyncStep extends PyObject {
  readonly generator: PyAsyncGenerator;
  readonly kind: StepKind;
  /** `asend`: what the body's `yield` gives. `athrow`: what is raised there, as `throw()` takes it. */
  args: readonly Value[];
  state: 'new' | 'begun' | 'over';
  constructor(generator: PyAsyncGenerator, kind: StepKind, args: readonly Value[]) {
    super(kind === 'asend' ? asyncSendType : asyncThrowType, 56);
    this.generator = generator;
    this.kind = kind;
    this.args = args;
    this.state = 'new';
  }
}

const wrappedValueType = builtinType('async_generator_wrapped_value', undefined, { isBase: false });

/**
 * A value that the body of an asynchronous generator yields itself, from the wrapping until the next instruction: what
 * it awaits passes its own values through the same `YIELD_VALUE`.
 */
export class PyWrappedValue extends PyObject {
  readonly value: Value;
  constructor(value: Value) {
    super(wrappedValueType, 24);
    this.value = value;
  }
}

export const coroutineWrapperType = builtinType('coroutine_wrapper', undefined, { isBase: false });

/** `coroutine.__await__()`: the coroutine as an iterator. */
export class PyCoroutineWrapper extends PyObject {
  readonly coroutine: PyGenerator;
  constructor(coroutine: PyGenerator) {
    super(coroutineWrapperType, 24);
    this.coroutine = coroutine;
  }
}

export const anextAwaitableType = builtinType('anext_awaitable', undefined, { isBase: false });

/** `anext(iterator, default)` */
export class PyAnextAwaitable extends PyObject {
  readonly awaitable: Value;
  readonly fallback: Value;
  constructor(awaitable: Value, fallback: Value) {
    super(anextAwaitableType, 32);
    this.awaitable = awaitable;
    this.fallback = fallback;
  }
}
