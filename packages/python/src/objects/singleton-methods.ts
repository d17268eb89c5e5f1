import { typeError } from './errors.ts';
import { defineMethods, type MethodDefinition, method, staticMethod } from './native.ts';
import type { PyType, Value } from './object.ts';
import {
  Ellipsis,
  ellipsisType,
  None,
  noneType,
  NotImplemented,
  notImplementedType,
  type PySingleton,
} from './singleton.ts';

/** What the three constants of the language share: one instance, that their type gives when it is called. */
function shared(instance: PySingleton): MethodDefinition[] {
  return [
    staticMethod(
      '__new__',
      '(cls, /, *args, **kwargs)',
      (_vm, cls: PyType, args: Value[], keywords: Map<string, Value>) => {
        if (args.length > 0 || keywords.size > 0) throw typeError(`${cls.name} takes no arguments`);
        return instance;
      },
    ),
    method('__repr__', '(self, /)', () => instance.text),
  ];
}

const reduce = method('__reduce__', '(self, /)', (_vm, self: PySingleton) => self.text);

defineMethods(noneType, () => [...shared(None), method('__bool__', '(self, /)', () => false)]);
defineMethods(ellipsisType, () => [...shared(Ellipsis), reduce]);
defineMethods(notImplementedType, () => [
  ...shared(NotImplemented),
  method('__bool__', '(self, /)', () => {
    throw typeError('NotImplemented should not be used in a boolean context');
  }),
  reduce,
]);
