import type { Machine } from '../../vm/machine.ts';
import { raise, typeError, valueError } from '../errors.ts';
import { digitsOf, intText } from '../int-text.ts';
import type { DigitMeter } from '../meter.ts';
import { asInt, PyFloat } from '../number.ts';
import { isInstance, typeOf, type Value } from '../object.ts';
import { reprOf, strOf } from '../protocol.ts';
import { PyTuple } from '../tuple.ts';
import { reserveJoined } from '../text/allocate.ts';
import { asciiText } from '../text/repr.ts';
import { lengthOf, sliceOf } from '../text/code-points.ts';
import { asStr } from '../string.ts';
import { dictType } from '../dict.ts';
import { floatToInt } from '../float-to-int.ts';
import { realValue } from '../real-number.ts';
import { formatFloat, layOut } from './number-text.ts';
import { pad } from './format-value.ts';
import { type PercentField, readPercentTemplate } from './percent-template.ts';

/** How a value becomes text where str and bytes templates differ. */
export interface PercentDialect {
  readonly name: 'string' | 'bytes';
  /** `%s`, `%r`, `%a`, `%b`: the text of a value, `undefined` where Python must tell, `null` for an unknown letter. */
  readonly text: (vm: Machine, type: string, value: Value) => string | undefined | null;
  /** `%c` */
  readonly character: (value: Value) => string | undefined;
  /** A key of the mapping. */
  readonly key: (key: string) => Value;
}

export const strDialect: PercentDialect = {
  name: 'string',
  text: (vm, type, value) => {
    if (type === 's') return strOf(vm, value);
    const repr = type === 'r' || type === 'a' ? reprOf(vm, value) : null;
    return type === 'a' && typeof repr === 'string' ? asciiText(repr) : repr;
  },
  character: (value) => {
    const text = asStr(value);
    if (text !== undefined) {
      if (lengthOf(text) === 1) return text;
      throw typeError(`%c requires an int or a unicode character, not a string of length ${lengthOf(text)}`);
    }
    const code = asInt(value);
    if (code === undefined) {
      if (hasMethod(value, '__index__')) return undefined;
      throw typeError(`%c requires an int or a unicode character, not ${typeOf(value).name}`);
    }
    if (code < 0 || code > 0x10ffff) throw raise('OverflowError', '%c arg not in range(0x110000)');
    return String.fromCodePoint(Number(code));
  },
  key: (key) => key,
};

/** Takes the values for the fields of a template one by one. `undefined` where Python must fetch or convert one. */
interface Arguments {
  readonly next: () => Value;
  readonly byKey: (key: Value) => Value | undefined;
}

/**
 * `template % args`; `undefined` where Python must run, nothing having changed. `lookUp` fetches a key of a mapping.
 */
export function formatPercent(
  vm: Machine,
  template: string,
  args: Value,
  dialect: PercentDialect,
  lookUp: (vm: Machine, mapping: Value, key: Value) => Value | undefined,
): string | undefined {
  const { fields, tail, problem } = readPercentTemplate(template);
  vm.charge(template.length >> 3);
  const isTuple = args instanceof PyTuple;
  const supply = isTuple ? args.items : [args];
  let used = 0;
  let hasKeys = false;
  const source: Arguments = {
    next: () => {
      const value = supply[used++];
      if (value === undefined) throw typeError('not enough arguments for format string');
      return value;
    },
    byKey: (key) => {
      if (isTuple || !isMapping(args)) throw typeError('format requires a mapping');
      hasKeys = true;
      used = 1;
      return lookUp(vm, args, key);
    },
  };
  let result = '';
  for (const field of fields) {
    const text = formatField(vm, field, source, dialect);
    if (text === undefined) return undefined;
    reserveJoined(vm, result.length, field.literal.length + text.length);
    result += field.literal + text;
  }
  if (problem !== null) throw problem;
  if (used < supply.length && !hasKeys && (isTuple || !isMapping(args))) {
    throw typeError(`not all arguments converted during ${dialect.name} formatting`);
  }
  return result + tail;
}

/** What `%` takes for a mapping: anything with subscription but text and tuples. */
export function isMapping(value: Value): boolean {
  return isInstance(value, dictType) || (asStr(value) === undefined && hasMethod(value, '__getitem__'));
}

const hasMethod = (value: Value, name: string): boolean => typeOf(value).lookup(name) !== undefined;

