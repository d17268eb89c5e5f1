import { intrinsic } from '../frozen/intrinsic.ts';
import { constant, defineMethods, method, type MethodDefinition, PyNative, staticMethod } from './native.ts';
import { containerRepr } from './container-repr.ts';
import { PyDict } from './dict.ts';
import { typeError } from './errors.ts';
import { mappingProxyType, PyMappingProxy } from './mapping-proxy.ts';
import { type PyObject, PyType, typeOf, type Value } from './object.ts';
import { reprOf } from './protocol.ts';
import { None } from './singleton.ts';

/** What is looked at: a class gives its attributes as they are now. */
function proxied(proxy: PyMappingProxy): PyObject {
  const { mapping } = proxy;
  if (!(mapping instanceof PyType)) return mapping;
  const attributes = new PyDict();
  for (const [name, value] of mapping.namespace) attributes.setStr(name, value);
  return attributes;
}

/** Methods that the mapping itself answers. */
const passedOn = (name: string, signature: string): MethodDefinition =>
  method(
    name,
    signature,
    (vm, self: PyMappingProxy, ...args: Value[]) => {
      const mapping = proxied(self);
      const found = mapping.cls.lookup(name);
      return found instanceof PyNative
        ? found.fn(vm, ...([mapping, ...args] as unknown as readonly never[]))
        : undefined;
    },
    { slow: `proxy_${name.replaceAll('_', '')}` },
  );

defineMethods(mappingProxyType, () => [
  staticMethod('__new__', '(cls, mapping)', (_vm, _cls: PyType, mapping: Value) => {
    if (typeof mapping === 'object' && (mapping instanceof PyDict || mapping.cls.lookup('keys') !== undefined))
      return new PyMappingProxy(mapping);
    throw typeError(`mappingproxy() argument must be a mapping, not ${typeOf(mapping).name}`);
  }),
  method(
    '__repr__',
    '(self, /)',
    (vm, self: PyMappingProxy) => {
      return containerRepr(vm, self, '...', () => {
        const text = reprOf(vm, proxied(self));
        return text === undefined ? undefined : `mappingproxy(${text})`;
      });
    },
    { slow: 'proxy_repr' },
  ),
  constant('__hash__', None),
  passedOn('__str__', '(self, /)'),
  passedOn('__len__', '(self, /)'),
  passedOn('__getitem__', '(self, key, /)'),
  passedOn('__contains__', '(self, key, /)'),
  passedOn('__iter__', '(self, /)'),
  passedOn('__reversed__', '(self, /)'),
  passedOn('__eq__', '(self, value, /)'),
  passedOn('__or__', '(self, value, /)'),
  passedOn('get', '(self, key, default=None, /)'),
  passedOn('keys', '(self, /)'),
  passedOn('values', '(self, /)'),
  passedOn('items', '(self, /)'),
  passedOn('copy', '(self, /)'),
]);

intrinsic('_proxied', '(proxy, /)', (_vm, self: PyMappingProxy) => proxied(self));
