import {
  asciiText,
  closeList,
  closeRecord,
  jsonBytes,
  openList,
  openRecord,
  writeKey,
  writeNull,
  writeNumber,
  writePair,
  writeString,
} from './json-bytes.ts';
import { parametersOf } from './narrate.ts';
import type {
  BindingView,
  CodeView,
  EntryView,
  FunctionView,
  GeneratorView,
  ObjectView,
  ValueView,
  WindowView,
} from './value-view.ts';
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

/** The delta as it travels: JSON without field names, in ASCII. `decodeDelta` gives it back. */
export function encodeDelta(delta: ViewDelta): string {
  return asciiText(encodeDeltaBytes(delta));
}

/** The same as bytes, good until the next call. */
export function encodeDeltaBytes(delta: ViewDelta): Uint8Array {
  return jsonBytes(delta, writeDelta);
}

/** `[step, instructions, event, narration, resolutions, {part: …}]` */
function writeDelta(start: number, delta: ViewDelta): number {
  let at = openList(start);
  at = writeNumber(at, delta.step);
  at = writeNumber(at, delta.instructions);
  at = writeEvent(at, delta.event);
  at = writeNarration(at, delta.narration);
  at = delta.resolutions.length === 0 ? writeNumber(at, 0) : writeList(at, delta.resolutions, writeResolution);
  at = openRecord(at);
  at = writeParts(at, delta);
  at = closeRecord(at);
  return closeList(at);
}

function writeParts(start: number, delta: ViewDelta): number {
  const { frames, changedFrames, objects, changedObjects, droppedObjects, output, status, source, filename } = delta;
  let at = start;
  if (frames !== undefined) at = writeTail(writeKey(at, 'f'), frames.kept, frames.added, writeFrame);
  if (changedFrames !== undefined) at = writeList(writeKey(at, 'c'), changedFrames, writeFrameChange);
  if (objects !== undefined) at = writeList(writeKey(at, 'o'), objects, writeObject);
  if (changedObjects !== undefined) at = writeList(writeKey(at, 'w'), changedObjects, writeObjectChange);
  if (droppedObjects !== undefined) at = writeList(writeKey(at, 'd'), droppedObjects, writeNumber);
  if (output !== undefined) at = writeTail(writeKey(at, 'p'), output.kept, output.added, writePiece);
  if (status !== undefined) at = writeString(writeKey(at, 's'), JSON.stringify(status));
  if (source !== undefined) at = writeString(writeKey(at, 't'), source);
  if (filename !== undefined) at = writeString(writeKey(at, 'n'), filename);
  return at;
}

type Write<T> = (at: number, item: T) => number;

function writeList<T>(start: number, items: readonly T[], write: Write<T>): number {
  let at = openList(start);
  for (const item of items) at = write(at, item);
  return closeList(at);
}

/** A list with a number before it. */
function writeTail<T>(start: number, first: number, items: readonly T[], write: Write<T>): number {
  let at = writeNumber(openList(start), first);
  for (const item of items) at = write(at, item);
  return closeList(at);
}

function writeEvent(start: number, event: StepEvent): number {
  let at = writeNumber(openList(start), eventKinds.indexOf(event.kind));
  switch (event.kind) {
    case 'loaded':
    case 'ended':
    case 'input':
    case 'moved':
      break;
    case 'line':
    case 'call':
      at = writeNumber(at, event.frame);
      break;
    case 'return':
      at = writeValue(writeNumber(at, event.frame), event.value);
      break;
    case 'exception':
      at = writeNumber(at, event.frame);
      at = writeString(at, event.type);
      at = writeString(at, event.message);
      break;
    case 'expression':
      at = writeNumber(at, event.frame);
      at = writeRange(at, event.range);
      at = writeValue(at, event.value);
      break;
    case 'instruction':
      at = writeNumber(at, event.frame);
      at = writeString(at, event.opcode);
      at = writeString(at, event.argument);
      break;
    case 'evaluated':
      at = writeNumber(at, event.frame);
      at = writeString(at, event.source);
      at = writeString(at, event.text);
      at = writeNumber(at, event.failed ? 1 : 0);
      break;
    case 'cellSet':
      at = writeValue(writeNumber(at, event.cell), event.value);
      break;
    default:
      event satisfies never;
  }
  return closeList(at);
}

/** The parameters in the order of the message's text; by name where there are others. */
function writeNarration(start: number, { id, params }: NarrationView): number {
  const names = parametersOf(id);
  let at = writeString(openList(start), id);
  if (hasJust(params, names)) {
    for (const name of names) at = writeParameter(at, params[name] ?? '');
  } else {
    at = openRecord(at);
    for (const [name, value] of Object.entries(params)) at = writeParameter(writeKey(at, name), value);
    at = closeRecord(at);
  }
  return closeList(at);
}

function hasJust(params: NarrationView['params'], names: readonly string[]): boolean {
  let count = 0;
  for (const name in params) {
    if (!names.includes(name)) return false;
    count++;
  }
  return count === names.length;
}

function writeParameter(at: number, value: string | number): number {
  return typeof value === 'number' ? writeNumber(at, value) : writeString(at, value);
}

/** Name, then by turns scope and outcome in one number, and the place. What was found follows from the last. */
function writeResolution(start: number, { name, walk }: ResolutionView): number {
  let at = writeString(openList(start), name);
  for (const { scope, where, outcome } of walk) {
    at = writeNumber(at, scopes.indexOf(scope) * outcomes.length + outcomes.indexOf(outcome));
    at = writeString(at, where);
  }
  return closeList(at);
}

