/** The functions and decorators of `typing`. */
export const source = String.raw`
def cast(typ, val):
    return val

_overloads = {}

def overload(func):
    plain = getattr(func, '__func__', func)
    try:
        place = plain.__module__, plain.__qualname__
        _overloads.setdefault(place, {})[plain.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy

def get_overloads(func):
    plain = getattr(func, '__func__', func)
    return list(_overloads.get((plain.__module__, plain.__qualname__), {}).values())

def clear_overloads():
    _overloads.clear()

def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')

def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f

def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method

def no_type_check(arg):
    return arg

def assert_type(val, typ, /):
    return val

def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj

def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')

def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    for source in reversed(obj.__mro__) if isinstance(obj, type) else (obj,):
        names = dict(getattr(sys.modules.get(getattr(source, '__module__', None)), '__dict__', {}))
        names.update(getattr(source, '__globals__', {}))
        names.update(globalns or {})
        names.update(localns or {})
        for name, value in (getattr(source, '__annotations__', None) or {}).items():
            if value is None:
                value = type(None)
            if isinstance(value, ForwardRef):
                value = value.__forward_arg__
            if isinstance(value, str):
                value = eval(value, names)
            if isinstance(value, _AnnotatedAlias) and not include_extras:
                value = value.__origin__
            hints[name] = value
    return hints

def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, Union):
        return Union
    if isinstance(tp, (_Alias, GenericAlias)):
        return tp.__origin__
    return Generic if tp is Generic else None

def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    args = getattr(tp, '__args__', None) or ()
    if isinstance(tp, _Alias) and tp._name == 'Callable' and args and args[0] is not ...:
        return ([*args[:-1]], args[-1])
    return tuple(args)

def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)
`;
