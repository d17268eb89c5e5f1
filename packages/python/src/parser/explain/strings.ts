import type { Token } from '../../tokenizer/token.ts';
import { literalValue, mixedBytes, nonAsciiBytes } from '../strings.ts';
import { blame, blameNext, invalid } from './blame.ts';
import { annotatedRhs } from './expressions.ts';
import { ahead, choice, many, memo, node, notAhead, opt, seq, some, type Peg, type Rule } from './peg.ts';
import { firstOf, flatten, lastOf, type Match, type Sketch } from './sketch.ts';

/** Adjacent string literals. */
export function strings(p: Peg): Match | null {
  return stringsRule(p);
}

function field(letter: 'f' | 't') {
  const middle = letter === 'f' ? 'FSTRING_MIDDLE' : 'TSTRING_MIDDLE';
  const say = (text: string) => `${letter}-string: ${text}`;
  const conversion = seq('!', 'NAME');
  const anyField = (p: Peg): Match | null => fieldRule(p);
  const spec = many(choice(middle, anyField));
  const empty = (['=', '!', ':', '}'] as const).map((end) =>
    blame(['{', end], 1, 1, say(`valid expression required before '${end}'`)),
  );
  const invalidConversion = invalid(
    blameNext(['!', ahead(choice(':', '}'))], say('missing conversion character')),
    blameNext(['!', notAhead('NAME')], say('invalid conversion character')),
  );
  const invalidField = invalid(
    ...empty,
    blameNext(['{', notAhead(annotatedRhs)], say("expecting a valid expression after '{'")),
    blameNext(['{', annotatedRhs, notAhead(choice('=', '!', ':', '}'))], say("expecting '=', or '!', or ':', or '}'")),
    blameNext(['{', annotatedRhs, '=', notAhead(choice('!', ':', '}'))], say("expecting '!', or ':', or '}'")),
    seq('{', annotatedRhs, opt('='), invalidConversion),
    blameNext(['{', annotatedRhs, opt('='), opt(conversion), notAhead(choice(':', '}'))], say("expecting ':' or '}'")),
    blameNext(
      ['{', annotatedRhs, opt('='), opt(conversion), ':', spec, notAhead('}')],
      say("expecting '}', or format specs"),
    ),
    blameNext(['{', annotatedRhs, opt('='), opt(conversion), notAhead('}')], say("expecting '}'")),
  );
  const fieldRule = choice(seq('{', annotatedRhs, opt('='), opt(conversion), opt(':', spec), '}'), invalidField);
  return anyField;
}

const fstring = node('JoinedStr', 'FSTRING_START', many(choice(field('f'), 'FSTRING_MIDDLE')), 'FSTRING_END');
const tstring = memo(node('TemplateStr', 'TSTRING_START', many(choice(field('t'), 'TSTRING_MIDDLE')), 'TSTRING_END'));

/** CPython decodes a literal as soon as a rule reads it, even one that only looks for a mistake. */
const plain = node('Constant', (p) => {
  const token = p.match('STRING') as Token | null;
  const value = token === null ? null : literalValue(token.text);
  if (token === null || value === null || !('problem' in value)) return token;
  if (value.problem === nonAsciiBytes) return p.complaints.at(token, value.problem);
  return p.complaints.atLastToken(value.problem);
});

const fstringOrPlain = choice(fstring, plain);

const mixed = 'cannot mix t-string literals with string or bytes literals';

/** Blames the last of the one sort and the first of the other. */
function mixture(first: Rule, second: Rule): Rule {
  return (p) => {
    const parts = p.sequence([some(first), second]);
    return parts === null ? null : p.complaints.between(lastOf(parts[0]!), lastOf(parts[1]!), mixed);
  };
}

const invalidMixture = invalid(mixture(fstringOrPlain, tstring), mixture(tstring, fstringOrPlain));

/** One value: a constant, unless a formatted string is among them. */
const stringsRule = memo((p) => {
  const start = p.position;
  const parts = choice(invalidMixture, some(fstringOrPlain), some(tstring))(p);
  if (parts === null) return null;
  const tokens = p.tokens.slice(start, p.position);
  const isFormatted = tokens.some(({ kind }) => kind === 'FSTRING_START');
  const literals = flatten(parts);
  const bytes = literals.filter((literal) => isBytes(literal)).length;
  if (bytes > 0 && bytes < literals.length) p.complaints.atLastToken(mixedBytes);
  return p.sketch(isFormatted ? 'JoinedStr' : lastOf(parts).kind, start, parts);
});

function isBytes(literal: Sketch): boolean {
  const { text = '' } = literal.kind === 'Constant' ? firstOf(literal.parts!) : literal;
  return literal.kind === 'Constant' && /^[a-z]*b/i.test(text);
}
