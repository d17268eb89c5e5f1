import { name } from './expressions.ts';
import { choice, list, memo, node, notAhead, opt, pick, seq, some } from './peg.ts';
import type { Peg, Rule } from './peg.ts';
import { slices, targetPrimary, trailerAhead } from './primaries.ts';
import type { Match } from './sketch.ts';

/** Targets of an assignment or of `for`. */
export function starTargets(p: Peg): Match | null {
  return starTargetsRule(p);
}

export function starTarget(p: Peg): Match | null {
  return starTargetRule(p);
}

/** The target of an augmented assignment. */
export function singleTarget(p: Peg): Match | null {
  return singleTargetRule(p);
}

/** An attribute or a subscript. */
export function partTarget(p: Peg): Match | null {
  return partTargetRule(p);
}

export function delTargets(p: Peg): Match | null {
  return delTargetsRule(p);
}

const partTargetRule: Rule = choice(
  node('Attribute', targetPrimary, '.', 'NAME', notAhead(trailerAhead)),
  node('Subscript', targetPrimary, '[', slices, ']', notAhead(trailerAhead)),
);

const starTargetsRule = choice(pick(0, starTarget, notAhead(',')), node('Tuple', list(',', starTarget), opt(',')));

const starTargetRule = memo(choice(node('Starred', '*', notAhead('*'), starTarget), targetWithStarAtom));

function targetWithStarAtom(p: Peg): Match | null {
  return targetWithStarAtomRule(p);
}

const tupleTargets = choice(seq(starTarget, some(',', starTarget), opt(',')), seq(starTarget, ','));

const starAtom = choice(
  name,
  pick(1, '(', targetWithStarAtom, ')'),
  node('Tuple', '(', opt(tupleTargets), ')'),
  node('List', '[', opt(list(',', starTarget), opt(',')), ']'),
);

const targetWithStarAtomRule = memo(choice(partTarget, starAtom));

const singleTargetRule: Rule = choice(partTarget, name, pick(1, '(', singleTarget, ')'));

const delTargetsRule: Rule = seq(list(',', delTarget), opt(','));

function delTarget(p: Peg): Match | null {
  return delTargetRule(p);
}

const delTargetRule = memo(
  choice(
    partTarget,
    name,
    pick(1, '(', delTarget, ')'),
    node('Tuple', '(', opt(delTargets), ')'),
    node('List', '[', opt(delTargets), ']'),
  ),
);
