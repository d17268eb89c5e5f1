import type { Cursor } from './cursor.ts';

/**
 * `match` is a name everywhere but at the head of a match statement (PEP 634). It is one where the line goes on with
 * something, ends in a colon and an indented block follows: no other statement that begins with a name does that.
 */
export function startsMatch(p: Cursor): boolean {
  if (p.token.kind !== 'NAME' || p.token.text !== 'match') return false;
  let distance = 1;
  while (p.peek(distance).kind !== 'NEWLINE') {
    const { kind } = p.peek(distance);
    if (kind === 'ERROR' || kind === 'ENDMARKER') return false;
    distance++;
  }
  return distance > 2 && p.peek(distance - 1).kind === ':' && p.peek(distance + 1).kind === 'INDENT';
}
