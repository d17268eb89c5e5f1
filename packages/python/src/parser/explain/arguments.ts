import { blame, blameFrom, blameLast, invalid } from './blame.ts';
import { forIfClauses } from './displays.ts';
import { assignmentExpression, expression, name } from './expressions.ts';
import { ahead, choice, list, memo, node, notAhead, opt, pick, seq } from './peg.ts';
import type { Peg } from './peg.ts';
import { flatten, lastOf, type Match, type Sketch } from './sketch.ts';

/** What stands between a call's parentheses. */
export function callArguments(p: Peg): Match | null {
  return argumentsRule(p);
}

/** `*iterable` in a call or a subscript. */
export function starredExpression(p: Peg): Match | null {
  return starredRule(p);
}

const starredRule = choice(
  invalid(blame(['*', expression, '=', expression], 0, 3, 'cannot assign to iterable argument unpacking')),
  node('Starred', '*', expression),
  invalid(blameLast(['*'], 'Invalid star expression')),
);

const positional = choice(assignmentExpression, pick(0, expression, notAhead(':=')));
const positionals = list(',', choice(starredExpression, pick(0, positional, notAhead('='))));

const maybeMeantEquals = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

const invalidKeyword = invalid(
  blame([choice('True', 'False', 'None'), '='], 0, 1, (constant) => `cannot assign to ${constant.kind}`),
  blame([name, '=', expression, forIfClauses], 0, 1, maybeMeantEquals),
  blame(
    [notAhead('NAME', '='), expression, '='],
    1,
    2,
    'expression cannot contain assignment, perhaps you meant "=="?',
  ),
  blame(['**', expression, '=', expression], 0, 3, 'cannot assign to keyword argument unpacking'),
);

const keyword = node('keyword', 'NAME', '=', expression);
const keywordOrStarred = choice(invalidKeyword, keyword, starredExpression);
const keywordOrMapping = choice(invalidKeyword, keyword, node('mapping', '**', expression));

const keywords = choice(
  seq(list(',', keywordOrStarred), ',', list(',', keywordOrMapping)),
  list(',', keywordOrStarred),
  list(',', keywordOrMapping),
);

/** All the arguments as one sketch, whose parts are theirs. */
const args = choice(node('Arguments', positionals, opt(',', keywords)), node('Arguments', keywords));

const isPositional = (argument: Sketch) => ![',', 'keyword', 'mapping'].includes(argument.kind);

/** `f(a, b for b in c)`: the last positional argument takes the clauses for its own. */
const bareGenexp = invalid((p) => {
  const parts = p.sequence([args, forIfClauses]);
  if (parts === null) return null;
  const positionalArgs = flatten((parts[0] as Sketch).parts).filter(isPositional);
  if (positionalArgs.length > 1) {
    p.complaints.between(positionalArgs.at(-1)!, lastOf(parts[1]!), 'Generator expression must be parenthesized');
  }
  p.committed = true;
  return null;
});

function misplacedArgument(first: Sketch): string {
  const unpacks = flatten(first.parts).some(({ kind }) => kind === 'mapping');
  return `positional argument follows keyword argument${unpacks ? ' unpacking' : ''}`;
}

const genexpInParentheses = 'Generator expression must be parenthesized';

const invalidArguments = invalid(
  blameFrom(
    [choice(seq(positionals, ',', keywords), keywords), ',', list(',', pick(0, starredExpression, notAhead('=')))],
    1,
    'iterable argument unpacking follows keyword argument unpacking',
  ),
  blame([expression, forIfClauses, ',', opt(choice(args, seq(expression, forIfClauses)))], 0, 1, genexpInParentheses),
  blame([name, '=', expression, forIfClauses], 0, 1, maybeMeantEquals),
  blame([opt(args, ','), name, '=', ahead(choice(',', ')'))], 1, 2, 'expected argument value expression'),
  bareGenexp,
  blame([args, ',', expression, forIfClauses], 2, 3, genexpInParentheses),
  blameLast([args, ',', args], misplacedArgument),
);

const argumentsRule = memo(choice(seq(args, opt(','), ahead(')')), invalidArguments));
