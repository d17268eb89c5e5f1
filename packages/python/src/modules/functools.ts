import { sourceModule } from './registry.ts';

const tick = '`';

/** `functools`: https://docs.python.org/3.14/library/functools.html */
sourceModule(
  'functools',
  String.raw`
from types import MethodType, MappingProxyType, GenericAlias, UnionType

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache',
           'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch',
           'singledispatchmethod', 'cached_property', 'Placeholder']

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)

_missing = object()

def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper

def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)

def reduce(function, iterable, /, initial=_missing):
    iterator = iter(iterable)
    if initial is _missing:
        for value in iterator:
            break
        else:
            raise TypeError('reduce() of empty iterable with no initial value')
    else:
        value = initial
    for item in iterator:
        value = function(value, item)
    return value

class _PlaceholderType:
    __slots__ = ()

    def __repr__(self):
        return 'Placeholder'

    def __reduce__(self):
        return 'Placeholder'

Placeholder = _PlaceholderType()

def _fill(stored, args):
    """Positional arguments of a call: placeholders are replaced from the front of args, the rest follows."""
    filled = []
    used = 0
    for value in stored:
        if value is Placeholder:
            if used == len(args):
                needed = sum([each is Placeholder for each in stored])
                raise TypeError("missing positional arguments in 'partial' call; "
                                f'expected at least {needed}, got {len(args)}')
            value = args[used]
            used += 1
        filled.append(value)
    return (*filled, *args[used:])

def _check_partial(args, keywords):
    if args and args[-1] is Placeholder:
        raise TypeError('trailing Placeholders are not allowed')
    for value in keywords.values():
        if value is Placeholder:
            raise TypeError('Placeholder cannot be passed as a keyword argument')

def _merge(stored, args):
    """As _fill, but where args run out placeholders stay."""
    holes = sum([each is Placeholder for each in stored])
    return _fill(stored, (*args, *[Placeholder] * max(0, holes - len(args))))

# The partial objects whose repr is being made.
_shown = set()

class partial:
    __slots__ = ('func', 'args', 'keywords', '_has_holes', '__dict__', '__weakref__')

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        _check_partial(args, keywords)
        if isinstance(func, partial):
            args = _merge(func.args, args)
            while args and args[-1] is Placeholder:
                args = args[:-1]
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = object.__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        self._has_holes = any(each is Placeholder for each in args)
        return self

    def __call__(self, /, *args, **keywords):
        if self.keywords:
            keywords = {**self.keywords, **keywords}
        if self._has_holes:
            return self.func(*_fill(self.args, args), **keywords)
        return self.func(*self.args, *args, **keywords)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return MethodType(self, instance)

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        func, args, keywords, namespace = state if isinstance(state, tuple) and len(state) == 4 else (None,) * 4
        if (not callable(func) or not isinstance(args, tuple) or keywords is not None and not isinstance(keywords, dict)
                or namespace is not None and not isinstance(namespace, dict)):
            raise TypeError('invalid partial state')
        if args and args[-1] is Placeholder:
            raise TypeError('trailing Placeholders are not allowed')
        self.func = func
        self.args = tuple(args)
        self.keywords = {} if keywords is None else dict(keywords)
        self._has_holes = any(each is Placeholder for each in args)
        self.__dict__ = {} if namespace is None else namespace

    def __repr__(self):
        cls = type(self)
        name = f'{cls.__module__}.{cls.__qualname__}'
        if id(self) in _shown:
            return f'{name}(...)'
        _shown.add(id(self))
        try:
            parts = [repr(self.func)]
            parts.extend([repr(value) for value in self.args])
            parts.extend([f'{key}={value!r}' for key, value in self.keywords.items()])
        finally:
            _shown.discard(id(self))
        return f"{name}({', '.join(parts)})"

    __class_getitem__ = classmethod(GenericAlias)

class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and getattr(func, '__get__', None) is None:
            raise TypeError(f'the first argument {func!r} must be a callable or a descriptor')
        _check_partial(args, keywords)
        if isinstance(func, partialmethod):
            args = _merge(func.args, args)
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend([repr(value) for value in self.args])
        parts.extend([f'{key}={value!r}' for key, value in self.keywords.items()])
        return f"functools.partialmethod({', '.join(parts)})"

    def __get__(self, instance, owner=None):
        get = getattr(type(self.func), '__get__', None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(self.func, instance, owner)
            if bound is not self.func:
                made = partial(bound, *self.args, **self.keywords)
                try:
                    made.__self__ = bound.__self__
                except AttributeError:
                    pass
                return made
        return self._method().__get__(instance, owner)

    def _method(self):
        def method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *_fill(self.args, args), **{**self.keywords, **keywords})
        method.__isabstractmethod__ = self.__isabstractmethod__
        method.__partialmethod__ = self
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

class KeyWrapper:
    __slots__ = ('obj', '_compare')

    def __init__(self, compare, obj):
        self._compare = compare
        self.obj = obj

    def __lt__(self, other):
        return self._compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self._compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self._compare(self.obj, other.obj) == 0

    def __le__(self, other):
        return self._compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self._compare(self.obj, other.obj) >= 0

    __hash__ = None

def cmp_to_key(mycmp):
    return partial(KeyWrapper, mycmp)

def total_ordering(cls):
    roots = [name for name in ('lt', 'le', 'gt', 'ge')
             if getattr(cls, f'__{name}__', None) is not getattr(object, f'__{name}__', None)]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for name in ('lt', 'le', 'gt', 'ge'):
        if name not in roots:
            setattr(cls, f'__{name}__', _ordering(roots[0], name))
    return cls

def _ordering(root, name):
    made = _orderings[root, name]
    def comparison(self, other):
        return made(self, other, getattr(type(self), f'__{root}__')(self, other))
    comparison.__name__ = f'__{name}__'
    comparison.__qualname__ = f'__{name}__'
    return comparison

_orderings = {
    ('lt', 'gt'): lambda a, b, less: less if less is NotImplemented else not less and a != b,
    ('lt', 'le'): lambda a, b, less: less if less is NotImplemented else less or a == b,
    ('lt', 'ge'): lambda a, b, less: less if less is NotImplemented else not less,
    ('le', 'ge'): lambda a, b, most: most if most is NotImplemented else not most or a == b,
    ('le', 'lt'): lambda a, b, most: most if most is NotImplemented else most and a != b,
    ('le', 'gt'): lambda a, b, most: most if most is NotImplemented else not most,
    ('gt', 'lt'): lambda a, b, more: more if more is NotImplemented else not more and a != b,
    ('gt', 'ge'): lambda a, b, more: more if more is NotImplemented else more or a == b,
    ('gt', 'le'): lambda a, b, more: more if more is NotImplemented else not more,
    ('ge', 'le'): lambda a, b, least: least if least is NotImplemented else not least or a == b,
    ('ge', 'gt'): lambda a, b, least: least if least is NotImplemented else least and a != b,
    ('ge', 'lt'): lambda a, b, least: least if least is NotImplemented else not least,
}

_CacheInfo = None

def _cache_info(hits, misses, maxsize, currsize):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'], module='functools')
    return _CacheInfo(hits, misses, maxsize, currsize)

_keyword_mark = object()

class _lru_cache_wrapper:
    __slots__ = ('_func', '_maxsize', '_typed', '_entries', '_hits', '_misses', '__dict__', '__weakref__')

    def __init__(self, func, maxsize, typed):
        self._func = func
        self._maxsize = maxsize
        self._typed = typed
        self._entries = {}
        self._hits = 0
        self._misses = 0

    def __call__(self, /, *args, **keywords):
        maxsize = self._maxsize
        if maxsize == 0:
            self._misses += 1
            return self._func(*args, **keywords)
        key = args
        if keywords:
            key = (*args, _keyword_mark)
            for item in keywords.items():
                key += item
        if self._typed:
            key = (*key, _keyword_mark, *[type(value) for value in args], *[type(each) for each in keywords.values()])
        hash(key)
        entries = self._entries
        value = entries.get(key, _missing)
        if value is not _missing:
            self._hits += 1
            if maxsize is not None and len(entries) > 1:
                # The newest stands last: what is used moves there.
                entries[key] = entries.pop(key)
            return value
        self._misses += 1
        value = self._func(*args, **keywords)
        if maxsize is not None and len(entries) >= maxsize and key not in entries:
            for oldest in entries:
                break
            del entries[oldest]
        entries[key] = value
        return value

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return MethodType(self, instance)

    def cache_info(self):
        return _cache_info(self._hits, self._misses, self._maxsize, len(self._entries))

    def cache_clear(self):
        self._hits = self._misses = 0
        self._entries.clear()

    def cache_parameters(self):
        return {'maxsize': self._maxsize, 'typed': self._typed}

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

def _cached(func, maxsize, typed):
    wrapper = update_wrapper(_lru_cache_wrapper(func, maxsize, typed), func)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return wrapper

def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function

def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)

class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            store = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f'instance to cache {self.attrname!r} property.') from None
        value = store.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            store[self.attrname] = value
        return value

    __class_getitem__ = classmethod(GenericAlias)

def _nearest(cls, registry):
    """The class of the registry that stands nearest to cls: its bases first, then the abstract ones it satisfies."""
    for base in cls.__mro__:
        if base in registry and base is not object:
            return base
    found = None
    for candidate in registry:
        if candidate is object or candidate in cls.__mro__ or not issubclass(cls, candidate):
            continue
        if found is None or issubclass(candidate, found):
            found = candidate
        elif not issubclass(found, candidate):
            raise RuntimeError(f'Ambiguous dispatch: {found} or {candidate}')
    return object if found is None else found

def _is_union_of_classes(value):
    return isinstance(value, UnionType) and all(isinstance(each, type) for each in value.__args__)

def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        return registry[_nearest(cls, registry)]

    def register(cls, func=None):
        if isinstance(cls, type) or _is_union_of_classes(cls):
            if func is None:
                return lambda func: register(cls, func)
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to ${tick}register()${tick}. {cls!r} is not a class or union type.')
            annotations = getattr(cls, '__annotations__', None)
            if not annotations:
                raise TypeError(f'Invalid first argument to ${tick}register()${tick}: {cls!r}. '
                                'Use either ${tick}@register(some_class)${tick} or plain ${tick}@register${tick} on an annotated function.')
            func = cls
            for name, cls in annotations.items():
                break
            if not (isinstance(cls, type) or _is_union_of_classes(cls)):
                raise TypeError(f'Invalid annotation for {name!r}. {cls!r} is not a class.')
        for each in cls.__args__ if isinstance(cls, UnionType) else (cls,):
            registry[each] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = lambda: None
    update_wrapper(wrapper, func)
    return wrapper

class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, instance, owner=None):
        dispatch = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            if not args:
                name = getattr(self.func, '__name__', 'singledispatchmethod method')
                raise TypeError(f'{name} requires at least 1 positional argument')
            return dispatch(args[0].__class__).__get__(instance, owner)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)
`,
);
