import { sourceModule } from './registry.ts';

/** `copy`: https://docs.python.org/3.14/library/copy.html */
sourceModule(
  'copy',
  String.raw`
import types as _types

__all__ = ['Error', 'copy', 'deepcopy', 'replace']

class Error(Exception):
    pass

error = Error

_shared = (type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice, property,
           type(Ellipsis), type(NotImplemented), _types.FunctionType, _types.BuiltinFunctionType, _types.CodeType,
           _types.ModuleType, _types.CellType, _types.MethodDescriptorType, _types.WrapperDescriptorType)
_deep_shared = tuple([each for each in _shared if each not in (tuple, frozenset, slice)])

def _slots(cls):
    names = []
    for base in cls.__mro__:
        declared = base.__dict__.get('__slots__', ())
        for name in (declared,) if isinstance(declared, str) else declared:
            if name not in ('__dict__', '__weakref__'):
                names.append(f"_{base.__name__.lstrip('_')}{name}" if name[:2] == '__' != name[-2:] else name)
    return names

def _state(x):
    state = dict(getattr(x, '__dict__', {}))
    for name in _slots(type(x)):
        if hasattr(x, name):
            state[name] = getattr(x, name)
    return state

def _blank(x):
    """An object of the same class, without the state that its class gave it."""
    cls = type(x)
    if isinstance(x, BaseException):
        return cls.__new__(cls, *x.args)
    for base in (int, float, complex, str, bytes):
        if isinstance(x, base):
            return base.__new__(cls, x)
    if hasattr(cls, '__getnewargs__'):
        return cls.__new__(cls, *x.__getnewargs__())
    for base in (list, dict, set, bytearray, tuple, frozenset):
        if isinstance(x, base):
            return base.__new__(cls)
    if cls.__module__ == 'builtins':
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    return object.__new__(cls)

def _set_state(made, state):
    if hasattr(made, '__setstate__'):
        made.__setstate__(state)
        return
    for name, value in state.items():
        object.__setattr__(made, name, value)

def _reduced(x, copy_part):
    reduced = x.__reduce__()
    if isinstance(reduced, str):
        return x
    func, args = reduced[0], reduced[1]
    made = func(*[copy_part(each) for each in args])
    if len(reduced) > 2 and reduced[2] is not None:
        _set_state(made, copy_part(reduced[2]))
    return made

def _has_own_reduce(cls):
    return any('__reduce__' in base.__dict__ for base in cls.__mro__ if base.__module__ != 'builtins')

def copy(x):
    cls = type(x)
    if cls in _shared or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    if _has_own_reduce(cls):
        return _reduced(x, lambda part: part)
    made = _blank(x)
    if isinstance(x, list):
        list.extend(made, x)
    elif isinstance(x, dict):
        for key, value in x.items():
            dict.__setitem__(made, key, value)
    elif isinstance(x, set):
        set.update(made, x)
    _set_state(made, _getstate(x))
    return made

def _getstate(x):
    for base in type(x).__mro__:
        if base is not object and '__getstate__' in base.__dict__:
            return x.__getstate__()
    return _state(x)

def deepcopy(x, memo=None):
    cls = type(x)
    if cls in _deep_shared or issubclass(cls, type):
        return x
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key]
    copier = getattr(cls, '__deepcopy__', None)
    if copier is not None:
        made = copier(x, memo)
    elif cls is tuple:
        parts = [deepcopy(part, memo) for part in x]
        # A part may have met the tuple itself again.
        if key in memo:
            return memo[key]
        made = tuple(parts)
        if all(new is old for new, old in zip(made, x)):
            made = x
    elif cls is frozenset:
        made = frozenset([deepcopy(part, memo) for part in x])
    elif cls is _types.MethodType:
        made = cls(x.__func__, deepcopy(x.__self__, memo))
    elif cls is slice:
        made = slice(deepcopy(x.start, memo), deepcopy(x.stop, memo), deepcopy(x.step, memo))
    elif _has_own_reduce(cls):
        made = _reduced(x, lambda part: deepcopy(part, memo))
    else:
        made = _blank(x) if cls not in (list, dict, set) else cls()
        memo[key] = made
        if isinstance(x, bytearray):
            made[:] = x
        elif isinstance(x, list):
            for part in x:
                list.append(made, deepcopy(part, memo))
        elif isinstance(x, dict):
            for name, value in [*x.items()]:
                dict.__setitem__(made, deepcopy(name, memo), deepcopy(value, memo))
        elif isinstance(x, set):
            for part in x:
                set.add(made, deepcopy(part, memo))
        state = _getstate(x)
        if state:
            _set_state(made, deepcopy(state, memo))
    memo[key] = made
    # What was copied must live as long as the memo, or its id could be given to another object.
    memo.setdefault(id(memo), []).append(x)
    return made

def replace(obj, /, **changes):
    method = getattr(type(obj), '__replace__', None)
    if method is None:
        raise TypeError(f'replace() does not support {type(obj).__name__} objects')
    return method(obj, **changes)
`,
);
