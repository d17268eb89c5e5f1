/** `datetime`: what all its parts need, and durations. */
export const source = String.raw`
import time as _clock
from _hidden import name_as_extension as _extension
from operator import index as _index

__all__ = ['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC']

MINYEAR = 1
MAXYEAR = 9999
_max_ordinal = 3652059
_missing = object()

def _type_name(value):
    cls = type(value)
    return f'datetime.{cls.__name__}' if cls.__module__ == 'datetime' else cls.__name__

def _require(value, name, place):
    if value is _missing:
        raise TypeError(f"function missing required argument '{name}' (pos {place})")
    return _index(value)

def _within(value, low, high, name):
    value = _index(value)
    if not low <= value <= high:
        raise ValueError(f'{name} must be in {low}..{high}, not {value}')
    return value

def _nearest(a, b):
    """a / b, rounded to the nearest integer, halves to even."""
    whole, rest = divmod(a, b)
    twice = 2 * rest
    if (twice > b if b > 0 else twice < b) or twice == b and whole % 2 == 1:
        whole += 1
    return whole

def _field(get, complaint):
    """An attribute that cannot be set."""
    def refuse(self, value=None):
        raise AttributeError(complaint)
    return property(get, refuse, refuse)

def _fixed(cls, name, get):
    return _field(get, f"attribute '{name}' of 'datetime.{cls}' objects is not writable")

class timedelta:
    __slots__ = ('_days', '_seconds', '_microseconds', '_hash')
    __match_args__ = ()

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        rest = 0.0
        for name, value, factor in (
                ('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000), ('seconds', seconds, 1_000_000),
                ('minutes', minutes, 60_000_000), ('hours', hours, 3_600_000_000), ('days', days, 86_400_000_000),
                ('weeks', weeks, 604_800_000_000)):
            if isinstance(value, int):
                total += int(value) * factor
            elif isinstance(value, float):
                # The whole part is exact; what is left of it is added up and rounded once.
                whole = int(value)
                part = (value - whole) * factor
                total += whole * factor + int(part)
                rest += part - int(part)
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {_type_name(value)}')
        if rest:
            extra = round(rest)
            if abs(extra - rest) == 0.5:
                odd = total & 1
                extra = 2 * round((rest + odd) * 0.5) - odd
            total += extra
        return _delta(cls, total)

    days = _field(lambda self: self._days, 'readonly attribute')
    seconds = _field(lambda self: self._seconds, 'readonly attribute')
    microseconds = _field(lambda self: self._microseconds, 'readonly attribute')

    def total_seconds(self):
        return _micros(self) / 1_000_000

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (
            ('days', self._days), ('seconds', self._seconds), ('microseconds', self._microseconds)) if value]
        return f"{_shown(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, second = divmod(self._seconds, 60)
        hour, minute = divmod(minutes, 60)
        text = f'{hour}:{minute:02d}:{second:02d}'
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return f'{text}.{self._microseconds:06d}' if self._microseconds else text

    def __add__(self, other):
        return _delta(timedelta, _micros(self) + _micros(other)) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return _delta(timedelta, _micros(self) - _micros(other)) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return _delta(timedelta, _micros(other) - _micros(self)) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _delta(timedelta, -_micros(self))

    def __pos__(self):
        return _delta(timedelta, _micros(self))

    def __abs__(self):
        return _delta(timedelta, abs(_micros(self)))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(timedelta, _micros(self) * int(other))
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return _delta(timedelta, _nearest(_micros(self) * above, below))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return _micros(self) / _micros(other)
        if isinstance(other, int):
            if other == 0:
                raise ZeroDivisionError('division by zero')
            return _delta(timedelta, _nearest(_micros(self), int(other)))
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            if above == 0:
                raise ZeroDivisionError('division by zero')
            return _delta(timedelta, _nearest(below * _micros(self), above))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return _micros(self) // _micros(other)
        return _delta(timedelta, _micros(self) // int(other)) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return _delta(timedelta, _micros(self) % _micros(other)) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        whole, rest = divmod(_micros(self), _micros(other))
        return whole, _delta(timedelta, rest)

    def __eq__(self, other):
        return _micros(self) == _micros(other) if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return _micros(self) < _micros(other) if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return _micros(self) <= _micros(other) if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return _micros(self) > _micros(other) if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return _micros(self) >= _micros(other) if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._days != 0 or self._seconds != 0 or self._microseconds != 0

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)

def _micros(delta):
    return (delta._days * 86400 + delta._seconds) * 1_000_000 + delta._microseconds

def _delta(cls, total):
    seconds, microseconds = divmod(total, 1_000_000)
    days, seconds = divmod(seconds, 86400)
    if not -999_999_999 <= days <= 999_999_999:
        raise OverflowError(f'days={days}; must have magnitude <= 999999999')
    self = object.__new__(cls)
    self._days = days
    self._seconds = seconds
    self._microseconds = microseconds
    return self

def _shown(value):
    """The class as a repr names it: a subclass by its own name alone."""
    cls = type(value)
    return f'{cls.__module__}.{cls.__qualname__}' if cls.__module__ == 'datetime' else cls.__qualname__

timedelta.min = timedelta(-999_999_999)
timedelta.max = timedelta(days=999_999_999, hours=23, minutes=59, seconds=59, microseconds=999_999)
timedelta.resolution = timedelta(microseconds=1)
_zero = timedelta(0)
_day = timedelta(1)
`;
