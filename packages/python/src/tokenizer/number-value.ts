import type { ConstantValue } from '../ast/nodes.ts';

/** `sys.int_info.default_max_str_digits`: converting more decimal digits takes quadratic time. */
const maxIntegerDigits = 4300;

/** The value of a NUMBER token; `null` where it is a decimal integer with too many digits. */
export function parseNumber(literal: string): ConstantValue | null {
  const text = literal.includes('_') ? literal.replaceAll('_', '') : literal;
  const last = text.charCodeAt(text.length - 1) | 32;
  const isRadix = text.charCodeAt(0) === 48 && text.charCodeAt(1) > 57;
  if (isRadix && /^0[xob]/i.test(text)) return { type: 'int', value: narrow(BigInt(text)) };
  if (last === 106 /* j */) return { type: 'complex', imag: Number(text.slice(0, -1)) };
  if (/[.e]/i.test(text)) return { type: 'float', value: Number(text) };
  if (text.length > maxIntegerDigits) return null;
  return { type: 'int', value: text.length < 16 ? Number(text) : narrow(BigInt(text)) };
}

function narrow(value: bigint): number | bigint {
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}
