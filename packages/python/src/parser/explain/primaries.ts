import { callArguments, starredExpression } from './arguments.ts';
import { braces, genexp, group, listComp, listDisplay, tupleDisplay } from './displays.ts';
import { expression, name, namedExpression } from './expressions.ts';
import { ahead, choice, list, memo, node, notAhead, opt, seq } from './peg.ts';
import type { Peg } from './peg.ts';
import type { Match } from './sketch.ts';
import { strings } from './strings.ts';

export function primary(p: Peg): Match | null {
  return primaryRule(p);
}

/** A primary that another trailer follows: all of a target but its last part. */
export function targetPrimary(p: Peg): Match | null {
  return targetPrimaryRule(p);
}

export function slices(p: Peg): Match | null {
  return slicesRule(p);
}

const trailers = [
  { kind: 'Attribute', rule: seq('.', 'NAME') },
  { kind: 'Call', rule: genexp },
  { kind: 'Call', rule: seq('(', opt(callArguments), ')') },
  { kind: 'Subscript', rule: seq('[', slices, ']') },
];

/** Whether another trailer follows. */
export function trailerAhead(p: Peg): Match | null {
  const { kind } = p.peek();
  return kind === '(' || kind === '[' || kind === '.' ? true : null;
}

const primaryRule = memo((p) => grow(p, atom, false));
const targetPrimaryRule = memo((p) => grow(p, atom, true));

/** Adds trailers as long as they match and, for a target, as long as another follows each. */
function grow(p: Peg, base: (p: Peg) => Match | null, isTarget: boolean): Match | null {
  const start = p.position;
  let value = base(p);
  if (value === null || (isTarget && trailerAhead(p) === null)) return null;
  for (;;) {
    const before = p.position;
    const trailer = trailers.find(({ rule }) => {
      p.position = before;
      return rule(p) !== null && (!isTarget || trailerAhead(p) !== null);
    });
    if (trailer === undefined) {
      p.position = before;
      return value;
    }
    value = p.sketch(trailer.kind, start, value);
  }
}

const slice = choice(node('Slice', opt(expression), ':', opt(expression), opt(':', opt(expression))), namedExpression);

const slicesRule = choice(seq(slice, notAhead(',')), seq(list(',', choice(slice, starredExpression)), opt(',')));

function atom(p: Peg): Match | null {
  return atomRule(p);
}

const atomRule = choice(
  name,
  'True',
  'False',
  'None',
  seq(ahead(choice('STRING', 'FSTRING_START', 'TSTRING_START')), strings),
  node('Constant', 'NUMBER'),
  seq(ahead('('), choice(tupleDisplay, group, genexp)),
  seq(ahead('['), choice(listDisplay, listComp)),
  seq(ahead('{'), braces),
  '...',
);
