import type { Value } from '../objects/object.ts';
import { PyTuple } from '../objects/tuple.ts';
import { PyUnion, unionType } from '../objects/union.ts';
import { defineModule, func, requireKind } from './native-module.ts';
import { sourceModule } from './registry.ts';

/** `typing`: the names that annotations use, and the classes that do something at run time. */
defineModule('_typing', [
  ['Union', unionType],
  func('union', '(members, /)', (_vm, members: Value) => new PyUnion(requireKind(members, PyTuple))),
]);

sourceModule(
  'typing',
  String.raw`
import sys
import abc as _abc
import collections as _collections
import collections.abc as _containers
import contextlib as _contextlib
import types as _types
from types import GenericAlias
from _typing import Union, union as _make_union

TYPE_CHECKING = False

def _type_repr(value):
    if isinstance(value, type) and not isinstance(value, GenericAlias):
        return value.__qualname__ if value.__module__ == 'builtins' else f'{value.__module__}.{value.__qualname__}'
    if value is ...:
        return '...'
    if isinstance(value, _types.FunctionType):
        return value.__name__
    return repr(value)

def _convert(value):
    if value is None:
        return type(None)
    return ForwardRef(value) if isinstance(value, str) else value

class _Final:
    __slots__ = ()

    def __init_subclass__(cls, /, *args, **kwds):
        if '_root' not in kwds:
            raise TypeError('Cannot subclass special typing classes')

class _Term(_Final, _root=True):
    """What can stand in a union."""
    __slots__ = ()

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

class ForwardRef(_Term, _root=True):
    __slots__ = ('__forward_arg__',)

    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'

def _union(parameters):
    members = []
    for each in parameters:
        each = _convert(each)
        for member in each.__args__ if isinstance(each, Union) else (each,):
            if member not in members:
                members.append(member)
    if len(members) == 1:
        return members[0]
    return _make_union(tuple(members))

class _SpecialForm(_Term, _root=True):
    __slots__ = ('_name', '_build', '__doc__')

    def __init__(self, name, build=None):
        self._name = name
        self._build = build

    def __repr__(self):
        return f'typing.{self._name}'

    def __getitem__(self, parameters):
        if self._build is None:
            raise TypeError(f'{self} is not subscriptable')
        return self._build(self, parameters)

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

class _Alias(_Term, _root=True):
    """typing.List, List[int], Callable[[int], str] …"""
    __slots__ = ('__origin__', '__args__', '_name', '__parameters__')

    def __init__(self, origin, args, name):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name
        self.__parameters__ = _parameters_of(args or ())

    def __repr__(self):
        name = self._name if '.' in self._name else f'typing.{self._name}'
        if self.__args__ is None:
            return name
        if self._name == 'Callable' and len(self.__args__) != 0:
            given = self.__args__[:-1]
            shown = '...' if given == (...,) else f"[{', '.join([_type_repr(each) for each in given])}]"
            return f'{name}[{shown}, {_type_repr(self.__args__[-1])}]'
        if self._name == 'Literal':
            return f"{name}[{', '.join([repr(each) for each in self.__args__])}]"
        return f"{name}[{', '.join([_type_repr(each) for each in self.__args__])}]"

    def __getitem__(self, parameters):
        parameters = parameters if isinstance(parameters, tuple) else (parameters,)
        if self.__args__ is not None:
            table = dict(zip(self.__parameters__, parameters))
            return _Alias(self.__origin__, tuple([table.get(each, each) if isinstance(each, TypeVar) else each
                                                  for each in self.__args__]), self._name)
        if self._name == 'Callable' and isinstance(parameters[0], list):
            parameters = (*parameters[0], *parameters[1:])
        return _Alias(self.__origin__, tuple([_convert(each) for each in parameters]), self._name)

    def __call__(self, *args, **kwds):
        return self.__origin__(*args, **kwds)

    def __mro_entries__(self, bases):
        if self._name == 'Generic':
            return (Generic,)
        origin = self.__origin__
        return (origin,) if issubclass(origin, Generic) or self.__args__ is None else (origin, Generic)

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, obj):
        if self.__args__ is not None:
            raise TypeError('Subscripted generics cannot be used with class and instance checks')
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        if self.__args__ is not None:
            raise TypeError('Subscripted generics cannot be used with class and instance checks')
        return issubclass(cls, self.__origin__)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

def _parameters_of(args):
    found = []
    for each in args:
        for variable in (each,) if isinstance(each, TypeVar) else getattr(each, '__parameters__', ()):
            if variable not in found:
                found.append(variable)
    return tuple(found)

class TypeVar(_Term, _root=True):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, default=None,
                 infer_variance=False):
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__

class ParamSpec(TypeVar, _root=True):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self

class TypeVarTuple(TypeVar, _root=True):
    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield self

AnyStr = TypeVar('AnyStr', bytes, str)

class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()

class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)

def _one(form, parameter):
    return _Alias(form, (_convert(parameter),), form._name)

def _several(form, parameters):
    return _Alias(form, tuple([_convert(each) for each in (
        parameters if isinstance(parameters, tuple) else (parameters,))]), form._name)

def _literal(form, parameters):
    values = []
    for each in parameters if isinstance(parameters, tuple) else (parameters,):
        for value in each.__args__ if isinstance(each, _Alias) and each._name == 'Literal' else (each,):
            if not any(value == known and type(value) is type(known) for known in values):
                values.append(value)
    return _Alias(form, tuple(values), 'Literal')

NoReturn, Never, Self, LiteralString = [_SpecialForm(_name) for _name in ('NoReturn', 'Never', 'Self', 'LiteralString')]
TypeAlias = _SpecialForm('TypeAlias')
ClassVar, Final, TypeGuard, TypeIs, Required, NotRequired, ReadOnly, Unpack = [
    _SpecialForm(_name, _one) for _name in (
        'ClassVar', 'Final', 'TypeGuard', 'TypeIs', 'Required', 'NotRequired', 'ReadOnly', 'Unpack')]
Concatenate = _SpecialForm('Concatenate', _several)
Literal = _SpecialForm('Literal', _literal)
Optional = _SpecialForm('Optional', lambda form, parameter: _union((parameter, type(None))))

class _AnnotatedAlias(_Alias, _root=True):
    __slots__ = ('__metadata__',)

    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), 'Annotated')
        self.__metadata__ = metadata

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join([repr(each) for each in self.__metadata__])}]"

Annotated = _SpecialForm('Annotated', lambda form, parameters: _AnnotatedAlias(_convert(parameters[0]), parameters[1:]))

List, Dict, Set, FrozenSet, Tuple, Type = [
    _Alias(_origin, None, _name) for _origin, _name in (
        (list, 'List'), (dict, 'Dict'), (set, 'Set'), (frozenset, 'FrozenSet'), (tuple, 'Tuple'), (type, 'Type'))]
Deque, DefaultDict, OrderedDict, Counter, ChainMap = [
    _Alias(getattr(_collections, _name[0].lower() + _name[1:].lower() if _name in ('Deque', 'DefaultDict') else _name),
           None, _name) for _name in ('Deque', 'DefaultDict', 'OrderedDict', 'Counter', 'ChainMap')]
(Hashable, Sized, Iterable, Iterator, Generator, Reversible, Container, Collection, Callable, Awaitable, Coroutine,
 AsyncIterable, AsyncIterator, AsyncGenerator, Mapping, MutableMapping, Sequence, MutableSequence, MutableSet,
 KeysView, ItemsView, ValuesView, MappingView) = [_Alias(getattr(_containers, _name), None, _name) for _name in (
    'Hashable Sized Iterable Iterator Generator Reversible Container Collection Callable Awaitable Coroutine '
    'AsyncIterable AsyncIterator AsyncGenerator Mapping MutableMapping Sequence MutableSequence MutableSet KeysView '
    'ItemsView ValuesView MappingView').split()]
AbstractSet = _Alias(_containers.Set, None, 'AbstractSet')
ContextManager = _Alias(_contextlib.AbstractContextManager, None, 'ContextManager')
Text = str

class Generic:
    __slots__ = ()

    def __class_getitem__(cls, parameters):
        parameters = parameters if isinstance(parameters, tuple) else (parameters,)
        if cls is Generic:
            return _Alias(cls, parameters, 'Generic')
        return _Alias(cls, tuple([_convert(each) for each in parameters]), f'{cls.__module__}.{cls.__qualname__}')

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        variables = []
        for base in cls.__dict__.get('__orig_bases__', ()):
            for each in getattr(base, '__parameters__', ()):
                if each not in variables:
                    variables.append(each)
        cls.__parameters__ = tuple(variables)

_not_of_the_protocol = frozenset([
    '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__', '__slots__',
    '__subclasshook__', '__weakref__', '__class_getitem__', '__match_args__', '__static_attributes__',
    '__firstlineno__', '__parameters__', '__orig_bases__', '__protocol_attrs__', '__annotate__', '__annotate_func__',
    '__annotations_cache__', '__annotate_func__', '_is_protocol', '_is_runtime_protocol', '_abc_impl', '__qualname__'])

def _protocol_names(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base in (Protocol, Generic):
            continue
        for name in [*base.__dict__, *base.__annotations__]:
            if name not in _not_of_the_protocol:
                names.add(name)
    return names

class _ProtocolMeta(_abc.ABCMeta):
    def __instancecheck__(cls, instance):
        if cls is Protocol or not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if not cls._is_runtime_protocol:
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return super().__instancecheck__(instance) or all(
            hasattr(instance, name) for name in _protocol_names(cls))

    def __subclasscheck__(cls, other):
        if cls is Protocol or not getattr(cls, '_is_protocol', False):
            return super().__subclasscheck__(other)
        if not cls._is_runtime_protocol:
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return super().__subclasscheck__(other) or all(
            any(name in base.__dict__ for base in other.__mro__) for name in _protocol_names(cls))

def _no_init(self, *args, **kwargs):
    raise TypeError('Protocols cannot be instantiated')

class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and '__init__' not in cls.__dict__:
            cls.__init__ = _no_init
        elif not cls._is_protocol and cls.__init__ is _no_init:
            cls.__init__ = object.__init__

def runtime_checkable(cls):
    if not getattr(cls, '_is_protocol', False):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls

SupportsInt, SupportsFloat, SupportsIndex, SupportsAbs, SupportsBytes, SupportsComplex, SupportsRound = [
    runtime_checkable(_types.new_class(_name, (Protocol,), {}, lambda space, method=_method: space.update(
        {method: _abc.abstractmethod(lambda self: None), '__module__': 'typing'})))
    for _name, _method in (
        ('SupportsInt', '__int__'), ('SupportsFloat', '__float__'), ('SupportsIndex', '__index__'),
        ('SupportsAbs', '__abs__'), ('SupportsBytes', '__bytes__'), ('SupportsComplex', '__complex__'),
        ('SupportsRound', '__round__'))]

class _NamedTupleMeta(type):
    def __new__(cls, name, bases, namespace):
        made = type.__new__(type, name, (object,), {key: value for key, value in namespace.items()
                                                    if key in ('__annotate__', '__annotations__', '__annotate_func__',
                                                               '__module__', '__qualname__')})
        annotations = dict(made.__annotations__)
        fields = [*annotations]
        defaults = []
        for field in fields:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {field} cannot follow default field '
                                + ', '.join([each for each in fields if each in namespace]))
        result = _collections.namedtuple(name, fields, defaults=defaults, module=namespace['__module__'])
        result.__annotations__ = annotations
        result.__new__.__annotations__ = annotations
        for key, value in namespace.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                       '_replace', '_asdict'):
                raise AttributeError(f'Cannot overwrite NamedTuple attribute {key}')
            if key not in fields and key not in ('__annotate__', '__annotations__', '__annotate_func__',
                                                 '__classcell__', '__module__'):
                setattr(result, key, value)
        return result

def NamedTuple(typename, fields, /):
    made = _collections.namedtuple(typename, [name for name, _ in fields],
                                   module=sys._getframemodulename(0) or '__main__')
    made.__annotations__ = {name: _convert(each) for name, each in fields}
    return made

_NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)

class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), namespace)
        annotations = {}
        required = set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            required |= base.__dict__.get('__required_keys__', frozenset())
        own = dict(made.__annotations__)
        annotations.update(own)
        if total:
            required |= {*own}
        made.__annotations__ = annotations
        made.__total__ = total
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset({*annotations} - required)
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError('TypedDict does not support instance and class checks')

def TypedDict(typename, fields, /, *, total=True):
    return _TypedDictMeta(typename, (), {'__annotations__': dict(fields)}, total=total)

_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)

class NewType(_Term, _root=True):
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = sys._getframemodulename(0) or '__main__'

    def __call__(self, value, /):
        return value

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

def cast(typ, val):
    return val

def overload(func):
    return _overload_dummy

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
`,
);
