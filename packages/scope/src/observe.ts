import { CodeFlag, type CodeObject, type Frame, PyCell, PyDict, type PyObject, type Value } from '@nonlocal/python';
import { isDunder, objectView, plainBinding, type Refer, slotBindings, valueView } from './object-view.ts';
import { isSame } from './same.ts';
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
function rangeAt(code: CodeObject, index: number): SourceRange {
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
