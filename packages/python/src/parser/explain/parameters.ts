import { blame, blameLast, invalid } from './blame.ts';
import { expression, starExpression } from './expressions.ts';
import { ahead, choice, list, many, opt, pick, seq, some } from './peg.ts';
import type { Item, Peg, Rule } from './peg.ts';
import type { Match } from './sketch.ts';

/** The parameters of a function. */
export function functionParams(p: Peg): Match | null {
  return functionRule(p);
}

/** The parameters of a lambda: they have no annotations and end at a colon. */
export function lambdaParams(p: Peg): Match | null {
  return lambdaRule(p);
}

const annotation = seq(':', expression);
const functionRule = parametersUpTo(')', seq('NAME', opt(annotation)), seq('NAME', ':', starExpression));
const lambdaRule = parametersUpTo(':', seq('NAME'), null);

function parametersUpTo(end: ')' | ':', param: Rule, starParam: Rule | null): Rule {
  const isLambda = end === ':';
  const separator = choice(',', ahead(end));
  const value = choice(
    seq('=', expression),
    invalid(blame(['=', ahead(choice(')', ','))], 0, 0, 'expected default value expression')),
  );
  const plain = pick(0, param, separator);
  const withDefault = seq(param, value, separator);
  const maybeDefault = seq(param, opt(value), separator);
  const slash = seq('/', separator);
  const slashPlain = seq(some(plain), slash);
  const slashWithDefault = seq(many(plain), some(withDefault), slash);

  const cannotFollow = 'arguments cannot follow var-keyword argument';
  const invalidKeywords = invalid(
    blame(['**', param, '='], 2, 2, 'var-keyword argument cannot have default value'),
    blame(['**', param, ',', param], 3, 3, cannotFollow),
    blame(['**', param, ',', choice('*', '**', '/')], 3, 3, cannotFollow),
  );
  const keywords = choice(invalidKeywords, seq('**', plain));

  const bareStar: readonly Item[] = ['*', choice(end, seq(',', choice(end, '**')))];
  const named = 'named arguments must follow bare *';
  const invalidStar = invalid(
    isLambda ? blameLast(bareStar, named) : blame(bareStar, 0, 0, named),
    blame(['*', param, '='], 2, 2, 'var-positional argument cannot have default value'),
    blame(
      ['*', choice(plain, ','), many(maybeDefault), '*', choice(plain, ',')],
      3,
      3,
      '* argument may appear only once',
    ),
  );
  const star = choice(
    invalidStar,
    seq('*', plain, many(maybeDefault), opt(keywords)),
    ...(starParam === null ? [] : [seq('*', starParam, separator, many(maybeDefault), opt(keywords))]),
    seq('*', ',', some(maybeDefault), opt(keywords)),
    keywords,
  );

  const invalidParameters = invalid(
    blame(['/', ','], 0, 0, 'at least one argument must precede /'),
    blame([choice(slashPlain, slashWithDefault), many(maybeDefault), '/'], 2, 2, '/ may appear only once'),
    blame(
      [opt(slashPlain), many(plain), choice(slashWithDefault, some(withDefault)), plain],
      3,
      3,
      'parameter without a default follows parameter with a default',
    ),
    isLambda
      ? blame(
          [many(plain), '(', list(',', param), opt(','), ')'],
          1,
          4,
          'Lambda expression parameters cannot be parenthesized',
        )
      : blame([many(plain), '(', some(plain), opt(','), ')'], 1, 4, 'Function parameters cannot be parenthesized'),
    blame(
      [opt(choice(slashPlain, slashWithDefault)), many(maybeDefault), '*', choice(',', plain), many(maybeDefault), '/'],
      5,
      5,
      '/ must be ahead of *',
    ),
    blame([some(maybeDefault), '/', '*'], 2, 2, 'expected comma between / and *'),
  );

  return choice(
    invalidParameters,
    seq(slashPlain, many(plain), many(withDefault), opt(star)),
    seq(slashWithDefault, many(withDefault), opt(star)),
    seq(some(plain), many(withDefault), opt(star)),
    seq(some(withDefault), opt(star)),
    star,
  );
}
