import type { SourceRange, ValueView, View } from '@nonlocal/scope';

/** What is marked in the source at one moment. Lines count from 1, columns from 0. */
export interface CodeMarks {
  /** The line that runs next, or at which the chosen frame waits. */
  readonly line: number | null;
  readonly isWaiting: boolean;
  /** Lines at which callers wait. */
  readonly waiting: readonly number[];
  /** The expression at hand, and its value once it has one. */
  readonly expression: { readonly range: SourceRange; readonly value: string | null } | null;
  readonly error: { readonly range: SourceRange; readonly message: string } | null;
}

export const noMarks: CodeMarks = { line: null, isWaiting: false, waiting: [], expression: null, error: null };

export function marksOf(view: View, selectedFrame: number | null): CodeMarks {
  const error = errorOf(view);
  const running = view.frames.at(-1);
  if (running === undefined || view.status.kind === 'malformed' || view.status.kind === 'empty')
    return { ...noMarks, error };
  const chosen = view.frames.find((frame) => frame.id === selectedFrame) ?? running;
  const isEnded = view.status.kind === 'finished';
  const waiting = view.frames.slice(0, -1).map((frame) => frame.range.line);
  return {
    line: isEnded ? null : chosen.range.line,
    isWaiting: chosen !== running,
    waiting: isEnded ? [] : waiting,
    expression: chosen === running ? expressionOf(view) : { range: chosen.range, value: null },
    error,
  };
}

function expressionOf(view: View): CodeMarks['expression'] {
  const { event } = view;
  const running = view.frames.at(-1);
  if (event.kind === 'expression') return { range: event.range, value: shown(view, event.value) };
  if (event.kind === 'return' && running?.id === event.frame) {
    return { range: running.range, value: `returns ${shown(view, event.value)}` };
  }
  if (event.kind === 'instruction' && running !== undefined) return { range: running.range, value: null };
  return null;
}

function shown(view: View, value: ValueView): string {
  if (!('ref' in value)) return value.text;
  const object = view.objects[value.ref];
  if (object === undefined) return '…';
  switch (object.kind) {
    case 'function':
      return `function ${object.name}`;
    case 'class':
      return `class ${object.name}`;
    case 'other':
      return object.text;
    default:
      return object.type;
  }
}

function errorOf(view: View): CodeMarks['error'] {
  const { status } = view;
  if (status.kind === 'malformed') {
    const { diagnostic } = status;
    const from = Math.max(0, diagnostic.offset - 1);
    const range = {
      line: diagnostic.line,
      col: from,
      endLine: Math.max(diagnostic.line, diagnostic.endLine),
      endCol: Math.max(from + 1, diagnostic.endOffset - 1),
    };
    return { range, message: `${diagnostic.type}: ${diagnostic.message}` };
  }
  const raised = status.kind === 'failed' ? status : view.event.kind === 'exception' ? view.event : null;
  const range = view.frames.at(-1)?.range;
  return raised === null || range === undefined ? null : { range, message: `${raised.type}: ${raised.message}` };
}
