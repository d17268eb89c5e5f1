import type { Expr, TypeParam } from '../ast/nodes.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, parseStarExpression } from './expressions.ts';

/** The bracketed type parameters of a function, class or type alias (PEP 695, defaults PEP 696); none where no `[` stands. */
export function parseTypeParams(p: Cursor): TypeParam[] {
  const params: TypeParam[] = [];
  if (!p.accept('[')) return params;
  do params.push(parseTypeParam(p));
  while (p.accept(',') && !p.at(']'));
  p.expect(']');
  return params;
}

function parseTypeParam(p: Cursor): TypeParam {
  const { line, col } = p.token;
  if (p.accept('*')) {
    const name = p.expect('NAME').text;
    const defaultValue = p.accept('=') ? parseStarExpression(p) : null;
    return { kind: 'TypeVarTuple', name, defaultValue, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
  }
  if (p.accept('**')) {
    const name = p.expect('NAME').text;
    const defaultValue = parseDefault(p);
    return { kind: 'ParamSpec', name, defaultValue, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
  }
  const name = p.expect('NAME').text;
  const bound = p.accept(':') ? parseExpression(p) : null;
  const defaultValue = parseDefault(p);
  return { kind: 'TypeVar', name, bound, defaultValue, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}

function parseDefault(p: Cursor): Expr | null {
  return p.accept('=') ? parseExpression(p) : null;
}
