/** Decorators that check an enumeration, or show its members as names of their module. */
export const source = String.raw`
def unique(enumeration):
    aliases = [(name, each._name_) for name, each in enumeration.__members__.items() if name != each._name_]
    if aliases:
        details = ', '.join([f'{alias} -> {name}' for alias, name in aliases])
        raise ValueError(f'duplicate values found in {enumeration!r}: {details}')
    return enumeration

class EnumCheck(StrEnum):
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'

CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck

class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                aliases = [f'{name} -> {each._name_}' for name, each in enumeration.__members__.items()
                           if name != each._name_]
                if aliases:
                    raise ValueError(f"aliases found in {enumeration!r}: {', '.join(aliases)}")
            elif check is CONTINUOUS:
                _check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                _check_named(enumeration)
        return enumeration

def _check_continuous(enumeration):
    values = {each._value_ for each in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if issubclass(enumeration, Flag):
        wanted = [2 ** place for place in range(low.bit_length(), high.bit_length() - 1)]
        kind = 'flag'
    elif issubclass(enumeration, Enum):
        wanted = range(low + 1, high)
        kind = 'enum'
    else:
        raise TypeError(f"the 'verify' decorator only works with Enum and Flag, not {enumeration!r}")
    missing = [value for value in wanted if value not in values]
    if missing:
        shown = ', '.join([str(value) for value in missing])
        raise ValueError(f'invalid {kind} {enumeration.__name__!r}: missing values {shown}'[:256])

def _check_named(enumeration):
    values = [each._value_ for each in enumeration]
    names = []
    missing = 0
    for name, alias in enumeration._member_map_.items():
        if name in enumeration._member_names_ or alias._value_ < 0:
            continue
        absent = [bit for bit in _iter_bits_lsb(alias._value_) if bit not in values]
        if absent:
            names.append(name)
            for bit in absent:
                missing |= bit
    if not names:
        return
    subject = f'alias {names[0]} is missing' if len(names) == 1 else (
        f"aliases {', '.join(names[:-1])} and {names[-1]} are missing")
    value = f'value 0x{missing:x}' if _is_single_bit(missing) else f'combined values of 0x{missing:x}'
    raise ValueError(f'invalid Flag {enumeration.__name__!r}: {subject} {value} '
                     '[use enum.show_flag_values(value) for details]')

def show_flag_values(value):
    return [*_iter_bits_lsb(value)]

def global_enum_repr(self):
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"

def global_flag_repr(self):
    cls = self.__class__
    module = cls.__module__.split('.')[-1]
    if self._name_ is None:
        return f'{module}.{cls.__name__}({self._value_!r})'
    if _is_single_bit(self._value_):
        return f'{module}.{self._name_}'
    if self._boundary_ is not KEEP:
        return '|'.join([f'{module}.{name}' for name in self._name_.split('|')])
    return '|'.join([name if name[0].isdigit() else f'{module}.{name}' for name in self._name_.split('|')])

def global_str(self):
    if self._name_ is None:
        return f'{self.__class__.__name__}({self._value_!r})'
    return self._name_

def global_enum(cls, update_str=False):
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls

def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Makes an enum of an ordinary class's body."""
    def convert(cls):
        namespace = type(etype).__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ('__dict__', '__weakref__'):
                namespace[name] = value
        return type(etype)(cls.__name__, (etype,), namespace, boundary=boundary)
    return convert

def _test_simple_enum(checked_enum, simple_enum):
    """Complains where two enums do not have the same members and methods."""
    failed = []
    for name in {*checked_enum.__dict__, *simple_enum.__dict__} - {'_member_map_', '_value2member_map_', '__doc__'}:
        ours, theirs = checked_enum.__dict__.get(name, _unset), simple_enum.__dict__.get(name, _unset)
        if (ours is _unset) != (theirs is _unset):
            failed.append(f'{name!r} is in one only')
    for name, each in checked_enum._member_map_.items():
        other = simple_enum._member_map_.get(name)
        if other is None or (other._name_, other._value_) != (each._name_, each._value_):
            failed.append(f'member {name!r}: {each!r}, {other!r}')
    if failed:
        raise TypeError('enum mismatch:\n   ' + '\n   '.join(failed))
`;
