/** `datetime.time`: a time of a day. */
export const source = String.raw`
_specs = ('auto', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds')

def _clock_text(hour, minute, second, microsecond, timespec):
    if not isinstance(timespec, str):
        raise TypeError(f'isoformat() argument 1 must be str, not {_type_name(timespec)}')
    if timespec not in _specs:
        raise ValueError('Unknown timespec value')
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if timespec == 'hours':
        return f'{hour:02d}'
    text = f'{hour:02d}:{minute:02d}'
    if timespec == 'minutes':
        return text
    text += f':{second:02d}'
    if timespec == 'seconds':
        return text
    return f'{text}.{microsecond // 1000:03d}' if timespec == 'milliseconds' else f'{text}.{microsecond:06d}'

def _parse_clock(text):
    """HH[:MM[:SS[.ffffff]]] with colons or without: hour, minute, second, microsecond."""
    numbers = [_digits(text, 0, 2), 0, 0]
    place = 2
    colons = text[2:3] == ':'
    for field in (1, 2):
        if place == len(text) or text[place] in '.,':
            break
        if colons:
            if text[place] != ':':
                raise _NotIso
            place += 1
        numbers[field] = _digits(text, place, 2)
        place += 2
    else:
        field = 3
    microsecond = 0
    if place < len(text):
        digits = text[place + 1:]
        if text[place] not in '.,' or field != 3 or not digits or not digits.isascii() or not digits.isdigit():
            raise _NotIso
        microsecond = int(f'{digits[:6]:0<6}')
    return *numbers, microsecond

def _parse_time(text):
    """Hour, minute, second, microsecond and zone."""
    place = next((at for at, char in enumerate(text) if char in '+-Z'), len(text))
    rest = text[place:]
    if not rest:
        return *_parse_clock(text), None
    # CPython skips one character before the zone, whatever it is.
    clock = _parse_clock(text[:place] if text[place - 1:place].isdigit() else text[:place - 1])
    if rest == 'Z':
        return *clock, UTC
    if rest[0] == 'Z':
        raise _NotIso
    hour, minute, second, microsecond = _parse_clock(rest[1:])
    delta = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=microsecond)
    return *clock, UTC if not delta else timezone(-delta if rest[0] == '-' else delta)

def _is_midnight(fields):
    """Whether it is 24:00, the end of a day."""
    if fields[0] != 24:
        return False
    if fields[1:4] != (0, 0, 0):
        raise ValueError('minute, second, and microsecond must be 0 when hour is 24')
    return True

def _check_clock(hour, minute, second, microsecond, fold):
    hour = _within(hour, 0, 23, 'hour')
    minute = _within(minute, 0, 59, 'minute')
    second = _within(second, 0, 59, 'second')
    microsecond = _within(microsecond, 0, 999999, 'microsecond')
    fold = _index(fold)
    if fold not in (0, 1):
        raise ValueError(f'fold must be either 0 or 1, not {fold}')
    return hour, minute, second, microsecond, fold

class time:
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')
    __match_args__ = ()

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._fold = _check_clock(
            hour, minute, second, microsecond, fold)
        self._tzinfo = _check_zone(tzinfo)
        return self

    hour = _fixed('time', 'hour', lambda self: self._hour)
    minute = _fixed('time', 'minute', lambda self: self._minute)
    second = _fixed('time', 'second', lambda self: self._second)
    microsecond = _fixed('time', 'microsecond', lambda self: self._microsecond)
    tzinfo = _fixed('time', 'tzinfo', lambda self: self._tzinfo)
    fold = _fixed('time', 'fold', lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            fields = _parse_time(time_string.removeprefix('T'))
        except _NotIso:
            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None
        return cls(0, *fields[1:]) if _is_midnight(fields) else cls(*fields)

    @classmethod
    def strptime(cls, string, format, /):
        import _strptime
        return _strptime.clock_time_of(cls, string, format)

    def replace(self, /, hour=_missing, minute=_missing, second=_missing, microsecond=_missing, tzinfo=_missing, *,
                fold=_missing):
        return type(self)(
            self._hour if hour is _missing else hour, self._minute if minute is _missing else minute,
            self._second if second is _missing else second,
            self._microsecond if microsecond is _missing else microsecond,
            self._tzinfo if tzinfo is _missing else tzinfo, fold=self._fold if fold is _missing else fold)

    __replace__ = replace

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset('utcoffset', self._tzinfo.utcoffset(None))

    def dst(self):
        return None if self._tzinfo is None else _check_offset('dst', self._tzinfo.dst(None))

    def tzname(self):
        return None if self._tzinfo is None else _name_in_zone(self._tzinfo, None)

    def isoformat(self, timespec='auto'):
        return _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(
            self.utcoffset())

    def strftime(self, format):
        return _format(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1), self)

    __format__ = date.__format__

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f'tzinfo={self._tzinfo!r}')
        if self._fold:
            parts.append('fold=1')
        return f"{_shown(self)}({', '.join(parts)})"

    def __str__(self):
        return self.isoformat()

    def _micros(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1_000_000 + self._microsecond

    def _order(self, other):
        """What orders the two; None where only one of them knows its offset."""
        mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            return None
        if mine is None:
            return self._micros() - other._micros()
        return self._micros() - _micros(mine) - other._micros() + _micros(its)

    def __eq__(self, other):
        return self._order(other) == 0 if isinstance(other, time) else NotImplemented

    def _compare(self, other):
        order = self._order(other)
        if order is None:
            raise TypeError("can't compare offset-naive and offset-aware times")
        return order

    def __lt__(self, other):
        return self._compare(other) < 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._compare(other) <= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._compare(other) > 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._compare(other) >= 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
        return hash(self._micros() - (0 if offset is None else _micros(offset)))

    def __reduce__(self):
        return type(self), (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)

time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time_class = time
`;
