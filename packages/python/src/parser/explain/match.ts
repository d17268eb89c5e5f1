import { blameBlock, blameLast, invalid } from './blame.ts';
import { block } from './compound.ts';
import { namedExpression, starNamedExpression, starNamedExpressions } from './expressions.ts';
import { patterns } from './patterns.ts';
import { choice, notAhead, opt, seq, soft, some } from './peg.ts';
import type { Item, Peg } from './peg.ts';
import type { Match } from './sketch.ts';

export function matchStatement(p: Peg): Match | null {
  return matchRule(p);
}

const noBlock: readonly Item[] = [':', 'NEWLINE', notAhead('INDENT')];
const expectedColon = "expected ':'";

const subject = choice(seq(starNamedExpression, ',', opt(starNamedExpressions)), namedExpression);
const guard = opt('if', namedExpression);

const caseBlock = choice(
  invalid(
    blameLast([soft('case'), patterns, guard, 'NEWLINE'], expectedColon),
    blameBlock([soft('case'), patterns, guard, ...noBlock], 0, "'case' statement"),
  ),
  seq(soft('case'), patterns, guard, ':', block),
);

const matchRule = choice(
  seq(soft('match'), subject, ':', 'NEWLINE', 'INDENT', some(caseBlock), 'DEDENT'),
  invalid(
    blameLast([soft('match'), subject, 'NEWLINE'], expectedColon),
    blameBlock([soft('match'), subject, ...noBlock], 0, "'match' statement"),
  ),
);
