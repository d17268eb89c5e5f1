import { isPrintable } from '../unicode/properties.ts';
import type { ConstantValue } from './nodes.ts';

/** `repr` of a constant, before there are objects. */
export function literalRepr(constant: ConstantValue): string {
  switch (constant.type) {
    case 'none':
      return 'None';
    case 'ellipsis':
      return 'Ellipsis';
    case 'bool':
      return constant.value ? 'True' : 'False';
    case 'int':
      return String(constant.value);
    case 'float':
      return floatRepr(constant.value, '.0');
    case 'complex':
      return `${floatRepr(constant.imag, '')}j`;
    case 'str':
      return quote(constant.value, escapeCharacter);
    case 'bytes':
      return `b${quote(String.fromCharCode(...constant.value), escapeByte)}`;
  }
}

/** The shortest digits that read back, with Python's choice between fixed and exponent form. */
function floatRepr(value: number, whole: string): string {
  if (!Number.isFinite(value)) return 'inf';
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  const power = Number(exponent);
  if (value !== 0 && (power < -4 || power >= 16)) {
    return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  const digits = mantissa.replace('.', '');
  if (power < 0) return `0.${'0'.repeat(-power - 1)}${digits}`;
  const point = power + 1;
  if (digits.length <= point) return `${digits.padEnd(point, '0')}${whole}`;
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function quote(text: string, escape: (char: string) => string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = '';
  for (const char of text) body += char === mark ? `\\${char}` : escape(char);
  return mark + body + mark;
}

const short: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
function escapeCharacter(char: string): string {
  if (char in short) return short[char]!;
  if (isPrintable(char.codePointAt(0) as number)) return char;
  const code = char.codePointAt(0)!.toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}

function escapeByte(char: string): string {
  return char > '\x7e' ? `\\x${char.charCodeAt(0).toString(16)}` : escapeCharacter(char);
}
