import type { Machine } from '../../vm/machine.ts';
import { ENTRY, entrySize, grown } from './backtrack.ts';
import { Fuel } from './fuel.ts';
import { Memo } from './memo.ts';
import { isAtPlace } from './place.ts';
import { OP, type Program, TEST } from './program.ts';
import { Runs } from './runs.ts';
import { nextStart } from './search-start.ts';
import { sameText, type Subject } from './subject.ts';

/**
 * The matcher: a backtracking machine without host recursion; its memory is described in `backtrack.ts`.
 *
 * What a pattern matches is what CPython's `sre_lib.h` matches: a repetition may not turn twice at one position, groups
 * keep their last value, least counts are filled without looking at the position.
 */

/** Steps between two that are counted out to the fuel. */
const stepsPerLook = 256;

const firstSize = 512;
let stack = new Int32Array(firstSize);
let trail = new Int32Array(firstSize);
let registers = new Int32Array(64);

/** Too large to keep for the next match. */
const mostKept = 1 << 16;

export type SearchMode = 'search' | 'match' | 'fullmatch';

/**
 * Matches of one program in one text. What it learned in one search holds in the next: those of a walk over all matches go
 * upwards.
 */
export class Search {
  readonly #vm: Machine;
  readonly #program: Program;
  readonly #subject: Subject;
  readonly #end: number;
  readonly #mode: SearchMode;
  /** First register of the repetitions: two for each. */
  readonly #firstRepeat: number;
  readonly #registerCount: number;
  readonly #fuel: Fuel;
  readonly #runs: Runs;
  #memo: Memo | null = null;
  /** How often the search may go back before failures are remembered. */
  #patience: number;
  /** Where the match that was found begins and ends. */
  #start = 0;
  #stop = 0;

  /** `end`: where the text ends for it. */
  constructor(vm: Machine, program: Program, subject: Subject, end: number, mode: SearchMode) {
    this.#vm = vm;
    this.#program = program;
    this.#subject = subject;
    this.#end = end;
    this.#mode = mode;
    this.#firstRepeat = 2 * program.groupCount + 1;
    this.#registerCount = this.#firstRepeat + 2 * program.repeatCount;
    this.#fuel = new Fuel(vm);
    this.#runs = new Runs(program, subject, end, this.#fuel);
    this.#patience = 200 + 8 * end;
  }

