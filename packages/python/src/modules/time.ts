import { typeError, valueError } from '../objects/errors.ts';
import { floatToInt } from '../objects/float-to-int.ts';
import { PyFloat } from '../objects/number.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { realValue } from '../objects/real-number.ts';
import { None } from '../objects/singleton.ts';
import type { Machine } from '../vm/machine.ts';
import { defineModule, func } from './native-module.ts';
import { sourceModule } from './registry.ts';

/**
 * `time` of a machine without a clock: it stands still but for what the program sleeps, and a microsecond for every
 * look. So a program sees the same times in every engine, and `sleep` costs nobody any.
 */
/** The beginning of 2026, in seconds since 1970. */
const epoch = 1767225600;
const tick = 1e-6;

function look(vm: Machine): number {
  vm.virtualTime += tick;
  return vm.virtualTime;
}

const seconds =
  (start: number) =>
  (vm: Machine): Value =>
    new PyFloat(start + look(vm));
const nanoseconds =
  (start: number) =>
  (vm: Machine): Value =>
    floatToInt(Math.round((start + look(vm)) * 1e6) * 1000);

defineModule(
  '_time',
  [
    func('time', '()', seconds(epoch)),
    func('time_ns', '()', nanoseconds(epoch)),
    func('perf_counter', '()', seconds(0)),
    func('perf_counter_ns', '()', nanoseconds(0)),
    func('monotonic', '()', seconds(0)),
    func('monotonic_ns', '()', nanoseconds(0)),
    func('process_time', '()', seconds(0)),
    func('process_time_ns', '()', nanoseconds(0)),
    func('thread_time', '()', seconds(0)),
    func('sleep', '(seconds, /)', (vm: Machine, duration: Value) => {
      let length: number | undefined;
      try {
        length = realValue(duration);
      } catch {
        throw typeError(`'${typeOf(duration).name}' object cannot be interpreted as an integer`);
      }
      if (length === undefined || Number.isNaN(length)) throw valueError('Invalid value NaN (not a number)');
      if (length < 0) throw valueError('sleep length must be non-negative');
      vm.virtualTime += length;
      return None;
    }),
  ],
  'time',
);

sourceModule(
  'time',
  String.raw`
from _time import *

timezone = altzone = daylight = 0
tzname = ('UTC', 'UTC')

_days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
_months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
           'November', 'December']
_fields = ['tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst']

class struct_time(tuple):
    tm_zone = 'UTC'
    tm_gmtoff = 0

    def __new__(cls, values):
        values = tuple(values)
        if len(values) < 9:
            raise TypeError(f'time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)')
        return tuple.__new__(cls, values[:9])

    def __repr__(self):
        return f"time.struct_time({', '.join([f'{name}={value!r}' for name, value in zip(_fields, self)])})"

for _place, _name in enumerate(_fields):
    setattr(struct_time, _name, property(lambda self, place=_place: self[place]))

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400

def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]

_epoch_days = _days_before_year(1970)

def gmtime(seconds=None, /):
    if seconds is None:
        seconds = time()
    days, rest = divmod(int(seconds // 1), 86400)
    year = 1970 + days // 366
    while _days_before_year(year + 1) - _epoch_days <= days:
        year += 1
    while _days_before_year(year) - _epoch_days > days:
        year -= 1
    day = days - (_days_before_year(year) - _epoch_days)
    yday = day + 1
    month = 1
    while day >= _days_in(year, month):
        day -= _days_in(year, month)
        month += 1
    return struct_time((year, month, day + 1, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7, yday, 0))

localtime = gmtime

def mktime(t, /):
    days = _days_before_year(t[0]) - _epoch_days + t[2] - 1
    for month in range(1, t[1]):
        days += _days_in(t[0], month)
    return float(days * 86400 + t[3] * 3600 + t[4] * 60 + t[5])

def asctime(t=None, /):
    t = gmtime() if t is None else t
    return f'{_days[t[6]][:3]} {_months[t[1] - 1][:3]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}'

def ctime(seconds=None, /):
    return asctime(gmtime(seconds))

def strftime(format, t=None, /):
    t = gmtime() if t is None else t
    values = {
        'Y': f'{t[0]}', 'y': f'{t[0] % 100:02d}', 'm': f'{t[1]:02d}', 'd': f'{t[2]:02d}', 'e': f'{t[2]:2d}',
        'H': f'{t[3]:02d}', 'I': f'{(t[3] - 1) % 12 + 1:02d}', 'M': f'{t[4]:02d}', 'S': f'{t[5]:02d}',
        'p': 'AM' if t[3] < 12 else 'PM', 'A': _days[t[6]], 'a': _days[t[6]][:3], 'B': _months[t[1] - 1],
        'b': _months[t[1] - 1][:3], 'h': _months[t[1] - 1][:3], 'j': f'{t[7]:03d}', 'w': f'{(t[6] + 1) % 7}',
        'u': f'{t[6] + 1}', 'Z': 'UTC', 'z': '+0000', '%': '%', 'n': '\n', 't': '\t',
    }
    values['F'] = f"{values['Y']}-{values['m']}-{values['d']}"
    values['T'] = values['X'] = f"{values['H']}:{values['M']}:{values['S']}"
    values['R'] = f"{values['H']}:{values['M']}"
    values['D'] = values['x'] = f"{values['m']}/{values['d']}/{values['y']}"
    values['c'] = asctime(t)
    parts = []
    place = 0
    while place < len(format):
        char = format[place]
        if char == '%' and place + 1 < len(format) and format[place + 1] in values:
            place += 1
            char = values[format[place]]
        parts.append(char)
        place += 1
    return ''.join(parts)
`,
);