/** Fills a template from values in order, all of them built-in; keys are passed over, `%r` and `%a` take finished text. */
export function joinPercent(vm: Machine, template: string, values: readonly Value[], dialect: PercentDialect): string {
  const { fields, tail, problem } = readPercentTemplate(template);
  let used = 0;
  const next = (): Value => {
    const value = values[used++];
    if (value === undefined) throw typeError('not enough arguments for format string');
    return value;
  };
  let result = '';
  for (const field of fields) {
    const isFinished = field.type === 'r' || field.type === 'a';
    const plain = { ...field, key: null, type: isFinished ? 's' : field.type };
    const text = formatField(vm, plain, { next, byKey: next }, dialect) ?? '';
    reserveJoined(vm, result.length, field.literal.length + text.length);
    result += field.literal + text;
  }
  if (problem !== null) throw problem;
  if (used < values.length) throw typeError(`not all arguments converted during ${dialect.name} formatting`);
  return result + tail;
}

function formatField(vm: Machine, field: PercentField, source: Arguments, dialect: PercentDialect): string | undefined {
  let value: Value | undefined;
  if (field.key !== null) {
    value = source.byKey(dialect.key(field.key));
    if (value === undefined) return undefined;
  }
  let flags = field.flags;
  let width = field.width === '*' ? starred(source.next()) : (field.width ?? 0);
  if (width < 0) {
    flags += '-';
    width = -width;
  }
  const given = field.precision === '*' ? Math.max(0, starred(source.next())) : field.precision;
  value ??= source.next();
  const { type } = field;
  vm.reserve(2 * (width + (given ?? 0)));
  const align = flags.includes('-') ? '<' : '>';
  const place = { fill: ' ', align, width } as const;
  if ('diuoxX'.includes(type)) return formatInteger(vm, value, type, flags, width, given);
  if ('eEfFgG'.includes(type)) return formatReal(vm, value, type, flags, width, given);
  if (type === 'c') {
    const char = dialect.character(value);
    return char === undefined ? undefined : pad(vm, char, place);
  }
  const text = dialect.text(vm, type, value);
  if (text === null) {
    const code = type.codePointAt(0) as number;
    const shown = code > 31 && code < 128 ? type : '?';
    throw valueError(`unsupported format character '${shown}' (0x${code.toString(16)}) at index ${field.at}`);
  }
  if (text === undefined) return undefined;
  return pad(vm, given === null ? text : sliceOf(text, 0, Math.min(given, lengthOf(text))), place);
}

function starred(value: Value): number {
  const int = asInt(value);
  if (int === undefined) throw typeError('* wants int');
  if (typeof int === 'bigint' || Math.abs(int) > 2147483647)
    throw raise('OverflowError', 'Python int too large to convert to C int');
  return int;
}

function formatInteger(
  meter: DigitMeter,
  value: Value,
  type: string,
  flags: string,
  width: number,
  precision: number | null,
): string | undefined {
  const isDecimal = type === 'd' || type === 'i' || type === 'u';
  let int = asInt(value);
  if (int === undefined && isDecimal && value instanceof PyFloat) int = floatToInt(value.value);
  if (int === undefined) {
    if (hasMethod(value, '__index__') || (isDecimal && hasMethod(value, '__int__') && asStr(value) === undefined))
      return undefined;
    const wanted = isDecimal ? 'a real number is required' : 'an integer is required';
    throw typeError(`%${type} format: ${wanted}, not ${typeOf(value).name}`);
  }
  const base = type === 'o' ? 8 : 16;
  let digits = isDecimal ? intText(meter, int < 0 ? -int : int) : digitsOf(meter, int, base);
  if (precision !== null) digits = digits.padStart(precision, '0');
  const prefix = isDecimal || !flags.includes('#') ? '' : `0${type}`;
  if (type === 'X') digits = digits.toUpperCase();
  const parts = { sign: signOf(int < 0, flags), prefix, whole: digits, rest: '' };
  return layOut(meter, parts, { ...plainSpec, ...placement(flags, width) });
}

function formatReal(
  meter: DigitMeter,
  value: Value,
  type: string,
  flags: string,
  width: number,
  precision: number | null,
): string | undefined {
  const real = realValue(value);
  if (real === undefined) return undefined;
  return formatFloat(
    meter,
    real,
    {
      ...plainSpec,
      ...placement(flags, width),
      sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '',
      isAlternate: flags.includes('#'),
      precision: precision ?? -1,
      type,
    },
    'float',
  );
}

const plainSpec = {
  fill: ' ',
  align: '>',
  sign: '',
  coercesNegativeZero: false,
  isAlternate: false,
  width: 0,
  grouping: '',
  precision: -1,
  fractionGrouping: '',
  type: '',
} as const;

function placement(flags: string, width: number): { fill: string; align: '<' | '>' | '='; width: number } {
  if (flags.includes('-')) return { fill: ' ', align: '<', width };
  return flags.includes('0') ? { fill: '0', align: '=', width } : { fill: ' ', align: '>', width };
}

const signOf = (isNegative: boolean, flags: string): string =>
  isNegative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
