import type { Stmt } from '../ast/nodes.ts';
import { parseCompound } from './compound.ts';
import type { Cursor } from './cursor.ts';
import { syntaxPart } from '../parts/parts.ts';
import { startsMatch } from './match-start.ts';
import { parseSimple } from './simple.ts';

/** All statements of a text. */
export function parseProgram(p: Cursor): Stmt[] {
  const body: Stmt[] = [];
  let start = p.mark();
  while (!p.at('ENDMARKER')) {
    p.explainFrom = start;
    start = p.mark();
    parseInto(p, body);
  }
  return body;
}

/** One compound statement, or the simple statements of a line. */
export function parseStatement(p: Cursor): Stmt[] {
  const body: Stmt[] = [];
  parseInto(p, body);
  return body;
}

/** What follows the colon of a compound statement: an indented block, or simple statements on the same line. */
export function parseBlock(p: Cursor): Stmt[] {
  const body: Stmt[] = [];
  p.expect(':');
  if (p.at('NEWLINE')) {
    p.skip('NEWLINE');
    p.skip('INDENT');
    while (!p.at('DEDENT')) parseInto(p, body);
    p.skip('DEDENT');
    return body;
  }
  parseSimpleLine(p, body);
  return body;
}

function parseInto(p: Cursor, body: Stmt[]): void {
  const compound = parseCompound(p) ?? (startsMatch(p) ? syntaxPart.get().parseMatch(p) : null);
  if (compound === null) return parseSimpleLine(p, body);
  const { kind, line } = compound;
  const isFunction = kind === 'FunctionDef' || kind === 'AsyncFunctionDef';
  if (!isFunction && line > p.lastCompoundLine) p.lastCompoundLine = line;
  body.push(compound);
}

function parseSimpleLine(p: Cursor, body: Stmt[]): void {
  do body.push(parseSimple(p));
  while (p.accept(';') && !p.at('NEWLINE'));
  p.skip('NEWLINE');
}
