import { sourceModule } from './registry.ts';

/** `_strptime`: text read by a format, for `time` and `datetime`. https://docs.python.org/3.14/library/datetime.html#format-codes */
sourceModule(
  '_strptime',
  String.raw`
import re
import time
from datetime import date, timedelta, timezone

_days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
_months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november',
           'december']

def _any(name, words):
    return f"(?P<{name}>{'|'.join(sorted(words, key=len, reverse=True))})"

_hour = r'(?P<H>2[0-3]|[01]\d|\d| \d)'
_hour12 = r'(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])'
_day = r'(?P<d>3[01]|[12]\d|0[1-9]|[1-9]| [1-9])'
_patterns = {
    'd': _day, 'e': _day, 'H': _hour, 'k': _hour, 'I': _hour12, 'l': _hour12,
    'f': r'(?P<f>[0-9]{1,6})',
    'G': r'(?P<G>\d{4})',
    'j': r'(?P<j>36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])',
    'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])',
    'M': r'(?P<M>[0-5]\d|\d)',
    'S': r'(?P<S>6[01]|[0-5]\d|\d)',
    'U': r'(?P<U>5[0-3]|[0-4]\d|\d)',
    'W': r'(?P<W>5[0-3]|[0-4]\d|\d)',
    'w': '(?P<w>[0-6])',
    'u': '(?P<u>[1-7])',
    'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)',
    'y': r'(?P<y>\d\d)',
    'Y': r'(?P<Y>\d{4})',
    'z': r'(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))',
    'A': _any('A', _days), 'a': _any('a', [name[:3] for name in _days]),
    'B': _any('B', _months), 'b': _any('b', [name[:3] for name in _months]),
    'p': _any('p', ['am', 'pm']), 'P': _any('p', ['am', 'pm']),
    'Z': _any('Z', ['utc', 'gmt']),
    '%': '%',
}
for _letter in 'dmyHIMS':
    _patterns['O' + _letter] = rf'(?P<{_letter}>\d\d|\d| \d)'
_patterns['Oe'] = _patterns['Od']
_patterns['Op'] = _patterns['p']
_patterns['Ow'] = r'(?P<w>\d)'

_compounds = {'T': '%H:%M:%S', 'X': '%H:%M:%S', 'R': '%H:%M', 'r': '%I:%M:%S %p', 'x': '%m/%d/%y',
              'c': '%a %b %d %H:%M:%S %Y'}
_cache = {}

def _pattern_of(format, whole):
    parts = []
    place = 0
    while place < len(format):
        char = format[place]
        if char == '%':
            place += 1
            while place < len(format) and format[place] in '-_0^#':
                place += 1
            while place < len(format) and format[place] in '0123456789':
                place += 1
            length = 2 if format[place:place + 1] in ('E', 'O') and place + 1 < len(format) else 1
            directive = format[place:place + length]
            place += length
            if directive.strip() == '':
                raise ValueError(f"stray % in format '{whole}'")
            name = directive[1:] if directive[0] == 'E' and len(directive) > 1 else directive
            if name in _compounds:
                parts.append(_pattern_of(_compounds[name], whole))
            elif name in _patterns:
                parts.append(_patterns[name])
            else:
                raise ValueError(f"'{directive}' is a bad directive in format '{whole}'")
        elif char.isspace():
            while place < len(format) and format[place].isspace():
                place += 1
            parts.append(r'\s+')
        else:
            parts.append(re.escape(char))
            place += 1
    return ''.join(parts)

def _offset(text):
    """Seconds and microseconds of +hh:mm[:ss[.ffffff]]."""
    if text == 'Z':
        return 0, 0
    digits = text
    if digits[3] == ':':
        digits = digits[:3] + digits[4:]
        if len(digits) > 5:
            if digits[5] != ':':
                raise ValueError(f'Inconsistent use of : in {text}')
            digits = digits[:5] + digits[6:]
    seconds = int(digits[1:3]) * 3600 + int(digits[3:5]) * 60 + int(digits[5:7] or 0)
    fraction = int(f'{digits[8:]:0<6}')
    return (-seconds, -fraction) if text[0] == '-' else (seconds, fraction)

def _year_of(found):
    if 'y' in found:
        year = int(found['y'])
        return year + (2000 if year <= 68 else 1900)
    return int(found['Y']) if 'Y' in found else None

def _weekday_of(found):
    if 'A' in found:
        return _days.index(found['A'].lower())
    if 'a' in found:
        return [name[:3] for name in _days].index(found['a'].lower())
    if 'w' in found:
        return (int(found['w']) - 1) % 7
    return int(found['u']) - 1 if 'u' in found else None

def _month_of(found):
    if 'B' in found:
        return _months.index(found['B'].lower()) + 1
    if 'b' in found:
        return [name[:3] for name in _months].index(found['b'].lower()) + 1
    return int(found.get('m', 1))

def _hour_of(found):
    if 'I' in found:
        return int(found['I']) % 12 + (12 if found.get('p', '').lower() == 'pm' else 0)
    return int(found.get('H', 0))

_weekdays = "a weekday directive ('%A', '%a', '%w', or '%u')."

def _check_weeks(found, weekday):
    if 'G' in found:
        if 'j' in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if 'V' not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and " + _weekdays)
    elif 'V' in found:
        if _year_of(found) is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and " + _weekdays)
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")

def _week_day(year, week, weekday, starts_monday):
    """The day of the year of a weekday in a week counted by %W or %U."""
    first = date(year, 1, 1).weekday()
    if not starts_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    return 1 + weekday - first if week == 0 else 1 + (7 - first) % 7 + 7 * (week - 1) + weekday

def parse(text, format):
    """Year to day of the year, dst flag, zone's name and offset; microseconds; microseconds of the offset."""
    for place, value in enumerate([text, format]):
        if not isinstance(value, str):
            raise TypeError(f'strptime() argument {place} must be str, not {type(value)}')
    pattern = _cache.get(format)
    if pattern is None:
        if len(_cache) > 5:
            _cache.clear()
        pattern = _cache[format] = re.compile(_pattern_of(format, format), re.IGNORECASE)
    match = pattern.match(text)
    if match is None:
        raise ValueError(f'time data {text!r} does not match format {format!r}')
    if match.end() != len(text):
        raise ValueError(f'unconverted data remains: {text[match.end():]}')
    found = match.groupdict()
    year, month, day = _year_of(found), _month_of(found), int(found.get('d', 1))
    weekday = _weekday_of(found)
    fraction = int(f"{found.get('f', ''):0<6}")
    offset, offset_fraction = _offset(found['z']) if 'z' in found else (None, 0)
    zone = found.get('Z')
    _check_weeks(found, weekday)
    # The 29th of February of no year at all is one of 1900, which had none.
    is_leap_day = year is None and month == 2 and day == 29
    if year is None:
        year = 1904 if is_leap_day else 1900
    julian = int(found['j']) if 'j' in found else None
    if julian is None and weekday is not None:
        if 'U' in found or 'W' in found:
            starts_monday = 'W' in found
            julian = _week_day(year, int(found['W' if starts_monday else 'U']), weekday, starts_monday)
        elif 'G' in found:
            day_found = date.fromisocalendar(int(found['G']), int(found['V']), weekday + 1)
            year, month, day = day_found.year, day_found.month, day_found.day
        if julian is not None and julian <= 0:
            year -= 1
            julian += 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365
    if julian is None:
        julian = date(year, month, day).toordinal() - date(year, 1, 1).toordinal() + 1
    else:
        day_found = date.fromordinal(julian - 1 + date(year, 1, 1).toordinal())
        year, month, day = day_found.year, day_found.month, day_found.day
    if weekday is None:
        weekday = date(year, month, day).weekday()
    return ((1900 if is_leap_day else year, month, day, _hour_of(found), int(found.get('M', 0)), int(found.get('S', 0)),
             weekday, julian, -1 if zone is None else 0, zone, offset), fraction, offset_fraction)

def time_of(text, format):
    return time.struct_time(parse(text, format)[0])

def date_of(cls, text, format):
    return cls(*parse(text, format)[0][:3])

def _zone(fields, offset_fraction):
    delta = timedelta(seconds=fields[10], microseconds=offset_fraction)
    return timezone(delta, fields[9]) if fields[9] else timezone(delta)

def clock_time_of(cls, text, format):
    fields, fraction, offset_fraction = parse(text, format)
    zone = None if fields[10] is None else _zone(fields, offset_fraction)
    return cls(*fields[3:6], fraction, zone)

def datetime_of(cls, text, format):
    fields, fraction, offset_fraction = parse(text, format)
    zone = None if fields[10] is None else _zone(fields, offset_fraction)
    return cls(*fields[:6], fraction, zone)
`,
);
