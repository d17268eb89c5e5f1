/** What `typing` offers to inherit from: generics, protocols, named tuples, typed dicts. */
export const source = String.raw`
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
`;
