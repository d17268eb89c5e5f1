/** What kind of object something is. */
export const source = String.raw`
import sys as _sys
import types as _types
import functools as _functools
import _inspect
from abc import ABCMeta as _ABCMeta
from collections import OrderedDict, namedtuple as _namedtuple

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512
CO_HAS_DOCSTRING, CO_METHOD = 0x4000000, 0x8000000
TPFLAGS_IS_ABSTRACT = 1 << 20

def ismodule(object):
    return isinstance(object, _types.ModuleType)

def isclass(object):
    return isinstance(object, type)

def ismethod(object):
    return isinstance(object, _types.MethodType)

def isfunction(object):
    return isinstance(object, _types.FunctionType)

def iscode(object):
    return isinstance(object, _types.CodeType)

def isframe(object):
    return isinstance(object, _types.FrameType)

def istraceback(object):
    return isinstance(object, _types.TracebackType)

def isgenerator(object):
    return isinstance(object, _types.GeneratorType)

def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)

def isasyncgen(object):
    return isinstance(object, _types.AsyncGeneratorType)

def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)

def ismethodwrapper(object):
    return isinstance(object, _types.MethodWrapperType)

def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or \
        ismethodwrapper(object)

def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))

def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, '__get__') and not hasattr(cls, '__set__') and not hasattr(cls, '__delete__')

def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, '__set__') or hasattr(cls, '__delete__')

def ismemberdescriptor(object):
    return isinstance(object, _types.MemberDescriptorType)

def isgetsetdescriptor(object):
    return isinstance(object, _types.GetSetDescriptorType)

def isawaitable(object):
    if isinstance(object, _types.GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return getattr(type(object), '__await__', None) is not None

def _plain_function(object):
    while isinstance(object, (_types.MethodType, _functools.partial)):
        object = object.func if isinstance(object, _functools.partial) else object.__func__
    return object

def _has_flag(object, flag):
    object = _plain_function(object)
    return isfunction(object) and bool(object.__code__.co_flags & flag)

_coroutine_mark = object()

def markcoroutinefunction(func):
    (func.__func__ if ismethod(func) else func)._is_coroutine_mark = _coroutine_mark
    return func

def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)

def iscoroutinefunction(obj):
    marked = getattr(_plain_function(obj), '_is_coroutine_mark', None) is _coroutine_mark
    return marked or _has_flag(obj, CO_COROUTINE)

def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)
`;
