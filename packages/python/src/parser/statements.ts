import type { Stmt } from '../ast/nodes.ts';
import { parseCompound } from './compound.ts';
import type { Cursor } from './cursor.ts';
import { startsMatch, parseMatch } from './match.ts';
import { parseSimple } from './simple.ts';

/** Statements up to a DEDENT or the end of the text. */
export function parseStatements(p: Cursor): Stmt[] {
  const body: Stmt[] = [];
  while (!p.at('ENDMARKER') && !p.at('DEDENT')) {
    const compound = parseCompoundStatement(p);
    if (compound !== null) body.push(compound);
    else parseSimpleLine(p, body);
  }
  return body;
}

/** One compound statement, or the simple statements of a line. */
export function parseStatement(p: Cursor): Stmt[] {
  const compound = parseCompoundStatement(p);
  if (compound !== null) return [compound];
  const body: Stmt[] = [];
  parseSimpleLine(p, body);
  return body;
}

/** What follows the colon of a compound statement: an indented block, or simple statements on the same line. */
export function parseBlock(p: Cursor): Stmt[] {
  p.expect(':');
  if (p.at('NEWLINE')) {
    p.skip('NEWLINE');
    p.skip('INDENT');
    const body = parseStatements(p);
    p.skip('DEDENT');
    return body;
  }
  const body: Stmt[] = [];
  parseSimpleLine(p, body);
  return body;
}

function parseCompoundStatement(p: Cursor): Stmt | null {
  const compound = parseCompound(p);
  if (compound !== null) return compound;
  return startsMatch(p) ? parseMatch(p) : null;
}

function parseSimpleLine(p: Cursor, body: Stmt[]): void {
  do body.push(parseSimple(p));
  while (p.accept(';') && !p.at('NEWLINE'));
  p.skip('NEWLINE');
}
