import { valueError } from '../errors.ts';

/** One replacement field of `str.format`, with the text in front of it. `field` is `null` behind the last one. */
export interface TemplatePart {
  readonly literal: string;
  readonly field: string | null;
  readonly spec: string;
  readonly conversion: string | null;
}

/**
 * Reads a template of https://docs.python.org/3.14/library/string.html#format-string-syntax part by part; what is wrong
 * with it comes to light at the part where it is.
 */
export function* readTemplate(template: string): Generator<TemplatePart> {
  let at = 0;
  let literal = '';
  while (at < template.length) {
    const char = template.charAt(at);
    if (char !== '{' && char !== '}') {
      const end = nextBrace(template, at);
      literal += template.slice(at, end);
      at = end;
    } else if (template.charAt(at + 1) === char) {
      literal += char;
      at += 2;
    } else if (char === '}') {
      throw valueError("Single '}' encountered in format string");
    } else if (at + 1 >= template.length) {
      throw valueError("Single '{' encountered in format string");
    } else {
      const end = endOfField(template, at + 1);
      yield { literal, ...readField(template.slice(at + 1, end)) };
      literal = '';
      at = end + 1;
    }
  }
  if (literal !== '') yield { literal, field: null, spec: '', conversion: null };
}

function nextBrace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== '{' && text.charAt(at) !== '}') at++;
  return at;
}

/** The brace that closes the field: nested ones are the specification's, and none counts inside `[…]` of the name. */
function endOfField(text: string, start: number): number {
  let depth = 1;
  let inBrackets = false;
  let inName = true;
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (inName && inBrackets) {
      if (char === ']') inBrackets = false;
      continue;
    }
    if (inName && char === '[') inBrackets = true;
    else if (inName && char === '{') throw valueError("unexpected '{' in field name");
    else if (inName && (char === ':' || char === '!')) inName = false;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at;
  }
  throw valueError(inName ? "expected '}' before end of string" : "unmatched '{' in format spec");
}

function readField(text: string): Omit<TemplatePart, 'literal'> {
  let at = 0;
  let inBrackets = false;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '[') inBrackets = true;
    else if (char === ']') inBrackets = false;
    else if (!inBrackets && (char === ':' || char === '!')) break;
  }
  const field = text.slice(0, at);
  if (at >= text.length) return { field, spec: '', conversion: null };
  if (text.charAt(at) === ':') return { field, spec: text.slice(at + 1), conversion: null };
  const conversion = Array.from(text.slice(at + 1))[0];
  if (conversion === undefined) throw valueError("unmatched '{' in format spec");
  const rest = text.slice(at + 1 + conversion.length);
  if (rest !== '' && !rest.startsWith(':')) throw valueError("expected ':' after conversion specifier");
  return { field, spec: rest.slice(1), conversion };
}

/** A field's name taken apart: `0.real[key]` is `0`, then attribute `real`, then item `key`. */
export interface FieldPath {
  readonly first: string;
  readonly steps: readonly FieldStep[];
}

export interface FieldStep {
  readonly kind: 'attribute' | 'item';
  readonly name: string;
  /** The item's index where the name is all digits. */
  readonly index: number | null;
}

export function readPath(field: string): FieldPath {
  let at = 0;
  while (at < field.length && field.charAt(at) !== '.' && field.charAt(at) !== '[') at++;
  const first = field.slice(0, at);
  const steps: FieldStep[] = [];
  while (at < field.length) {
    const isItem = field.charAt(at) === '[';
    if (!isItem && field.charAt(at) !== '.')
      throw valueError("Only '.' or '[' may follow ']' in format field specifier");
    let end = ++at;
    if (isItem) while (end < field.length && field.charAt(end) !== ']') end++;
    else while (end < field.length && field.charAt(end) !== '.' && field.charAt(end) !== '[') end++;
    if (isItem && end >= field.length) throw valueError("Missing ']' in format string");
    const name = field.slice(at, end);
    if (name === '') throw valueError('Empty attribute in format string');
    steps.push({ kind: isItem ? 'item' : 'attribute', name, index: isItem ? indexOf(name) : null });
    at = isItem ? end + 1 : end;
  }
  return { first, steps };
}

/** The number that a name of digits is; `null` for any other name. */
export function indexOf(name: string): number | null {
  if (!/^[0-9]+$/.test(name)) return null;
  if (name.length > 18 && BigInt(name) > 9223372036854775807n)
    throw valueError('Too many decimal digits in format string');
  return Number(name);
}
