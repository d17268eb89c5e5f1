import { parametersOf } from './narrate.ts';
import { quote } from './quote.ts';
import type { BindingView, EntryView, ObjectView, ValueView } from './value-view.ts';
import type {
  FrameChange,
  FrameView,
  ListChange,
  NarrationView,
  ObjectChange,
  OutputPiece,
  ResolutionView,
  SourceRange,
  StepEvent,
  ViewDelta,
} from './view.ts';
import {
  bindingKinds,
  eventKinds,
  frameKinds,
  generatorStates,
  objectKinds,
  outcomes,
  scopes,
  streams,
} from './wire-words.ts';

/**
 * The delta as it travels: JSON without field names. `decodeDelta` gives it back.
 *
 *     [step, instructions, event, narration, resolutions, {part: …}]
 *
 * It is written at every step of a run that is watched, so it is put together as text, without a tree of arrays in between.
 */
export function encodeDelta(delta: ViewDelta): string {
  let parts = '';
  const part = (key: string, text: string): void => {
    parts += parts === '' ? `"${key}":${text}` : `,"${key}":${text}`;
  };
  if (delta.frames !== undefined) part('f', tail(delta.frames.kept, delta.frames.added, frame));
  if (delta.changedFrames !== undefined) part('c', list(delta.changedFrames, frameChange));
  if (delta.objects !== undefined) part('o', list(delta.objects, object));
  if (delta.changedObjects !== undefined) part('w', list(delta.changedObjects, objectChange));
  if (delta.droppedObjects !== undefined) part('d', `[${delta.droppedObjects.join()}]`);
  if (delta.output !== undefined) part('p', tail(delta.output.kept, delta.output.added, piece));
  if (delta.status !== undefined) part('s', JSON.stringify(delta.status));
  if (delta.source !== undefined) part('t', JSON.stringify(delta.source));
  if (delta.filename !== undefined) part('n', JSON.stringify(delta.filename));
  const resolutions = delta.resolutions.length === 0 ? '0' : list(delta.resolutions, resolution);
  return `[${delta.step},${delta.instructions},${event(delta.event)},${narration(delta.narration)},${resolutions},{${parts}}]`;
}

/** A JSON list of what `item` writes. */
function list<T>(items: readonly T[], item: (each: T) => string): string {
  let text = '[';
  for (let i = 0; i < items.length; i++) text += i === 0 ? item(items[i] as T) : `,${item(items[i] as T)}`;
  return `${text}]`;
}

/** The same with a number before it. */
function tail<T>(first: number, items: readonly T[], item: (each: T) => string): string {
  let text = `[${first}`;
  for (const each of items) text += `,${item(each)}`;
  return `${text}]`;
}

function event(told: StepEvent): string {
  const kind = eventKinds.indexOf(told.kind);
  switch (told.kind) {
    case 'loaded':
    case 'ended':
    case 'input':
    case 'moved':
      return `[${kind}]`;
    case 'line':
    case 'call':
      return `[${kind},${told.frame}]`;
    case 'return':
      return `[${kind},${told.frame},${value(told.value)}]`;
    case 'exception':
      return `[${kind},${told.frame},${quote(told.type)},${quote(told.message)}]`;
    case 'expression':
      return `[${kind},${told.frame},${sourceRange(told.range)},${value(told.value)}]`;
    case 'instruction':
      return `[${kind},${told.frame},${quote(told.opcode)},${quote(told.argument)}]`;
    case 'evaluated':
      return `[${kind},${told.frame},${quote(told.source)},${quote(told.text)},${told.failed ? 1 : 0}]`;
    case 'cellSet':
      return `[${kind},${told.cell},${value(told.value)}]`;
    default:
      return told satisfies never;
  }
}

/** The parameters in the order of the message's text; by name where there are others. */
function narration({ id, params }: NarrationView): string {
  const names = parametersOf(id);
  let count = 0;
  for (const name in params) {
    if (!names.includes(name)) return `[${quote(id)},${JSON.stringify(params)}]`;
    count++;
  }
  if (count !== names.length) return `[${quote(id)},${JSON.stringify(params)}]`;
  let text = `[${quote(id)}`;
  for (const name of names) {
    const given = params[name] as string | number;
    text += typeof given === 'number' ? `,${given}` : `,${quote(given)}`;
  }
  return `${text}]`;
}

const writtenResolutions = new WeakMap<ResolutionView, string>();

