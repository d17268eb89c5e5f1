import type { ExceptHandler, Expr, Stmt, WithItem } from '../ast/nodes.ts';
import type { Token } from '../tokenizer/token.ts';
import { parseArguments } from './arguments.ts';
import { parseFailure, type Cursor } from './cursor.ts';
import { parseExpression, parseNamedExpression, parseStarExpressions, parseTupleRest } from './expressions.ts';
import { parseParameters } from './parameters.ts';
import { parseBlock } from './statements.ts';
import { parseStarTarget, parseStarTargets } from './targets.ts';
import { parseTypeParams } from './type-params.ts';

/** The compound statement that begins here; `null` where none does (`match` is told apart elsewhere). */
export function parseCompound(p: Cursor): Stmt | null {
  const start = p.token;
  switch (start.kind) {
    case 'if':
      return parseIf(p);
    case 'while':
      return parseWhile(p, start);
    case 'for':
      return parseFor(p, start, 'For');
    case 'try':
      return parseTry(p, start);
    case 'with':
      return parseWith(p, start, 'With');
    case 'def':
      return parseFunction(p, start, [], 'FunctionDef');
    case 'class':
      return parseClass(p, start, []);
    case '@':
      return parseDecorated(p);
    case 'async':
      return parseAsync(p, []);
    default:
      return null;
  }
}

function span(p: Cursor, start: Token) {
  return { line: start.line, col: start.col, endLine: p.last.endLine, endCol: p.last.endCol };
}

/** `elif` is an `if` in the `else` of another; a long chain is read in a loop and nested from its end. */
function parseIf(p: Cursor): Stmt {
  const branches: { readonly start: Token; readonly test: Expr; readonly body: Stmt[] }[] = [];
  do {
    const start = p.advance();
    const test = parseNamedExpression(p);
    branches.push({ start, test, body: parseBlock(p) });
  } while (p.at('elif'));
  let orelse = parseElse(p);
  p.enter(branches.length);
  p.leave(branches.length);
  for (let i = branches.length - 1; i > 0; i--) {
    const { start, test, body } = branches[i]!;
    orelse = [{ kind: 'If', test, body, orelse, ...span(p, start) }];
  }
  const { start, test, body } = branches[0]!;
  return { kind: 'If', test, body, orelse, ...span(p, start) };
}

function parseElse(p: Cursor): Stmt[] {
  return p.accept('else') ? parseBlock(p) : [];
}

function parseWhile(p: Cursor, start: Token): Stmt {
  p.advance();
  const test = parseNamedExpression(p);
  const body = parseBlock(p);
  const orelse = parseElse(p);
  return { kind: 'While', test, body, orelse, ...span(p, start) };
}

function parseFor(p: Cursor, start: Token, kind: 'For' | 'AsyncFor'): Stmt {
  p.expect('for');
  const target = parseStarTargets(p);
  p.expect('in');
  const iter = parseStarExpressions(p);
  const body = parseBlock(p);
  const orelse = parseElse(p);
  return { kind, target, iter, body, orelse, ...span(p, start) };
}

function parseTry(p: Cursor, start: Token): Stmt {
  p.advance();
  const body = parseBlock(p);
  const handlers: ExceptHandler[] = [];
  const isStar = p.at('except') && p.peek(1).kind === '*';
  while (p.at('except')) handlers.push(parseHandler(p, isStar));
  const orelse = handlers.length > 0 ? parseElse(p) : [];
  if (handlers.length === 0 && !p.at('finally')) p.fail();
  const finalbody = p.accept('finally') ? parseBlock(p) : [];
  return { kind: isStar ? 'TryStar' : 'Try', body, handlers, orelse, finalbody, ...span(p, start) };
}

/** Several exception types need no parentheses, unless there is an `as` (PEP 758). */
function parseHandler(p: Cursor, isStar: boolean): ExceptHandler {
  const start = p.advance();
  if (p.accept('*') !== isStar) p.fail();
  let type: Expr | null = null;
  let name: string | null = null;
  if (isStar || !p.at(':')) {
    const typeStart = p.token;
    type = parseExpression(p);
    if (p.accept('as')) name = p.expect('NAME').text;
    else if (p.at(',')) type = parseTupleRest(p, typeStart, type, parseExpression);
  }
  const body = parseBlock(p);
  return { kind: 'ExceptHandler', type, name, body, ...span(p, start) };
}

