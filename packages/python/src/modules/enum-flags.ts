/** `Flag`, whose members combine, and the decorators that check an enumeration. */
export const source = String.raw`
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
        made._name_ = '|'.join(names) if names and not rest else '|'.join([*names, getattr(cls, '_numeric_repr_', repr)(rest)]) if names else None
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

def _global_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return f'{module}.{self.__class__.__name__}({self._value_!r})'
    return '|'.join([name if name[0].isdigit() else f'{module}.{name}' for name in self._name_.split('|')])

def _global_str(self):
    return f'{self.__class__.__name__}({self._value_!r})' if self._name_ is None else self._name_

def global_enum(cls, update_str=False):
    cls.__repr__ = _global_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = _global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
`;
