import type { Conversion, Expr, JoinedStr, Range } from '../ast/nodes.ts';
import { decodeString } from '../source/escapes.ts';
import type { Token } from '../tokenizer/token.ts';
import type { Cursor } from './cursor.ts';
import { parseYieldOrStarExpressions } from './expressions.ts';
import { joinConstants, noteEscape } from './strings.ts';

/** What the two sorts of formatted string call their parts. */
interface Sort {
  readonly letter: 'f' | 't';
  readonly middle: 'FSTRING_MIDDLE' | 'TSTRING_MIDDLE';
  readonly end: 'FSTRING_END' | 'TSTRING_END';
  readonly raw: boolean;
}

function sortOf(start: Token): Sort {
  const raw = /^[a-z]*r/i.test(start.text);
  return start.kind === 'FSTRING_START'
    ? { letter: 'f', middle: 'FSTRING_MIDDLE', end: 'FSTRING_END', raw }
    : { letter: 't', middle: 'TSTRING_MIDDLE', end: 'TSTRING_END', raw };
}

/** One f-string (PEP 701) or t-string (PEP 750): its constants and its fields, `FormattedValue` or `Interpolation`. */
export function parseFormatted(p: Cursor): Expr[] {
  const sort = sortOf(p.advance());
  const values: Expr[] = [];
  const texts: Token[] = [];
  while (!p.at(sort.end)) {
    if (p.at(sort.middle)) {
      texts.push(p.token);
      values.push(middle(p.advance(), ''));
    } else values.push(...parseField(p, sort, sort.letter === 't'));
  }
  const end = p.advance();
  // CPython decodes when it has read the closing quote, and shows a bad escape there.
  let next = 0;
  return values.map((value) => {
    if (value.kind !== 'Constant' || value.line !== texts[next]?.line || value.col !== texts[next]?.col) return value;
    const text = texts[next++]!;
    return middle(text, decode(p, sort, text, end));
  });
}

function middle(token: Token, value: string): Expr {
  const { line, col, endLine, endCol } = token;
  return { kind: 'Constant', value: { type: 'str', value }, line, col, endLine, endCol };
}

function decode(p: Cursor, sort: Sort, token: Token, blamed: Range): string {
  const value = sort.raw ? token.text : decodeString(token.text);
  if (typeof value !== 'string') return p.raise(value.problem, blamed);
  if (!sort.raw && token.text.includes('\\')) noteEscape(p, token);
  return value;
}

/**
 * A replacement field, `{expression = !conversion : specifier}`. With `=` its own source text comes before it as a
 * constant, and the value is shown by `repr` unless the field says otherwise.
 */
function parseField(p: Cursor, sort: Sort, interpolates: boolean): Expr[] {
  const open = p.expect('{');
  const { line, col } = open;
  const value = parseYieldOrStarExpressions(p);
  const sourceEnd = p.token;
  const isDebug = p.accept('=');
  const debugEnd = p.token;
  let conversion = p.at('!') ? parseConversion(p, sort) : null;
  const formatSpec = p.at(':') ? parseFormatSpec(p, sort) : null;
  const { endLine, endCol } = p.expect('}');
  if (isDebug && conversion === null && formatSpec === null) conversion = 'r';
  const source = p.source.text;
  const field: Expr = interpolates
    ? {
        kind: 'Interpolation',
        value,
        str: withoutComments(source.slice(open.end, sourceEnd.start)).trimEnd(),
        conversion,
        formatSpec,
        line,
        col,
        endLine,
        endCol,
      }
    : { kind: 'FormattedValue', value, conversion, formatSpec, line, col, endLine, endCol };
  if (!isDebug) return [field];
  const text = withoutComments(source.slice(open.end, debugEnd.start));
  const range = { line, col: col + 1, endLine: debugEnd.line, endCol: debugEnd.col };
  return [{ kind: 'Constant', value: { type: 'str', value: text }, ...range }, field];
}

function parseConversion(p: Cursor, sort: Sort): Conversion {
  const mark = p.advance();
  const name = p.expect('NAME');
  if (name.start !== mark.end) {
    const range = { line: mark.line, col: mark.col, endLine: name.endLine, endCol: name.endCol };
    p.raise(`${sort.letter}-string: conversion type must come right after the exclamation mark`, range);
  }
  const { text } = name;
  if (text === 's' || text === 'r' || text === 'a') return text;
  return p.raise(`${sort.letter}-string: invalid conversion character '${text}': expected 's', 'r', or 'a'`, name);
}

function parseFormatSpec(p: Cursor, sort: Sort): JoinedStr {
  const { line, col } = p.advance();
  const values: Expr[] = [];
  while (!p.at('}')) {
    if (p.at(sort.middle)) {
      const token = p.advance();
      values.push(middle(token, decode(p, sort, token, token)));
    } else values.push(...parseField(p, sort, false));
  }
  return {
    kind: 'JoinedStr',
    values: joinConstants(values),
    line,
    col,
    endLine: p.last.endLine,
    endCol: p.last.endCol,
  };
}

/** The tree keeps an expression's source text, but not the comments in it. */
function withoutComments(source: string): string {
  if (!source.includes('#')) return source;
  let kept = '';
  let quote = '';
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    if (quote === '' && char === '#') {
      const newline = source.indexOf('\n', at);
      at = newline < 0 ? source.length : newline - 1;
      continue;
    }
    if (char === '"' || char === "'") quote = quote === '' ? char : quote === char ? '' : quote;
    kept += char;
  }
  return kept;
}
