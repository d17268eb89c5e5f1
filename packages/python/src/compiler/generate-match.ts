import type { Match } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { nameOperation } from './generate-names.ts';
import { generatePattern, isWildcard } from './generate-patterns.ts';
import { jumpIf } from './generate-tests.ts';
import type { Generator } from './generator.ts';
import { NEXT_LOCATION, NO_LOCATION } from './location.ts';
import { Pseudo } from './operations.ts';
import { failLabel, newPatternContext, placeFailures } from './pattern-context.ts';

/** The subject stays on the stack below each case's work, until a case matches or the last one is tried. */
export function generateMatch(g: Generator, node: Match): void {
  const { cases } = node;
  const end = g.newLabel();
  const last = cases.at(-1);
  const defaultCase = last !== undefined && cases.length > 1 && isWildcard(last.pattern) ? last : null;
  const tried = defaultCase === null ? cases : cases.slice(0, -1);
  g.expression(node.subject);
  tried.forEach((matchCase, i) => {
    const { pattern, guard, body } = matchCase;
    const keepsSubject = i < tried.length - 1;
    if (keepsSubject) {
      g.emit(Op.COPY, pattern, 1);
    }
    const context = newPatternContext(guard !== null || i === cases.length - 1);
    generatePattern(g, pattern, context);
    // All parts matched; only now are names bound.
    for (const name of context.captures) {
      nameOperation(g, name, 'Store', pattern);
    }
    if (guard !== null) {
      jumpIf(g, guard, failLabel(g, context, 0), false);
    }
    if (keepsSubject) {
      g.emit(Op.POP_TOP, NEXT_LOCATION);
    }
    g.statements(body);
    g.jump(Pseudo.JUMP, end, NO_LOCATION);
    placeFailures(g, context, pattern);
  });
  if (defaultCase !== null) {
    const { pattern, guard, body } = defaultCase;
    g.emit(Op.NOP, pattern);
    if (guard !== null) {
      jumpIf(g, guard, end, false);
    }
    g.statements(body);
  }
  g.useLabel(end);
}
