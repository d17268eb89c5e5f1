/** `repr()` of constants, for disassembly and messages: the machine's own `repr` needs objects. */
import { isPrintable } from '../unicode/properties.ts';
import type { CodeObject, Const } from './code-object.ts';

/** How a code object inside a constant is shown: its address is the caller's to invent. */
export type CodeRepr = (code: CodeObject) => string;

export function constRepr(constant: Const, codeRepr: CodeRepr = defaultCodeRepr): string {
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
      return floatRepr(constant.value);
    case 'complex':
      return complexRepr(constant.real, constant.imag);
    case 'str':
      return strRepr(constant.value);
    case 'bytes':
      return bytesRepr(constant.value);
    case 'tuple': {
      const items = constant.items.map((item) => constRepr(item, codeRepr));
      return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`;
    }
    case 'frozenset': {
      const items = constant.items.map((item) => constRepr(item, codeRepr));
      return items.length === 0 ? 'frozenset()' : `frozenset({${items.join(', ')}})`;
    }
    case 'slice': {
      const parts = [constant.start, constant.stop, constant.step].map((part) => constRepr(part, codeRepr));
      return `slice(${parts.join(', ')})`;
    }
    case 'code':
      return codeRepr(constant.code);
    default:
      return constant satisfies never;
  }
}

function defaultCodeRepr(code: CodeObject): string {
  return `<code object ${code.name}, file "${code.filename}", line ${code.firstLine}>`;
}

/** The shortest digits that read back as the same float, laid out as Python does. */
function floatRepr(value: number): string {
  const text = numberText(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** As `floatRepr` without the `.0` of whole numbers. */
function numberText(value: number): string {
  if (Number.isNaN(value)) {
    return 'nan';
  }
  if (!Number.isFinite(value)) {
    return value < 0 ? '-inf' : 'inf';
  }
  if (Object.is(value, -0)) {
    return '-0';
  }
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 16) {
    return positional(mantissa, exponent);
  }
  const digits = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`;
}

function positional(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  if (exponent < 0) {
    return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  }
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

function complexRepr(real: number, imag: number): string {
  const imaginary = `${numberText(imag)}j`;
  if (Object.is(real, 0)) {
    return imaginary;
  }
  const sign = imaginary.startsWith('-') || imaginary.startsWith('nan') ? '' : '+';
  return `(${numberText(real)}${imaginary.startsWith('nan') ? '+' : sign}${imaginary})`;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\\', '\\\\'],
]);

/** Control, format, surrogate, private, unassigned, and every separator but the space. */
export function strRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = '';
  for (const character of text) {
    const escape = escapes.get(character);
    if (escape !== undefined) {
      body += escape;
    } else if (character === quote) {
      body += `\\${character}`;
    } else if (!isPrintable(character.codePointAt(0) ?? 0)) {
      body += escapeCode(character.codePointAt(0) ?? 0);
    } else {
      body += character;
    }
  }
  return `${quote}${body}${quote}`;
}

function escapeCode(code: number): string {
  if (code <= 0xff) {
    return `\\x${code.toString(16).padStart(2, '0')}`;
  }
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}

function bytesRepr(bytes: Uint8Array): string {
  const hasSingle = bytes.includes(0x27);
  const quote = hasSingle && !bytes.includes(0x22) ? '"' : "'";
  let body = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    const escape = escapes.get(character);
    if (escape !== undefined) {
      body += escape;
    } else if (character === quote) {
      body += `\\${character}`;
    } else if (byte < 0x20 || byte >= 0x7f) {
      body += `\\x${byte.toString(16).padStart(2, '0')}`;
    } else {
      body += character;
    }
  }
  return `b${quote}${body}${quote}`;
}
