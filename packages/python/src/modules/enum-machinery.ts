/** How enumerations are made: the namespace of the body, properties, and what becomes of each name in it. */
export const source = String.raw`
import sys
from types import DynamicClassAttribute, MappingProxyType
from builtins import property as _property, bin as _bin

__all__ = ['EnumType', 'EnumMeta', 'EnumDict', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique',
           'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP', 'global_flag_repr',
           'global_enum_repr', 'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE',
           'pickle_by_global_name', 'pickle_by_enum_name']

# Bound when their classes are there: those before them are made without asking about them.
Enum = ReprEnum = Flag = EJECT = None

class nonmember:
    def __init__(self, value):
        self.value = value

class member:
    def __init__(self, value):
        self.value = value

class _Unset:
    def __repr__(self):
        return '<not given>'

_unset = _Unset()
_auto_null = object()

class auto:
    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % self.value

class property(DynamicClassAttribute):
    """An attribute of members; on the class itself a member may have the same name."""
    member = None
    name = None
    clsname = None
    _shadowed_class = None
    _is_of_value = False

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
        if self.fget is not None:
            return self.fget(instance)
        if self._shadowed_class is not None:
            return getattr(self._shadowed_class, self.name)
        if self._is_of_value:
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}') from None

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}')
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__

def _is_descriptor(value):
    return hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__')

def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'

def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'

def _is_private(class_name, name):
    start = f'_{class_name}__'
    return len(name) > len(start) and name.startswith(start) and (name[-1] != '_' or name[-2] != '_')

def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0

def _iter_bits_lsb(value):
    """The single bits of a number, the smallest first."""
    value = getattr(value, '_value_', value)
    if value < 0:
        raise ValueError(f'{value!r} is not a positive integer')
    while value:
        bit = value & -value
        yield bit
        value ^= bit

def bin(num, max_bits=None):
    """As the builtin, with the sign apart: 0b0 1010, 0b1 0101."""
    ceiling = 2 ** num.bit_length()
    text = _bin(num + ceiling).replace('1', '0', 1) if num >= 0 else _bin(~num ^ (ceiling - 1) + ceiling)
    sign, digits = text[:3], text[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-1] * max_bits + digits)[-max_bits:]
    return f'{sign} {digits}'

class _Waiting:
    """Stands in the class for a member until the class is there to make it."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, cls, name):
        delattr(cls, name)
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        made = cls._new_member_(cls, *args) if cls._use_args_ else cls._new_member_(cls)
        if not hasattr(made, '_value_'):
            if cls._member_type_ is object:
                made._value_ = value
            else:
                try:
                    made._value_ = cls._member_type_(*args)
                except Exception as error:
                    raise TypeError('_value_ not set in __new__, unable to create it') from error
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        is_flag = Flag is not None and issubclass(cls, Flag)
        if is_flag and isinstance(value, int):
            cls._flag_mask_ |= value
            if _is_single_bit(value):
                cls._singles_mask_ |= value
            cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
        known = _known_member(cls, value)
        if known is not None:
            made = known
        elif not is_flag or isinstance(value, int) and _is_single_bit(value):
            cls._member_names_.append(name)
        cls._add_member_(name, made)
        _remember_value(cls, value, made)

def _known_member(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for each in cls._member_map_.values():
            if each._value_ == value:
                return each

def _remember_value(cls, value, made):
    try:
        cls._value2member_map_.setdefault(value, made)
        if value not in cls._hashable_values_:
            cls._hashable_values_.append(value)
    except TypeError:
        cls._unhashable_values_.append(value)
        cls._unhashable_values_map_.setdefault(made._name_, []).append(value)

_hooks = frozenset([
    '_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_', '_iter_member_by_value_',
    '_iter_member_by_def_', '_add_alias_', '_add_value_alias_', '_use_args_', '_member_names_', '_member_map_',
    '_value2member_map_', '_boundary_', '_member_type_', '_flag_mask_', '_singles_mask_', '_all_bits_', '_value_repr_',
    '_new_member_'])

class EnumDict(dict):
    """The namespace of an enum's body: tells members from everything else."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in _hooks:
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else [*value]
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(f'_ignore_ cannot specify already set names: {already!r}')
        elif _is_dunder(key):
            if key == '__order__':
                key = '_order_'
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (_is_descriptor(value) or self._is_nested(value)):
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            if isinstance(value, member):
                value = value.value
            value = self._settled(key, value)
            self._member_names[key] = None
        super().__setitem__(key, value)

    def _is_nested(self, value):
        """Whether it is a class that the body of the enum defines."""
        return (self._cls_name is not None and isinstance(value, type)
                and value.__qualname__.split('.')[-2:-1] == [self._cls_name])

    def _settled(self, key, value):
        """Gives each auto() its value, those inside a tuple too."""
        if isinstance(value, auto):
            value = self._next_value(key, value)
            self._last_values.append(value)
        elif isinstance(value, tuple) and any(isinstance(each, auto) for each in value):
            parts = []
            for each in value:
                if isinstance(each, auto):
                    each = self._next_value(key, each)
                    self._last_values.append(each)
                parts.append(each)
            value = tuple(parts) if type(value) is tuple else type(value)(*parts)
        else:
            self._last_values.append(value)
        return value

    def _next_value(self, key, given):
        if given.value is _auto_null:
            given.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        return given.value

    @_property
    def member_names(self):
        return [*self._member_names]

    def update(self, members, **more_members):
        try:
            for name in members.keys():
                self[name] = members[name]
        except AttributeError:
            for name, value in members:
                self[name] = value
        for name, value in more_members.items():
            self[name] = value

_EnumDict = EnumDict
`;
