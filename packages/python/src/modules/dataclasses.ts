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
        names = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
                 'kw_only', 'doc', '_field_type')
        return f"Field({','.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), '__set_name__', None)
        if hook:
            hook(self.default, owner, name)

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
    if typing is not None and (annotation is typing.ClassVar or getattr(annotation, '__origin__', None) is typing.ClassVar):
        return True
    return isinstance(annotation, str) and annotation.replace('typing.', '').startswith('ClassVar')

def _make_field(cls, name, annotation, kw_only):
    default = cls.__dict__.get(name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_class_var(annotation):
        made._field_type = _FIELD_CLASSVAR
    elif isinstance(annotation, InitVar) or annotation is InitVar:
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

def _init_function(cls, fields, frozen, has_post_init, self_name):
    positional = [each for each in fields if each.init and not each.kw_only]
    named = [each for each in fields if each.init and each.kw_only]
    seen_default = None
    for each in positional:
        if not (each.default is MISSING and each.default_factory is MISSING):
            seen_default = each
        elif seen_default is not None:
            raise TypeError(f'non-default argument {each.name!r} follows default argument {seen_default.name!r}')
    globals = {'_object_setattr': object.__setattr__, '_HAS_DEFAULT_FACTORY': _HAS_DEFAULT_FACTORY,
               '__name__': cls.__module__}
    lines = []
    for each in fields:
        name = each.name
        value = name
        if each.default_factory is not MISSING:
            globals[f'_factory_{name}'] = each.default_factory
            value = f'_factory_{name}()'
            if each.init:
                value = f'{value} if {name} is _HAS_DEFAULT_FACTORY else {name}'
        elif not each.init:
            if each.default is MISSING or not has_slots(cls):
                continue
            globals[f'_default_{name}'] = each.default
            value = f'_default_{name}'
        if each._field_type is _FIELD_INITVAR:
            continue
        lines.append(f'_object_setattr({self_name}, {name!r}, {value})' if frozen else f'{self_name}.{name} = {value}')
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

def has_slots(cls):
    return '__slots__' in cls.__dict__

def _default(each):
    return each.default if each.default_factory is MISSING else _HAS_DEFAULT_FACTORY

_shown = []

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
    own = []
    for name, annotation in cls.__annotations__.items():
        if annotation is KW_ONLY:
            kw_only = True
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
        made = _init_function(cls, in_init, options.frozen, hasattr(cls, '__post_init__'), self_name)
        if '__init__' not in cls.__dict__:
            cls.__init__ = made
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
        cls.__hash__ = _compare_function('__hash__', hashed)
    elif options.eq and not has_explicit_hash:
        cls.__hash__ = _compare_function('__hash__', hashed) if options.frozen else None
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__ + _signature_text(cls)
    if options.match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([each.name for each in in_init if each.init and not each.kw_only])
    if options.slots:
        cls = _with_slots(cls, listed)
    abc.update_abstractmethods(cls)
    return cls

def _signature_text(cls):
    import inspect
    try:
        return str(inspect.signature(cls)).replace(' -> None', '')
    except (TypeError, ValueError):
        return ''

def _with_slots(cls, listed):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    inherited = [name for base in cls.__mro__[1:] for name in base.__dict__.get('__slots__', ())]
    namespace['__slots__'] = tuple([each.name for each in listed if each.name not in inherited])
    for each in listed:
        namespace.pop(each.name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    return made

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
        else:
            name, annotation, given[item[0]] = item
        if not name.isidentifier() or iskeyword(name):
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation
    given['__annotations__'] = annotations
    given['__module__'] = module or sys._getframemodulename(0) or 'types'
    return decorator(types.new_class(cls_name, bases, {}, lambda space: space.update(given)), **options)
`,
);
