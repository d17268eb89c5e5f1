import { blame, invalid } from './blame.ts';
import { expression } from './expressions.ts';
import { ahead, choice, list, memo, node, notAhead, opt, seq, soft, some } from './peg.ts';
import type { Peg, Rule } from './peg.ts';
import { nameOf, type Match } from './sketch.ts';
import { strings } from './strings.ts';

/** What a `case` matches against. */
export function patterns(p: Peg): Match | null {
  return patternsRule(p);
}

function pattern(p: Peg): Match | null {
  return patternRule(p);
}

const notMore = notAhead(choice('.', '(', '='));
const capture = seq(notAhead(soft('_')), 'NAME', notMore);

/** A number that must, or must not, be imaginary; either pass says so. */
function number(isImaginary: boolean): Rule {
  return (p) => {
    const token = p.peek();
    if (token.kind !== 'NUMBER') return null;
    p.position++;
    if (/j$/i.test(token.text) !== isImaginary) {
      p.complaints.at(token, `${isImaginary ? 'imaginary' : 'real'} number required in complex literal`);
    }
    return token;
  };
}

const signedNumber = choice('NUMBER', seq('-', 'NUMBER'));
const signedReal = choice(number(false), seq('-', number(false)));
const numberLiteral = choice(
  seq(signedNumber, notAhead(choice('+', '-'))),
  seq(signedReal, '+', number(true)),
  seq(signedReal, '-', number(true)),
);
const literal = choice(
  numberLiteral,
  seq(ahead(choice('STRING', 'FSTRING_START', 'TSTRING_START')), strings),
  'None',
  'True',
  'False',
);

const attribute = seq('NAME', some('.', 'NAME'));
const nameOrAttribute = choice(attribute, 'NAME');

function openSequence(p: Peg): Match | null {
  return openSequenceRule(p);
}

const starPattern = memo(choice(seq('*', capture), seq('*', soft('_'))));
const maybeStar = choice(starPattern, pattern);
const maybeSequence = seq(list(',', maybeStar), opt(','));
const openSequenceRule = seq(maybeStar, ',', opt(maybeSequence));

const item = seq(choice(literal, attribute), ':', pattern);
const rest = seq('**', capture);
const mapping = choice(
  seq('{', '}'),
  seq('{', rest, opt(','), '}'),
  seq('{', list(',', item), ',', rest, opt(','), '}'),
  seq('{', list(',', item), opt(','), '}'),
);

const positionals = list(',', pattern);
const keywords = list(',', seq('NAME', '=', pattern));
const classPattern = choice(
  seq(nameOrAttribute, '(', ')'),
  seq(nameOrAttribute, '(', positionals, opt(','), ')'),
  seq(nameOrAttribute, '(', keywords, opt(','), ')'),
  seq(nameOrAttribute, '(', positionals, ',', keywords, opt(','), ')'),
  invalid(
    blame(
      [nameOrAttribute, '(', opt(positionals, ','), keywords, ',', positionals],
      5,
      5,
      'positional patterns follow keyword patterns',
    ),
  ),
);

const closed = memo(
  node(
    'pattern',
    choice(
      literal,
      capture,
      soft('_'),
      seq(attribute, notMore),
      seq('(', pattern, ')'),
      choice(seq('[', opt(maybeSequence), ']'), seq('(', opt(openSequence), ')')),
      mapping,
      classPattern,
    ),
  ),
);

const alternatives = list('|', closed);

const patternRule = choice(
  seq(alternatives, 'as', capture),
  invalid(
    blame([alternatives, 'as', soft('_')], 2, 2, "cannot use '_' as a target"),
    blame([alternatives, 'as', expression], 2, 2, (target) => `cannot use ${nameOf(target)} as pattern target`),
  ),
  alternatives,
);

const patternsRule = choice(openSequence, pattern);