/** Columns of one line: three numbers. */
function writeRange(start: number, { line, col, endLine, endCol }: SourceRange): number {
  let at = openList(start);
  at = writeNumber(at, line);
  at = writeNumber(at, col);
  at = writeNumber(at, endCol);
  if (endLine !== line) at = writeNumber(at, endLine);
  return closeList(at);
}

/** An atom as `type:text`, an object as its id. */
function writeValue(at: number, value: ValueView | null): number {
  if (value === null) return writeNull(at);
  return 'ref' in value ? writeNumber(at, value.ref) : writePair(at, value.type, value.text);
}

function writeBinding(start: number, { name, kind, isParameter, cell, value }: BindingView): number {
  let at = writeString(openList(start), name);
  at = writeNumber(at, 2 * bindingKinds.indexOf(kind) + (isParameter ? 1 : 0));
  at = writeValue(at, value);
  if (cell !== null) at = writeNumber(at, cell);
  return closeList(at);
}

function writeEntry(at: number, entry: EntryView): number {
  if (isPair(entry)) return writeList(at, entry, writeValue);
  return 'name' in entry ? writeBinding(at, entry) : writeValue(at, entry);
}

const isPair = (entry: EntryView): entry is readonly [ValueView, ValueView] => Array.isArray(entry);

/** Where the qualified name is the name itself it is 0. */
function writeNames(start: number, { name, qualname }: { readonly name: string; readonly qualname: string }): number {
  const at = writeString(start, name);
  return qualname === name ? writeNumber(at, 0) : writeString(at, qualname);
}

function writeFrame(start: number, frame: FrameView): number {
  let at = writeNumber(openList(start), frame.id);
  at = writeNames(at, frame);
  at = writeNumber(at, frameKinds.indexOf(frame.kind));
  at = writeNumber(at, frame.code);
  at = writeId(at, frame.func);
  at = writeRange(at, frame.range);
  at = writeId(at, frame.lexicalParent);
  at = writeList(at, frame.bindings, writeBinding);
  return closeList(at);
}

function writeId(at: number, id: number | null): number {
  return id === null ? writeNull(at) : writeNumber(at, id);
}

function writeListChange<T>(start: number, { length, items }: ListChange<T>, write: Write<T>): number {
  let at = writeNumber(openList(start), length);
  for (const [i, item] of items) at = write(writeNumber(at, i), item);
  return closeList(at);
}

function writeFrameChange(start: number, { id, range, bindings }: FrameChange): number {
  let at = writeNumber(openList(start), id);
  at = range === undefined ? writeNumber(at, 0) : writeRange(at, range);
  if (bindings !== undefined) at = writeListChange(at, bindings, writeBinding);
  return closeList(at);
}

function writeObjectChange(start: number, { id, length, entries }: ObjectChange): number {
  let at = writeNumber(openList(start), id);
  at = writeNumber(at, length);
  at = writeListChange(at, entries, writeEntry);
  return closeList(at);
}

function writePiece(start: number, { stream, text }: OutputPiece): number {
  const at = writeNumber(openList(start), streams.indexOf(stream));
  return closeList(writeString(at, text));
}

function writeWindow(at: number, { length, items }: WindowView<EntryView>): number {
  return writeTail(at, length, items, writeEntry);
}

function writeObject(start: number, view: ObjectView): number {
  let at = writeNumber(openList(start), objectKinds.indexOf(view.kind));
  at = writeNumber(at, view.id);
  at = writeString(at, view.type);
  at = writeFields(at, view);
  return closeList(at);
}

function writeFields(at: number, view: ObjectView): number {
  switch (view.kind) {
    case 'function':
      return writeFunction(at, view);
    case 'code':
      return writeCode(at, view);
    case 'cell':
      return writeValue(at, view.content);
    case 'sequence':
    case 'mapping':
      return writeWindow(at, view.window);
    case 'class':
      return writeWindow(writeList(writeString(at, view.name), view.bases, writeString), view.attributes);
    case 'instance':
      return writeWindow(writeId(at, view.cls), view.attributes);
    case 'generator':
      return writeGenerator(at, view);
    case 'method':
      return writeValue(writeValue(at, view.self), view.func);
    case 'other':
      return writeString(at, view.text);
    default:
      return view satisfies never;
  }
}

function writeGenerator(start: number, view: GeneratorView): number {
  let at = writeString(start, view.name);
  at = writeNumber(at, generatorStates.indexOf(view.state));
  at = writeId(at, view.line);
  return writeList(at, view.bindings, writeBinding);
}

function writeFunction(start: number, view: FunctionView): number {
  let at = writeNames(start, view);
  at = writeString(at, view.signature);
  at = writeNumber(at, view.firstLine);
  at = writeNumber(at, view.code);
  at = view.closure === null ? writeNull(at) : writeList(at, view.closure, writeNumber);
  at = writeList(at, view.freevars, writeString);
  at = openList(at);
  for (const { name, value } of view.defaults) at = writeValue(writeString(at, name), value);
  at = closeList(at);
  return writeNumber(at, view.definedIn);
}

function writeCode(start: number, view: CodeView): number {
  let at = writeNames(start, view);
  at = writeNumber(at, view.firstLine);
  at = writeNumber(at, view.argCount);
  for (const names of [view.varnames, view.cellvars, view.freevars, view.names, view.consts])
    at = writeList(at, names, writeString);
  return at;
}
