import type { Expr, Keyword } from '../ast/nodes.ts';
import { parseComprehensionClauses, startsComprehension } from './comprehensions.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, parseNamedExpression } from './expressions.ts';

export interface CallArguments {
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

/**
 * The parenthesised arguments of a call or the bases of a class. After a keyword argument only keywords and `*iterable`
 * may follow, after `**mapping` only keywords and further mappings.
 */
export function parseArguments(p: Cursor): CallArguments {
  const open = p.expect('(');
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  let sawMapping = false;
  while (!p.at(')')) {
    const { line, col } = p.token;
    if (p.accept('**')) {
      const value = parseExpression(p);
      keywords.push({ arg: null, value, line, col, endLine: p.last.endLine, endCol: p.last.endCol });
      sawMapping = true;
    } else if (p.at('*')) {
      if (sawMapping) p.fail();
      p.advance();
      const value = parseExpression(p);
      args.push({ kind: 'Starred', value, ctx: 'Load', line, col, endLine: p.last.endLine, endCol: p.last.endCol });
    } else if (p.at('NAME') && p.peek(1).kind === '=') {
      const arg = p.advance().text;
      p.advance();
      const value = parseExpression(p);
      keywords.push({ arg, value, line, col, endLine: p.last.endLine, endCol: p.last.endCol });
    } else {
      if (keywords.length > 0) p.fail();
      const value = parseNamedExpression(p);
      if (startsComprehension(p)) {
        // A lone generator expression shares the call's parentheses.
        if (args.length > 0) p.fail();
        const generators = parseComprehensionClauses(p);
        const { endLine, endCol } = p.expect(')');
        const { line: openLine, col: openCol } = open;
        args.push({ kind: 'GeneratorExp', elt: value, generators, line: openLine, col: openCol, endLine, endCol });
        return { args, keywords };
      }
      args.push(value);
    }
    if (!p.accept(',')) break;
  }
  p.expect(')');
  return { args, keywords };
}
