/** `Enum` itself and its kin that are also ints or strings. */
export const source = String.raw`
class Enum(metaclass=EnumType):
    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
            for each in cls._member_map_.values():
                if value == each._value_:
                    return each
        if not cls._member_map_:
            if getattr(cls, f'_{cls.__name__}__in_progress', False):
                raise TypeError('do not use ${'`'}super().__new__; call the appropriate __new__ directly') from None
            raise TypeError(f'{cls!r} has no members defined')
        failure = None
        result = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            failure = error
        try:
            if isinstance(result, cls):
                return result
            if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            complaint = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            if failure is None:
                if result is None:
                    raise complaint
                failure = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a '
                                    'valid member')
            if not isinstance(failure, ValueError):
                failure.__context__ = complaint
            raise failure
        finally:
            failure = complaint = None

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = sorted(last_values).pop()
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f'unable to increment {last!r}') from None

    @classmethod
    def _missing_(cls, value):
        return None

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        known = _known_member(cls, value)
        if known is not None:
            if known is not self:
                raise ValueError(f'{value!r} is already bound: {known!r}')
            return
        _remember_value(cls, value, self)

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        shown = self.__class__._value_repr_ or repr
        return f'<{self.__class__.__name__}.{self._name_}: {shown(self._value_)}>'

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
        shown = set() if self.__class__._member_type_ is object else {*object.__dir__(self)}
        for name in getattr(self, '__dict__', ()):
            if name[0] != '_' and name not in self._member_map_:
                shown.add(name)
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == '_':
                    continue
                if isinstance(value, property):
                    if value.fget is not None or name not in self._member_map_:
                        shown.add(name)
                    else:
                        shown.discard(name)
                elif name not in self._member_map_:
                    shown.add(name)
        return sorted({'__class__', '__doc__', '__eq__', '__hash__', '__module__'} | shown)

class ReprEnum(Enum):
    """Only what repr() gives is the enum's: str() and format() are the value's."""

class IntEnum(int, ReprEnum):
    """Members are ints, too."""

class StrEnum(str, ReprEnum):
    """Members are strs, too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f'encoding must be a string, not {values[1]!r}')
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f'errors must be a string, not {values[2]!r}')
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

def pickle_by_global_name(self, proto):
    return self.name

_reduce_ex_by_global_name = pickle_by_global_name

def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)
`;
