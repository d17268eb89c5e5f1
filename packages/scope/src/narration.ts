import type { Sight } from './look.ts';
import type { Observer } from './observer.ts';
import type { ShownFrame } from './shown-frame.ts';
import { isSameValue } from './value.ts';
import type { BindingView, CellView, ValueView } from './value-view.ts';
import type { NarrationView, SessionStatus, SourceRange, StepEvent } from './view.ts';

/** What the sentence for a step is made from. */
export interface Occasion {
  readonly event: StepEvent;
  readonly status: SessionStatus;
  readonly source: string;
  /** `null` without a run. */
  readonly observer: Observer | null;
  /** What changed since the step before; `null` after a jump, where there is none to compare with. */
  readonly sight: Sight | null;
  /** What was written since the step before. */
  readonly written: () => string;
  /** Objects from this id on were made since. */
  readonly firstNewId: number;
}

/**
 * The sentence for a step: what has just happened, told by the first of these that fits: the end, an exception, a call,
 * a return, a changed cell, a new or changed binding, output, the next line.
 */
export function narrationOf(occasion: Occasion): NarrationView {
  const { event, status } = occasion;
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
  return eventNarration(occasion);
}

function eventNarration(occasion: Occasion): NarrationView {
  const { event, observer, source } = occasion;
  const running = observer?.top;
  const line = running?.range.line ?? 0;
  switch (event.kind) {
    case 'loaded':
      return say('loaded', { line });
    case 'ended':
      return say('ended', {});
    case 'call':
      return callNarration(observer);
    case 'return':
      return say('return', { name: nameOf(running), value: valueText(event.value, observer) });
    case 'exception':
      return say('exception', { type: event.type, message: event.message, name: nameOf(running), line });
    case 'expression':
      return say('expression', { text: sourceText(source, event.range), value: valueText(event.value, observer) });
    case 'instruction':
      return say('instruction', { opcode: event.opcode, argument: event.argument });
    case 'evaluated':
      return say(event.failed ? 'evaluationFailed' : 'evaluated', { source: event.source, text: shownText(event) });
    case 'cellSet':
      return say('cellSet', { names: cellNames(observer, event.cell), value: valueText(event.value, observer) });
    case 'input':
      return say('input', { line });
    case 'moved':
    case 'line':
      return changeNarration(occasion, line) ?? say('line', { line, name: nameOf(running) });
    default:
      return event satisfies never;
  }
}

/** Of a traceback only the last line, which says what happened. */
function shownText(event: { readonly text: string; readonly failed: boolean }): string {
  const text = event.text.trimEnd();
  return event.failed ? text.slice(text.lastIndexOf('\n') + 1) : text;
}

function callNarration(observer: Observer | null): NarrationView {
  const running = observer?.top;
  if (running?.isClassBody === true) return say('classBody', { name: nameOf(running) });
  const args: string[] = [];
  for (const { isParameter, name, value } of running?.bindings ?? [])
    if (isParameter && value !== null) args.push(`${name}=${valueText(value, observer)}`);
  return say('call', { caller: nameOf(observer?.caller), name: nameOf(running), args: args.join(', ') });
}

/** What changed: first in cells that functions share, then in the running frame, then output. */
function changeNarration(occasion: Occasion, line: number): NarrationView | null {
  const { sight, observer } = occasion;
  const frame = observer?.top;
  if (sight === null || observer === null || frame === undefined) return null;
  const told = cellNarration(sight, observer, line) ?? bindingsNarration(occasion, sight, frame, line);
  if (told !== null) return told;
  const written = occasion.written().trimEnd();
  if (written !== '') return say('output', { text: written, line });
  const { topBefore } = sight;
  return topBefore?.id === frame.id && topBefore.line > line ? say('loopTurn', { line }) : null;
}

/** Of several cells the oldest. */
function cellNarration(sight: Sight, observer: Observer, line: number): NarrationView | null {
  let told: CellView | null = null;
  for (const view of sight.change.objects ?? []) {
    if (view.kind !== 'cell' || view.content === null || (told !== null && told.id < view.id)) continue;
    const old = sight.objectBefore(view.id);
    if (old?.kind === 'cell' && !isSameValue(view.content, old.content)) told = view;
  }
  if (told === null || told.content === null) return null;
  return say('cellRebound', { names: cellNames(observer, told.id), value: valueText(told.content, observer), line });
}

function bindingsNarration(occasion: Occasion, sight: Sight, frame: ShownFrame, line: number): NarrationView | null {
  const old = sight.bindingsBefore(frame.id);
  if (old === undefined || old === frame.bindings) return null;
  for (const [i, binding] of frame.bindings.entries()) {
    const there = old[i];
    if (there === binding) continue;
    const was = (there?.name === binding.name ? there : old.find((each) => each.name === binding.name))?.value ?? null;
    if (!isSameValue(binding.value, was)) return bindingNarration(binding, was, occasion, line);
  }
  return null;
}

function bindingNarration(
  { name, value }: BindingView,
  was: ValueView | null,
  { observer, firstNewId }: Occasion,
  line: number,
): NarrationView {
  if (value === null) return say('unbound', { name, line });
  const made = 'ref' in value && value.ref >= firstNewId ? observer?.object(value.ref) : undefined;
  if (made?.kind === 'function') {
    const captured = made.freevars.join(', ');
    return captured === '' ? say('functionMade', { name, line }) : say('closureMade', { name, captured, line });
  }
  if (made?.kind === 'class') return say('classMade', { name, line });
  return say(was === null ? 'bound' : 'rebound', { name, value: valueText(value, observer), line });
}

function cellNames(observer: Observer | null, cell: number): string {
  return observer?.cellNames(cell).join(', ') ?? '';
}

function nameOf(frame: ShownFrame | undefined): string {
  return frame?.name ?? '<module>';
}

/** A value in a sentence. */
function valueText(value: ValueView, observer: Observer | null): string {
  if (!('ref' in value)) return value.text.length > 60 ? `${value.text.slice(0, 59)}…` : value.text;
  const object = observer?.object(value.ref);
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

function sourceText(source: string, range: SourceRange): string {
  const lines = source.split('\n').slice(range.line - 1, range.endLine);
  if (lines.length === 0) return '';
  const first = lines[0] ?? '';
  if (lines.length === 1) return first.slice(range.col, range.endCol);
  return `${first.slice(range.col)} …`;
}

function say(id: string, params: NarrationView['params']): NarrationView {
  return { id, params };
}
