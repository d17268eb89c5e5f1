/** `datetime.datetime`: a day and a time. */
export const source = String.raw`
def _timestamp_micros(timestamp):
    """Microseconds of a timestamp, halves to even."""
    if isinstance(timestamp, float):
        if timestamp != timestamp:
            raise ValueError('Invalid value NaN (not a number)')
        if timestamp in (float('inf'), -float('inf')):
            raise OverflowError('cannot convert float infinity to integer')
        whole = int(timestamp // 1)
        return whole * 1_000_000 + round((timestamp - whole) * 1e6)
    if not hasattr(timestamp, '__index__'):
        raise TypeError(f'argument must be int or float, not {_type_name(timestamp)}')
    return _index(timestamp) * 1_000_000

class datetime(date):
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, year=_missing, month=_missing, day=_missing, hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
                *, fold=0):
        self = date.__new__(cls, year, month, day)
        self._hour, self._minute, self._second, self._microsecond, self._fold = _check_clock(
            hour, minute, second, microsecond, fold)
        self._tzinfo = _check_zone(tzinfo)
        return self

    hour = _fixed('datetime', 'hour', lambda self: self._hour)
    minute = _fixed('datetime', 'minute', lambda self: self._minute)
    second = _fixed('datetime', 'second', lambda self: self._second)
    microsecond = _fixed('datetime', 'microsecond', lambda self: self._microsecond)
    tzinfo = _fixed('datetime', 'tzinfo', lambda self: self._tzinfo)
    fold = _fixed('datetime', 'fold', lambda self: self._fold)

    @classmethod
    def _from_micros(cls, micros, zone=None):
        """Microseconds since 1970."""
        days, rest = divmod(micros, 86_400_000_000)
        ordinal = days + 719163
        if not 1 <= ordinal <= _max_ordinal:
            raise ValueError(f'year must be in 1..9999, not {_from_ordinal(ordinal)[0]}')
        seconds, microsecond = divmod(rest, 1_000_000)
        return cls(*_from_ordinal(ordinal), seconds // 3600, seconds // 60 % 60, seconds % 60, microsecond, zone)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        moment = cls._from_micros(_timestamp_micros(timestamp), tz)
        return moment if tz is None else tz.fromutc(moment)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls._from_micros(_timestamp_micros(timestamp))

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_clock.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_clock.time())

    @classmethod
    def combine(cls, date, time, tzinfo=_missing):
        if not isinstance(date, _date_class):
            raise TypeError(f'combine() argument 1 must be datetime.date, not {_type_name(date)}')
        if not isinstance(time, _time_class):
            raise TypeError(f'combine() argument 2 must be datetime.time, not {_type_name(time)}')
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is _missing else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            place = _date_end(date_string)
            day = _parse_date(date_string[:place])
            if place == len(date_string):
                return cls(*day)
            clock = _parse_time(date_string[place + 1:])
        except _NotIso:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        if not _is_midnight(clock):
            return cls(*day, *clock)
        _check_date(*day)
        return cls(*_from_ordinal(_ordinal(*day) + 1), 0, *clock[1:])

    @classmethod
    def strptime(cls, date_string, format, /):
        import _strptime
        return _strptime.datetime_of(cls, date_string, format)

    def replace(self, /, year=_missing, month=_missing, day=_missing, hour=_missing, minute=_missing, second=_missing,
                microsecond=_missing, tzinfo=_missing, *, fold=_missing):
        return type(self)(
            self._year if year is _missing else year, self._month if month is _missing else month,
            self._day if day is _missing else day, self._hour if hour is _missing else hour,
            self._minute if minute is _missing else minute, self._second if second is _missing else second,
            self._microsecond if microsecond is _missing else microsecond,
            self._tzinfo if tzinfo is _missing else tzinfo, fold=self._fold if fold is _missing else fold)

    __replace__ = replace

    def date(self):
        return _date_class(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def _clock_fields(self):
        return self._year, self._month, self._day, self._hour, self._minute, self._second, *self._day_fields()

    def timetuple(self):
        summer = self.dst()
        return _clock.struct_time((*self._clock_fields(), -1 if summer is None else 1 if summer else 0))

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return _clock.struct_time((*moment._clock_fields(), 0))

    def _local_micros(self):
        """Microseconds since 1970 as the clock on the wall shows them."""
        seconds = (self.toordinal() - 719163) * 86400 + self._hour * 3600 + self._minute * 60 + self._second
        return seconds * 1_000_000 + self._microsecond

    def timestamp(self):
        offset = self.utcoffset()
        return (self._local_micros() - (0 if offset is None else _micros(offset))) / 1_000_000

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone(_zero, _clock.tzname[0])
        _check_zone(tz)
        if tz is self._tzinfo:
            return self
        offset = self.utcoffset()
        moment = (self if not offset else self - offset).replace(tzinfo=tz)
        return tz.fromutc(moment)

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset('utcoffset', self._tzinfo.utcoffset(self))

    def dst(self):
        return None if self._tzinfo is None else _check_offset('dst', self._tzinfo.dst(self))

    def tzname(self):
        return None if self._tzinfo is None else _name_in_zone(self._tzinfo, self)

    def isoformat(self, sep='T', timespec='auto'):
        if not isinstance(sep, str):
            raise TypeError(f'isoformat() argument 1 must be a unicode character, not {_type_name(sep)}')
        if len(sep) != 1:
            raise TypeError(f'isoformat() argument 1 must be a unicode character, not a string of length {len(sep)}')
        return (f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}'
                + _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def ctime(self):
        return _clock._time._format('%a %b %e %H:%M:%S %Y', self._clock_fields(), '', '', 4)

    def strftime(self, format):
        return _format(self, format, self._clock_fields(), self)

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        text = ', '.join([str(part) for part in parts])
        if self._tzinfo is not None:
            text += f', tzinfo={self._tzinfo!r}'
        return f"{_shown(self)}({text}{', fold=1' if self._fold else ''})"

    def __str__(self):
        return self.isoformat(sep=' ')

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        days, rest = divmod(self._local_micros() + _micros(other), 86_400_000_000)
        if not 1 <= days + 719163 <= _max_ordinal:
            raise OverflowError('date value out of range')
        return type(self)._from_micros(days * 86_400_000_000 + rest, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        difference = self._local_micros() - other._local_micros()
        if self._tzinfo is not other._tzinfo:
            mine, its = self.utcoffset(), other.utcoffset()
            if (mine is None) != (its is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            if mine is not None:
                difference += _micros(its) - _micros(mine)
        return _delta(timedelta, difference)

    def _order(self, other):
        """What orders the two; None where only one of them knows its offset."""
        difference = self._local_micros() - other._local_micros()
        if self._tzinfo is other._tzinfo:
            return difference
        mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            return None
        return difference if mine is None else difference + _micros(its) - _micros(mine)

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is not other._tzinfo:
            # A time that comes twice, or never, equals none of another zone (PEP 495).
            for each in (self, other):
                if each.utcoffset() != each.replace(fold=not each._fold).utcoffset():
                    return False
        return self._order(other) == 0

    def _compare(self, other):
        if not isinstance(other, datetime):
            return None
        order = self._order(other)
        if order is None:
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return order

    def __lt__(self, other):
        order = self._compare(other)
        return NotImplemented if order is None else order < 0

    def __le__(self, other):
        order = self._compare(other)
        return NotImplemented if order is None else order <= 0

    def __gt__(self, other):
        order = self._compare(other)
        return NotImplemented if order is None else order > 0

    def __ge__(self, other):
        order = self._compare(other)
        return NotImplemented if order is None else order >= 0

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
        return hash(self._local_micros() - (0 if offset is None else _micros(offset)))

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
                            self._tzinfo)

def _date_end(text):
    """Where the date of an ISO text ends: a week's may have a day behind it, with or without a dash."""
    if text[4:5] == '-':
        if text[5:6] != 'W':
            return min(10, len(text))
        return 10 if text[8:9] == '-' and text[9:10].isdigit() else min(8, len(text))
    if text[4:5] != 'W':
        return min(8, len(text))
    # YYYYWww and YYYYWwwD: the digits before the separator decide.
    end = 7
    while end < len(text) and text[end].isdigit():
        end += 1
    if end == len(text):
        return end
    return end if end < 9 else 7 + (end % 2 == 0)

_date_class = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)

for _each in (timedelta, date, tzinfo, timezone, time, datetime, _IsoCalendarDate):
    _extension(_each)
del _each
`;
