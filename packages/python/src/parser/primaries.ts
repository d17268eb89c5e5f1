import type { Expr } from '../ast/nodes.ts';
import { parseArguments } from './arguments.ts';
import { parseAtom } from './atoms.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, parseNamedExpression } from './expressions.ts';

/** An atom and what hangs on it: `.name`, `(arguments)`, `[slices]`; a chain takes no stack. */
export function parsePrimary(p: Cursor): Expr {
  const { line, col } = p.token;
  let value = parseAtom(p);
  for (;;) {
    switch (p.token.kind) {
      case '.': {
        p.advance();
        const { text, endLine, endCol } = p.expect('NAME');
        value = { kind: 'Attribute', value, attr: text, ctx: 'Load', line, col, endLine, endCol };
        break;
      }
      case '(': {
        const { args, keywords } = parseArguments(p);
        const { endLine, endCol } = p.last;
        value = { kind: 'Call', func: value, args, keywords, line, col, endLine, endCol };
        break;
      }
      case '[': {
        p.advance();
        const slice = parseSlices(p);
        const { endLine, endCol } = p.expect(']');
        value = { kind: 'Subscript', value, slice, ctx: 'Load', line, col, endLine, endCol };
        break;
      }
      default:
        return value;
    }
  }
}

/** What stands in a subscript's brackets: a single index, or a tuple where there is a comma or a star. */
function parseSlices(p: Cursor): Expr {
  const { line, col } = p.token;
  const first = parseSliceOrStarred(p);
  if (!p.at(',') && first.kind !== 'Starred') return first;
  const elts = [first];
  while (p.accept(',') && !p.at(']')) elts.push(parseSliceOrStarred(p));
  const { endLine, endCol } = p.last;
  return { kind: 'Tuple', elts, ctx: 'Load', line, col, endLine, endCol };
}

function parseSliceOrStarred(p: Cursor): Expr {
  if (!p.at('*')) return parseSlice(p);
  const { line, col } = p.advance();
  const value = parseExpression(p);
  return { kind: 'Starred', value, ctx: 'Load', line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}

function parseSlice(p: Cursor): Expr {
  const { line, col } = p.token;
  let lower: Expr | null = null;
  if (!p.at(':')) {
    lower = parseNamedExpression(p);
    if (!p.at(':')) return lower;
    if (lower.kind === 'NamedExpr' && lower.line === line && lower.col === col) return p.fail();
  }
  p.advance();
  const upper = parseBound(p);
  const step = p.accept(':') ? parseBound(p) : null;
  const { endLine, endCol } = p.last;
  return { kind: 'Slice', lower, upper, step, line, col, endLine, endCol };
}

function parseBound(p: Cursor): Expr | null {
  return p.at(':') || p.at(',') || p.at(']') ? null : parseExpression(p);
}
