import { valueError } from '../errors.ts';
import { decimalValue } from '../text/classify.ts';

/**
 * A format specification, read: https://docs.python.org/3.14/library/string.html#format-specification-mini-language
 * `[[fill]align][sign]["z"]["#"]["0"][width][grouping]["." [precision] [grouping]][type]`
 */
export interface FormatSpec {
  readonly fill: string;
  readonly align: '<' | '>' | '=' | '^';
  readonly sign: '' | '-' | '+' | ' ';
  readonly coercesNegativeZero: boolean;
  readonly isAlternate: boolean;
  /** 0 where there is none. */
  readonly width: number;
  readonly grouping: '' | ',' | '_';
  /** -1 where there is none. */
  readonly precision: number;
  readonly fractionGrouping: '' | ',' | '_';
  /** '' where there is none. */
  readonly type: string;
}

const alignments = '<>=^';
/** What a C `ssize_t` holds. */
const maxSize = 9223372036854775807n;

/** Reads the specification for a value of the named type, whose type letter and alignment default to these. */
export function readSpec(text: string, typeName: string, defaultAlign: '<' | '>'): FormatSpec {
  const chars = Array.from(text);
  let at = 0;
  let fill = ' ';
  let align: FormatSpec['align'] = defaultAlign;
  let hasOwnAlign = false;
  let hasOwnFill = false;
  if (chars.length > 1 && alignments.includes(chars[1] as string)) {
    fill = chars[0] as string;
    align = chars[1] as FormatSpec['align'];
    hasOwnAlign = true;
    hasOwnFill = true;
    at = 2;
  } else if (chars.length > 0 && alignments.includes(chars[0] as string)) {
    align = chars[0] as FormatSpec['align'];
    hasOwnAlign = true;
    at = 1;
  }
  const accept = (options: string): string => {
    const char = chars[at];
    if (char === undefined || !options.includes(char)) return '';
    at++;
    return char;
  };
  const readNumber = (): number => {
    const start = at;
    let value = 0n;
    for (let digit; (digit = decimalValue(chars[at]?.codePointAt(0) ?? 0)) !== undefined; at++) {
      value = value * 10n + BigInt(digit);
      if (value > maxSize) throw valueError('Too many decimal digits in format string');
    }
    return at === start ? -1 : Number(value);
  };
  const sign = accept('+- ') as FormatSpec['sign'];
  const coercesNegativeZero = accept('z') !== '';
  const isAlternate = accept('#') !== '';
  if (!hasOwnFill && accept('0') !== '') {
    fill = '0';
    if (!hasOwnAlign && defaultAlign === '>') align = '=';
  }
  const width = Math.max(readNumber(), 0);
  const grouping = readGrouping(accept);
  let precision = -1;
  let fractionGrouping: FormatSpec['grouping'] = '';
  if (accept('.') !== '') {
    precision = readNumber();
    fractionGrouping = readGrouping(accept);
    if (precision < 0 && fractionGrouping === '') throw valueError('Format specifier missing precision');
  }
  if (chars.length - at > 1) throw valueError(`Invalid format specifier '${text}' for object of type '${typeName}'`);
  const spec: FormatSpec = {
    fill,
    align,
    sign,
    coercesNegativeZero,
    isAlternate,
    width,
    grouping,
    precision,
    fractionGrouping,
    type: chars[at] ?? '',
  };
  if (grouping !== '') checkGrouping(grouping, spec.type === '' && defaultAlign === '<' ? 's' : spec.type);
  return spec;
}

function readGrouping(accept: (options: string) => string): '' | ',' | '_' {
  const first = accept(',_');
  if (first === '') return '';
  const second = accept(',_');
  if (second === '') return first as ',' | '_';
  if (second !== first) throw valueError("Cannot specify both ',' and '_'.");
  throw cannotGroup(first, second);
}

function checkGrouping(grouping: string, type: string): void {
  if ('deEfFgG%'.includes(type) || (grouping === '_' && 'boxX'.includes(type))) return;
  throw cannotGroup(grouping, type);
}

/** The complaint about digits that cannot be grouped for a type. */
export function cannotGroup(grouping: string, type: string): unknown {
  return valueError(`Cannot specify '${grouping}' with '${showType(type)}'.`);
}

export function unknownType(type: string, typeName: string): unknown {
  return valueError(`Unknown format code '${showType(type)}' for object of type '${typeName}'`);
}

function showType(type: string): string {
  const point = type.codePointAt(0) ?? 0;
  return point > 32 && point < 128 ? type : `\\x${point.toString(16)}`;
}
