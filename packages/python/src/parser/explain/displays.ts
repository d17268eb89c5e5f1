import { starredExpression } from './arguments.ts';
import { blame, blameFrom, blameLast, blameTarget, invalid } from './blame.ts';
import {
  assignmentExpression,
  bitwiseOr,
  disjunction,
  expression,
  namedExpression,
  starExpressions,
  starNamedExpression,
  starNamedExpressions,
  yieldExpression,
} from './expressions.ts';
import { ahead, choice, commit, list, many, node, notAhead, opt, pick, seq, some } from './peg.ts';
import type { Peg, Rule } from './peg.ts';
import type { Match } from './sketch.ts';
import { starTargets } from './targets.ts';

export function genexp(p: Peg): Match | null {
  return genexpRule(p);
}

export function tupleDisplay(p: Peg): Match | null {
  return tupleRule(p);
}

export function group(p: Peg): Match | null {
  return groupRule(p);
}

export function listDisplay(p: Peg): Match | null {
  return listRule(p);
}

export function listComp(p: Peg): Match | null {
  return listCompRule(p);
}

/** A dict, a set, or a comprehension of either. */
export function braces(p: Peg): Match | null {
  return bracesRule(p);
}

export function forIfClauses(p: Peg): Match | null {
  return clausesRule(p);
}

const targetParentheses = 'did you forget parentheses around the comprehension target?';

const invalidComprehension = invalid(
  blame(
    [choice('[', '(', '{'), starredExpression, forIfClauses],
    1,
    1,
    'iterable unpacking cannot be used in comprehension',
  ),
  blame([choice('[', '{'), starNamedExpression, ',', starNamedExpressions, forIfClauses], 1, 3, targetParentheses),
  blame([choice('[', '{'), starNamedExpression, ',', forIfClauses], 1, 2, targetParentheses),
);

const genexpRule = choice(
  node('GeneratorExp', '(', choice(assignmentExpression, pick(0, expression, notAhead(':='))), forIfClauses, ')'),
  invalidComprehension,
);

const tupleRule = node('Tuple', '(', opt(starNamedExpression, ',', opt(starNamedExpressions)), ')');

const invalidGroup = invalid(
  blame(['(', starredExpression, ')'], 1, 1, 'cannot use starred expression here'),
  blame(['(', '**', expression, ')'], 1, 1, 'cannot use double starred expression here'),
);

const groupRule = choice(pick(1, '(', choice(yieldExpression, namedExpression), ')'), invalidGroup);

const listRule = node('List', '[', opt(starNamedExpressions), ']');

const listCompRule = choice(node('ListComp', '[', namedExpression, forIfClauses, ']'), invalidComprehension);

const pair = seq(expression, ':', expression);
const doubleStarredPair = choice(seq('**', bitwiseOr), pair);

const starredValue = blameFrom(
  [expression, ':', '*', bitwiseOr],
  2,
  'cannot use a starred expression in a dictionary value',
);
const missingValue = blame(
  [expression, ':', ahead(choice('}', ','))],
  1,
  1,
  "expression expected after dictionary key and ':'",
);

/** CPython points at the key's last character, and at no end. */
const missingColon: Rule = (p) => {
  const parts = p.sequence([expression, notAhead(':')]);
  return parts === null ? null : p.complaints.atLastCharacter(parts[0]!, "':' expected after dictionary key");
};

/** CPython tries these in its first pass already. */
const invalidPair = choice(missingColon, starredValue, missingValue);
const invalidDict = choice(seq(list(',', doubleStarredPair), ',', invalidPair), starredValue, missingValue);

const invalidDictComprehension = invalid(
  blame(['{', '**', bitwiseOr, forIfClauses, '}'], 1, 1, 'dict unpacking cannot be used in dict comprehension'),
);

const bracesRule = choice(
  node('Dict', '{', opt(list(',', doubleStarredPair), opt(',')), '}'),
  seq('{', invalidDict, '}'),
  node('Set', '{', starNamedExpressions, '}'),
  node('DictComp', '{', pair, forIfClauses, '}'),
  invalidDictComprehension,
  node('SetComp', '{', namedExpression, forIfClauses, '}'),
  invalidComprehension,
);

const clauseRest = commit(disjunction, many('if', disjunction));

const invalidForIfClause = invalid(
  blameLast(
    [opt('async'), 'for', bitwiseOr, many(',', bitwiseOr), opt(','), notAhead('in')],
    "'in' expected after for-loop variables",
  ),
);

/** `for` with something before `in` that cannot be a target. */
export function invalidForTarget(p: Peg): Match | null {
  return invalidForTargetRule(p);
}

const invalidForTargetRule = invalid(blameTarget([opt('async'), 'for', starExpressions], 2, 'for'));

const clausesRule = some(
  choice(
    seq('async', 'for', starTargets, 'in', clauseRest),
    seq('for', starTargets, 'in', clauseRest),
    invalidForIfClause,
    invalidForTarget,
  ),
);
