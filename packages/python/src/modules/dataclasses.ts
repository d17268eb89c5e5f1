import { sourceModule } from './registry.ts';

/** `dataclasses`: https://docs.python.org/3.14/library/dataclasses.html */
sourceModule(
  'dataclasses',
  String.raw`
import sys
import types
import abc
from keyword import iskeyword
from _hidden import make_function

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']

class FrozenInstanceError(AttributeError):
    pass

class _Mark:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text

_HAS_DEFAULT_FACTORY = _Mark('<factory>')

class _MISSING_TYPE:
    pass

MISSING = _MISSING_TYPE()

class _KW_ONLY_TYPE:
    pass

KW_ONLY = _KW_ONLY_TYPE()

_FIELD = _Mark('_FIELD')
_FIELD_CLASSVAR = _Mark('_FIELD_CLASSVAR')
_FIELD_INITVAR = _Mark('_FIELD_INITVAR')
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'

class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)

# Whose repr is being made.
_shown = []

class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                 'kw_only', 'doc', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        if any(each is self for each in _shown):
            return '...'
        names = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
                 'kw_only', 'doc', '_field_type')
        _shown.append(self)
        try:
            return f"Field({','.join([f'{name}={getattr(self, name)!r}' for name in names])})"
        finally:
            _shown.pop()

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), '__set_name__', None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(types.GenericAlias)

def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)

class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots',
                 'weakref_slot')

    def __init__(self, **given):
        for name, value in given.items():
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])})"

def _is_class_var(annotation):
    typing = sys.modules.get('typing')
    return typing is not None and (
        annotation is typing.ClassVar or getattr(annotation, '__origin__', None) is typing.ClassVar)

def _is_init_var(annotation):
    return annotation is InitVar or type(annotation) is InitVar

def _is_kw_only(annotation):
    return annotation is KW_ONLY

def _says(cls, annotation, matches):
    """Whether an annotation is of that kind. Of one that is text, only the name that it begins with is looked at."""
    if matches(annotation):
        return True
    if not isinstance(annotation, str):
        return False
    head = annotation.lstrip()
    for place, char in enumerate(head):
        if not (char.isalnum() or char in '_. '):
            head = head[:place]
            break
    words = [word.strip() for word in head.split('.')][:2]
    module = sys.modules.get(cls.__module__)
    found = getattr(module, words[0].split(' ')[0], None)
    if len(words) == 2:
        found = found.__dict__.get(words[1].split(' ')[0]) if isinstance(found, types.ModuleType) else None
    return matches(found)

def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _says(cls, annotation, _is_class_var):
        made._field_type = _FIELD_CLASSVAR
    elif _says(cls, annotation, _is_init_var):
        made._field_type = _FIELD_INITVAR
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if made._field_type is _FIELD_CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(made.default)} for field {name} is not allowed: use default_factory')
    return made

def _function(cls, name, parameters, lines, globals, annotations=None):
    body = '\n'.join(['    ' + line for line in lines or ['pass']])
    made = make_function(name, tuple(parameters), body, globals, cls.__module__)
    made.__qualname__ = f'{cls.__qualname__}.{name}'
    if annotations is not None:
        made.__annotations__ = annotations
    return made

def _init_function(cls, fields, options, has_post_init, self_name):
    frozen = options.frozen
    positional = [each for each in fields if each.init and not each.kw_only]
    named = [each for each in fields if each.init and each.kw_only]
    seen_default = None
    for each in positional:
        if not (each.default is MISSING and each.default_factory is MISSING):
            seen_default = each
        elif seen_default is not None:
            raise TypeError(f'non-default argument {each.name!r} follows default argument {seen_default.name!r}')
    globals = {'__dataclass_setattr__': object.__setattr__, '__dataclass_has_default__': _HAS_DEFAULT_FACTORY,
               '__name__': cls.__module__}
    lines = []
    for each in fields:
        name = each.name
        value = name
        if each.default_factory is not MISSING:
            globals[f'__dataclass_factory_{name}__'] = each.default_factory
            value = f'__dataclass_factory_{name}__()'
            if each.init:
                value = f'{value} if {name} is __dataclass_has_default__ else {name}'
        elif not each.init:
            if each.default is MISSING or not options.slots:
                continue
            globals[f'__dataclass_default_{name}__'] = each.default
            value = f'__dataclass_default_{name}__'
        if each._field_type is _FIELD_INITVAR:
            continue
        lines.append(f'__dataclass_setattr__({self_name}, {name!r}, {value})' if frozen else f'{self_name}.{name} = {value}')
    if has_post_init:
        passed = ', '.join([each.name for each in fields if each._field_type is _FIELD_INITVAR])
        lines.append(f'{self_name}.__post_init__({passed})')
    parameters = [self_name, *[each.name for each in positional]]
    if named:
        parameters.extend(['*', *[each.name for each in named]])
    annotations = {each.name: each.type.type if isinstance(each.type, InitVar) else each.type
                   for each in positional + named}
    annotations['return'] = None
    made = _function(cls, '__init__', parameters, lines, globals, annotations)
    made.__defaults__ = tuple([_default(each) for each in positional if _default(each) is not MISSING]) or None
    made.__kwdefaults__ = {each.name: _default(each) for each in named if _default(each) is not MISSING} or None
    return made

def _default(each):
    return each.default if each.default_factory is MISSING else _HAS_DEFAULT_FACTORY

def _repr_function(cls, fields):
    names = [each.name for each in fields]
    def __repr__(self):
        if any(each is self for each in _shown):
            return '...'
        _shown.append(self)
        try:
            parts = [f'{name}={getattr(self, name)!r}' for name in names]
        finally:
            _shown.pop()
        return f"{self.__class__.__qualname__}({', '.join(parts)})"
    return __repr__

def _compare_function(name, fields):
    names = [each.name for each in fields]
    def values(self):
        return tuple([getattr(self, each) for each in names])
    def __eq__(self, other):
        if self is other:
            return True
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented
    def __lt__(self, other):
        return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented
    def __le__(self, other):
        return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented
    def __gt__(self, other):
        return values(self) > values(other) if other.__class__ is self.__class__ else NotImplemented
    def __ge__(self, other):
        return values(self) >= values(other) if other.__class__ is self.__class__ else NotImplemented
    def __hash__(self):
        return hash(values(self))
    return {'__eq__': __eq__, '__lt__': __lt__, '__le__': __le__, '__gt__': __gt__, '__ge__': __ge__,
            '__hash__': __hash__}[name]

def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    value.__qualname__ = f'{cls.__qualname__}.{name}'
    setattr(cls, name, value)
    return False

def _set_hash(cls, fields):
    made = _compare_function('__hash__', fields)
    made.__qualname__ = f'{cls.__qualname__}.__hash__'
    cls.__hash__ = made

def _freeze(cls, fields):
    names = {each.name for each in fields}
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)
    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)
    for name, value in (('__setattr__', __setattr__), ('__delattr__', __delattr__)):
        if _set_new(cls, name, value):
            raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')

def _process(cls, options):
    fields = {}
    any_frozen = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        inherited = base.__dict__.get(_FIELDS)
        if inherited is not None:
            fields.update(inherited)
            frozen = getattr(base, _PARAMS).frozen
            any_frozen = any_frozen or frozen
            all_frozen = frozen if all_frozen is None else all_frozen and frozen
    kw_only = options.kw_only
    has_kw_only = False
    own = []
    for name, annotation in cls.__annotations__.items():
        if _says(cls, annotation, _is_kw_only):
            if has_kw_only:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            has_kw_only = kw_only = True
            continue
        own.append(_make_field(cls, name, annotation, kw_only))
    for each in own:
        fields[each.name] = each
        if isinstance(getattr(cls, each.name, None), Field):
            if each.default is MISSING:
                delattr(cls, each.name)
            else:
                setattr(cls, each.name, each.default)
    for name, value in [*cls.__dict__.items()]:
        if isinstance(value, Field) and name not in cls.__annotations__:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if any_frozen and not options.frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    if all_frozen is False and options.frozen:
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)
    setattr(cls, _PARAMS, options)
    own_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (own_hash is MISSING or (own_hash is None and '__eq__' in cls.__dict__))
    if options.order and not options.eq:
        raise ValueError('eq must be true if order is true')
    in_init = [each for each in fields.values() if each._field_type in (_FIELD, _FIELD_INITVAR)]
    listed = [each for each in fields.values() if each._field_type is _FIELD]
    if options.init:
        self_name = '__dataclass_self__' if 'self' in fields else 'self'
        made = _init_function(cls, in_init, options, hasattr(cls, '__post_init__'), self_name)
        _set_new(cls, '__init__', made)
    if options.repr:
        _set_new(cls, '__repr__', _repr_function(cls, [each for each in listed if each.repr]))
    compared = [each for each in listed if each.compare]
    if options.eq:
        _set_new(cls, '__eq__', _compare_function('__eq__', compared))
    if options.order:
        for name in ('__lt__', '__le__', '__gt__', '__ge__'):
            if _set_new(cls, name, _compare_function(name, compared)):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. Consider using '
                                'functools.total_ordering')
    if options.frozen:
        _freeze(cls, listed)
    hashed = [each for each in listed if (each.compare if each.hash is None else each.hash)]
    if options.unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        _set_hash(cls, hashed)
    elif options.eq and not has_explicit_hash:
        if options.frozen:
            _set_hash(cls, hashed)
        else:
            cls.__hash__ = None
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__ + _signature_text(cls)
    if options.match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([each.name for each in in_init if each.init and not each.kw_only])
    if options.weakref_slot and not options.slots:
        raise TypeError('weakref_slot is True but slots is False')
    if options.slots:
        cls = _with_slots(cls, listed, options)
    abc.update_abstractmethods(cls)
    return cls

def _signature_text(cls):
    import inspect
    try:
        return str(inspect.signature(cls)).replace(' -> None', '')
    except (TypeError, ValueError):
        return ''

def _slots_of(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        names = []
        if '__weakref__' in cls.__dict__:
            names.append('__weakref__')
        if '__dict__' in cls.__dict__:
            names.append('__dict__')
        return names
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, '__next__') or not hasattr(slots, '__iter__'):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return [*slots]

def _dataclass_getstate(self):
    return [getattr(self, each.name) for each in fields(self)]

def _dataclass_setstate(self, state):
    for each, value in zip(fields(self), state):
        object.__setattr__(self, each.name, value)

def _with_slots(cls, listed, options):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_of(base)}
    wanted = [each for each in listed if each.name not in inherited]
    slots = tuple([each.name for each in wanted])
    if options.weakref_slot and '__weakref__' not in inherited:
        slots = (*slots, '__weakref__')
    texts = {each.name: each.doc for each in wanted}
    namespace['__slots__'] = {name: texts.get(name) for name in slots} if any(texts.values()) else slots
    for each in listed:
        namespace.pop(each.name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    if options.frozen:
        # Their slots cannot be set one by one.
        for name, method in (('__getstate__', _dataclass_getstate), ('__setstate__', _dataclass_setstate)):
            if name not in namespace:
                setattr(made, name, method)
    for value in namespace.values():
        if _rebind(getattr(value, '__func__', value), cls, made):
            break
        if isinstance(value, property) and any(
                [_rebind(each, cls, made) for each in (value.fget, value.fset, value.fdel)]):
            break
    return made

def _rebind(function, old, new):
    """Lets zero-argument super() find the class that was made in place of the old one; all methods share the cell."""
    while hasattr(function, '__wrapped__'):
        function = function.__wrapped__
    if not isinstance(function, types.FunctionType) or '__class__' not in function.__code__.co_freevars:
        return False
    cell = function.__closure__[function.__code__.co_freevars.index('__class__')]
    if cell.cell_contents is not old:
        return False
    cell.cell_contents = new
    return True

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, _DataclassParams(
            init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
            kw_only=kw_only, slots=slots, weakref_slot=weakref_slot))
    return wrap if cls is None else wrap(cls)

def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([each for each in found.values() if each._field_type is _FIELD])

def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)

def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)

def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _plain(obj, lambda pairs: dict_factory(pairs), dict_factory)

def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _plain(obj, lambda pairs: tuple_factory([value for _, value in pairs]), None)

def _plain(obj, build, dict_factory):
    if _is_instance(obj):
        return build([(each.name, _plain(getattr(obj, each.name), build, dict_factory)) for each in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_plain(each, build, dict_factory) for each in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_plain(each, build, dict_factory) for each in obj])
    if isinstance(obj, dict):
        pairs = [(_plain(key, build, dict_factory), _plain(value, build, dict_factory)) for key, value in obj.items()]
        if hasattr(type(obj), 'default_factory') or hasattr(obj, 'default_factory'):
            made = type(obj)(obj.default_factory)
            made.update(pairs)
            return made
        return type(obj)(pairs)
    import copy
    return copy.deepcopy(obj)

def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for each in getattr(obj, _FIELDS).values():
        if each._field_type is _FIELD_CLASSVAR:
            continue
        if not each.init:
            if each.name in changes:
                raise TypeError(f'field {each.name} is declared with init=False, it cannot be specified with replace()')
        elif each.name not in changes:
            if each._field_type is _FIELD_INITVAR and each.default is MISSING:
                raise TypeError(f'InitVar {each.name!r} must be specified with replace()')
            changes[each.name] = getattr(obj, each.name)
    return obj.__class__(**changes)

def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, decorator=dataclass, **options):
    given = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, object
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, given[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation
    given['__annotations__'] = annotations
    given['__module__'] = module or sys._getframemodulename(0) or 'types'
    return decorator(types.new_class(cls_name, bases, {}, lambda space: space.update(given)), **options)
`,
);
