import type { Comprehension, Expr } from '../ast/nodes.ts';
import type { Cursor } from './cursor.ts';
import { parseDisjunction } from './expressions.ts';
import { parseStarTargets } from './targets.ts';

export function startsComprehension(p: Cursor): boolean {
  return p.at('for') || (p.at('async') && p.peek(1).kind === 'for');
}

/** One or more `for target in iterable if condition`. */
export function parseComprehensionClauses(p: Cursor): Comprehension[] {
  const clauses: Comprehension[] = [];
  while (startsComprehension(p)) {
    const isAsync = p.accept('async');
    p.expect('for');
    const target = parseStarTargets(p);
    p.expect('in');
    const iter = parseDisjunction(p);
    const ifs: Expr[] = [];
    while (p.accept('if')) ifs.push(parseDisjunction(p));
    clauses.push({ target, iter, ifs, isAsync });
  }
  return clauses;
}