/** Name, then by turns scope and outcome in one number, and the place. What was found follows from the last. */
function resolution(view: ResolutionView): string {
  let text = writtenResolutions.get(view);
  if (text === undefined) {
    text = `[${quote(view.name)}`;
    for (const { scope, where, outcome } of view.walk)
      text += `,${scopes.indexOf(scope) * outcomes.length + outcomes.indexOf(outcome)},${quote(where)}`;
    text += ']';
    writtenResolutions.set(view, text);
  }
  return text;
}

/** Columns of one line: three numbers. */
function sourceRange({ line, col, endLine, endCol }: SourceRange): string {
  return endLine === line ? `[${line},${col},${endCol}]` : `[${line},${col},${endCol},${endLine}]`;
}

/** An atom as `type:text`, an object as its id, nothing as `null`. */
function value(view: ValueView | null): string {
  if (view === null) return 'null';
  return 'ref' in view ? String(view.ref) : quote(`${view.type}:${view.text}`);
}

function binding(view: BindingView): string {
  const code = 2 * bindingKinds.indexOf(view.kind) + (view.isParameter ? 1 : 0);
  const cell = view.cell === null ? '' : `,${view.cell}`;
  return `[${quote(view.name)},${code},${value(view.value)}${cell}]`;
}

function entry(view: EntryView): string {
  if (isPair(view)) return `[${value(view[0])},${value(view[1])}]`;
  return 'name' in view ? binding(view) : value(view);
}

const isPair = (view: EntryView): view is readonly [ValueView, ValueView] => Array.isArray(view);

/** A qualified name that is the name itself is 0. */
function names({ name, qualname }: { readonly name: string; readonly qualname: string }): string {
  return `${quote(name)},${qualname === name ? '0' : quote(qualname)}`;
}

function frame(view: FrameView): string {
  const { id, kind, code, func, range, lexicalParent, bindings } = view;
  return `[${id},${names(view)},${frameKinds.indexOf(kind)},${code},${func},${sourceRange(range)},${lexicalParent},${list(bindings, binding)}]`;
}

function listChange<T>({ length, items }: ListChange<T>, item: (each: T) => string): string {
  let text = `[${length}`;
  for (const [i, each] of items) text += `,${i},${item(each)}`;
  return `${text}]`;
}

function frameChange({ id, range, bindings }: FrameChange): string {
  const moved = range === undefined ? '0' : sourceRange(range);
  return bindings === undefined ? `[${id},${moved}]` : `[${id},${moved},${listChange(bindings, binding)}]`;
}

function objectChange({ id, length, entries }: ObjectChange): string {
  return `[${id},${length},${listChange(entries, entry)}]`;
}

function piece({ stream, text }: OutputPiece): string {
  return `[${streams.indexOf(stream)},${JSON.stringify(text)}]`;
}

function object(view: ObjectView): string {
  const head = `${objectKinds.indexOf(view.kind)},${view.id},${quote(view.type)}`;
  switch (view.kind) {
    case 'function': {
      const { signature, firstLine, code, closure, freevars, defaults, definedIn } = view;
      const pairs = list(defaults, (each) => `${quote(each.name)},${value(each.value)}`);
      const cells = closure === null ? 'null' : `[${closure.join()}]`;
      return `[${head},${names(view)},${quote(signature)},${firstLine},${code},${cells},${list(freevars, quote)},${pairs},${definedIn}]`;
    }
    case 'code': {
      const { firstLine, argCount, varnames, cellvars, freevars, consts } = view;
      const lists = [varnames, cellvars, freevars, view.names, consts].map((each) => list(each, quote));
      return `[${head},${names(view)},${firstLine},${argCount},${lists.join()}]`;
    }
    case 'cell':
      return `[${head},${value(view.content)}]`;
    case 'sequence':
    case 'mapping':
      return `[${head},${tail<EntryView>(view.window.length, view.window.items, entry)}]`;
    case 'class':
      return `[${head},${quote(view.name)},${list(view.bases, quote)},${tail(view.attributes.length, view.attributes.items, binding)}]`;
    case 'instance':
      return `[${head},${view.cls},${tail(view.attributes.length, view.attributes.items, binding)}]`;
    case 'generator':
      return `[${head},${quote(view.name)},${generatorStates.indexOf(view.state)},${view.line},${list(view.bindings, binding)}]`;
    case 'method':
      return `[${head},${value(view.self)},${value(view.func)}]`;
    case 'other':
      return `[${head},${quote(view.text)}]`;
    default:
      return view satisfies never;
  }
}
