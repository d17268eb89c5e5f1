import { sourceModule } from './registry.ts';

/** `copy`: https://docs.python.org/3.14/library/copy.html */
sourceModule(
  'copy',
  String.raw`
import types as _types
from _copyreg import ReferenceType as _ReferenceType
from copyreg import dispatch_table

__all__ = ['Error', 'copy', 'deepcopy', 'replace']

class Error(Exception):
    pass

error = Error

_atomic = frozenset([
    type(None), int, float, bool, complex, str, bytes, type, range, property, type(Ellipsis), type(NotImplemented),
    _types.FunctionType, _types.BuiltinFunctionType, _types.CodeType, _ReferenceType, super])
_fixed = _atomic | {tuple, frozenset, slice}

def copy(x):
    cls = type(x)
    if cls in _fixed:
        return x
    if cls in (list, dict, set, bytearray):
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    reduced = _reduced(x, cls)
    if isinstance(reduced, str):
        return x
    return _made(x, None, *reduced)

def _reduced(x, cls):
    reducer = dispatch_table.get(cls)
    if reducer is not None:
        return reducer(x)
    reducer = getattr(x, '__reduce_ex__', None)
    if reducer is not None:
        return reducer(4)
    reducer = getattr(x, '__reduce__', None)
    if reducer is None:
        raise Error(f'un(deep)copyable object of type {cls}')
    return reducer()

def deepcopy(x, memo=None):
    cls = type(x)
    if cls in _atomic:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        made = memo.get(key, memo)
        if made is not memo:
            return made
    copier = _deep_copiers.get(cls)
    if copier is not None:
        made = copier(x, memo)
    elif issubclass(cls, type):
        made = x
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            made = copier(memo)
        else:
            reduced = _reduced(x, cls)
            made = x if isinstance(reduced, str) else _made(x, memo, *reduced)
    if made is not x:
        memo[key] = made
        # What was copied must live as long as the memo, or its id could be given to another object.
        memo.setdefault(id(memo), []).append(x)
    return made

def _deepcopy_list(x, memo):
    made = []
    memo[id(x)] = made
    for item in x:
        made.append(deepcopy(item, memo))
    return made

def _deepcopy_tuple(x, memo):
    parts = [deepcopy(item, memo) for item in x]
    # A part may have met the tuple itself again.
    known = memo.get(id(x))
    if known is not None:
        return known
    for old, new in zip(x, parts):
        if old is not new:
            return tuple(parts)
    return x

def _deepcopy_dict(x, memo):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made

def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))

_deep_copiers = {list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict,
                 _types.MethodType: _deepcopy_method}

def _made(x, memo, func, args, state=None, items=None, pairs=None, *, deepcopy=deepcopy):
    """The object that a reduction describes; its parts are copied where there is a memo."""
    is_deep = memo is not None
    if is_deep and args:
        args = [deepcopy(each, memo) for each in args]
    made = func(*args)
    if is_deep:
        memo[id(x)] = made
    if state is not None:
        if is_deep:
            state = deepcopy(state, memo)
        if hasattr(made, '__setstate__'):
            made.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                made.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(made, name, value)
    if items is not None:
        for item in items:
            made.append(deepcopy(item, memo) if is_deep else item)
    if pairs is not None:
        for key, value in pairs:
            if is_deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            made[key] = value
    return made

def replace(obj, /, **changes):
    cls = obj.__class__
    method = getattr(cls, '__replace__', None)
    if method is None:
        raise TypeError(f'replace() does not support {cls.__name__} objects')
    return method(obj, **changes)
`,
);
