import { CodeFlag } from '../code/code-object.ts';
import { PyDict } from '../objects/dict.ts';
import { PyClassMethod, PyStaticMethod } from '../objects/descriptor.ts';
import { raise, typeError } from '../objects/errors.ts';
import { PyException } from '../objects/exception.ts';
import { PyFunction, PyMethod } from '../objects/function.ts';
import { coroutineType, generatorType, PyAsyncGenerator, PyGenerator } from '../objects/generator.ts';
import { PyInstance } from '../objects/instance.ts';
import {
  classMethodDescriptorType,
  PyBoundNative,
  PyNative,
  PyStaticNative,
  slotWrapperType,
} from '../objects/native.ts';
import { objectType, PyObject, PyType, typeOf, typeType, type Value } from '../objects/object.ts';
import { arityError, bindArguments, type Keywords } from '../objects/signature.ts';
import { PySingleton } from '../objects/singleton.ts';
import { asStr } from '../objects/string.ts';
import { PyTuple } from '../objects/tuple.ts';
import { bindParameters } from './arguments.ts';
import { bind } from './attribute.ts';
import { Frame, newSlots, ON_RETURN, type OnReturn } from './frame.ts';
import { becomeMortal, MORTAL } from './lives.ts';
import type { Machine } from './machine.ts';

/** Stands for "a frame was entered; its return value is the value". Never seen by the guest. */
export const pushed: Value = new PySingleton(objectType, '<pushed>');

const noKeywords: Keywords = [];

/** A call whose arguments are the callee's first slots as they lie on the caller's stack, from `start` on. */
export function enterPlainly(vm: Machine, caller: Frame, func: PyFunction, start: number, count: number): void {
  const { code } = func;
  const from = caller.slots;
  const slots = newSlots(code);
  for (let i = 0; i < count; i++) slots[i] = from[start + i];
  vm.push(new Frame(code, func.globals, func.builtins, null, func, slots, caller, ON_RETURN.push));
}

/** CALL of anything but a function that `enterPlainly` will do for; takes callable and arguments off the stack. */
export function callInLoop(vm: Machine, frame: Frame, argument: number): Value {
  const { slots } = frame;
  const end = frame.sp;
  let start = end - argument;
  const base = start - 2;
  frame.sp = base;
  const callable = slots[base] as Value;
  if (slots[start - 1] !== undefined) start--;
  const count = end - start;
  // A method called on its object found `self` on its type, and a function has none: nothing needs a check.
  if (callable instanceof PyNative && count <= 3 && (start === base + 1 || callable.owner === null)) {
    const { signature } = callable;
    if (signature.isPlain && count >= signature.required && count <= signature.positional.length) {
      const fn = callable.fn as (...args: unknown[]) => Value | undefined;
      const value =
        count === 1
          ? fn(vm, slots[start])
          : count === 2
            ? fn(vm, slots[start], slots[start + 1])
            : count === 0
              ? fn(vm)
              : fn(vm, slots[start], slots[start + 1], slots[start + 2]);
      if (value !== undefined) return value;
    }
  }
  return callValue(vm, callable, slots.slice(start, end) as Value[], noKeywords, ON_RETURN.push);
}

/**
 * Calls any callable. The result is its value, or `pushed` when a frame was entered whose return value will be treated
 * as `onReturn` says. Where the value comes at once, the caller treats it.
 */
export function callValue(
  vm: Machine,
  callable: Value,
  args: readonly Value[],
  keywords: Keywords,
  onReturn: OnReturn,
): Value {
  if (onReturn !== ON_RETURN.push && !answersPlainly(callable)) {
    return enterFunction(
      vm,
      vm.frozen('call_through'),
      [callable, new PyTuple(args), keywordDict(keywords)],
      noKeywords,
      onReturn,
    );
  }
  if (callable instanceof PyFunction) return enterFunction(vm, callable, args, keywords, onReturn);
  if (callable instanceof PyMethod) return callValue(vm, callable.func, [callable.self, ...args], keywords, onReturn);
  if (callable instanceof PyNative) return callNative(vm, callable, args, keywords, onReturn);
  if (callable instanceof PyBoundNative) {
    return callNative(vm, callable.native, [callable.self, ...args], keywords, onReturn);
  }
  if (callable instanceof PyStaticNative) return callNative(vm, callable.native, args, keywords, onReturn);
  if (callable instanceof PyType) return callType(vm, callable, args, keywords, onReturn);
  if (callable instanceof PyStaticMethod || callable instanceof PyClassMethod) {
    if (callable instanceof PyStaticMethod) return callValue(vm, callable.callable, args, keywords, onReturn);
    throw typeError("'classmethod' object is not callable");
  }
  const type = typeOf(callable);
  const call = type.lookup('__call__');
  if (call === undefined) throw typeError(`'${type.name}' object is not callable`);
  if (call instanceof PyFunction || call instanceof PyNative) {
    return callValue(vm, call, [callable, ...args], keywords, onReturn);
  }
  const bound = bind(vm, call, callable, type);
  if (bound !== undefined) return callValue(vm, bound, args, keywords, onReturn);
  const given = [callable, new PyTuple(args), keywordDict(keywords)];
  return enterFunction(vm, vm.frozen('call_object'), given, noKeywords, onReturn);
}

