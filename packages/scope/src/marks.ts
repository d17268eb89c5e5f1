import { type CodeObject, Op, opcodeInfo, type PyCode } from '@nonlocal/python';

/** Why an instruction is looked at. A tracer's mask is made of these. */
export const MARK = {
  /** A line may begin here. */
  line: 1,
  /** A call begins, goes on, returns or yields. */
  event: 2,
  /** A jump back to the line that it stands on, or an instruction of no line: behind it the line begins again. */
  turn: 4,
  /** It loads a name. */
  load: 8,
  /** Any instruction. */
  any: 16,
} as const;

/** What the step axis is made of. */
export const stepMarks = MARK.line | MARK.event | MARK.turn;

const known = new WeakMap<CodeObject, Uint8Array>();

/** The marks of a code object's instructions; `null` for code that is not of that file. */
export function marksOf(code: PyCode, filename: string): Uint8Array | null {
  if (code.isHidden || code.code.filename !== filename) return null;
  let marks = known.get(code.code);
  if (marks === undefined) {
    marks = makeMarks(code.code);
    known.set(code.code, marks);
  }
  return marks;
}

/**
 * A line may begin where control comes from an instruction of another line: at a jump's target, at a handler, behind
 * RESUME, or where the instruction before stands on another line. No line begins in the prologue, which ends with the
 * first RESUME.
 */
function makeMarks(code: CodeObject): Uint8Array {
  const { instructions, positions } = code;
  const count = instructions.length >> 1;
  const marks = new Uint8Array(count).fill(MARK.any);
  const mark = (index: number, bit: number): void => {
    if (index < count) marks[index] = (marks[index] as number) | bit;
  };
  const lineAt = (index: number): number => positions[4 * index] ?? -1;
  for (let index = 0; index < count; index++) {
    const op = instructions[2 * index] as number;
    if (lineAt(index) !== lineAt(index - 1)) mark(index, MARK.line);
    if (loads.has(op)) mark(index, MARK.load);
    if (events.has(op)) mark(index, MARK.event);
    if (op === Op.RESUME) mark(index + 1, MARK.line);
    if ((opcodeInfo[op]?.jump ?? 'none') === 'none') continue;
    const target = instructions[2 * index + 1] as number;
    mark(target, MARK.line);
    // A loop that is over goes on behind its END_FOR.
    mark(target + 1, MARK.line);
    if (lineAt(index) <= 0) mark(index, MARK.turn);
    if (op === Op.JUMP_BACKWARD && lineAt(target) === lineAt(index)) mark(index, MARK.turn);
  }
  for (const { target } of code.exceptionTable) mark(target, MARK.line);
  const entry = entryOf(code);
  for (let index = 0; index <= entry && index < count; index++) marks[index] = (marks[index] as number) & ~MARK.line;
  return marks;
}

function entryOf({ instructions }: CodeObject): number {
  let entry = 0;
  while (2 * entry < instructions.length && instructions[2 * entry] !== Op.RESUME) entry++;
  return entry;
}

const events = new Set<number>([Op.RESUME, Op.RETURN_VALUE, Op.YIELD_VALUE]);

const loads = new Set<number>([
  Op.LOAD_FAST,
  Op.LOAD_FAST_BORROW,
  Op.LOAD_FAST_CHECK,
  Op.LOAD_DEREF,
  Op.LOAD_FROM_DICT_OR_DEREF,
  Op.LOAD_FAST_LOAD_FAST,
  Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW,
  Op.STORE_FAST_LOAD_FAST,
  Op.LOAD_GLOBAL,
  Op.LOAD_NAME,
]);
