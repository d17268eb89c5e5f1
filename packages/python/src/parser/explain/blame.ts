import type { Peg, Item, Rule } from './peg.ts';
import { choice } from './peg.ts';
import { firstOf, invalidTarget, lastOf, nameOf, type Match, type Sketch, type TargetSort } from './sketch.ts';

/*
 * The rules that complain. Each matches a mistake; in the first pass none takes part. One that matches and finds nothing
 * wrong after all ends the group it stands in: CPython does not go on to the group's further rules either.
 */

/** The message, or `null` for no complaint. */
type Message = string | ((from: Sketch, p: Peg, parts: readonly Match[]) => string | null);

/** A group of rules that complain. */
export function invalid(...rules: readonly Rule[]): Rule {
  const group = choice(...rules);
  return (p) => (p.complains ? group(p) : null);
}

/** Blames what stands from item `from` to item `to`. */
export function blame(items: readonly Item[], from: number, to: number, message: Message): Rule {
  return complaint(items, message, from, (p, parts, text) =>
    p.complaints.between(firstOf(parts[from]!), lastOf(parts[to]!), text),
  );
}

/** Blames everything from item `from` to where the tokenizer stands. */
export function blameFrom(items: readonly Item[], from: number, message: Message): Rule {
  return complaint(items, message, from, (p, parts, text) => p.complaints.startingFrom(firstOf(parts[from]!), text));
}

/** Blames the last token that has been looked at. */
export function blameLast(items: readonly Item[], message: Message): Rule {
  return complaint(items, message, 0, (p, _parts, text) => p.complaints.atLastToken(text));
}

/** Blames the token after the items. */
export function blameNext(items: readonly Item[], message: string): Rule {
  return complaint(items, message, 0, (p, _parts, text) => p.complaints.atToken(p.peek(), 'SyntaxError', text));
}

/** Blames a missing block; the message ends in the line of item `from`. */
export function blameBlock(items: readonly Item[], from: number, after: string): Rule {
  const message = (keyword: Sketch) => `expected an indented block after ${after} on line ${keyword.line}`;
  return complaint(items, message, from, (p, _parts, text) => p.complaints.indentation(text));
}

/** Blames the part of item `index` that cannot be assigned to, or deleted. */
export function blameTarget(items: readonly Item[], index: number, sort: TargetSort): Rule {
  return (p) => {
    const parts = p.sequence(items);
    if (parts === null) return null;
    const bad = invalidTarget(firstOf(parts[index]!), sort);
    if (bad === null) return decline(p);
    return p.complaints.at(bad, `cannot ${sort === 'del' ? 'delete' : 'assign to'} ${nameOf(bad)}`);
  };
}

function complaint(
  items: readonly Item[],
  message: Message,
  from: number,
  complain: (p: Peg, parts: readonly Match[], text: string) => never,
): Rule {
  return (p) => {
    const parts = p.sequence(items);
    if (parts === null) return null;
    const subject = parts[from];
    const text = typeof message === 'string' ? message : message(firstOf(subject ?? true), p, parts);
    return text === null ? decline(p) : complain(p, parts, text);
  };
}

function decline(p: Peg): null {
  p.committed = true;
  return null;
}