  /**
   * Looks for a match from a position on: where the groups begin and end (group 0 first; -1 for those that take no part),
   * and behind them the number of the last group that closed, -1 where none did. `null` where there is none.
   * `mustAdvance`: an empty match at `from` does not count.
   */
  find(from: number, mustAdvance: boolean): number[] | null {
    if (registers.length < this.#registerCount) {
      this.#vm.reserve(Int32Array.BYTES_PER_ELEMENT * this.#registerCount);
      registers = new Int32Array(this.#registerCount);
    }
    const hasMatched = this.#mode === 'search' ? this.#search(from, mustAdvance) : this.#attempt(from, mustAdvance);
    if (stack.length > mostKept) stack = new Int32Array(firstSize);
    if (trail.length > mostKept) trail = new Int32Array(firstSize);
    this.#fuel.settle();
    if (!hasMatched) return null;
    const marks = [this.#start, this.#stop];
    const { groupCount } = this.#program;
    for (let slot = 0; slot < 2 * groupCount; slot += 2) {
      const start = registers[slot] as number;
      const stop = registers[slot + 1] as number;
      const isSet = start >= 0 && stop >= start;
      marks.push(isSet ? start : -1, isSet ? stop : -1);
    }
    marks.push(registers[2 * groupCount] as number);
    return marks;
  }

  #search(from: number, mustAdvance: boolean): boolean {
    const { start, leastWidth } = this.#program;
    const last = this.#end - leastWidth;
    for (let at = from; at <= last; at++) {
      const before = at;
      at = nextStart(start, this.#subject, at, last);
      this.#fuel.walk(at - before);
      if (at > last) return false;
      if (this.#attempt(at, mustAdvance && at === from)) return true;
    }
    return false;
  }

  /** Whether the group's text stands at a position: its length, or -1. */
  #repeatsGroup(group: number, rule: number, at: number): number {
    const start = registers[2 * group] as number;
    const length = (registers[2 * group + 1] as number) - start;
    if (start < 0 || length < 0 || length > this.#end - at) return -1;
    if (!sameText(this.#subject, start, at, length, this.#program.rules[rule])) return -1;
    this.#fuel.walk(length);
    return length;
  }

  /** Tries to match from one position. */
  #attempt(start: number, mustAdvance: boolean): boolean {
    const { code, sets } = this.#program;
    const subject = this.#subject;
    const end = this.#end;
    const firstRepeat = this.#firstRepeat;
    const lastIndex = firstRepeat - 1;
    const regs = registers;
    const runs = this.#runs;
    const fuel = this.#fuel;
    const vm = this.#vm;
    const isFull = this.#mode === 'fullmatch';
    regs.fill(-1, 0, this.#registerCount);
    let entries = stack;
    let undo = trail;
    let pc = 0;
    let at = start;
    let sp = 0;
    let tp = 0;
    let barrier = -1;
    let steps = 0;
    for (;;) {
      if (++steps > stepsPerLook) {
        fuel.burn(steps);
        steps = 0;
      }
      // Room for what one instruction pushes at most.
      if (sp + entrySize > entries.length) entries = stack = grown(vm, stack);
      if (tp + 8 > undo.length) undo = trail = grown(vm, trail);
      const op = code[pc] as number;
      switch (op) {
        case OP.char:
          if (at < end && subject.at(at) === code[pc + 1]) {
            at++;
            pc += 2;
            continue;
          }
          break;
        case OP.set:
          if (at < end && sets[code[pc + 1] as number]?.has(subject.at(at)) === true) {
            at++;
            pc += 2;
            continue;
          }
          break;
        case OP.greedy: {
          const follow = code[pc + 6] as number;
          const low = at + (code[pc + 3] as number);
          let high = runs.greedyEnd(pc, at);
          if (high < low) break;
          entries[sp] = ENTRY.greedy;
          entries[sp + 1] = pc;
          entries[sp + 3] = tp;
          entries[sp + 4] = low;
          if (follow >= 0) high = runs.lastBefore(high, low, follow);
          entries[sp + 2] = high;
          if ((code[pc + 5] as number) >= 0 || high > low) sp += entrySize;
          if (high < low) break;
          at = high;
          pc += 7;
          continue;
        }
        case OP.save: {
          const slot = code[pc + 1] as number;
          if (sp > 0) {
            undo[tp++] = slot;
            undo[tp++] = regs[slot] as number;
          }
          regs[slot] = at;
          if ((slot & 1) === 1) {
            if (sp > 0) {
              undo[tp++] = lastIndex;
              undo[tp++] = regs[lastIndex] as number;
            }
            regs[lastIndex] = (slot + 1) >> 1;
          }
          pc += 2;
          continue;
        }
        case OP.split: {
          const kind = code[pc + 2] as number;
          if (kind !== TEST.none && (at >= end || !runs.passes(kind, code[pc + 3] as number, at))) {
            pc = code[pc + 1] as number;
            continue;
          }
          entries[sp] = ENTRY.resume;
          entries[sp + 1] = code[pc + 1] as number;
          entries[sp + 2] = at;
          entries[sp + 3] = tp;
          sp += entrySize;
          pc += 4;
          continue;
        }
        case OP.jump:
          pc = code[pc + 1] as number;
          continue;
        case OP.memo: {
          if (this.#memo !== null) {
            const state = this.#memo.stateAt(code[pc + 1] as number, at, regs, firstRepeat);
            if (this.#memo.hasFailed(state)) break;
            entries[sp] = ENTRY.memo;
            entries[sp + 3] = tp;
            entries[sp + 4] = state;
            sp += entrySize;
          }
          pc += 2;
          continue;
        }
        case OP.maxUntil: {
          const counter = firstRepeat + 2 * (code[pc + 1] as number);
          const count = (regs[counter] as number) + 1;
          const mustTurn = count < (code[pc + 3] as number);
          if (!mustTurn) {
            if (count >= (code[pc + 4] as number) || regs[counter + 1] === at) {
              pc += 5;
              continue;
            }
            entries[sp] = ENTRY.resume;
            entries[sp + 1] = pc + 5;
            entries[sp + 2] = at;
            entries[sp + 3] = tp;
            sp += entrySize;
            undo[tp++] = counter + 1;
            undo[tp++] = regs[counter + 1] as number;
            regs[counter + 1] = at;
          }
          if (sp > 0) {
            undo[tp++] = counter;
            undo[tp++] = count - 1;
          }
          regs[counter] = count;
          pc = code[pc + 2] as number;
          continue;
        }
        case OP.minUntil: {
          const counter = firstRepeat + 2 * (code[pc + 1] as number);
          const count = (regs[counter] as number) + 1;
          if (count < (code[pc + 3] as number)) {
            if (sp > 0) {
              undo[tp++] = counter;
              undo[tp++] = count - 1;
            }
            regs[counter] = count;
            pc = code[pc + 2] as number;
            continue;
          }
          if (count < (code[pc + 4] as number) && regs[counter + 1] !== at) {
            entries[sp] = ENTRY.turn;
            entries[sp + 1] = pc;
            entries[sp + 2] = at;
            entries[sp + 3] = tp;
            sp += entrySize;
          }
          pc += 5;
          continue;
        }
        case OP.repeat:
        case OP.possess: {
          const counter = firstRepeat + 2 * (code[pc + 1] as number);
          if (sp > 0) {
            undo[tp++] = counter;
            undo[tp++] = regs[counter] as number;
            undo[tp++] = counter + 1;
            undo[tp++] = regs[counter + 1] as number;
          }
          regs[counter] = op === OP.repeat ? -1 : 0;
          regs[counter + 1] = -1;
          pc = op === OP.repeat ? (code[pc + 2] as number) : pc + 2;
          continue;
        }
        case OP.lazy: {
          const least = code[pc + 3] as number;
          const low = at + least;
          if (low > end) break;
          if (least > 0 && runs.end(code[pc + 1] as number, code[pc + 2] as number, at, low) < low) break;
          const bounds = runs.lazyBounds(pc, at, low);
          if (bounds < 0) break;
          entries[sp] = ENTRY.lazy;
          entries[sp + 1] = pc;
          entries[sp + 2] = low;
          entries[sp + 3] = tp;
          entries[sp + 4] = bounds;
          sp += entrySize;
          const follow = code[pc + 6] as number;
          if (follow >= 0 && (low >= end || subject.at(low) !== follow)) break;
          at = low;
          pc += 7;
          continue;
        }
        case OP.possessive: {
          const high = runs.plainEnd(pc, at);
          if (high - at < (code[pc + 3] as number)) break;
          at = high;
          pc += 7;
          continue;
        }
        case OP.at:
          if (isAtPlace(code[pc + 1] as number, subject, end, at, sets[code[pc + 2] as number])) {
            pc += 3;
            continue;
          }
          break;
        case OP.all:
          if (at < end) {
            at++;
            pc++;
            continue;
          }
          break;
        case OP.success:
          if ((isFull && at !== end) || (mustAdvance && at === start)) break;
          this.#start = start;
          this.#stop = at;
          fuel.burn(steps);
          return true;
        case OP.look:
        case OP.lookNot:
        case OP.atomic: {
          const back = op === OP.atomic ? 0 : (code[pc + 1] as number);
          if (at < back) {
            if (op === OP.look) break;
            pc = code[pc + 2] as number;
            continue;
          }
          entries[sp] = op === OP.lookNot ? ENTRY.resumeBarrier : ENTRY.barrier;
          entries[sp + 1] = code[pc + 2] as number;
          entries[sp + 2] = at;
          entries[sp + 3] = tp;
          entries[sp + 4] = barrier;
          barrier = sp;
          sp += entrySize;
          at -= back;
          pc += op === OP.atomic ? 1 : op === OP.look ? 2 : 3;
          continue;
        }
        case OP.endLook:
        case OP.endAtomic:
          if (op === OP.endLook) at = entries[barrier + 2] as number;
          sp = barrier;
          barrier = entries[sp + 4] as number;
          if (sp === 0) tp = 0;
          pc++;
          continue;
        case OP.endLookNot: {
          sp = barrier;
          barrier = entries[sp + 4] as number;
          const bottom = entries[sp + 3] as number;
          while (tp > bottom) {
            tp -= 2;
            regs[undo[tp] as number] = undo[tp + 1] as number;
          }
          break;
        }
        case OP.possessLoop: {
          const counter = firstRepeat + 2 * (code[pc + 1] as number);
          const count = regs[counter] as number;
          const mustTurn = count < (code[pc + 2] as number);
          if (!mustTurn && (count >= (code[pc + 3] as number) || regs[counter + 1] === at)) {
            pc = code[pc + 4] as number;
            continue;
          }
          entries[sp] = mustTurn ? ENTRY.barrier : ENTRY.resumeBarrier;
          entries[sp + 1] = code[pc + 4] as number;
          entries[sp + 2] = at;
          entries[sp + 3] = tp;
          entries[sp + 4] = barrier;
          barrier = sp;
          sp += entrySize;
          if (!mustTurn) {
            undo[tp++] = counter + 1;
            undo[tp++] = regs[counter + 1] as number;
            regs[counter + 1] = at;
          }
          pc += 5;
          continue;
        }
        case OP.endPossess: {
          const counter = firstRepeat + 2 * (code[pc + 1] as number);
          sp = barrier;
          barrier = entries[sp + 4] as number;
          if (sp === 0) tp = 0;
          else {
            undo[tp++] = counter;
            undo[tp++] = regs[counter] as number;
          }
          regs[counter] = (regs[counter] as number) + 1;
          pc = code[pc + 2] as number;
          continue;
        }
        case OP.back: {
          const length = this.#repeatsGroup(code[pc + 1] as number, code[pc + 2] as number, at);
          if (length >= 0) {
            at += length;
            pc += 3;
            continue;
          }
          break;
        }
        case OP.conditional: {
          const slot = 2 * (code[pc + 1] as number);
          const from = regs[slot] as number;
          pc = from >= 0 && (regs[slot + 1] as number) >= from ? pc + 3 : (code[pc + 2] as number);
          continue;
        }
        default:
          break;
      }
      // It failed here: the last entry that has something left goes on.
      if (--this.#patience === 0) this.#beginMemo();
      for (;;) {
        if (sp === 0) {
          fuel.burn(steps);
          return false;
        }
        steps++;
        sp -= entrySize;
        const bottom = entries[sp + 3] as number;
        while (tp > bottom) {
          tp -= 2;
          regs[undo[tp] as number] = undo[tp + 1] as number;
        }
        const kind = entries[sp];
        if (kind === ENTRY.resume) {
          pc = entries[sp + 1] as number;
          at = entries[sp + 2] as number;
          break;
        }
        if (kind === ENTRY.greedy) {
          const from = entries[sp + 1] as number;
          const low = entries[sp + 4] as number;
          const follow = code[from + 6] as number;
          let high = (entries[sp + 2] as number) - 1;
          if (follow >= 0) high = runs.lastBefore(high, low, follow);
          if (high < low) {
            runs.greedyFailed(from, low);
            continue;
          }
          if ((code[from + 5] as number) >= 0 || high > low) {
            entries[sp + 2] = high;
            sp += entrySize;
          }
          at = high;
          pc = from + 7;
          break;
        }
        if (kind === ENTRY.lazy) {
          const from = entries[sp + 1] as number;
          const next = runs.nextLazy(from, entries[sp + 2] as number, entries[sp + 4] as number);
          if (next < 0) continue;
          entries[sp + 2] = next;
          sp += entrySize;
          at = next;
          pc = from + 7;
          break;
        }
        if (kind === ENTRY.turn) {
          const from = entries[sp + 1] as number;
          const counter = firstRepeat + 2 * (code[from + 1] as number);
          at = entries[sp + 2] as number;
          if (sp > 0) {
            undo[tp++] = counter;
            undo[tp++] = regs[counter] as number;
            undo[tp++] = counter + 1;
            undo[tp++] = regs[counter + 1] as number;
          }
          regs[counter] = (regs[counter] as number) + 1;
          regs[counter + 1] = at;
          pc = code[from + 2] as number;
          break;
        }
        if (kind === ENTRY.memo) {
          this.#memo?.markFailed(entries[sp + 4] as number);
          continue;
        }
        barrier = entries[sp + 4] as number;
        if (kind === ENTRY.resumeBarrier) {
          pc = entries[sp + 1] as number;
          at = entries[sp + 2] as number;
          break;
        }
      }
    }
  }

  #beginMemo(): void {
    if (this.#program.memoPoints.length === 0) return;
    const memo = new Memo(this.#vm, this.#program, this.#end);
    if (memo.isUsed) this.#memo = memo;
  }
}
