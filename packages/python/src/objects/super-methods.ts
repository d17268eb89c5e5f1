import type { Frame } from '../vm/frame.ts';
import { makeSuper } from '../vm/instructions/functions.ts';
import { isCellSlot } from '../vm/locals.ts';
import type { Machine } from '../vm/machine.ts';
import { PyCell } from './cell.ts';
import { PySuper, superType } from './descriptor.ts';
import { raise, typeError } from './errors.ts';
import { defineMethods, member, method, staticMethod } from './native.ts';
import { PyType, typeOf, type Value } from './object.ts';
import { None, noneType } from './singleton.ts';

/** `super`: https://docs.python.org/3.14/library/functions.html#super */
defineMethods(superType, () => [
  staticMethod(
    '__new__',
    '(cls, /, *args, **kwargs)',
    (vm: Machine, cls: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (keywords.size > 0) throw typeError('super() takes no keyword arguments');
      if (args.length > 2) throw typeError(`super() expected at most 2 arguments, got ${args.length}`);
      const [type, object] = args;
      if (type === undefined) return implicitSuper(vm.visibleFrame(), cls);
      if (!(type instanceof PyType)) throw typeError(`super() argument 1 must be a type, not ${typeOf(type).name}`);
      // Unbound: nothing lies behind the type in the order of None's class.
      return object === undefined || object === None
        ? new PySuper(type, None, noneType, cls)
        : makeSuper(type, object, cls);
    },
  ),
  method('__get__', '(self, instance, owner=None, /)', (_vm, self: PySuper, instance: Value) =>
    instance === None || self.self !== None ? self : makeSuper(self.type, instance, self.cls),
  ),
  method('__repr__', '(self, /)', (_vm, self: PySuper) => {
    const bound = self.self === None ? 'NULL' : `<${self.objectClass.name} object>`;
    return `<super: <class '${self.type.name}'>, ${bound}>`;
  }),
  member('__thisclass__', (_vm, self: PySuper) => self.type),
  member('__self__', (_vm, self: PySuper) => self.self),
  member('__self_class__', (_vm, self: PySuper) => (self.self === None ? None : self.objectClass)),
]);

/** `super()` without arguments: the class from the `__class__` cell of the calling function, its first argument as the object. */
function implicitSuper(frame: Frame | null, cls: PyType): PySuper {
  if (frame === null) throw raise('RuntimeError', 'super(): no current frame');
  const { code } = frame.code;
  if (code.argCount === 0) throw raise('RuntimeError', 'super(): no arguments');
  const held = frame.slots[0];
  const self = held instanceof PyCell && isCellSlot(frame, 0) ? held.contents : held;
  if (self === undefined) throw raise('RuntimeError', 'super(): arg[0] deleted');
  const place = code.freevars.indexOf('__class__');
  if (place < 0) throw raise('RuntimeError', 'super(): __class__ cell not found');
  const cell = frame.slots[code.localsPlus.length - code.freevars.length + place];
  const type = cell instanceof PyCell ? cell.contents : undefined;
  if (type === undefined) throw raise('RuntimeError', 'super(): empty __class__ cell');
  if (!(type instanceof PyType)) throw raise('RuntimeError', `super(): __class__ is not a type (${typeOf(type).name})`);
  return makeSuper(type, self, cls);
}
