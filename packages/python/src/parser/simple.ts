import type { BinaryOperator, Expr, Stmt } from '../ast/nodes.ts';
import type { Token, TokenKind } from '../tokenizer/token.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, parseStarExpressions, parseYieldOrStarExpressions } from './expressions.ts';
import { parseImport, parseImportFrom } from './imports.ts';
import { asSingleTarget, asTarget } from './targets.ts';
import { parseTypeParams } from './type-params.ts';

const augmentedOperators = new Map<TokenKind, BinaryOperator>([
  ['+=', 'Add'],
  ['-=', 'Sub'],
  ['*=', 'Mult'],
  ['@=', 'MatMult'],
  ['/=', 'Div'],
  ['%=', 'Mod'],
  ['&=', 'BitAnd'],
  ['|=', 'BitOr'],
  ['^=', 'BitXor'],
  ['<<=', 'LShift'],
  ['>>=', 'RShift'],
  ['**=', 'Pow'],
  ['//=', 'FloorDiv'],
]);

/** A statement that fits on a line, without the `;` or NEWLINE after it. */
export function parseSimple(p: Cursor): Stmt {
  const start = p.token;
  switch (start.kind) {
    case 'return':
      p.advance();
      return { kind: 'Return', value: endsHere(p) ? null : parseStarExpressions(p), ...span(p, start) };
    case 'pass':
      p.advance();
      return { kind: 'Pass', ...span(p, start) };
    case 'break':
      p.advance();
      return { kind: 'Break', ...span(p, start) };
    case 'continue':
      p.advance();
      return { kind: 'Continue', ...span(p, start) };
    case 'import':
      return parseImport(p);
    case 'from':
      return parseImportFrom(p);
    case 'raise':
      return parseRaise(p, start);
    case 'assert':
      return parseAssert(p, start);
    case 'global':
      return { kind: 'Global', names: parseNames(p), ...span(p, start) };
    case 'nonlocal':
      return { kind: 'Nonlocal', names: parseNames(p), ...span(p, start) };
    case 'del':
      return parseDelete(p, start);
    default:
      if (start.kind === 'NAME' && start.text === 'type' && p.peek(1).kind === 'NAME') return parseTypeAlias(p, start);
      return parseExpressionStatement(p, start);
  }
}

function span(p: Cursor, start: Token) {
  return { line: start.line, col: start.col, endLine: p.last.endLine, endCol: p.last.endCol };
}

function endsHere(p: Cursor): boolean {
  return p.at('NEWLINE') || p.at(';');
}

/** An expression on its own, or one of the assignments, which begin like one. */
function parseExpressionStatement(p: Cursor, start: Token): Stmt {
  const first = parseYieldOrStarExpressions(p);
  if (p.at('NEWLINE')) return { kind: 'ExprStmt', value: first, ...span(p, start) };
  if (p.at('=')) return parseAssign(p, start, first);
  if (p.at(':')) return parseAnnotated(p, start, first);
  const op = augmentedOperators.get(p.token.kind);
  if (op === undefined) return { kind: 'ExprStmt', value: first, ...span(p, start) };
  const target = asSingleTarget(p, first);
  p.advance();
  const value = parseYieldOrStarExpressions(p);
  return { kind: 'AugAssign', target, op, value, ...span(p, start) };
}

function parseAssign(p: Cursor, start: Token, first: Expr): Stmt {
  const targets: Expr[] = [];
  let value = first;
  while (p.at('=')) {
    targets.push(asTarget(p, value, 'Store'));
    p.advance();
    value = parseYieldOrStarExpressions(p);
  }
  return { kind: 'Assign', targets, value, ...span(p, start) };
}

function parseAnnotated(p: Cursor, start: Token, first: Expr): Stmt {
  const target = asSingleTarget(p, first);
  p.advance();
  const annotation = parseExpression(p);
  const value = p.accept('=') ? parseYieldOrStarExpressions(p) : null;
  const simple = target.kind === 'Name' && start.kind === 'NAME';
  return { kind: 'AnnAssign', target, annotation, value, simple, ...span(p, start) };
}

function parseTypeAlias(p: Cursor, start: Token): Stmt {
  p.advance();
  const { text, line, col, endLine, endCol } = p.advance();
  const typeParams = parseTypeParams(p);
  p.expect('=');
  const value = parseExpression(p);
  const name = { kind: 'Name', id: text, ctx: 'Store', line, col, endLine, endCol } as const;
  return { kind: 'TypeAlias', name, typeParams, value, ...span(p, start) };
}

function parseRaise(p: Cursor, start: Token): Stmt {
  p.advance();
  const exc = endsHere(p) ? null : parseExpression(p);
  const cause = exc !== null && p.accept('from') ? parseExpression(p) : null;
  return { kind: 'Raise', exc, cause, ...span(p, start) };
}

function parseAssert(p: Cursor, start: Token): Stmt {
  p.advance();
  const test = parseExpression(p);
  const msg = p.accept(',') ? parseExpression(p) : null;
  return { kind: 'Assert', test, msg, ...span(p, start) };
}

function parseNames(p: Cursor): string[] {
  p.advance();
  const names = [p.expect('NAME').text];
  while (p.accept(',')) names.push(p.expect('NAME').text);
  return names;
}

/** `del a, (b, c), [d]`: parentheses around one target make no tuple, a comma does. */
function parseDelete(p: Cursor, start: Token): Stmt {
  p.advance();
  const targets: Expr[] = [];
  do targets.push(asTarget(p, parseExpression(p), 'Del'));
  while (p.accept(',') && !endsHere(p));
  return { kind: 'Delete', targets, ...span(p, start) };
}
