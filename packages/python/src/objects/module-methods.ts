import type { Machine } from '../vm/machine.ts';
import { dictAttribute } from './dict-attribute.ts';
import { typeError } from './errors.ts';
import { PyList } from './list.ts';
import { moduleType, PyModule } from './module.ts';
import { defineMethods, method, staticMethod } from './native.ts';
import { type PyType, typeOf, type Value } from './object.ts';
import { None } from './singleton.ts';
import { asStr } from './string.ts';

/** `types.ModuleType`: https://docs.python.org/3.14/library/types.html#types.ModuleType */
defineMethods(moduleType, () => [
  staticMethod(
    '__new__',
    '(cls, /, *args, **kwargs)',
    (_vm, cls: PyType, args: Value[], keywords: Map<string, Value>) => {
      return new PyModule(asStr(args[0] ?? keywords.get('name')) ?? '?', cls);
    },
  ),
  method('__init__', '(self, name, doc=None)', (_vm, self: PyModule, name: Value, doc: Value | undefined) => {
    if (asStr(name) === undefined) throw typeError(`module() argument 'name' must be str, not ${typeOf(name).name}`);
    const { namespace } = self;
    namespace.setStr('__name__', name);
    namespace.setStr('__doc__', doc ?? None);
    for (const field of ['__package__', '__loader__', '__spec__']) namespace.setStr(field, None);
    return None;
  }),
  method('__repr__', '(self, /)', moduleRepr),
  method('__dir__', '(self, /)', (_vm, self: PyModule) => {
    const names: string[] = [];
    for (const [key] of self.namespace.entries()) if (typeof key === 'string') names.push(key);
    return new PyList(names);
  }),
  dictAttribute,
]);

function moduleRepr(vm: Machine, self: PyModule): string {
  const name = asStr(self.namespace.getStr('__name__')) ?? self.name;
  const file = asStr(self.namespace.getStr('__file__'));
  if (file !== undefined) return `<module '${name}' from '${file}'>`;
  const isOurs =
    name !== '__main__' && vm.modules.getStr(name) === self && self.namespace.getStr('__loader__') !== None;
  return isOurs ? `<module '${name}' (built-in)>` : `<module '${name}'>`;
}
