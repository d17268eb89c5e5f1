import type { Attribute, Expr, ExprContext, Name, Subscript } from '../ast/nodes.ts';
import type { Cursor } from './cursor.ts';
import { parsePrimary } from './primaries.ts';

/** The expression as the target of an assignment (`Store`) or of `del` (`Del`); fails where it cannot be one. */
export function asTarget(p: Cursor, expr: Expr, ctx: ExprContext): Expr {
  switch (expr.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return { ...expr, ctx };
    case 'Starred':
      if (ctx === 'Del' || expr.value.kind === 'Starred') return p.fail();
      return { ...expr, value: asTarget(p, expr.value, ctx), ctx };
    case 'List':
    case 'Tuple':
      return { ...expr, elts: expr.elts.map((elt) => asTarget(p, elt, ctx)), ctx };
    default:
      return p.fail();
  }
}

/** The target of `+=` and of an annotation: a name, an attribute or a subscript. */
export function asSingleTarget(p: Cursor, expr: Expr): Name | Attribute | Subscript {
  if (expr.kind === 'Name' || expr.kind === 'Attribute' || expr.kind === 'Subscript') return { ...expr, ctx: 'Store' };
  return p.fail();
}

/** What stands between `for` and `in`, read without taking `in` for an operator. */
export function parseStarTargets(p: Cursor): Expr {
  const start = p.token;
  const first = parseStarTarget(p);
  if (!p.at(',')) return first;
  const elts = [first];
  while (p.accept(',') && startsTarget(p)) elts.push(parseStarTarget(p));
  const { endLine, endCol } = p.last;
  return { kind: 'Tuple', elts, ctx: 'Store', line: start.line, col: start.col, endLine, endCol };
}

/** One target: of `for`, or after `as` in `with`. */
export function parseStarTarget(p: Cursor): Expr {
  const start = p.token;
  if (!p.accept('*')) return asTarget(p, parsePrimary(p), 'Store');
  if (p.at('*')) return p.fail();
  const value = parseStarTarget(p);
  const { line, col } = start;
  return { kind: 'Starred', value, ctx: 'Store', line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}

function startsTarget(p: Cursor): boolean {
  return !p.at('in') && !p.at('=');
}