/**
 * Whether calling it enters at most one frame, and that with the `onReturn` asked for. Classes and control natives have
 * uses of their own for their frames' values; a frozen function in between passes on what comes out.
 */
function answersPlainly(callable: Value): boolean {
  if (callable instanceof PyMethod) return answersPlainly(callable.func);
  if (callable instanceof PyBoundNative || callable instanceof PyStaticNative) return !callable.native.isControl;
  return callable instanceof PyFunction || (callable instanceof PyNative && !callable.isControl);
}

/** Calls a Python function: its frame becomes the running one, or a generator is made around it. */
export function enterFunction(
  vm: Machine,
  func: PyFunction,
  args: readonly Value[],
  keywords: Keywords,
  onReturn: OnReturn,
): Value {
  const slots = newSlots(func.code);
  bindParameters(func, args, keywords, slots);
  vm.push(new Frame(func.code, func.globals, func.builtins, namesOf(func), func, slots, vm.frame, onReturn));
  return pushed;
}

/** A function around a module's code (`types.FunctionType`) runs in its globals. */
function namesOf(func: PyFunction): PyDict | null {
  return (func.code.code.flags & CodeFlag.OPTIMIZED) === 0 ? func.globals : null;
}

/** The generator around a frame, which does not belong to it yet: first the call has to return it. */
export function makeGenerator(frame: Frame): PyGenerator {
  const { flags, name, qualname } = frame.code.code;
  const { func } = frame;
  if ((flags & CodeFlag.ASYNC_GENERATOR) !== 0) {
    return new PyAsyncGenerator(frame, func?.name ?? name, func?.qualname ?? qualname);
  }
  const type = (flags & CodeFlag.COROUTINE) !== 0 ? coroutineType : generatorType;
  return new PyGenerator(type, frame, func?.name ?? name, func?.qualname ?? qualname);
}

/** Calls a native with checked arguments; where it gives up, its frozen twin is called with the same ones. */
export function callNative(
  vm: Machine,
  native: PyNative,
  args: readonly Value[],
  keywords: Keywords,
  onReturn: OnReturn,
): Value {
  checkSelf(native, args);
  const { signature } = native;
  let result: Value | undefined;
  if (
    signature.isPlain &&
    keywords.length === 0 &&
    args.length >= signature.required &&
    args.length <= signature.positional.length
  ) {
    result = native.fn(vm, ...(args as readonly never[]));
  } else {
    const { countsFirst } = native;
    const callee = { name: native.label, signature, hasSelf: native.owner !== null, countsFirst };
    if (signature.isPlain && keywords.length === 0)
      throw arityError(callee, args.length, 0, args.length < signature.required ? args.length : undefined);
    result = native.fn(vm, ...(bindArguments(callee, args, keywords) as unknown as readonly never[]));
  }
  if (result !== undefined) {
    if (native.name === '__new__' && result instanceof PyObject && result.cls.isMortal)
      becomeMortal(vm, result, MORTAL.finalizer);
    return result;
  }
  if (native.slow === null) throw new Error(`native ${native.label} has no slow twin`);
  return enterFunction(vm, vm.frozen(native.slow), args, keywords, onReturn);
}

function checkSelf(native: PyNative, args: readonly Value[]): void {
  const { owner } = native;
  if (owner === null) return;
  const self = args[0];
  if (native.name === '__new__') {
    checkNew(owner, self);
    return;
  }
  if (self === undefined) {
    throw typeError(
      native.cls === slotWrapperType
        ? `descriptor '${native.name}' of '${owner.name}' object needs an argument`
        : `unbound method ${native.label}() needs an argument`,
    );
  }
  const type = native.cls === classMethodDescriptorType ? self : typeOf(self);
  if (type instanceof PyType && (type === owner || type.mro.includes(owner))) return;
  if (native.cls === classMethodDescriptorType) {
    throw typeError(`descriptor '${native.name}' requires a subtype of '${owner.name}'`);
  }
  const verb =
    native.cls === slotWrapperType ? `requires a '${owner.name}' object but received a '${typeOf(self).name}'` : '';
  throw typeError(
    verb === ''
      ? `descriptor '${native.name}' for '${owner.name}' objects doesn't apply to a '${typeOf(self).name}' object`
      : `descriptor '${native.name}' ${verb}`,
  );
}

/** `__new__` of a built-in type makes instances of that type and its subclasses. */
function checkNew(owner: PyType, cls: Value | undefined): void {
  if (cls instanceof PyType && (cls.layout === owner.layout || owner === objectType) && cls.isSubtype(owner)) return;
  if (cls === undefined) throw typeError(`${owner.name}.__new__(): not enough arguments`);
  if (!(cls instanceof PyType)) {
    throw typeError(`${owner.name}.__new__(X): X is not a type object (${typeOf(cls).name})`);
  }
  if (!cls.isSubtype(owner)) {
    throw typeError(`${owner.name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${owner.name}`);
  }
}

