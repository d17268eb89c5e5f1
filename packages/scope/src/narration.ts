import type { BindingView, ValueView } from './value-view.ts';
import type { FrameView, NarrationView, StepEvent, View } from './view.ts';

/**
 * The sentence for a step: what has just happened, told by the first of these that fits: the end, an exception, a call,
 * a return, a changed cell, a new or changed binding, output, the next line. `before` is the view that was shown before;
 * after a jump there is none to compare with.
 */
export function narrationOf(event: StepEvent, after: View, before: View | null, firstNewId: number): NarrationView {
  const { status } = after;
  switch (status.kind) {
    case 'empty':
      return say('empty', {});
    case 'malformed':
      return say('malformed', {
        type: status.diagnostic.type,
        message: status.diagnostic.message,
        line: status.diagnostic.line,
      });
    case 'limit':
      return say('limit', { limit: status.limit, message: status.message });
    case 'waiting':
      return say('waiting', { prompt: status.prompt });
    case 'failed':
      if (event.kind !== 'evaluated') return say('failed', { type: status.type, message: status.message });
      break;
    case 'finished':
    case 'paused':
      break;
    default:
      return status satisfies never;
  }
  return eventNarration(event, after, before, firstNewId);
}

function eventNarration(event: StepEvent, after: View, before: View | null, firstNewId: number): NarrationView {
  const running = after.frames.at(-1);
  const line = running?.range.line ?? 0;
  switch (event.kind) {
    case 'loaded':
      return say('loaded', { line });
    case 'ended':
      return say('ended', {});
    case 'call':
      return callNarration(after, running);
    case 'return':
      return say('return', { name: nameOf(running), value: valueText(event.value, after) });
    case 'exception':
      return say('exception', { type: event.type, message: event.message, name: nameOf(running), line });
    case 'expression':
      return say('expression', { text: sourceText(after.source, event.range), value: valueText(event.value, after) });
    case 'instruction':
      return say('instruction', { opcode: event.opcode, argument: event.argument });
    case 'evaluated':
      return say(event.failed ? 'evaluationFailed' : 'evaluated', { source: event.source, text: shownText(event) });
    case 'cellSet':
      return say('cellSet', { names: cellNames(after, event.cell), value: valueText(event.value, after) });
    case 'input':
      return say('input', { line });
    case 'moved':
    case 'line':
      return (
        (before === null ? null : changeNarration(after, before, line, firstNewId)) ??
        say('line', { line, name: nameOf(running) })
      );
    default:
      return event satisfies never;
  }
}

/** Of a traceback only the last line, which says what happened. */
function shownText(event: { readonly text: string; readonly failed: boolean }): string {
  const text = event.text.trimEnd();
  return event.failed ? text.slice(text.lastIndexOf('\n') + 1) : text;
}

function callNarration(after: View, running: FrameView | undefined): NarrationView {
  const caller = after.frames.at(-2);
  const args = (running?.bindings ?? []).filter((binding) => binding.isParameter && binding.value !== null);
  const text = args.map(({ name, value }) => `${name}=${value === null ? '' : valueText(value, after)}`).join(', ');
  if (running?.kind === 'class') return say('classBody', { name: nameOf(running) });
  return say('call', { caller: nameOf(caller), name: nameOf(running), args: text });
}

/** What changed since the view before: first in cells that functions share, then in the running frame, then output. */
function changeNarration(after: View, before: View, line: number, firstNewId: number): NarrationView | null {
  for (const [id, view] of Object.entries(after.objects)) {
    const old = before.objects[Number(id)];
    if (view.kind !== 'cell' || old?.kind !== 'cell' || view.content === null || sameValue(view.content, old.content))
      continue;
    return say('cellRebound', { names: cellNames(after, view.id), value: valueText(view.content, after), line });
  }
  const frame = after.frames.at(-1);
  const old = before.frames.find((each) => each.id === frame?.id);
  for (const binding of frame?.bindings ?? []) {
    const was = old?.bindings.find((each) => each.name === binding.name)?.value ?? null;
    if (old === undefined || sameValue(binding.value, was)) continue;
    return bindingNarration(binding, was, after, line, firstNewId);
  }
  const written = textWritten(before, after);
  if (written !== '') return say('output', { text: written, line });
  if (before.frames.at(-1)?.id === frame?.id && (before.frames.at(-1)?.range.line ?? 0) > line)
    return say('loopTurn', { line });
  return null;
}

function bindingNarration(
  binding: BindingView,
  was: ValueView | null,
  after: View,
  line: number,
  firstNewId: number,
): NarrationView {
  const { name, value } = binding;
  if (value === null) return say('unbound', { name, line });
  const made = 'ref' in value && value.ref >= firstNewId ? after.objects[value.ref] : undefined;
  if (made?.kind === 'function') {
    const captured = made.freevars.join(', ');
    return captured === '' ? say('functionMade', { name, line }) : say('closureMade', { name, captured, line });
  }
  if (made?.kind === 'class') return say('classMade', { name, line });
  return say(was === null ? 'bound' : 'rebound', { name, value: valueText(value, after), line });
}

function textWritten(before: View, after: View): string {
  const last = before.output.length - 1;
  const added = after.output
    .slice(Math.max(0, last))
    .map((piece) => piece.text)
    .join('');
  return added.slice(before.output[last]?.text.length ?? 0).trimEnd();
}

function sameValue(a: ValueView | null, b: ValueView | null): boolean {
  if (a === null || b === null) return a === b;
  if ('ref' in a || 'ref' in b) return 'ref' in a && 'ref' in b && a.ref === b.ref;
  return a.text === b.text && a.type === b.type;
}

/** The names by which functions and frames on screen reach a cell. */
function cellNames(view: View, cell: number): string {
  const names = new Set<string>();
  for (const frame of view.frames)
    for (const binding of frame.bindings) if (binding.cell === cell) names.add(binding.name);
  for (const object of Object.values(view.objects)) {
    if (object.kind !== 'function') continue;
    object.closure?.forEach((id, i) => {
      if (id === cell) names.add(object.freevars[i] ?? '?');
    });
  }
  return [...names].join(', ');
}

function nameOf(frame: FrameView | undefined): string {
  return frame?.name ?? '<module>';
}

/** A value in a sentence. */
function valueText(value: ValueView, view: View): string {
  if (!('ref' in value)) return value.text.length > 60 ? `${value.text.slice(0, 59)}…` : value.text;
  const object = view.objects[value.ref];
  if (object === undefined) return 'an object';
  switch (object.kind) {
    case 'function':
      return `function ${object.name}`;
    case 'class':
      return `class ${object.name}`;
    case 'sequence':
    case 'mapping':
      return `a ${object.type} of ${object.window.length}`;
    case 'other':
      return object.text;
    default:
      return `a ${object.type}`;
  }
}

function sourceText(source: string, range: { line: number; col: number; endLine: number; endCol: number }): string {
  const lines = source.split('\n').slice(range.line - 1, range.endLine);
  if (lines.length === 0) return '';
  const first = lines[0] ?? '';
  if (lines.length === 1) return first.slice(range.col, range.endCol);
  return `${first.slice(range.col)} …`;
}

function say(id: string, params: NarrationView['params']): NarrationView {
  return { id, params };
}
