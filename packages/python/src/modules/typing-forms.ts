/** What stands in annotations: special forms, aliases, type variables. */
export const source = String.raw`
import sys
import abc as _abc
import collections as _collections
import collections.abc as _containers
import contextlib as _contextlib
import types as _types
from types import GenericAlias
from _typing import NoDefault, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple, Union, union as _make_union

_variables = (TypeVar, ParamSpec, TypeVarTuple)

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
            return _Alias(self.__origin__, tuple([table.get(each, each) if isinstance(each, _variables) else each
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
        for variable in (each,) if isinstance(each, _variables) else getattr(each, '__parameters__', ()):
            if variable not in found:
                found.append(variable)
    return tuple(found)

class ParamSpecArgs:
    """P.args of a ParamSpec."""
    _suffix = 'args'

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.{self._suffix}'

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    def __hash__(self):
        return hash((self._suffix, self.__origin__))

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

class ParamSpecKwargs(ParamSpecArgs):
    """P.kwargs of a ParamSpec."""
    _suffix = 'kwargs'

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
AsyncContextManager = _Alias(_contextlib.AbstractAsyncContextManager, None, 'AsyncContextManager')
Text = str
`;
