import type { Machine } from '../../vm/machine.ts';

/**
 * What the matcher keeps to go back: registers (where groups begin and end, the last group closed, counts and positions of
 * repetitions), a stack of what may still be tried, and a trail of overwritten registers. Going back takes the last entry
 * off the stack and undoes the trail down to where it was when the entry was made:
 *
 *     stack   … [ kind, pc, position, trail, extra ] [ … ]
 *     trail   … [ register, old value ] [ … ]
 *
 * A barrier is an entry below which a look-around, an atomic group or a turn of a possessive repetition began. Its end
 * takes away all entries above it at once, and with them what its inside might have tried; the trail stays, for what
 * lies below may go back over it.
 */
export const ENTRY = {
  /** Go on at `pc`. */
  resume: 0,
  /** A greedy repeated character, tried at `position`; `extra` is the lowest position left. */
  greedy: 1,
  /** A lazy one; `extra` is what `Runs.lazyBounds` gave. */
  lazy: 2,
  /** Turn once more in the lazy repetition whose end is at `pc`. */
  turn: 3,
  /** All that was tried since failed: `extra` is the state of the memo. */
  memo: 4,
  /** Nothing above it matched: so fails what is below. `extra` is the barrier around. */
  barrier: 5,
  /** Nothing above it matched: go on at `pc`. */
  resumeBarrier: 6,
} as const;

export const entrySize = 5;

/** A doubled copy. The stack of a long match is the guest's memory. */
export function grown(vm: Machine, words: Int32Array): Int32Array<ArrayBuffer> {
  vm.reserve(2 * words.byteLength);
  const larger = new Int32Array(2 * words.length);
  larger.set(words);
  return larger;
}
