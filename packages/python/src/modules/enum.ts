import { sourceModule } from './registry.ts';

/** `enum`: https://docs.python.org/3.14/library/enum.html */
sourceModule(
  'enum',
  String.raw`
import sys
from types import MappingProxyType, DynamicClassAttribute
from operator import or_ as _or
from functools import reduce as _reduce

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'auto', 'unique', 'property',
           'member', 'nonmember', 'verify', 'CONTINUOUS', 'UNIQUE', 'NAMED_FLAGS']

class nonmember:
    def __init__(self, value):
        self.value = value

class member:
    def __init__(self, value):
        self.value = value

_unset = object()

class auto:
    def __init__(self, value=_unset):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % self.value

class property(DynamicClassAttribute):
    """An attribute of members; on the class itself a member may have the same name."""
    name = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            found = ownerclass.__dict__.get('_member_map_', {}).get(self.name)
            if found is None:
                raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
            return found
        return self.fget(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name

def _is_descriptor(value):
    cls = type(value)
    return hasattr(cls, '__get__') or hasattr(cls, '__set__') or hasattr(cls, '__delete__')

def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__'

def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'

_hooks = ('_missing_', '_generate_next_value_', '_numeric_repr_', '_ignore_', '_order_', '_use_args_',
          '_member_names_', '_member_map_', '_value2member_map_', '_boundary_', '_add_alias_', '_add_value_alias_',
          '_iter_member_', '_member_type_', '_simple_')

class EnumDict(dict):
    """The namespace of an enum's body: tells members from everything else."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._cls_name = cls_name
        self._generate = None

    def __setitem__(self, key, value):
        if self._cls_name is not None and key.startswith(f'_{self._cls_name}__'):
            pass
        elif _is_sunder(key):
            if key not in _hooks:
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
            if key == '_generate_next_value_':
                self._generate = getattr(value, '__func__', value)
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else [*value]
                self._ignore = value
        elif _is_dunder(key):
            pass
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (_is_descriptor(value) or isinstance(value, type)):
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            value = value.value if isinstance(value, member) else value
            value = self._settle(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _settle(self, key, value):
        """Gives each auto() its value, those inside a tuple too."""
        if isinstance(value, auto):
            if value.value is _unset:
                value.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
            return value.value
        if type(value) is tuple and any(isinstance(each, auto) for each in value):
            return tuple([self._settle(key, each) for each in value])
        return value

    @__import__('builtins').property
    def member_names(self):
        return [*self._member_names]

_EnumDict = EnumDict

def _data_type(bases):
    """The class besides object and enums whose values the members have."""
    for base in bases:
        for each in base.__mro__:
            if each is object:
                continue
            if isinstance(each, EnumType):
                if each._member_type_ is not object:
                    return each._member_type_
            elif '__new__' in each.__dict__ or '__dataclass_fields__' in each.__dict__:
                return base
    return object

def _find_new(namespace, bases, data_type):
    """The __new__ that makes members, and whether the members' values are its arguments."""
    new = namespace.get('__new__')
    if new is not None:
        return getattr(new, '__func__', new), True
    for base in bases:
        saved = base.__dict__.get('_new_member_') if isinstance(base, EnumType) else None
        if saved is not None and base.__dict__.get('_has_own_new_'):
            return saved, True
    return data_type.__new__, data_type is not object

class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f'<enum {cls!r}> cannot extend {base!r}')
        namespace = EnumDict(cls)
        for base in bases:
            hook = getattr(base, '_generate_next_value_', None)
            if hook is not None and isinstance(base, EnumType):
                namespace._generate = hook
                break
        return namespace

    def __new__(metacls, cls, bases, namespace, *, boundary=None, _simple=False, **kwds):
        names = [*getattr(namespace, '_member_names', {})]
        for name in getattr(namespace, '_ignore', []):
            dict.pop(namespace, name, None)
        for name in ('mro', ''):
            if name in names:
                raise ValueError(f'invalid enum member name(s) {name!r}')
        values = [(name, namespace[name]) for name in names]
        body = {name: value for name, value in namespace.items() if name not in names and name != '_ignore_'}
        if '_generate_next_value_' in body and not isinstance(body['_generate_next_value_'], staticmethod):
            body['_generate_next_value_'] = staticmethod(body['_generate_next_value_'])
        data_type = _data_type(bases)
        new, takes_args = _find_new(body, bases, data_type)
        has_own_new = '__new__' in body
        if has_own_new:
            del body['__new__']
        body['_member_names_'] = []
        body['_member_map_'] = {}
        body['_value2member_map_'] = {}
        body['_hashless_'] = []
        body['_member_type_'] = data_type
        body['_new_member_'] = new
        body['_has_own_new_'] = has_own_new or any(base.__dict__.get('_has_own_new_') for base in bases)
        enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        if boundary is not None:
            enum_class._boundary_ = boundary
        if data_type is not object:
            # What the value's class says of itself gives way to what enums say.
            first = [base for base in bases if isinstance(base, EnumType)][-1]
            for method in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
                if method not in body and getattr(enum_class, method) in (
                        getattr(data_type, method), getattr(object, method)):
                    type.__setattr__(enum_class, method, getattr(first, method))
        for name, value in values:
            _add_member(enum_class, name, value, new, takes_args, data_type)
        if _defined and issubclass(enum_class, Flag):
            mask = 0
            single = 0
            for made in enum_class._member_map_.values():
                if isinstance(made._value_, int):
                    mask |= made._value_
                    if made._value_ > 0 and made._value_ & (made._value_ - 1) == 0:
                        single |= made._value_
            enum_class._flag_mask_ = mask
            enum_class._singles_mask_ = single
            enum_class._member_names_[:] = [
                name for name in enum_class._member_names_
                if enum_class._member_map_[name]._value_ > 0
                and enum_class._member_map_[name]._value_ & (enum_class._member_map_[name]._value_ - 1) == 0]
        return enum_class

    def __init__(cls, *args, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value=_unset, names=_unset, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if cls._member_map_ or names is _unset:
            if value is _unset:
                raise TypeError(f"{cls.__name__}.__new__() missing 1 required positional argument: 'value'")
            if names is not _unset:
                value = (value, names, *values)
            return _look_up(cls, value)
        return _functional(cls, value, names, module, qualname, type, start)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return any(each is value or each == value for each, _ in cls._hashless_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    @__import__('builtins').property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = 'flag' if _defined and issubclass(cls, Flag) else 'enum'
        return f'<{kind} {cls.__name__!r}>'

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        return sorted({*type.__dir__(cls)} - {'_hashless_', '_has_own_new_'})

EnumMeta = EnumType

# True once Flag is there: the classes before it are made without asking about it.
_defined = False

def _add_member(cls, name, value, new, takes_args, data_type):
    args = value if type(value) is tuple else (value,)
    if data_type is tuple:
        args = (args,)
    made = new(cls, *args) if takes_args else object.__new__(cls)
    if not hasattr(made, '_value_'):
        made._value_ = value if data_type is object else data_type(*args) if takes_args else value
    value = made._value_
    same = None
    for known in cls._member_map_.values():
        if known._value_ is value or known._value_ == value:
            same = known
            break
    if same is not None:
        cls._member_map_[name] = same
        type.__setattr__(cls, name, same)
        return
    made._name_ = name
    made.__objclass__ = cls
    made._sort_order_ = len(cls._member_names_)
    made.__init__(*args)
    cls._member_names_.append(name)
    cls._member_map_[name] = made
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._hashless_.append((value, made))
    if not isinstance(getattr(type(cls), name, None), property):
        type.__setattr__(cls, name, made)

def _look_up(cls, value):
    if type(value) is cls:
        return value
    try:
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
    except TypeError:
        for known, made in cls._hashless_:
            if known == value:
                return made
    if not cls._member_map_:
        raise TypeError(f'{cls!r} has no members defined')
    result = cls._missing_(value)
    if isinstance(result, cls):
        return result
    complaint = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
    if result is None:
        raise complaint
    raise TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member')

def _functional(cls, class_name, names, module, qualname, mixin, start):
    bases = (cls,) if mixin is None else (mixin, cls)
    metacls = cls.__class__
    namespace = metacls.__prepare__(class_name, bases)
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        pairs = []
        last = []
        for place, name in enumerate(names):
            value = namespace._generate(name, start, place, last[:])
            last.append(value)
            pairs.append((name, value))
        names = pairs
    for item in names:
        name, value = (item, names[item]) if isinstance(item, str) else item
        namespace[name] = value
    namespace['__module__'] = module or sys._getframemodulename(0) or '__main__'
    namespace['__qualname__'] = qualname or class_name
    return metacls.__new__(metacls, class_name, bases, namespace)

class Enum(metaclass=EnumType):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __init__(self, *args, **kwds):
        pass

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        data_type = self.__class__._member_type_
        text = repr(self._value_)
        return f'<{self.__class__.__name__}.{self._name_}: {text}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __dir__(self):
        return ['__class__', '__doc__', '__module__', 'name', 'value']

class ReprEnum(Enum):
    pass

class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self)

    def __format__(self, format_spec):
        return int.__format__(self, format_spec)

class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if values and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str.__str__(self)

    def __format__(self, format_spec):
        return str.__format__(self, format_spec)

class _Boundary:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<FlagBoundary.{self.name}: '{self.name.lower()}'>"

STRICT, CONFORM, EJECT, KEEP = [_Boundary(_name) for _name in ('STRICT', 'CONFORM', 'EJECT', 'KEEP')]

class Flag(Enum):
    _boundary_ = STRICT

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask = cls._flag_mask_
        if value < 0:
            value = mask & value if cls._boundary_ is not KEEP else value + (1 << max(mask.bit_length(), value.bit_length()))
        unknown = value & ~mask
        if unknown:
            if cls._boundary_ is STRICT:
                size = max(value.bit_length(), mask.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_bits(value, size)}\n'
                                 f'  allowed {_bits(mask, size)}')
            if cls._boundary_ is EJECT:
                return value
            if cls._boundary_ is CONFORM:
                value &= mask
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        data_type = cls._member_type_
        made = object.__new__(cls) if data_type is object else data_type.__new__(cls, value)
        made._value_ = value
        names = [each._name_ for each in cls if each._value_ & value]
        rest = value & ~cls._singles_mask_ & ~mask
        made._name_ = '|'.join(names) if names and not rest else '|'.join([*names, str(rest)]) if names else None
        cls._value2member_map_[value] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                            f'{self.__class__.__qualname__!r}')
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([each for each in self.__class__ if each._value_ & self._value_])

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return f'<{name}: {self._value_!r}>'
        return f'<{name}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        name = self.__class__.__name__
        return f'{name}({self._value_!r})' if self._name_ is None else f'{name}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ is KEEP:
            return self.__class__(~self._value_)
        return self.__class__(self._flag_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__
    __hash__ = Enum.__hash__

_defined = True

class IntFlag(int, ReprEnum, Flag):
    _boundary_ = KEEP
    __str__ = int.__repr__
    __format__ = int.__format__
    __repr__ = Flag.__repr__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __contains__ = Flag.__contains__

def _bits(value, size):
    return f"0b{'1' if value < 0 else '0'} {value & ((1 << size) - 1):0{size}b}"

def unique(enumeration):
    aliases = [(name, each._name_) for name, each in enumeration.__members__.items() if name != each._name_]
    if aliases:
        details = ', '.join([f'{alias} -> {name}' for alias, name in aliases])
        raise ValueError(f'duplicate values found in {enumeration!r}: {details}')
    return enumeration

CONTINUOUS, NAMED_FLAGS, UNIQUE = 'one-by-one', 'named flags', 'unique values'

class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                unique(enumeration)
            elif check is CONTINUOUS:
                values = {each._value_ for each in enumeration}
                low, high = min(values), max(values)
                missing = [value for value in range(low, high + 1) if value not in values]
                if missing:
                    raise ValueError(f"invalid enum {enumeration.__name__!r}: missing values "
                                     f"{', '.join([str(value) for value in missing])}")
        return enumeration

def global_enum(cls, update_str=False):
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
`,
);
