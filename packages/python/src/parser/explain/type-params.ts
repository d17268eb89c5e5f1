import { blameFrom, invalid } from './blame.ts';
import { expression, starExpression } from './expressions.ts';
import { choice, list, memo, opt, seq } from './peg.ts';
import type { Peg } from './peg.ts';
import { firstOf, type Match } from './sketch.ts';

/** The type parameters of a function, class or alias, with their brackets. */
export function typeParams(p: Peg): Match | null {
  return typeParamsRule(p);
}

function cannotUse(sort: string) {
  return (_colon: unknown, _p: Peg, parts: readonly Match[]) =>
    `cannot use ${firstOf(parts[3]!).kind === 'Tuple' ? 'constraints' : 'bound'} with ${sort}`;
}

const typeParam = memo(
  choice(
    seq('NAME', opt(':', expression), opt('=', expression)),
    invalid(
      blameFrom(['*', 'NAME', ':', expression], 2, cannotUse('TypeVarTuple')),
      blameFrom(['**', 'NAME', ':', expression], 2, cannotUse('ParamSpec')),
    ),
    seq('*', 'NAME', opt('=', starExpression)),
    seq('**', 'NAME', opt('=', expression)),
  ),
);

const typeParamsRule = choice(
  invalid(blameFrom(['[', ']'], 1, 'Type parameter list cannot be empty')),
  seq('[', list(',', typeParam), opt(','), ']'),
);
