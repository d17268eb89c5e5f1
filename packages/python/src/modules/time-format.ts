import { valueError } from '../objects/errors.ts';
import type { Value } from '../objects/object.ts';
import { PyTuple } from '../objects/tuple.ts';
import type { Machine } from '../vm/machine.ts';
import { requireKind, requireText } from './native-module.ts';

/**
 * The directives of `strftime`, in the C locale: https://docs.python.org/3.14/library/time.html#time.strftime and those
 * that the GNU library has beside them. An unknown one stands for itself, as there.
 */

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

interface Moment {
  readonly year: number;
  /** From 1 on. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** From 0, Monday, on. */
  readonly weekday: number;
  /** From 1 on. */
  readonly yearDay: number;
  readonly zone: string;
  /** `+hhmm` */
  readonly offset: string;
  /** Fewest digits of a year. */
  readonly yearDigits: number;
}

const pad = (value: number, width = 2, fill = '0'): string => String(value).padStart(width, fill);
const name = (names: readonly string[], index: number): string => names[index] ?? '?';
const twelve = (hour: number): number => ((hour + 11) % 12) + 1;

/** Year and week of ISO 8601: a week belongs to the year that has its Thursday. */
function isoWeek({ year, yearDay, weekday }: Moment): readonly [number, number] {
  const week = Math.floor((yearDay - weekday + 9) / 7);
  if (week < 1) return [year - 1, weeksIn(year - 1)];
  return week > weeksIn(year) ? [year + 1, 1] : [year, week];
}

function weeksIn(year: number): number {
  const lastDay = (of: number): number => (of + Math.floor(of / 4) - Math.floor(of / 100) + Math.floor(of / 400)) % 7;
  return lastDay(year) === 4 || lastDay(year - 1) === 3 ? 53 : 52;
}

const yearText = (at: Moment, year: number): string =>
  year < 0 ? `-${pad(-year, at.yearDigits - 1)}` : pad(year, at.yearDigits);

const directives: Readonly<Record<string, (at: Moment) => string>> = {
  a: (at) => name(dayNames, at.weekday).slice(0, 3),
  A: (at) => name(dayNames, at.weekday),
  b: (at) => name(monthNames, at.month - 1).slice(0, 3),
  B: (at) => name(monthNames, at.month - 1),
  c: (at) => expand('%a %b %e %H:%M:%S %Y', at),
  C: (at) => pad(Math.floor(at.year / 100)),
  d: (at) => pad(at.day),
  D: (at) => expand('%m/%d/%y', at),
  e: (at) => pad(at.day, 2, ' '),
  F: (at) => expand('%Y-%m-%d', at),
  g: (at) => pad(remainder(isoWeek(at)[0], 100)),
  G: (at) => yearText(at, isoWeek(at)[0]),
  h: (at) => expand('%b', at),
  H: (at) => pad(at.hour),
  I: (at) => pad(twelve(at.hour)),
  j: (at) => pad(at.yearDay, 3),
  k: (at) => pad(at.hour, 2, ' '),
  l: (at) => pad(twelve(at.hour), 2, ' '),
  m: (at) => pad(at.month),
  M: (at) => pad(at.minute),
  n: () => '\n',
  p: (at) => (at.hour < 12 ? 'AM' : 'PM'),
  P: (at) => (at.hour < 12 ? 'am' : 'pm'),
  r: (at) => expand('%I:%M:%S %p', at),
  R: (at) => expand('%H:%M', at),
  s: (at) => String(secondsSinceEpoch(at)),
  S: (at) => pad(at.second),
  t: () => '\t',
  T: (at) => expand('%H:%M:%S', at),
  u: (at) => String(at.weekday + 1),
  U: (at) => pad(Math.floor((at.yearDay + 6 - ((at.weekday + 1) % 7)) / 7)),
  V: (at) => pad(isoWeek(at)[1]),
  w: (at) => String((at.weekday + 1) % 7),
  W: (at) => pad(Math.floor((at.yearDay + 6 - at.weekday) / 7)),
  x: (at) => expand('%m/%d/%y', at),
  X: (at) => expand('%H:%M:%S', at),
  y: (at) => pad(remainder(at.year, 100)),
  Y: (at) => yearText(at, at.year),
  z: (at) => at.offset,
  Z: (at) => at.zone,
  '%': () => '%',
};
const table = new Map(Object.entries(directives));

const remainder = (value: number, by: number): number => ((value % by) + by) % by;

function secondsSinceEpoch(at: Moment): number {
  const before = at.year - 1;
  const days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return (days - 719162 + at.yearDay - 1) * 86400 + at.hour * 3600 + at.minute * 60 + at.second;
}

/** `%-d`, `%_H`, `%^a`, `%5Y`: GNU's flags and a width stand before the directive, `%Ey` and `%Od` ask for forms that the C locale has not. */
const specification = /^(?<flags>[-_0^#]*)(?<width>[0-9]{0,3})[EO]?(?<directive>.)/su;

function expand(format: string, at: Moment): string {
  let text = '';
  for (let i = 0; i < format.length; i++) {
    const found = format.charAt(i) === '%' ? specification.exec(format.slice(i + 1, i + 16)) : null;
    const { flags = '', width = '', directive = '' } = found?.groups ?? {};
    const make = table.get(directive);
    if (found === null || make === undefined) {
      text += format.charAt(i);
      continue;
    }
    text += flagged(make(at), flags, Number(width));
    i += found[0].length;
  }
  return text;
}

function flagged(given: string, flags: string, width: number): string {
  let text = given;
  const isNumber = /^[ 0-9]+$/u.test(text);
  const flag = /[-_0](?=[^-_0]*$)/u.exec(flags)?.[0] ?? '';
  if (isNumber && flag === '-') text = text.replace(/^[ 0]+(?=[0-9])/u, '');
  if (isNumber && flag === '_') text = text.replace(/^0+(?=[0-9])/u, (zeros) => ' '.repeat(zeros.length));
  if (isNumber && flag === '0') text = text.replace(/^ +/u, (blanks) => '0'.repeat(blanks.length));
  if (flags.includes('^') || flags.includes('#')) text = text.toUpperCase();
  const fill = flag === '0' || (isNumber && flag !== '_') ? '0' : ' ';
  return flag === '-' ? text : text.padStart(width, fill);
}

const fieldCount = 8;

/** `_time._format(format, fields, zone, offset, year_digits)`: the fields as those of a `struct_time`. */
export function formatTime(
  vm: Machine,
  format: Value,
  fields: Value,
  zone: Value,
  offset: Value,
  yearDigits: Value,
): Value {
  const text = requireText(format);
  const numbers = requireKind(fields, PyTuple).items.slice(0, fieldCount).map(Number);
  if (numbers.length < fieldCount || !numbers.every(Number.isSafeInteger)) throw valueError('a time has eight numbers');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, weekday = 0, yearDay = 0] = numbers;
  vm.charge(text.length);
  // The longest directive is `%c`, and a width has three digits at most.
  vm.reserve(1024 * text.length);
  return expand(text, {
    year,
    month,
    day,
    hour,
    minute,
    second,
    weekday,
    yearDay,
    zone: requireText(zone),
    offset: requireText(offset),
    yearDigits: Math.min(16, Math.max(1, Number(yearDigits) || 1)),
  });
}
