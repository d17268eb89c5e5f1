import type { Arg, Arguments, Expr } from '../ast/nodes.ts';
import type { TokenKind } from '../tokenizer/token.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, parseStarExpression } from './expressions.ts';

export function parseLambda(p: Cursor): Expr {
  const { line, col } = p.expect('lambda');
  const args = parseParameters(p, ':');
  p.expect(':');
  const body = parseExpression(p);
  return { kind: 'Lambda', args, body, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}

/** Parameters up to `end`, which stays unread: `)` of a function, whose parameters have annotations, or `:` of a lambda. */
export function parseParameters(p: Cursor, end: ')' | ':'): Arguments {
  let posonlyargs: Arg[] = [];
  let args: Arg[] = [];
  const defaults: Expr[] = [];
  const kwonlyargs: Arg[] = [];
  const kwDefaults: (Expr | null)[] = [];
  let vararg: Arg | null = null;
  let kwarg: Arg | null = null;
  let sawSlash = false;
  let sawStar = false;
  while (!p.at(end)) {
    if (p.accept('**')) {
      kwarg = parseParameter(p, end, false);
      p.accept(',');
      break;
    }
    if (p.at('*')) {
      if (sawStar) p.fail();
      sawStar = true;
      p.advance();
      if (p.at(',')) {
        const after: TokenKind = p.peek(1).kind;
        if (after !== 'NAME') p.fail();
      } else vararg = parseParameter(p, end, true);
    } else if (p.at('/')) {
      if (sawSlash || sawStar || args.length === 0) p.fail();
      sawSlash = true;
      p.advance();
      posonlyargs = args;
      args = [];
    } else {
      const arg = parseParameter(p, end, false);
      const value = p.accept('=') ? parseExpression(p) : null;
      if (sawStar) {
        kwonlyargs.push(arg);
        kwDefaults.push(value);
      } else {
        args.push(arg);
        if (value !== null) defaults.push(value);
        else if (defaults.length > 0) p.fail();
      }
    }
    if (!p.accept(',')) break;
  }
  if (!p.at(end)) p.fail();
  return { posonlyargs, args, vararg, kwonlyargs, kwDefaults, kwarg, defaults };
}

function parseParameter(p: Cursor, end: ')' | ':', starredAnnotation: boolean): Arg {
  const { text, line, col } = p.expect('NAME');
  let annotation: Expr | null = null;
  if (end === ')' && p.accept(':')) annotation = starredAnnotation ? parseStarExpression(p) : parseExpression(p);
  return { arg: text, annotation, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}
