import './weakref-natives.ts';
import { sourceModule } from './registry.ts';
import { source as containers } from './weakref-containers.ts';

/** `weakref`: https://docs.python.org/3.14/library/weakref.html */
sourceModule(
  'weakref',
  String.raw`
import atexit as _atexit
from _weakref import ref, ReferenceType, getweakrefcount, getweakrefs
from collections.abc import MutableMapping as _MutableMapping, MutableSet as _MutableSet

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType', 'ProxyType',
           'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize']

def _reference(proxy):
    return object.__getattribute__(proxy, '_reference')

def _target(proxy):
    """What a proxy stands for; of anything else, itself."""
    if type(proxy) is not ProxyType and type(proxy) is not CallableProxyType:
        return proxy
    found = _reference(proxy)()
    if found is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return found

class ProxyType:
    __slots__ = ('_reference', '__weakref__')

    def __init_subclass__(cls, /, **keywords):
        if cls.__module__ != 'weakref':
            raise TypeError("type 'weakref.ProxyType' is not an acceptable base type")

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        found = _reference(self)()
        text = object.__repr__(self)
        return f"<weakproxy at {text[text.rindex('0x'):-1]}; to '{type(found).__name__}' at {hex(id(found))}>"

    def __str__(self):
        return str(_target(self))

    def __bytes__(self):
        return bytes(_target(self))

    def __hash__(self):
        raise TypeError(f"unhashable type: 'weakref.{type(self).__name__}'")

    def __bool__(self):
        return bool(_target(self))

    def __len__(self):
        return len(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        found = _target(self)
        if not hasattr(type(found), '__next__'):
            raise TypeError("Weakref proxy referenced a non-iterator")
        return next(found)

    def __reversed__(self):
        return reversed(_target(self))

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __contains__(self, item):
        return item in _target(self)

    def __int__(self):
        return int(_target(self))

    def __float__(self):
        return float(_target(self))

    def __index__(self):
        return _index(_target(self))

    def __divmod__(self, other):
        return divmod(_target(self), _target(other))

    def __rdivmod__(self, other):
        return divmod(_target(other), _target(self))

    def __pow__(self, other, modulus=None):
        return pow(_target(self), _target(other), modulus)

    def __rpow__(self, other):
        return pow(_target(other), _target(self))

def _index(value):
    import operator
    return operator.index(value)

def _forward():
    """The operators, which all do the same: ask what the proxy stands for."""
    import operator
    def unary(function):
        return lambda self: function(_target(self))
    def binary(function):
        return lambda self, other: function(_target(self), _target(other))
    def swapped(function):
        return lambda self, other: function(_target(other), _target(self))
    for name in ('neg', 'pos', 'abs', 'invert'):
        type.__setattr__(ProxyType, f'__{name}__', unary(getattr(operator, name)))
    for name in ('lt', 'le', 'eq', 'ne', 'gt', 'ge'):
        type.__setattr__(ProxyType, f'__{name}__', binary(getattr(operator, name)))
    for name in ('add', 'sub', 'mul', 'matmul', 'truediv', 'floordiv', 'mod', 'lshift', 'rshift', 'and', 'or', 'xor'):
        function = getattr(operator, name + '_' if name in ('and', 'or') else name)
        type.__setattr__(ProxyType, f'__{name}__', binary(function))
        type.__setattr__(ProxyType, f'__r{name}__', swapped(function))
        type.__setattr__(ProxyType, f'__i{name}__', binary(getattr(operator, 'i' + name)))

_forward()

class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _target(self)(*args, **kwargs)

ProxyTypes = (ProxyType, CallableProxyType)

def proxy(object, callback=None, /):
    cls = CallableProxyType if callable(object) else ProxyType
    made = _new(cls)
    _set_reference(made, ref(object, callback if callback is None else lambda gone: callback(made)))
    return made

_new = object.__new__
_set_reference = ProxyType.__dict__['_reference'].__set__

class WeakMethod(ref):
    """A weak reference to a bound method: it lives as long as its object."""

    __slots__ = '_func_ref', '_meth_type', '_alive', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None
        def gone(reference):
            self = own()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = ref.__new__(cls, obj, gone)
        self._func_ref = ref(func, gone)
        self._meth_type = type(meth)
        self._alive = True
        own = ref(self)
        return self

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        equal = WeakMethod.__eq__(self, other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__

class finalize:
    """Calls func(*args, **kwargs) when obj is gone, or when it is called itself, or at exit; once."""

    __slots__ = ()
    _registry = {}
    _shutdown = False
    _index = 0
    _registered_with_atexit = False

    class _Info:
        __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit', 'index')

    def __init__(self, obj, func, /, *args, **kwargs):
        if not self._registered_with_atexit:
            _atexit.register(self._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        finalize._index += 1
        info.index = finalize._index
        self._registry[self] = info

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return (obj, info.func, info.args, info.kwargs or {})

    def peek(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return (obj, info.func, info.args, info.kwargs or {})

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return f'<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>'

    @classmethod
    def _exitfunc(cls):
        while True:
            waiting = [(info.index, each) for each, info in cls._registry.items() if info.atexit]
            if not waiting:
                break
            waiting.sort(key=lambda pair: pair[0])
            last = waiting.pop()[1]
            waiting = None
            try:
                last()
            except Exception as error:
                import sys
                sys.excepthook(type(error), error, error.__traceback__)
        finalize._shutdown = True
`,
  containers,
);
