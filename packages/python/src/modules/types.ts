import { cellType } from '../objects/cell.ts';
import { CodeFlag } from '../code/code-object.ts';
import { codeType, PyCode } from '../objects/code.ts';
import { tracebackType } from '../objects/exception.ts';
import { functionType, methodType, PyFunction } from '../objects/function.ts';
import { asyncGeneratorType, coroutineType, generatorType } from '../objects/generator.ts';
import { genericAliasType } from '../objects/generic-alias.ts';
import { frameLocalsType } from '../objects/frame-locals.ts';
import { touch } from '../objects/heap.ts';
import type { Value } from '../objects/object.ts';
import { mappingProxyType } from '../objects/mapping-proxy.ts';
import { moduleType } from '../objects/module.ts';
import {
  builtinFunctionType,
  classMethodDescriptorType,
  getSetType,
  memberType,
  methodDescriptorType,
  methodWrapperType,
  slotWrapperType,
} from '../objects/native.ts';
import { ellipsisType, None, noneType, notImplementedType } from '../objects/singleton.ts';
import { unionType } from '../objects/union.ts';
import { frameType } from '../vm/frame.ts';
import { defineModule, func, requireKind } from './native-module.ts';
import { sourceModule } from './registry.ts';

/** `types`: names for the types that have no builtin name, and the making of classes step by step. */
defineModule('_types', [
  ['AsyncGeneratorType', asyncGeneratorType],
  ['BuiltinFunctionType', builtinFunctionType],
  ['BuiltinMethodType', builtinFunctionType],
  ['CellType', cellType],
  ['ClassMethodDescriptorType', classMethodDescriptorType],
  ['CodeType', codeType],
  ['CoroutineType', coroutineType],
  ['EllipsisType', ellipsisType],
  ['FrameLocalsProxyType', frameLocalsType],
  ['FrameType', frameType],
  ['FunctionType', functionType],
  ['GeneratorType', generatorType],
  ['GenericAlias', genericAliasType],
  ['GetSetDescriptorType', getSetType],
  ['LambdaType', functionType],
  ['MappingProxyType', mappingProxyType],
  ['MemberDescriptorType', memberType],
  ['MethodDescriptorType', methodDescriptorType],
  ['MethodType', methodType],
  ['MethodWrapperType', methodWrapperType],
  ['ModuleType', moduleType],
  ['NoneType', noneType],
  ['NotImplementedType', notImplementedType],
  ['TracebackType', tracebackType],
  ['UnionType', unionType],
  ['WrapperDescriptorType', slotWrapperType],
  /** Makes the generators of a function awaitable: its code is replaced by a copy that says so. */
  func('_let_await', '(func, /)', (_vm, value: Value) => {
    const target = requireKind(value, PyFunction);
    const { code, consts, isHidden } = target.code;
    target.code = new PyCode({ ...code, flags: code.flags | CodeFlag.ITERABLE_COROUTINE }, consts, isHidden);
    touch(target);
    return None;
  }),
]);

sourceModule(
  'types',
  String.raw`
from _types import *
from _types import _let_await

_shown = []

class SimpleNamespace:
    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        for name, value in dict(mapping_or_iterable).items():
            if not isinstance(name, str):
                raise TypeError(f"keywords must be strings, not '{type(name).__name__}'")
            self.__dict__[name] = value
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        if any(each is self for each in _shown):
            return f'{name}(...)'
        _shown.append(self)
        try:
            return f"{name}({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"
        finally:
            _shown.pop()

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __replace__(self, /, **changes):
        made = type(self)()
        made.__dict__.update(self.__dict__)
        made.__dict__.update(changes)
        return made

def resolve_bases(bases):
    resolved = []
    changed = False
    for base in bases:
        if not isinstance(base, type) and hasattr(base, '__mro_entries__'):
            entries = base.__mro_entries__(bases)
            if not isinstance(entries, tuple):
                raise TypeError('__mro_entries__ must return a tuple')
            resolved.extend(entries)
            changed = True
        else:
            resolved.append(base)
    return tuple(resolved) if changed else bases

def prepare_class(name, bases=(), kwds=None):
    keywords = dict(kwds) if kwds else {}
    if 'metaclass' in keywords:
        meta = keywords.pop('metaclass')
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            other = type(base)
            if issubclass(meta, other):
                continue
            if not issubclass(other, meta):
                raise TypeError('metaclass conflict: the metaclass of a derived class must be a '
                                '(non-strict) subclass of the metaclasses of all its bases')
            meta = other
    namespace = meta.__prepare__(name, bases, **keywords) if hasattr(meta, '__prepare__') else {}
    return meta, namespace, keywords

def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, namespace, keywords = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    if '__module__' not in namespace:
        namespace['__module__'] = __name__
    return meta(name, resolved, namespace, **keywords)

def get_original_bases(cls, /):
    try:
        return cls.__dict__.get('__orig_bases__', cls.__bases__)
    except AttributeError:
        raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}') from None

class DynamicClassAttribute:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        return type(self)(fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return type(self)(self.fget, self.fset, fdel, self.__doc__)

class _AwaitableGenerator:
    """A generator that a function of 'coroutine' made although it is no generator function itself."""

    def __init__(self, inner):
        self._inner = inner
        for name in ('__name__', '__qualname__'):
            setattr(self, name, getattr(inner, name, None))

    def __iter__(self):
        return self._inner if type(self._inner) is GeneratorType else self

    __await__ = __iter__

    def __next__(self):
        return next(self._inner)

    def send(self, value):
        return self._inner.send(value)

    def throw(self, *exception):
        return self._inner.throw(*exception)

    def close(self):
        return self._inner.close()

    gi_code = cr_code = property(lambda self: self._inner.gi_code)
    gi_frame = cr_frame = property(lambda self: self._inner.gi_frame)
    gi_running = cr_running = property(lambda self: self._inner.gi_running)
    gi_yieldfrom = cr_await = property(lambda self: self._inner.gi_yieldfrom)

_generator, _coroutine, _iterable_coroutine = 32, 128, 256

def coroutine(func):
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if type(func) is FunctionType:
        flags = func.__code__.co_flags
        if flags & (_coroutine | _iterable_coroutine):
            return func
        if flags & _generator:
            _let_await(func)
            return func
    from collections.abc import Coroutine, Generator
    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if type(made) is CoroutineType:
            return made
        if type(made) is GeneratorType and made.gi_code.co_flags & _iterable_coroutine:
            return made
        if isinstance(made, Generator) and not isinstance(made, Coroutine):
            return _AwaitableGenerator(made)
        return made

    return wrapped
`,
);
