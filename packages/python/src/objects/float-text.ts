import { decimalValue, isSpace } from './text/classify.ts';

/**
 * `repr(value)`: the shortest digits that read back as the same double. JavaScript finds the same digits; only the form
 * differs: CPython writes an exponent below 1e-4 and from 1e16 on, of two digits at least, and keeps `.0`.
 */
export function floatText(value: number): string {
  if (Number.isInteger(value)) {
    if (value > -1e16 && value < 1e16) return Object.is(value, -0) ? '-0.0' : `${value}.0`;
  } else if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  }
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e16) return String(value);
  return pythonExponent(value.toExponential());
}

/** The text of a part of a complex number: as `repr`, without `.0`. */
export function shortText(value: number): string {
  const text = floatText(value);
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}

/** `1e+5` as `1e+05`. */
export function pythonExponent(text: string): string {
  const at = text.indexOf('e');
  if (at < 0 || text.length - at > 3) return text;
  return `${text.slice(0, at + 2)}0${text.slice(at + 2)}`;
}

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const named = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/** Reads a float as `float(text)` does; `undefined` where it is none. */
export function parseFloat(text: string): number | undefined {
  const digits = normalizeNumber(text);
  if (digits === undefined) return undefined;
  if (number.test(digits)) return Number(digits);
  const name = named.exec(digits);
  if (name === null) return undefined;
  if (name[2] === undefined) return NaN;
  return name[1] === '-' ? -Infinity : Infinity;
}

/** Without blanks around, digits of all scripts as ASCII, underscores between digits taken out. */
export function normalizeNumber(text: string): string | undefined {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  let result = '';
  for (let i = start; i < end; i++) {
    const point = text.codePointAt(i) as number;
    if (point === 95 /* _ */) {
      if (!isAsciiDigit(result.charCodeAt(result.length - 1))) return undefined;
      if (decimalValue(text.codePointAt(i + 1) ?? 0) === undefined) return undefined;
    } else if (point < 128) {
      result += text.charAt(i);
    } else {
      const digit = decimalValue(point);
      if (digit === undefined) return undefined;
      result += String(digit);
      if (point > 0xffff) i++;
    }
  }
  return result;
}

const isAsciiDigit = (code: number): boolean => code >= 48 && code <= 57;