/** `type.__call__`: make, then initialise. */
function callType(vm: Machine, type: PyType, args: readonly Value[], keywords: Keywords, onReturn: OnReturn): Value {
  if (type.cls !== typeType) {
    const call = type.cls.lookup('__call__');
    if (call instanceof PyFunction) return enterFunction(vm, call, [type, ...args], keywords, onReturn);
    if (call !== undefined && !(call instanceof PyNative)) {
      const given = [type, new PyTuple(args), keywordDict(keywords)];
      return enterFunction(vm, vm.frozen('call_object'), given, noKeywords, onReturn);
    }
  }
  return instantiate(vm, type, args, keywords, onReturn);
}

/** `type.__call__` itself, without asking a metaclass. */
export function instantiate(
  vm: Machine,
  type: PyType,
  args: readonly Value[],
  keywords: Keywords,
  onReturn: OnReturn,
): Value {
  if (type === typeType && args.length !== 3) {
    if (args.length !== 1 || keywords.length > 0) throw typeError('type() takes 1 or 3 arguments');
    return typeOf(args[0] as Value);
  }
  const make = type.lookup('__new__');
  const init = type.lookup('__init__');
  const isPlainNew = make === objectNew();
  if (isPlainNew && init instanceof PyFunction && !type.isAbstract && onReturn === ON_RETURN.push) {
    // The common case without a helper frame: the instance waits on the caller's stack for `__init__` to return None.
    const instance = new PyInstance(type);
    if (type.isMortal) becomeMortal(vm, instance, MORTAL.finalizer);
    const caller = vm.frame as Frame;
    const slots = newSlots(init.code);
    bindParameters(init, [instance, ...args], keywords, slots);
    const frame = new Frame(init.code, init.globals, init.builtins, namesOf(init), init, slots, caller, ON_RETURN.init);
    vm.push(frame);
    caller.slots[caller.sp++] = instance;
    return pushed;
  }
  const native = make instanceof PyStaticNative ? make.native : null;
  if (native !== null && (init instanceof PyNative || init === undefined)) {
    const made = callNative(vm, native, [type, ...args], keywords, ON_RETURN.push);
    if (made === pushed) {
      // `__new__` runs Python. Only inits that do nothing more may be left out then: those of object and type.
      if (init !== undefined && init.owner !== objectType && init.owner !== typeType) {
        throw new Error(`${type.name}.__new__ entered a frame`);
      }
      return made;
    }
    if (init === undefined || init.owner === objectType || !(typeOf(made) === type || typeOf(made).isSubtype(type)))
      return made;
    const done = callNative(vm, init, [made, ...args], keywords, ON_RETURN.push);
    if (done !== pushed) return made;
    return answerWith(vm, made);
  }
  return enterFunction(
    vm,
    vm.frozen('type_call'),
    [type, new PyTuple(args), keywordDict(keywords)],
    noKeywords,
    onReturn,
  );
}

/** The pushed frame's own value is dropped; `value`, put on the caller's stack, is the value of the call. */
function answerWith(vm: Machine, value: Value): Value {
  const frame = vm.frame as Frame;
  const caller = frame.back as Frame;
  frame.onReturn = ON_RETURN.init;
  caller.slots[caller.sp++] = value;
  return pushed;
}

let plainNew: Value | undefined;
function objectNew(): Value | undefined {
  plainNew ??= objectType.namespace.get('__new__');
  return plainNew;
}

function keywordDict(keywords: Keywords): PyDict {
  const dict = new PyDict();
  for (const [name, value] of keywords) dict.setStr(name, value);
  return dict;
}

/** Keywords out of a `**mapping` that was already merged into a dict of str keys. */
export function dictKeywords(dict: PyDict): Keywords {
  const keywords: [string, Value][] = [];
  for (const [key, value] of dict.entries()) {
    const name = asStr(key);
    if (name === undefined) throw typeError('keywords must be strings');
    keywords.push([name, value]);
  }
  return keywords;
}

/** Makes an exception out of what `raise` was given: a class is called without arguments. `undefined`: Python must. */
export function exceptionFrom(vm: Machine, value: Value): PyException | undefined {
  if (value instanceof PyException) return value;
  if (value instanceof PyType && value.layout === 'exception') {
    if (
      value.isBuiltin ||
      (value.cls === typeType &&
        value.lookup('__init__') instanceof PyNative &&
        value.lookup('__new__') instanceof PyStaticNative)
    ) {
      const made = callType(vm, value, [], noKeywords, ON_RETURN.push);
      if (made instanceof PyException) return made;
      throw raise('SystemError', 'an exception class did not make an exception');
    }
    return undefined;
  }
  throw typeError('exceptions must derive from BaseException');
}
