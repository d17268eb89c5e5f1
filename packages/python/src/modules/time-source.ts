/** The part of `time` that is written in Python: calendar fields, their text, and the other way round. */
export const source = String.raw`
import _time
from _time import *
from _hidden import name_as_extension as _extension
from operator import index as _index

timezone = altzone = daylight = 0
tzname = ('UTC', 'UTC')

CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = range(4)

_fields = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
_unset = object()

class struct_time(tuple):
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0
    __match_args__ = _fields

    def __new__(cls, sequence=_unset, dict={}):
        if sequence is _unset:
            raise TypeError("structseq() missing required argument 'sequence' (pos 1)")
        try:
            values = tuple(sequence)
        except TypeError:
            raise TypeError('constructor requires a sequence') from None
        if len(values) < 9:
            raise TypeError(f'time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)')
        if len(values) > 11:
            raise TypeError(f'time.struct_time() takes an at most 11-sequence ({len(values)}-sequence given)')
        self = tuple.__new__(cls, values[:9])
        self._zone = values[9] if len(values) > 9 else dict.get('tm_zone')
        self._gmtoff = values[10] if len(values) > 10 else dict.get('tm_gmtoff')
        return self

    tm_zone = property(lambda self: self._zone)
    tm_gmtoff = property(lambda self: self._gmtoff)

    def __repr__(self):
        return f"time.struct_time({', '.join([f'{name}={value!r}' for name, value in zip(_fields, self)])})"

    def __reduce__(self):
        return struct_time, (tuple(self), {'tm_zone': self._zone, 'tm_gmtoff': self._gmtoff})

    def __replace__(self, /, **changes):
        values = [changes.pop(name, value) for name, value in zip(_fields, self)]
        zone = changes.pop('tm_zone', self._zone)
        offset = changes.pop('tm_gmtoff', self._gmtoff)
        if changes:
            raise TypeError(f'Got unexpected field name(s): {list(changes)}')
        return struct_time(values, {'tm_zone': zone, 'tm_gmtoff': offset})

_extension(struct_time)

for _place, _name in enumerate(_fields):
    setattr(struct_time, _name, property(lambda self, place=_place: self[place]))

def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400

_days_before_month = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_epoch_days = _days_before_year(1970)

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

def _days_before(year, month):
    return _days_before_year(year) + _days_before_month[month - 1] + (month > 2 and _is_leap(year))

def _seconds(value):
    if isinstance(value, float):
        if value != value:
            raise ValueError('Invalid value NaN (not a number)')
        if not -2.0 ** 63 <= value < 2.0 ** 63:
            raise OverflowError('timestamp out of range for platform time_t')
        return int(value // 1)
    value = _index(value)
    if not -2 ** 63 <= value < 2 ** 63:
        raise OverflowError('timestamp out of range for platform time_t')
    return value

def gmtime(seconds=None, /):
    days, rest = divmod(_seconds(time() if seconds is None else seconds), 86400)
    if abs(days) > 366 * 2 ** 31:
        raise OverflowError('timestamp out of range for platform time_t')
    # In years that begin in March the leap day comes last, so months follow from the day alone.
    era, day = divmod(days + 719468, 146097)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    part = (5 * day + 2) // 153
    month = part + 3 if part < 10 else part - 9
    year += 400 * era + (month <= 2)
    day -= (153 * part + 2) // 5
    yday = days + _epoch_days - _days_before_year(year) + 1
    return struct_time((year, month, day + 1, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7, yday, 0,
                        'UTC', 0))

def localtime(seconds=None, /):
    return gmtime(seconds)

def _numbers(t, function):
    """The nine numbers of a time."""
    if not isinstance(t, tuple):
        raise TypeError('Tuple or struct_time argument required')
    if len(t) != 9:
        raise TypeError(f'{function}(): illegal time tuple argument')
    return [_index(value) for value in t]

def _checked(t, function):
    year, month, day, hour, minute, second, wday, yday, dst = _numbers(t, function)
    month = month or 1
    day = day or 1
    yday = yday or 1
    if not 1 <= month <= 12:
        raise ValueError('month out of range')
    if not 1 <= day <= 31:
        raise ValueError('day of month out of range')
    if not 0 <= hour <= 23:
        raise ValueError('hour out of range')
    if not 0 <= minute <= 59:
        raise ValueError('minute out of range')
    if not 0 <= second <= 61:
        raise ValueError('seconds out of range')
    if wday < -1:
        raise ValueError('day of week out of range')
    if not 1 <= yday <= 366:
        raise ValueError('day of year out of range')
    return year, month, day, hour, minute, second, wday % 7, yday

def mktime(t, /):
    year, month, day, hour, minute, second, wday, yday, dst = _numbers(t, 'mktime')
    years, month = divmod(month - 1, 12)
    days = _days_before(year + years, month + 1) - _epoch_days + day - 1
    return float(days * 86400 + hour * 3600 + minute * 60 + second)

def asctime(t=None, /):
    return _time._format('%a %b %e %H:%M:%S %Y', _checked(tuple(localtime()) if t is None else t, 'asctime'), '', '', 1)

def ctime(seconds=None, /):
    return asctime(tuple(localtime(seconds)))

def strftime(format, t=None, /):
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    t = localtime() if t is None else t
    zone = getattr(t, 'tm_zone', None) or 'UTC'
    seconds = getattr(t, 'tm_gmtoff', None) or 0
    minutes = abs(seconds) // 60
    offset = f"{'-' if seconds < 0 else '+'}{minutes // 60:02d}{minutes % 60:02d}"
    return _time._format(format, _checked(t, 'strftime'), zone, offset, 1)

def strptime(data_string, format='%a %b %d %H:%M:%S %Y', /):
    import _strptime
    return _strptime.time_of(data_string, format)

def tzset():
    pass

_clocks = {CLOCK_REALTIME: time, CLOCK_MONOTONIC: monotonic, CLOCK_PROCESS_CPUTIME_ID: process_time,
           CLOCK_THREAD_CPUTIME_ID: thread_time}

def clock_gettime(clk_id, /):
    if _index(clk_id) not in _clocks:
        raise OSError(22, 'Invalid argument')
    return _clocks[clk_id]()

def clock_gettime_ns(clk_id, /):
    return round(clock_gettime(clk_id) * 1_000_000) * 1000

def clock_getres(clk_id, /):
    clock_gettime(clk_id)
    return 1e-6

def get_clock_info(name, /):
    from types import SimpleNamespace
    if name not in ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time'):
        raise ValueError('unknown clock')
    is_time = name == 'time'
    return SimpleNamespace(implementation='virtual', monotonic=not is_time, adjustable=is_time, resolution=1e-6)
`;
