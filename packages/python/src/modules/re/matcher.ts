import type { Machine } from '../../vm/machine.ts';
import { Memo } from './memo.ts';
import { OP, PLACE, type Program, TEST } from './program.ts';
import type { Subject } from './subject.ts';

/**
 * The matcher: a backtracking machine without host recursion.
 *
 * It keeps registers (where groups begin and end, the last group closed, counts and positions of repetitions), a stack of
 * what may still be tried, and a trail of overwritten registers. Going back takes the last entry off the stack and undoes
 * the trail down to where it was when the entry was made:
 *
 *     stack   … [ kind, pc, position, trail, extra ] [ … ]
 *     trail   … [ register, old value ] [ … ]
 *
 * A barrier is an entry below which a look-around, an atomic group or a turn of a possessive repetition began. Its end
 * takes away all entries above it at once, and with them what its inside might have tried; the trail stays, for what
 * lies below may go back over it. What a pattern matches is what CPython's `sre_lib.h` matches: a repetition may not turn
 * twice at one position, groups keep their last value, least counts are filled without looking at the position.
 */
const ENTRY = {
  /** Go on at `pc`. */
  resume: 0,
  /** A greedy repeated character, tried at `position`; `extra` is the lowest position left. */
  greedy: 1,
  /** A lazy one; `extra` is the highest position, or the first where it has a row in the table of runs. */
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
const entrySize = 5;

/** Steps between two payments, and how many (as a power of two) cost as much as an instruction of Python. */
const stepsPerPayment = 2048;
const stepsPerInstruction = 2;
/** Steps between two looks at what is left until then. */
const stepsPerLook = 256;

/** Numbers in a row of the table of runs. */
const rowSize = 3;

/** Bytes of a stack's number. */
const wordSize = 4;

const firstSize = 512;
let stack = new Int32Array(firstSize);
let trail = new Int32Array(firstSize);
let registers = new Int32Array(64);

/** A doubled copy. The stack of a long match is the guest's memory. */
function grown(vm: Machine, words: Int32Array): Int32Array<ArrayBuffer> {
  vm.reserve(2 * wordSize * words.length);
  const larger = new Int32Array(2 * words.length);
  larger.set(words);
  return larger;
}

/** Too large to keep for the next match. */
const mostKept = 1 << 16;
const noRuns = new Int32Array(0);

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
  /** A row for each free repeated character; see `Memo`. */
  readonly #runs: Int32Array;
  #memo: Memo | null = null;
  #fuel = stepsPerPayment;
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
    this.#runs = program.runCount === 0 ? noRuns : new Int32Array(rowSize * program.runCount).fill(-1);
    this.#patience = 200 + 8 * end;
  }

  /**
   * Looks for a match from a position on: where the groups begin and end (group 0 first; -1 for those that take no part),
   * and behind them the number of the last group that closed, -1 where none did. `null` where there is none.
   * `mustAdvance`: an empty match at `from` does not count.
   */
  find(from: number, mustAdvance: boolean): number[] | null {
    if (registers.length < this.#registerCount) {
      this.#vm.reserve(wordSize * this.#registerCount);
      registers = new Int32Array(this.#registerCount);
    }
    const hasMatched = this.#mode === 'search' ? this.#search(from, mustAdvance) : this.#attempt(from, mustAdvance);
    if (stack.length > mostKept) stack = new Int32Array(firstSize);
    if (trail.length > mostKept) trail = new Int32Array(firstSize);
    this.#pay();
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

  /** Pays for the steps taken, a few for an instruction of Python. */
  #pay(): void {
    this.#vm.charge((stepsPerPayment - this.#fuel) >> stepsPerInstruction);
    this.#fuel = stepsPerPayment;
  }

  #search(from: number, mustAdvance: boolean): boolean {
    const { start, leastWidth } = this.#program;
    const subject = this.#subject;
    const last = this.#end - leastWidth;
    let at = from;
    while (at <= last) {
      const before = at;
      switch (start.kind) {
        case 'anywhere':
          break;
        case 'beginning':
          if (at > 0) return false;
          break;
        case 'prefix':
          at = subject.find(start.text, start.codes, at);
          if (at < 0 || at > last) at = last + 1;
          break;
        case 'set': {
          const { set } = start;
          while (at <= last && !set.has(subject.at(at))) at++;
          break;
        }
        default:
          return start satisfies never;
      }
      this.#fuel -= (at - before) >> 2;
      if (this.#fuel < 0) this.#pay();
      if (at > last) return false;
      if (this.#attempt(at, mustAdvance && at === from)) return true;
      at++;
    }
    return false;
  }

  /** Where the run of characters that pass the test ends, at `limit` at the latest. */
  #runEnd(kind: number, operand: number, from: number, limit: number): number {
    const subject = this.#subject;
    let at = from;
    if (kind === TEST.set) {
      const set = this.#program.sets[operand];
      if (set !== undefined) while (at < limit && set.has(subject.at(at))) at++;
    } else if (kind === TEST.char) {
      while (at < limit && subject.at(at) === operand) at++;
    } else {
      at = Math.max(from, limit);
    }
    this.#fuel -= (at - from) >> 2;
    return at;
  }

  /** The same for a character with a row in the table of runs: what it knows is not walked again. */
  #knownRunEnd(row: number, kind: number, operand: number, from: number): number {
    const runs = this.#runs;
    const start = runs[row] as number;
    const stop = runs[row + 1] as number;
    if (start >= 0 && from >= start && from <= stop) return stop;
    const joins = start > from;
    const at = this.#runEnd(kind, operand, from, joins ? start : this.#end);
    runs[row] = from;
    if (joins && at === start) return stop;
    runs[row + 1] = at;
    runs[row + 2] = at + 1;
    return at;
  }

  #passes(kind: number, operand: number, at: number): boolean {
    if (kind === TEST.set) return this.#program.sets[operand]?.has(this.#subject.at(at)) === true;
    return kind === TEST.char ? this.#subject.at(at) === operand : true;
  }

  #isAt(place: number, words: number, at: number): boolean {
    const subject = this.#subject;
    const end = this.#end;
    switch (place) {
      case PLACE.begin:
        return at === 0;
      case PLACE.beginLine:
        return at === 0 || subject.at(at - 1) === 10;
      case PLACE.end:
        return at === end || (at === end - 1 && subject.at(at) === 10);
      case PLACE.endLine:
        return at === end || subject.at(at) === 10;
      case PLACE.endText:
        return at === end;
      default: {
        const set = this.#program.sets[words];
        const before = at > 0 && set?.has(subject.at(at - 1)) === true;
        const behind = at < end && set?.has(subject.at(at)) === true;
        return (before !== behind) === (place === PLACE.boundary);
      }
    }
  }

  /** Whether the group's text stands at a position: its length, or -1. */
  #repeatsGroup(group: number, rule: number, at: number): number {
    const start = registers[2 * group] as number;
    const length = (registers[2 * group + 1] as number) - start;
    if (start < 0 || length < 0 || length > this.#end - at) return -1;
    const subject = this.#subject;
    const lower = this.#program.rules[rule]?.lower;
    for (let i = 0; i < length; i++) {
      const wanted = subject.at(start + i);
      const found = subject.at(at + i);
      if (wanted !== found && (lower === undefined || lower(wanted) !== lower(found))) return -1;
    }
    this.#fuel -= length >> 2;
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
        this.#fuel -= steps;
        steps = 0;
        if (this.#fuel < 0) this.#pay();
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
          const least = code[pc + 3] as number;
          const run = code[pc + 5] as number;
          const follow = code[pc + 6] as number;
          const low = at + least;
          const kind = code[pc + 1] as number;
          const operand = code[pc + 2] as number;
          let high: number;
          if (run >= 0) {
            high = this.#knownRunEnd(rowSize * run, kind, operand, at);
            high = Math.min(high, (runs[rowSize * run + 2] as number) - 1);
          } else {
            const most = code[pc + 4] as number;
            high = this.#runEnd(kind, operand, at, most < end - at ? at + most : end);
          }
          if (high < low) break;
          entries[sp] = ENTRY.greedy;
          entries[sp + 1] = pc;
          entries[sp + 3] = tp;
          entries[sp + 4] = low;
          if (follow >= 0) high = this.#lastBefore(high, low, follow);
          entries[sp + 2] = high;
          if (run >= 0 || high > low) sp += entrySize;
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
          if (kind !== TEST.none && (at >= end || !this.#passes(kind, code[pc + 3] as number, at))) {
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
        case OP.repeat: {
          const counter = firstRepeat + 2 * (code[pc + 1] as number);
          if (sp > 0) {
            undo[tp++] = counter;
            undo[tp++] = regs[counter] as number;
            undo[tp++] = counter + 1;
            undo[tp++] = regs[counter + 1] as number;
          }
          regs[counter] = -1;
          regs[counter + 1] = -1;
          pc = code[pc + 2] as number;
          continue;
        }
        case OP.lazy: {
          const least = code[pc + 3] as number;
          const most = code[pc + 4] as number;
          const run = code[pc + 5] as number;
          const kind = code[pc + 1] as number;
          const operand = code[pc + 2] as number;
          const low = at + least;
          if (low > end || (least > 0 && this.#runEnd(kind, operand, at, low) < low)) break;
          if (run >= 0 && low >= (runs[rowSize * run] as number) && low <= (runs[rowSize * run + 1] as number)) break;
          entries[sp] = ENTRY.lazy;
          entries[sp + 1] = pc;
          entries[sp + 2] = low;
          entries[sp + 3] = tp;
          entries[sp + 4] = run >= 0 ? low : most < end - at ? at + most : end;
          sp += entrySize;
          const follow = code[pc + 6] as number;
          if (follow >= 0 && (low >= end || subject.at(low) !== follow)) break;
          at = low;
          pc += 7;
          continue;
        }
        case OP.possessive: {
          const most = code[pc + 4] as number;
          const high = this.#runEnd(
            code[pc + 1] as number,
            code[pc + 2] as number,
            at,
            most < end - at ? at + most : end,
          );
          if (high - at < (code[pc + 3] as number)) break;
          at = high;
          pc += 7;
          continue;
        }
        case OP.at:
          if (this.#isAt(code[pc + 1] as number, code[pc + 2] as number, at)) {
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
          this.#fuel -= steps;
          return true;
        case OP.look:
        case OP.atomic: {
          const back = op === OP.look ? (code[pc + 1] as number) : 0;
          if (at < back) break;
          entries[sp] = ENTRY.barrier;
          entries[sp + 2] = at;
          entries[sp + 3] = tp;
          entries[sp + 4] = barrier;
          barrier = sp;
          sp += entrySize;
          at -= back;
          pc += op === OP.look ? 2 : 1;
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
        case OP.lookNot: {
          const back = code[pc + 1] as number;
          if (at < back) {
            pc = code[pc + 2] as number;
            continue;
          }
          entries[sp] = ENTRY.resumeBarrier;
          entries[sp + 1] = code[pc + 2] as number;
          entries[sp + 2] = at;
          entries[sp + 3] = tp;
          entries[sp + 4] = barrier;
          barrier = sp;
          sp += entrySize;
          at -= back;
          pc += 3;
          continue;
        }
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
        case OP.possess: {
          const counter = firstRepeat + 2 * (code[pc + 1] as number);
          if (sp > 0) {
            undo[tp++] = counter;
            undo[tp++] = regs[counter] as number;
            undo[tp++] = counter + 1;
            undo[tp++] = regs[counter + 1] as number;
          }
          regs[counter] = 0;
          regs[counter + 1] = -1;
          pc += 2;
          continue;
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
          this.#fuel -= steps;
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
          const run = code[from + 5] as number;
          const follow = code[from + 6] as number;
          let high = (entries[sp + 2] as number) - 1;
          if (follow >= 0) high = this.#lastBefore(high, low, follow);
          if (high < low) {
            if (run >= 0) this.#forgetGreedy(rowSize * run, low, code[from + 3] as number);
            continue;
          }
          if (run >= 0 || high > low) {
            entries[sp + 2] = high;
            sp += entrySize;
          }
          at = high;
          pc = from + 7;
          break;
        }
        if (kind === ENTRY.lazy) {
          const from = entries[sp + 1] as number;
          const next = this.#nextLazy(from, entries[sp + 2] as number, entries[sp + 4] as number);
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

  /** The last position from `high` down to `low` where that character stands; `low - 1` where there is none. */
  #lastBefore(high: number, low: number, code: number): number {
    const subject = this.#subject;
    let at = high;
    while (at >= low && (at >= this.#end || subject.at(at) !== code)) at--;
    this.#fuel -= (high - at) >> 2;
    return at;
  }

  /**
   * The next position at which a lazy character may end, after `tried`; -1 where there is none. `extra` is that of its
   * entry. Its row in the table of runs is the region in which every end has failed, up to where the run ends.
   */
  #nextLazy(pc: number, tried: number, extra: number): number {
    const { code } = this.#program;
    const runs = this.#runs;
    const subject = this.#subject;
    const end = this.#end;
    const kind = code[pc + 1] as number;
    const operand = code[pc + 2] as number;
    const run = code[pc + 5] as number;
    const follow = code[pc + 6] as number;
    const row = rowSize * run;
    const limit = run >= 0 ? end : extra;
    const failed = run >= 0 ? (runs[row] as number) : -1;
    let at = tried;
    let isKnown = false;
    for (;;) {
      isKnown = at + 1 === failed;
      if (isKnown || at >= limit || !this.#passes(kind, operand, at)) break;
      at++;
      if (follow < 0 || (at < end && subject.at(at) === follow)) {
        this.#fuel -= (at - tried) >> 2;
        return at;
      }
    }
    this.#fuel -= (at - tried) >> 2;
    if (run >= 0) {
      // Without a character taken, whether a repetition around has moved may matter.
      const low = extra + ((code[pc + 3] as number) > 0 ? 0 : 1);
      if (isKnown) runs[row] = Math.min(low, failed);
      else if (low <= at) {
        runs[row] = low;
        runs[row + 1] = at;
      }
    }
    return -1;
  }

  /** A greedy character that began at `low - least` has failed at every position of its run. */
  #forgetGreedy(row: number, low: number, least: number): void {
    const runs = this.#runs;
    const from = low - least;
    if (from < (runs[row] as number) || from > (runs[row + 1] as number)) return;
    // Without a character taken, whether a repetition around has moved may matter.
    runs[row + 2] = Math.min(runs[row + 2] as number, Math.max(low, from + 1));
  }
}
