import { type Extension, RangeSet, StateEffect, StateField, type Text } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  gutter,
  gutterLineClass,
  GutterMarker,
  lineNumbers,
  WidgetType,
} from '@codemirror/view';
import type { SourceRange } from '@nonlocal/scope';
import { type CodeMarks, noMarks } from './marks.ts';

const setMarks = StateEffect.define<CodeMarks>();
const setBreakpoints = StateEffect.define<readonly number[]>();

/** Effects that bring an editor's decorations up to date. */
export const showMarks = (marks: CodeMarks) => setMarks.of(marks);
export const showBreakpoints = (lines: readonly number[]) => setBreakpoints.of(lines);

class ValueWidget extends WidgetType {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override eq(other: ValueWidget): boolean {
    return other.text === this.text;
  }

  toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'code-value';
    element.textContent = this.text;
    return element;
  }
}

class Mark extends GutterMarker {
  override readonly elementClass: string;
  readonly label: string;

  constructor(elementClass: string, label: string) {
    super();
    this.elementClass = elementClass;
    this.label = label;
  }

  override eq(other: Mark): boolean {
    return other.elementClass === this.elementClass;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.title = this.label;
    return element;
  }
}

const runningMark = new Mark('mark-running', 'runs next');
const executedMark = new Mark('mark-executed', 'ran last');
const waitingMark = new Mark('mark-waiting', 'waits here for a call');
const breakpointMark = new Mark('mark-breakpoint', 'breakpoint');

/** On the line's number, too: beside it the running line's mark takes precedence. */
const breakpointLine = new (class extends GutterMarker {
  override readonly elementClass = 'line-breakpoint';
})();

interface MarkState {
  readonly marks: CodeMarks;
  /** The line that ran before the present one. */
  readonly executed: number | null;
  readonly decorations: DecorationSet;
}

const noState: MarkState = { marks: noMarks, executed: null, decorations: Decoration.none };

const marksField = StateField.define<MarkState>({
  create: () => noState,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setMarks)) continue;
      const marks = effect.value;
      const executed = marks.line === value.marks.line ? value.executed : value.marks.line;
      return { marks, executed, decorations: decorate(transaction.newDoc, marks) };
    }
    // An edited program is no longer the one that is running: its marks would lie.
    return transaction.docChanged ? noState : value;
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.decorations),
});

const breakpointField = StateField.define<readonly number[]>({
  create: () => [],
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setBreakpoints)) return effect.value;
    return value;
  },
});

export function markExtensions(onBreakpoint: ((line: number) => void) | null): Extension {
  const onMouseDown = (view: EditorView, block: { readonly from: number }) => {
    if (onBreakpoint === null) return false;
    onBreakpoint(view.state.doc.lineAt(block.from).number);
    return true;
  };
  return [
    marksField,
    breakpointField,
    lineNumbers({ domEventHandlers: { mousedown: onMouseDown } }),
    gutterLineClass.compute([breakpointField, 'doc'], (state) => {
      const lines = state.field(breakpointField).filter((line) => line >= 1 && line <= state.doc.lines);
      return RangeSet.of(
        lines.toSorted((a, b) => a - b).map((line) => breakpointLine.range(state.doc.line(line).from)),
      );
    }),
    gutter({
      class: 'gutter-marks',
      markers: (view) => gutterMarks(view),
      initialSpacer: () => runningMark,
      domEventHandlers: { mousedown: onMouseDown },
    }),
  ];
}

function gutterMarks(view: EditorView): RangeSet<GutterMarker> {
  const { marks, executed } = view.state.field(marksField);
  const breakpoints = view.state.field(breakpointField);
  const lines = new Map<number, GutterMarker>();
  if (executed !== null) lines.set(executed, executedMark);
  for (const line of breakpoints) lines.set(line, breakpointMark);
  for (const line of marks.waiting) lines.set(line, waitingMark);
  if (marks.line !== null) lines.set(marks.line, marks.isWaiting ? waitingMark : runningMark);
  const { doc } = view.state;
  const ranges = [...lines].filter(([line]) => line >= 1 && line <= doc.lines).toSorted(([a], [b]) => a - b);
  return RangeSet.of(ranges.map(([line, mark]) => mark.range(doc.line(line).from)));
}

function decorate(doc: Text, marks: CodeMarks): DecorationSet {
  const ranges = [];
  for (const line of new Set(marks.waiting)) {
    if (line !== marks.line && line <= doc.lines)
      ranges.push(Decoration.line({ class: 'line-waiting' }).range(doc.line(line).from));
  }
  if (marks.line !== null && marks.line <= doc.lines) {
    const name = marks.isWaiting ? 'line-waiting is-chosen' : 'line-running';
    ranges.push(Decoration.line({ class: name }).range(doc.line(marks.line).from));
  }
  if (marks.expression !== null) {
    const { from, to } = offsets(doc, marks.expression.range);
    // An instruction of a `def` has the whole body as its range: the head says enough.
    const end = marks.expression.value === null ? Math.min(to, doc.lineAt(from).to) : to;
    if (end > from) ranges.push(Decoration.mark({ class: 'code-expression' }).range(from, end));
    if (marks.expression.value !== null) {
      ranges.push(Decoration.widget({ widget: new ValueWidget(marks.expression.value), side: 1 }).range(to));
    }
  }
  if (marks.error !== null) {
    const { from, to } = offsets(doc, marks.error.range);
    const attributes = { title: marks.error.message };
    if (to > from) ranges.push(Decoration.mark({ class: 'code-error', attributes }).range(from, to));
    else ranges.push(Decoration.line({ class: 'line-error', attributes }).range(doc.lineAt(from).from));
  }
  return Decoration.set(ranges, true);
}

function offsets(doc: Text, range: SourceRange): { from: number; to: number } {
  const at = (line: number, col: number) => {
    const found = doc.line(Math.min(Math.max(1, line), doc.lines));
    return Math.min(found.from + Math.max(0, col), found.to);
  };
  const from = at(range.line, range.col);
  return { from, to: Math.max(from, at(range.endLine, range.endCol)) };
}