function parseWith(p: Cursor, start: Token, kind: 'With' | 'AsyncWith'): Stmt {
  p.expect('with');
  const items = (p.at('(') && parseParenthesisedItems(p)) || parseItems(p);
  const body = parseBlock(p);
  return { kind, items, body, ...span(p, start) };
}

/**
 * `with (a as b, c):` – the parentheses may also belong to an expression, as in `with (a, b) as c:` or
 * `with (yield):`; then this reads nothing and gives `null`.
 */
function parseParenthesisedItems(p: Cursor): WithItem[] | null {
  if (!closesBeforeColon(p)) return null;
  const mark = p.mark();
  const { last } = p;
  try {
    p.advance();
    const items: WithItem[] = [];
    do items.push(parseWithItem(p));
    while (p.accept(',') && !p.at(')'));
    p.expect(')');
    if (p.at(':')) return items;
  } catch (thrown) {
    if (thrown !== parseFailure) throw thrown;
  }
  p.reset(mark, last);
  return null;
}

/** Whether the bracket that opens here closes just before a colon. */
function closesBeforeColon(p: Cursor): boolean {
  let depth = 0;
  for (let distance = 0; ; distance++) {
    const { kind } = p.peek(distance);
    if (kind === '(' || kind === '[' || kind === '{') depth++;
    else if (kind === ')' || kind === ']' || kind === '}') {
      depth--;
      if (depth === 0) return p.peek(distance + 1).kind === ':';
    } else if (kind === 'ERROR' || kind === 'ENDMARKER') return false;
  }
}

function parseItems(p: Cursor): WithItem[] {
  const items: WithItem[] = [];
  do items.push(parseWithItem(p));
  while (p.accept(','));
  return items;
}

function parseWithItem(p: Cursor): WithItem {
  const contextExpr = parseExpression(p);
  const optionalVars = p.accept('as') ? parseStarTarget(p) : null;
  return { contextExpr, optionalVars };
}

function parseDecorated(p: Cursor): Stmt {
  const decorators: Expr[] = [];
  while (p.accept('@')) {
    decorators.push(parseNamedExpression(p));
    p.skip('NEWLINE');
  }
  const start = p.token;
  if (p.at('def')) return parseFunction(p, start, decorators, 'FunctionDef');
  if (p.at('class')) return parseClass(p, start, decorators);
  return parseAsync(p, decorators);
}

function parseAsync(p: Cursor, decorators: readonly Expr[]): Stmt {
  const start = p.expect('async');
  if (p.at('def')) return parseFunction(p, start, decorators, 'AsyncFunctionDef');
  if (decorators.length > 0) return p.fail();
  return p.at('for') ? parseFor(p, start, 'AsyncFor') : parseWith(p, start, 'AsyncWith');
}

function parseFunction(
  p: Cursor,
  start: Token,
  decorators: readonly Expr[],
  kind: 'FunctionDef' | 'AsyncFunctionDef',
): Stmt {
  p.expect('def');
  const name = p.expect('NAME').text;
  const typeParams = parseTypeParams(p);
  p.expect('(');
  const args = parseParameters(p, ')');
  p.expect(')');
  const returns = p.accept('->') ? parseExpression(p) : null;
  const body = parseBlock(p);
  return { kind, name, args, body, decorators, returns, typeParams, ...span(p, start) };
}

function parseClass(p: Cursor, start: Token, decorators: readonly Expr[]): Stmt {
  p.expect('class');
  const name = p.expect('NAME').text;
  const typeParams = parseTypeParams(p);
  const { args, keywords } = p.at('(') ? parseArguments(p) : { args: [], keywords: [] };
  const body = parseBlock(p);
  return { kind: 'ClassDef', name, bases: args, keywords, body, decorators, typeParams, ...span(p, start) };
}
