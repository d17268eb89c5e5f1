import { CodeFlag, type CodeObject, type Frame, Op, PyCell, PyDict, type PyObject, type Value } from '@nonlocal/python';
import { isDunder, objectView, plainBinding, type Refer, slotBindings, valueView } from './object-view.ts';
import type { BindingView, ObjectId, ObjectView, ValueView } from './value-view.ts';
import type { FrameView, SourceRange } from './view.ts';

/** Objects shown at most. */
const mostObjects = 2000;
/** Names of a namespace shown at most. */
const mostNames = 500;

/** What is to be seen of frames, and every object reachable from that. */
export class Observation {
  readonly frames: FrameView[];
  readonly objects: Record<ObjectId, ObjectView> = {};
  readonly #found = new Map<ObjectId, PyObject>();
  readonly #refer: Refer = (object) => {
    if (this.#found.size < mostObjects) this.#found.set(object.id, object);
  };

  /** `standing` is the frame that runs next, whose range is that of its next instruction; the others wait. */
  constructor(frames: readonly Frame[], standing: Frame | null) {
    this.frames = frames.map((frame) => this.#frame(frame, frame === standing));
  }

  value(value: Value): ValueView {
    return valueView(value, this.#refer);
  }

  /** Fills `objects`; a view that is as it was in `before` stays the same object. */
  finish(before: Readonly<Record<ObjectId, ObjectView>>): void {
    // The map grows while it is walked.
    for (const [id, object] of this.#found) {
      const view = objectView(object, this.#refer);
      const old = before[id];
      this.objects[id] = old !== undefined && isSame(old, view) ? old : view;
    }
  }

  find(id: ObjectId): PyObject | undefined {
    return this.#found.get(id);
  }

  #frame(frame: Frame, isStanding: boolean): FrameView {
    const { code } = frame.code;
    const kind = frameKind(code);
    if (frame.func !== null && frame.func.id > 0) this.#refer(frame.func);
    this.#refer(frame.code);
    return {
      id: frame.id,
      name: code.name,
      qualname: code.qualname,
      kind,
      code: frame.code.id,
      func: kind === 'class' ? null : (frame.func?.id ?? null),
      range: rangeAt(code, isStanding ? frame.pc >> 1 : frame.lasti),
      lexicalParent: lexicalParent(frame, kind),
      bindings: this.#bindings(frame, kind),
    };
  }

  #bindings(frame: Frame, kind: FrameView['kind']): BindingView[] {
    if (frame.names === null) return slotBindings(frame, this.#refer);
    const bindings = kind === 'module' ? [] : slotBindings(frame, this.#refer);
    if (frame.names instanceof PyDict) {
      for (const [name, value] of frame.names.entries()) {
        if (bindings.length === mostNames) break;
        if (typeof name === 'string' && !isDunder(name)) {
          bindings.push(plainBinding(name, kind === 'module' ? 'global' : 'local', valueView(value, this.#refer)));
        }
      }
    }
    return bindings;
  }
}

/** Frames' and objects' cells by id, as a view would show them. */
export function findCell(frames: readonly Frame[], id: ObjectId): PyCell | null {
  const observation = new Observation(frames, null);
  observation.finish({});
  const object = observation.find(id);
  return object instanceof PyCell ? object : null;
}

function frameKind(code: CodeObject): FrameView['kind'] {
  switch (code.scope.kind) {
    case 'module':
      return 'module';
    case 'class':
      return 'class';
    case 'lambda':
      return 'lambda';
    case 'comprehension':
      return 'comprehension';
    default:
      return (code.flags & (CodeFlag.GENERATOR | CodeFlag.ASYNC_GENERATOR)) === 0 ? 'function' : 'generator';
  }
}

/** Of a function the frame that executed its `def`; of a class body the one that executes it. */
function lexicalParent(frame: Frame, kind: FrameView['kind']): number | null {
  if (kind === 'module') return null;
  if (frame.func !== null) return frame.func.definedIn > 0 ? frame.func.definedIn : null;
  let back = frame.back;
  while (back?.code.isHidden === true) back = back.back;
  return back?.id ?? null;
}

/** The source that the instruction stands for. Where it stands for none, the first line. */
export function rangeAt(code: CodeObject, index: number): SourceRange {
  const [line = -1, endLine = -1, col = -1, endCol = -1] = code.positions.subarray(4 * index, 4 * index + 4);
  if (line < 0) return { line: Math.max(1, code.firstLine), col: 0, endLine: Math.max(1, code.firstLine), endCol: 0 };
  return { line, col: Math.max(0, col), endLine: Math.max(line, endLine), endCol: Math.max(0, endCol) };
}

/** The source of the value that the instruction leaves on top: of two that one instruction loads, the second. */
export function valueRangeAt(code: CodeObject, index: number): SourceRange {
  const second = code.secondPositions;
  for (let i = 0; i < second.length; i += 5) {
    if (second[i] === index) {
      const [line = 1, endLine = 1, col = 0, endCol = 0] = second.subarray(i + 1, i + 5);
      return { line, col: Math.max(0, col), endLine, endCol: Math.max(0, endCol) };
    }
  }
  return rangeAt(code, index);
}

const opcodeNames = new Map<number, string>(Object.entries(Op).map(([name, op]) => [op, name]));

/** The instruction that comes next in a frame, as `dis` names it, and its argument. */
export function instructionAt(frame: Frame): { readonly opcode: string; readonly argument: string } {
  const { code } = frame.code;
  const op = code.instructions[frame.pc] as number;
  const argument = code.instructions[frame.pc + 1] as number;
  return { opcode: opcodeNames.get(op) ?? String(op), argument: argumentText(code, frame, op, argument) };
}

function argumentText(code: CodeObject, frame: Frame, op: number, argument: number): string {
  switch (op) {
    case Op.LOAD_CONST: {
      const value = frame.code.consts[argument];
      return value === undefined ? String(argument) : textOf(valueView(value, () => {}), value);
    }
    case Op.LOAD_NAME:
    case Op.STORE_NAME:
    case Op.DELETE_NAME:
    case Op.STORE_GLOBAL:
    case Op.STORE_ATTR:
    case Op.IMPORT_NAME:
    case Op.IMPORT_FROM:
      return code.names[argument] ?? '';
    case Op.LOAD_GLOBAL:
    case Op.LOAD_ATTR:
      return code.names[argument >> 1] ?? '';
    case Op.LOAD_FAST:
    case Op.LOAD_FAST_BORROW:
    case Op.LOAD_FAST_CHECK:
    case Op.LOAD_FAST_AND_CLEAR:
    case Op.STORE_FAST:
    case Op.DELETE_FAST:
    case Op.MAKE_CELL:
    case Op.LOAD_DEREF:
    case Op.STORE_DEREF:
    case Op.DELETE_DEREF:
      return code.localsPlus[argument] ?? '';
    case Op.LOAD_FAST_LOAD_FAST:
    case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
    case Op.STORE_FAST_LOAD_FAST:
    case Op.STORE_FAST_STORE_FAST:
      return `${code.localsPlus[argument >> 4] ?? ''}, ${code.localsPlus[argument & 15] ?? ''}`;
    default:
      return String(argument);
  }
}

function textOf(view: ValueView, value: Value): string {
  return 'text' in view ? view.text : `<${typeof value === 'object' ? value.cls.name : ''}>`;
}

/** Whether two views of plain data are equal. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => isSame(left[key], right[key]));
}
