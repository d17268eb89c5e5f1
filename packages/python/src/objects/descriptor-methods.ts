import { intrinsic } from '../frozen/intrinsic.ts';
import { absentAttribute, attributeDict, bind, findAttribute, getAttribute } from '../vm/attribute.ts';
import type { Machine } from '../vm/machine.ts';
import { classMethodType, PyClassMethod, PyStaticMethod, staticMethodType } from './descriptor.ts';
import { dictAttribute } from './dict-attribute.ts';
import { Raised, typeError } from './errors.ts';
import { touch } from './heap.ts';
import { defineMethods, getSet, member, type MethodDefinition, method, staticMethod } from './native.ts';
import { type PyObject, type PyType, typeOf, type Value } from './object.ts';
import { reprOf, truthOf } from './protocol.ts';
import { None } from './singleton.ts';

/** `staticmethod` and `classmethod`: https://docs.python.org/3.14/howto/descriptor.html#static-methods */
type Wrapper = PyStaticMethod | PyClassMethod;

/** The wrapper shows the function's own name and text. */
const copied = ['__module__', '__name__', '__qualname__', '__doc__'];

function wrap(vm: Machine, self: Wrapper, callable: Value): void {
  self.callable = callable;
  touch(self);
  for (const name of copied) {
    const value = attributeOrNothing(vm, callable, name);
    if (value === undefined) continue;
    attributeDict(self).setStr(name, value);
  }
}

/** An attribute that is there and needs no Python. */
export function attributeOrNothing(vm: Machine, object: Value, name: string): Value | undefined {
  try {
    const value = findAttribute(vm, object, name);
    return value === absentAttribute ? undefined : value;
  } catch (error) {
    if (error instanceof Raised) return undefined;
    throw error;
  }
}

/** Whether `abc.abstractmethod` marked it. */
export function isAbstract(vm: Machine, callable: Value): boolean {
  if (callable === None) return false;
  const mark = attributeOrNothing(vm, callable, '__isabstractmethod__');
  return mark !== undefined && truthOf(vm, mark) === true;
}

function wrapperMethods(name: string, make: (cls: PyType) => Wrapper): MethodDefinition[] {
  return [
    staticMethod('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyType) => make(cls)),
    method(
      '__init__',
      '(self, /, *args, **kwargs)',
      (vm: Machine, self: Wrapper, args: Value[], keywords: Map<string, Value>) => {
        if (keywords.size > 0) throw typeError(`${name}() takes no keyword arguments`);
        const [callable] = args;
        if (callable === undefined || args.length > 1)
          throw typeError(`${name} expected 1 argument, got ${args.length}`);
        wrap(vm, self, callable);
        return None;
      },
    ),
    method(
      '__repr__',
      '(self, /)',
      (vm: Machine, self: Wrapper) => {
        const inner = reprOf(vm, self.callable);
        return inner === undefined ? undefined : `<${name}(${inner})>`;
      },
      { slow: 'wrapper_repr' },
    ),
    member('__func__', (_vm, self: Wrapper) => self.callable),
    member('__wrapped__', (_vm, self: Wrapper) => self.callable),
    getSet(
      '__doc__',
      (_vm, self: Wrapper) => self.attrs?.getStr('__doc__') ?? None,
      (_vm, self: Wrapper, value) => attributeDict(self).setStr('__doc__', value ?? None),
    ),
    getSet('__isabstractmethod__', (vm, self: Wrapper) => isAbstract(vm, self.callable)),
    getSet('__annotations__', (vm, self: Wrapper) => getAttribute(vm, self.callable, '__annotations__')),
    dictAttribute,
  ];
}

defineMethods(staticMethodType, () => [
  ...wrapperMethods('staticmethod', (cls) => new PyStaticMethod(None, cls)),
  method('__get__', '(self, instance, owner=None, /)', (_vm, self: PyStaticMethod) => self.callable),
  method(
    '__call__',
    '(self, /, *args, **kwargs)',
    (vm: Machine, self: PyStaticMethod, args: Value[], keywords: Map<string, Value>) =>
      vm.call(self.callable, args, Array.from(keywords)),
    { isControl: true },
  ),
]);

defineMethods(classMethodType, () => [
  ...wrapperMethods('classmethod', (cls) => new PyClassMethod(None, cls)),
  method(
    '__get__',
    '(self, instance, owner=None, /)',
    (vm: Machine, self: PyClassMethod, instance: Value, owner: Value | undefined) => {
      const type = owner === undefined || owner === None ? typeOf(instance) : owner;
      const bound = bind(vm, self, instance, type as PyType);
      if (bound !== undefined) return bound;
      const call = vm.deferredCall as NonNullable<Machine['deferredCall']>;
      return vm.call(call.callable, call.args);
    },
    { isControl: true },
  ),
]);

intrinsic('_wrapped_callable', '(wrapper, /)', (_vm, wrapper: PyObject) => (wrapper as Wrapper).callable);
