import { PyInstance } from '../objects/instance.ts';
import { objectType, PyType, type Value } from '../objects/object.ts';
import { weakRefType } from '../objects/weak-reference.ts';
import { defineModule, func, requireKind } from './native-module.ts';
import { sourceModule } from './registry.ts';

/**
 * `copyreg`: https://docs.python.org/3.14/library/copyreg.html, and how `object` takes its instances apart for `copy` and
 * `pickle`, which ask for it by `__reduce_ex__`.
 */
defineModule('_copyreg', [
  ['ReferenceType', weakRefType],
  /** Whether the dict and the slots are all there is of an object. */
  func('is_plain', '(value, /)', (_vm, value: Value) => value instanceof PyInstance),
  /** The first built-in class among those that the class inherits from. */
  func('built_in_base', '(cls, /)', (_vm, cls: Value) => {
    return requireKind(cls, PyType).mro.find((type) => type.isBuiltin) ?? objectType;
  }),
]);

sourceModule(
  'copyreg',
  String.raw`
from _copyreg import is_plain as _is_plain, built_in_base as _built_in_base

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}

def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)

def constructor(object):
    if not callable(object):
        raise TypeError('constructors must be callable')

def pickle_complex(c):
    return complex, (c.real, c.imag)

def pickle_union(obj):
    import operator
    return operator.getitem, (type(obj), obj.__args__)

def pickle_super(obj):
    return super, (obj.__thisclass__, obj.__self__)

pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)
pickle(super, pickle_super)

def __newobj__(cls, *args):
    return cls.__new__(cls, *args)

def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)

def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(made, state)
    return made

def _slotnames(cls):
    """The names of the slots of a class and its bases, remembered in the class."""
    names = cls.__dict__.get('__slotnames__')
    if names is not None:
        return names
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            stem = base.__name__.lstrip('_')
            if name.startswith('__') and not name.endswith('__') and stem:
                name = f'_{stem}{name}'
            names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        pass
    return names

def _inherits_getstate(obj):
    return (getattr(type(obj), '__getstate__', None) is object.__getstate__
            and '__getstate__' not in getattr(obj, '__dict__', ()))

def _state(obj, must_be_plain):
    """What object.__getstate__ gives: the dict, or a pair of it and the slots."""
    if must_be_plain and not _is_plain(obj):
        kind = type(obj).__name__
        raise TypeError(f'cannot pickle {kind} objects' if kind in ('code', 'memoryview') else f'cannot pickle {kind!r} object')
    state = getattr(obj, '__dict__', None) or None
    names = _slotnames(type(obj))
    if not isinstance(names, list):
        raise TypeError(f'{type(obj).__name__}.__slotnames__ should be a list or None, not {type(names).__name__}')
    slots = {}
    for name in names:
        try:
            slots[name] = getattr(obj, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state

def _new_arguments(obj):
    """What __new__ is to be called with: a tuple and a dict, or None for what the class does not say."""
    given = getattr(obj, '__getnewargs_ex__', None)
    if given is not None:
        both = given()
        if not isinstance(both, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(both).__name__}'")
        if len(both) != 2:
            raise ValueError(f'__getnewargs_ex__ should return a tuple of length 2, not {len(both)}')
        args, kwargs = both
        if not isinstance(args, tuple):
            raise TypeError('first item of the tuple returned by __getnewargs_ex__ must be a tuple, '
                            f"not '{type(args).__name__}'")
        if not isinstance(kwargs, dict):
            raise TypeError('second item of the tuple returned by __getnewargs_ex__ must be a dict, '
                            f"not '{type(kwargs).__name__}'")
        return args, kwargs
    given = getattr(obj, '__getnewargs__', None)
    if given is None:
        return None, None
    args = given()
    if not isinstance(args, tuple):
        raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
    return args, None

def _reduce_new(obj):
    """object.__reduce_ex__ of protocol 2 and above."""
    cls = type(obj)
    args, kwargs = _new_arguments(obj)
    must_be_plain = args is None and not isinstance(obj, (list, dict))
    state = _state(obj, must_be_plain) if _inherits_getstate(obj) else obj.__getstate__()
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    if kwargs:
        return __newobj_ex__, (cls, args, kwargs), state, items, pairs
    return __newobj__, (cls, *(args or ())), state, items, pairs

def _reduce_bytearray(obj, protocol):
    state = obj.__getstate__()
    if not obj:
        return type(obj), (), state
    if protocol < 3:
        return type(obj), (obj.decode('latin-1'), 'latin-1'), state
    return type(obj), (bytes(obj),), state

def _reduce_ex(self, protocol):
    """object.__reduce_ex__ of protocols 0 and 1."""
    cls = self.__class__
    base = _built_in_base(cls)
    if base is object:
        if not _is_plain(self):
            raise TypeError(f'cannot pickle {cls.__name__!r} object')
        value = None
    elif base is cls:
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    else:
        value = base(self)
    args = (cls, base, value)
    if getattr(self, '__slots__', None) and _inherits_getstate(self):
        raise TypeError('a class that defines __slots__ without defining __getstate__ cannot be pickled')
    state = self.__getstate__()
    return (_reconstructor, args, state) if state else (_reconstructor, args)

_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}

def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f'key {key} is already registered with code {_extension_registry[key]}')
    if code in _inverted_registry:
        raise ValueError(f'code {code} is already in use for key {_inverted_registry[code]}')
    _extension_registry[key] = code
    _inverted_registry[code] = key

def remove_extension(module, name, code):
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)

def clear_extension_cache():
    _extension_cache.clear()
`,
);
