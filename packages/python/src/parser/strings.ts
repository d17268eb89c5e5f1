import type { ConstantValue, Expr, Range } from '../ast/nodes.ts';
import { decodeBytes, decodeString, describeDoubt, doubtfulEscape, type BadEscape } from '../source/escapes.ts';
import { quoteSize } from '../tokenizer/string-literals.ts';
import type { Token } from '../tokenizer/token.ts';
import type { Cursor } from './cursor.ts';
import { parseFormatted } from './formatted.ts';

export const mixedBytes = 'cannot mix bytes and nonbytes literals';
export const nonAsciiBytes = 'bytes can only contain ASCII literal characters';

/** One or more adjacent string literals, which are one value: a constant, or an f-string where one of them is. */
export function parseStrings(p: Cursor): Expr {
  const start = p.token;
  if (start.kind === 'TSTRING_START') {
    const values: Expr[] = [];
    while (p.at('TSTRING_START')) values.push(...parseFormatted(p));
    return { kind: 'TemplateStr', values: joinConstants(values), ...span(p, start) };
  }
  const parts: Expr[] = [];
  let sawFormatted = false;
  let bytes = 0;
  for (;;) {
    if (p.at('STRING')) {
      const part = parsePlain(p);
      if (part.kind === 'Constant' && part.value.type === 'bytes') bytes++;
      parts.push(part);
    } else if (p.at('FSTRING_START')) {
      sawFormatted = true;
      parts.push(...parseFormatted(p));
    } else break;
  }
  if (bytes > 0 && (bytes < parts.length || sawFormatted)) p.raise(mixedBytes, p.token);
  if (sawFormatted) return { kind: 'JoinedStr', values: joinConstants(parts), ...span(p, start) };
  return parts.length === 1
    ? parts[0]!
    : bytes > 0
      ? joinBytes(parts, span(p, start))
      : joinPlain(parts, span(p, start));
}

function span(p: Cursor, start: Token): Range {
  return { line: start.line, col: start.col, endLine: p.last.endLine, endCol: p.last.endCol };
}

function parsePlain(p: Cursor): Expr {
  const token = p.advance();
  const value = literalValue(token.text);
  if ('problem' in value) return p.raise(value.problem, token);
  if (token.text.includes('\\') && !/^[a-z]*r/i.test(token.text)) noteEscape(p, token);
  const { line, col, endLine, endCol } = token;
  return { kind: 'Constant', value, line, col, endLine, endCol };
}

/** Notes the first escape in a token's text that means nothing, or an octal one beyond a byte. */
export function noteEscape(p: Cursor, token: Token): void {
  const { text } = token;
  const at = doubtfulEscape(text, /^[a-z]*b/i.test(text));
  if (at < 0) return;
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  const line = token.line + before.length - 1;
  const offset = (before.length === 1 ? token.col : 0) + (before.at(-1) as string).length + 1;
  // Behind the last text of a piece of an f-string stands its field's brace.
  const { escape, what } = describeDoubt(at + 1 < text.length ? text : `${text}{`, at);
  const advice = `Did you mean "\\${escape}"? A raw string is also an option.`;
  p.notes.push({
    message: `${what} Such sequences will not work in the future. ${advice}`,
    asError: `${what} ${advice}`,
    line,
    offset,
    endLine: line,
    endOffset: offset + 2,
  });
}

/** The value of a STRING token. */
export function literalValue(text: string): ConstantValue | BadEscape {
  let quoteAt = 0;
  let isRaw = false;
  let isBytes = false;
  for (; text.charCodeAt(quoteAt) !== 34 && text.charCodeAt(quoteAt) !== 39; quoteAt++) {
    const letter = text.charCodeAt(quoteAt) | 32;
    if (letter === 114 /* r */) isRaw = true;
    else if (letter === 98 /* b */) isBytes = true;
  }
  const size = text.length >= quoteAt + 6 ? quoteSize(text, quoteAt) : 1;
  const body = text.slice(quoteAt + size, -size);
  if (isBytes) {
    if (/[\u0080-\uffff]/.test(body)) return { problem: nonAsciiBytes };
    const value = isRaw ? Uint8Array.from(body, (char) => char.charCodeAt(0)) : decodeBytes(body);
    return 'problem' in value ? value : { type: 'bytes', value };
  }
  const value = isRaw ? body : decodeString(body);
  return typeof value === 'string' ? { type: 'str', value } : value;
}

function joinPlain(parts: readonly Expr[], range: Range): Expr {
  const value = parts.map(plainText).join('');
  return { kind: 'Constant', value: { type: 'str', value }, ...range };
}

function joinBytes(parts: readonly Expr[], range: Range): Expr {
  const bytes = parts.flatMap((part) =>
    part.kind === 'Constant' && part.value.type === 'bytes' ? [...part.value.value] : [],
  );
  return { kind: 'Constant', value: { type: 'bytes', value: Uint8Array.from(bytes) }, ...range };
}

/** Joins the constants that stand next to each other, and drops the empty ones, as CPython's tree has it. */
export function joinConstants(values: readonly Expr[]): Expr[] {
  const joined: Expr[] = [];
  for (const value of values) {
    const previous = joined.at(-1);
    if (value.kind !== 'Constant' || previous?.kind !== 'Constant') {
      joined.push(value);
      continue;
    }
    const { line, col } = previous;
    const { endLine, endCol } = value;
    const text = plainText(previous) + plainText(value);
    joined[joined.length - 1] = { kind: 'Constant', value: { type: 'str', value: text }, line, col, endLine, endCol };
  }
  return joined.filter((value) => value.kind !== 'Constant' || plainText(value) !== '');
}

function plainText(part: Expr): string {
  return part.kind === 'Constant' && part.value.type === 'str' ? part.value.value : '';
}
