/** `datetime.date`: days of the Gregorian calendar, and the texts of ISO 8601. */
export const source = String.raw`
_days_before_month = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_days_in_months = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _days_in_months[month]

def _days_before_year(year):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400

def _ordinal(year, month, day):
    return _days_before_year(year) + _days_before_month[month] + (month > 2 and _is_leap(year)) + day

def _from_ordinal(n):
    n -= 1
    quads, n = divmod(n, 146097)
    centuries, n = divmod(n, 36524)
    fours, n = divmod(n, 1461)
    ones, n = divmod(n, 365)
    year = quads * 400 + centuries * 100 + fours * 4 + ones + 1
    if ones == 4 or centuries == 4:
        return year - 1, 12, 31
    month = n // 32 + 1
    while month < 12 and n >= _days_before_month[month + 1] + (month >= 2 and _is_leap(year)):
        month += 1
    return year, month, n - _days_before_month[month] - (month > 2 and _is_leap(year)) + 1

def _check_date(year, month, day):
    if not 1 <= year <= 9999:
        raise ValueError(f'year must be in 1..9999, not {year}')
    if not 1 <= month <= 12:
        raise ValueError(f'month must be in 1..12, not {month}')
    last = _days_in_month(year, month)
    if not 1 <= day <= last:
        raise ValueError(f'day {day} must be in range 1..{last} for month {month} in year {year}')

def _iso_week_one(year):
    """Ordinal of the Monday of a year's first week."""
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)

def _iso_to_date(year, week, day):
    if not 1 <= year <= 9999:
        raise ValueError(f'year must be in 1..9999, not {year}')
    if not 1 <= week <= 53 or week == 53 and _iso_week_one(year) + 364 >= _iso_week_one(year + 1):
        raise ValueError(f'Invalid week: {week}')
    if not 1 <= day <= 7:
        raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
    n = _iso_week_one(year) + (week - 1) * 7 + day - 1
    if not 1 <= n <= _max_ordinal:
        raise ValueError(f'year must be in 1..9999, not {year + (1 if n > 1 else -1)}')
    return _from_ordinal(n)

class _NotIso(Exception):
    pass

def _digits(text, start, count):
    part = text[start:start + count]
    if len(part) != count or not part.isascii() or not part.isdigit():
        raise _NotIso
    return int(part)

def _parse_date(text):
    """YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D], YYYYWww[D]; _NotIso otherwise."""
    year = _digits(text, 0, 4)
    dashed = text[4:5] == '-'
    place = 5 if dashed else 4
    if text[place:place + 1] != 'W':
        month = _digits(text, place, 2)
        place += 2
        if dashed:
            if text[place:place + 1] != '-':
                raise _NotIso
            place += 1
        day = _digits(text, place, 2)
        if len(text) != place + 2:
            raise _NotIso
        return year, month, day
    week = _digits(text, place + 1, 2)
    place += 3
    day = 1
    if place < len(text):
        if dashed:
            if text[place] != '-':
                raise _NotIso
            place += 1
        day = _digits(text, place, 1)
        place += 1
    if place != len(text):
        raise _NotIso
    try:
        return _iso_to_date(year, week, day)
    except ValueError:
        raise _NotIso from None

class _IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday, /):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'

_IsoCalendarDate.__name__ = _IsoCalendarDate.__qualname__ = 'IsoCalendarDate'

def _names_of_format(value, format, zone_of):
    """The format with %f, %z, %:z and %Z filled in: the rest is not the business of a time without a zone."""
    parts = []
    place = 0
    while place < len(format):
        char = format[place]
        next_char = format[place + 1:place + 2]
        if char != '%' or not next_char:
            parts.append(char)
            place += 1
            continue
        place += 2
        if next_char == 'f':
            parts.append(f"{getattr(value, 'microsecond', 0):06d}")
        elif next_char == 'z':
            parts.append(_offset_text(zone_of.utcoffset(), '') if zone_of is not None else '')
        elif next_char == ':' and format[place:place + 1] == 'z':
            place += 1
            parts.append(_offset_text(zone_of.utcoffset(), ':') if zone_of is not None else '')
        elif next_char == 'Z':
            name = zone_of.tzname() if zone_of is not None else None
            parts.append((name or '').replace('%', '%%'))
        else:
            parts.append('%' + next_char)
    return ''.join(parts)

def _format(value, format, fields, zone_of):
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {_type_name(format)}')
    return _clock._time._format(_names_of_format(value, format, zone_of), fields, '', '', 4)

class date:
    __slots__ = ('_year', '_month', '_day')
    __match_args__ = ()

    def __new__(cls, year=_missing, month=_missing, day=_missing):
        year, month, day = _require(year, 'year', 1), _require(month, 'month', 2), _require(day, 'day', 3)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        return self

    year = _fixed('date', 'year', lambda self: self._year)
    month = _fixed('date', 'month', lambda self: self._month)
    day = _fixed('date', 'day', lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls(*_clock.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_clock.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError('ordinal must be >= 1')
        if ordinal > _max_ordinal:
            raise ValueError(f'year must be in 1..9999, not {_from_ordinal(ordinal)[0]}')
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            fields = _parse_date(date_string)
        except _NotIso:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_iso_to_date(_index(year), _index(week), _index(day)))

    @classmethod
    def strptime(cls, string, format, /):
        import _strptime
        return _strptime.date_of(cls, string, format)

    def replace(self, /, year=_missing, month=_missing, day=_missing):
        return type(self)(self._year if year is _missing else year, self._month if month is _missing else month,
                          self._day if day is _missing else day)

    __replace__ = replace

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        today = _ordinal(self._year, self._month, self._day)
        year = self._year
        week = (today - _iso_week_one(year)) // 7
        if week < 0:
            year -= 1
            week = (today - _iso_week_one(year)) // 7
        elif week >= 52 and today >= _iso_week_one(year + 1):
            year += 1
            week = 0
        return _IsoCalendarDate(year, week + 1, (today + 6) % 7 + 1)

    def _day_fields(self):
        """Weekday and day of the year, as struct_time has them."""
        ordinal = _ordinal(self._year, self._month, self._day)
        return (ordinal + 6) % 7, ordinal - _days_before_year(self._year)

    def timetuple(self):
        return _clock.struct_time((self._year, self._month, self._day, 0, 0, 0, *self._day_fields(), -1))

    def isoformat(self):
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    def ctime(self):
        return _clock._time._format('%a %b %e 00:00:00 %Y', (self._year, self._month, self._day, 0, 0, 0,
                                                          *self._day_fields()), '', '', 4)

    def strftime(self, format):
        return _format(self, format, (self._year, self._month, self._day, 0, 0, 0, *self._day_fields()), None)

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f'__format__() argument 1 must be str, not {_type_name(format)}')
        return self.strftime(format) if format else str(self)

    def __repr__(self):
        return f'{_shown(self)}({self._year}, {self._month}, {self._day})'

    def __str__(self):
        return self.isoformat()

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other._days
        if not 1 <= ordinal <= _max_ordinal:
            raise OverflowError('date value out of range')
        return type(self)(*_from_ordinal(ordinal))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() == other._key()
        return NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, date) and not isinstance(other, datetime) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, date) and not isinstance(other, datetime) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, date) and not isinstance(other, datetime) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, date) and not isinstance(other, datetime) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return type(self), self._key()

date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)
`;
