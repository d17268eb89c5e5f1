import type { Complex } from './complex-arithmetic.ts';
import { normalizeNumber, parseFloat } from './float-text.ts';

const part = String.raw`[+-]?(?:\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|inf(?:inity)?|nan)`;
const both = new RegExp(`^(${part})?(?:([+-](?:${part.slice(5)})?)j)?$`, 'i');
const onlyImag = new RegExp(`^(${part}|[+-])?j$`, 'i');

/** Reads `1+2j`, `3j`, `(1e5-j)` …; `undefined` where the text is no complex number. */
export function parseComplex(text: string): Complex | undefined {
  let body = text.trim();
  if (body.startsWith('(') && body.endsWith(')')) body = body.slice(1, -1);
  const digits = normalizeNumber(body);
  if (digits === undefined || digits === '') return undefined;
  const imaginary = onlyImag.exec(digits);
  if (imaginary !== null) return { real: 0, imag: unit(imaginary[1] ?? '') };
  const match = both.exec(digits);
  if (match?.[1] === undefined) return undefined;
  const real = parseFloat(match[1]) as number;
  return { real, imag: match[2] === undefined ? 0 : unit(match[2]) };
}

/** `j` alone is 1, `-j` is -1. */
function unit(text: string): number {
  if (text === '' || text === '+') return 1;
  return text === '-' ? -1 : (parseFloat(text) as number);
}
