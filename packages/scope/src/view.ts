import type { BindingView, EntryView, ObjectId, ObjectView, ValueView } from './value-view.ts';

/** Lines from 1, columns from 0 in UTF-16 units, end exclusive. */
export interface SourceRange {
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

export type FrameId = ObjectId;

export interface FrameView {
  readonly id: FrameId;
  /** `<module>`, or the function's name. */
  readonly name: string;
  readonly qualname: string;
  readonly kind: 'module' | 'function' | 'class' | 'lambda' | 'comprehension' | 'generator';
  readonly code: ObjectId;
  /** The function that is running here; `null` for the module and for class bodies. */
  readonly func: ObjectId | null;
  /** Where this frame stands: the instruction that runs next, or the call it waits for. */
  readonly range: SourceRange;
  /**
   * The frame in which this frame's function was defined: the lexical chain, not the call stack. `null` for the
   * module. The parent may no longer be among the frames: then only its cells are left.
   */
  readonly lexicalParent: FrameId | null;
  readonly bindings: readonly BindingView[];
}

export type SessionStatus =
  | { readonly kind: 'empty' }
  | { readonly kind: 'paused' }
  /** `input()` waits for a line of text. */
  | { readonly kind: 'waiting'; readonly prompt: string }
  | { readonly kind: 'finished' }
  /** Ended by an exception; `traceback` is CPython's text. */
  | { readonly kind: 'failed'; readonly type: string; readonly message: string; readonly traceback: string }
  /** Ended by a budget; the guest cannot catch it. */
  | { readonly kind: 'limit'; readonly limit: LimitName; readonly message: string }
  /** The source did not compile. */
  | { readonly kind: 'malformed'; readonly diagnostic: DiagnosticView };

export type LimitName = 'instructions' | 'memory' | 'recursion' | 'output' | 'compile';

/** As CPython words it; `offset`s count from 1, 0 where there is none. */
export interface DiagnosticView {
  readonly type: string;
  readonly message: string;
  readonly filename: string;
  readonly line: number;
  readonly offset: number;
  readonly endLine: number;
  readonly endOffset: number;
  readonly text: string | null;
}

/** What brought the session to where it stands. */
export type StepEvent =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'line'; readonly frame: FrameId }
  | { readonly kind: 'call'; readonly frame: FrameId }
  | { readonly kind: 'return'; readonly frame: FrameId; readonly value: ValueView }
  | { readonly kind: 'exception'; readonly frame: FrameId; readonly type: string; readonly message: string }
  /** An expression has been evaluated to `value`. */
  | { readonly kind: 'expression'; readonly frame: FrameId; readonly range: SourceRange; readonly value: ValueView }
  | { readonly kind: 'instruction'; readonly frame: FrameId; readonly opcode: string; readonly argument: string }
  | { readonly kind: 'ended' }
  | { readonly kind: 'input' }
  /** The prompt evaluated something; `text` is what it printed or the traceback. */
  | {
      readonly kind: 'evaluated';
      readonly frame: FrameId;
      readonly source: string;
      readonly text: string;
      readonly failed: boolean;
    }
  | { readonly kind: 'cellSet'; readonly cell: ObjectId; readonly value: ValueView }
  | { readonly kind: 'moved' };

/** How a name was looked up, scope by scope, from the inside out. */
export interface ResolutionView {
  readonly name: string;
  readonly found: 'local' | 'enclosing' | 'global' | 'builtin' | null;
  readonly walk: readonly {
    readonly scope: 'local' | 'enclosing' | 'class' | 'global' | 'builtin';
    /** The name of the function, class or module searched. */
    readonly where: string;
    readonly outcome: 'found' | 'absent' | 'skipped' | 'unbound';
  }[];
}

/** One true sentence about the step: a message id and its parameters, so that it can be translated. */
export interface NarrationView {
  readonly id: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface OutputPiece {
  /** `prompt`: what the prompt evaluated showed. `stdin`: a line that `input()` read, as a terminal echoes it. */
  readonly stream: 'stdout' | 'stderr' | 'prompt' | 'stdin';
  readonly text: string;
}

/** Everything an observer sees at one moment. */
export interface View {
  /** Index of this moment on the session's step axis, from 0. */
  readonly step: number;
  readonly status: SessionStatus;
  readonly event: StepEvent;
  readonly source: string;
  readonly filename: string;
  /** The module first, the running frame last. */
  readonly frames: readonly FrameView[];
  /** Every object reachable from what is shown, within the windows. */
  readonly objects: Readonly<Record<ObjectId, ObjectView>>;
  readonly output: readonly OutputPiece[];
  readonly resolutions: readonly ResolutionView[];
  readonly narration: NarrationView;
  /** Instructions executed since the program was loaded. */
  readonly instructions: number;
}

/** The change from one view to the next: `applyDelta(view, delta)` is the next view. What is not there, or undefined, stays. */
export interface ViewDelta extends SightChange {
  readonly step: number;
  readonly event: StepEvent;
  readonly narration: NarrationView;
  readonly resolutions: readonly ResolutionView[];
  readonly instructions: number;
  readonly status?: SessionStatus | undefined;
  readonly source?: string | undefined;
  readonly filename?: string | undefined;
  readonly output?: TailChange<OutputPiece> | undefined;
}

/** What changed in frames and objects; what is not there, or undefined, did not. */
export interface SightChange {
  readonly frames?: TailChange<FrameView> | undefined;
  /** Of the frames that were kept. */
  readonly changedFrames?: readonly FrameChange[] | undefined;
  /** Objects that are new, or that are not changed entry by entry. */
  readonly objects?: readonly ObjectView[] | undefined;
  readonly changedObjects?: readonly ObjectChange[] | undefined;
  readonly droppedObjects?: readonly ObjectId[] | undefined;
}

/** Keep the first `kept`, then add `added`. */
export interface TailChange<T> {
  readonly kept: number;
  readonly added: readonly T[];
}

export interface FrameChange {
  readonly id: FrameId;
  readonly range?: SourceRange;
  readonly bindings?: ListChange<BindingView>;
}

/** Of a sequence, mapping, class or instance that stays what it is. */
export interface ObjectChange {
  readonly id: ObjectId;
  /** Number of all entries, shown or not. */
  readonly length: number;
  readonly entries: ListChange<EntryView>;
}

/** Cut or lengthened to `length`, with these items put at their places. */
export interface ListChange<T> {
  readonly length: number;
  readonly items: readonly (readonly [index: number, item: T])[];
}
