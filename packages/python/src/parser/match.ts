import type { Expr, MatchCase, Stmt } from '../ast/nodes.ts';
import type { Cursor } from './cursor.ts';
import { parseNamedExpression, parseStarNamedExpression } from './expressions.ts';
import { parsePatterns } from './patterns.ts';
import { parseBlock } from './statements.ts';

/** The match statement that begins here, as `startsMatch` says. */
export function parseMatch(p: Cursor): Stmt {
  const { line, col } = p.advance();
  const subject = parseSubject(p);
  p.expect(':');
  p.skip('NEWLINE');
  p.skip('INDENT');
  const cases: MatchCase[] = [];
  do cases.push(parseCase(p));
  while (!p.at('DEDENT'));
  p.skip('DEDENT');
  return { kind: 'Match', subject, cases, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}

function parseSubject(p: Cursor): Expr {
  const { line, col } = p.token;
  if (!p.at('*')) {
    const first = parseNamedExpression(p);
    return p.at(',') ? parseSubjectTuple(p, first, line, col) : first;
  }
  return parseSubjectTuple(p, parseStarNamedExpression(p), line, col);
}

function parseSubjectTuple(p: Cursor, first: Expr, line: number, col: number): Expr {
  if (!p.at(',')) p.fail();
  const elts = [first];
  while (p.accept(',') && !p.at(':')) elts.push(parseStarNamedExpression(p));
  return { kind: 'Tuple', elts, ctx: 'Load', line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}

function parseCase(p: Cursor): MatchCase {
  if (p.token.text !== 'case') p.fail();
  p.expect('NAME');
  const pattern = parsePatterns(p);
  const guard = p.accept('if') ? parseNamedExpression(p) : null;
  return { pattern, guard, body: parseBlock(p) };
}
