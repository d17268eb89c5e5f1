import { JsonBytes } from './json-bytes.ts';
import { parametersOf } from './narrate.ts';
import type {
  BindingView,
  CodeView,
  EntryView,
  FunctionView,
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

const out = new JsonBytes();

/** The delta as it travels: JSON without field names, in ASCII. `decodeDelta` gives it back. */
export function encodeDelta(delta: ViewDelta): string {
  out.clear();
  writeDelta(delta);
  return out.text;
}

/** The same as bytes, good until the next call. */
export function encodeDeltaBytes(delta: ViewDelta): Uint8Array {
  out.clear();
  writeDelta(delta);
  return out.bytes;
}

/** `[step, instructions, event, narration, resolutions, {part: …}]` */
function writeDelta(delta: ViewDelta): void {
  out.openList();
  out.number(delta.step);
  out.number(delta.instructions);
  writeEvent(delta.event);
  writeNarration(delta.narration);
  if (delta.resolutions.length === 0) out.number(0);
  else writeList(delta.resolutions, writeResolution);
  out.openRecord();
  writeParts(delta);
  out.closeRecord();
  out.closeList();
}

function writeParts(delta: ViewDelta): void {
  const { frames, changedFrames, objects, changedObjects, droppedObjects, output, status, source, filename } = delta;
  if (frames !== undefined) {
    out.key('f');
    writeTail(frames.kept, frames.added, writeFrame);
  }
  if (changedFrames !== undefined) {
    out.key('c');
    writeList(changedFrames, writeFrameChange);
  }
  if (objects !== undefined) {
    out.key('o');
    writeList(objects, writeObject);
  }
  if (changedObjects !== undefined) {
    out.key('w');
    writeList(changedObjects, writeObjectChange);
  }
  if (droppedObjects !== undefined) {
    out.key('d');
    writeList(droppedObjects, writeNumber);
  }
  if (output !== undefined) {
    out.key('p');
    writeTail(output.kept, output.added, writePiece);
  }
  if (status !== undefined) {
    out.key('s');
    out.string(JSON.stringify(status));
  }
  if (source !== undefined) {
    out.key('t');
    out.string(source);
  }
  if (filename !== undefined) {
    out.key('n');
    out.string(filename);
  }
}

const writeNumber = (value: number): void => out.number(value);
const writeString = (text: string): void => out.string(text);

function writeList<T>(items: readonly T[], write: (item: T) => void): void {
  out.openList();
  for (const item of items) write(item);
  out.closeList();
}

/** A list with a number before it. */
function writeTail<T>(first: number, items: readonly T[], write: (item: T) => void): void {
  out.openList();
  out.number(first);
  for (const item of items) write(item);
  out.closeList();
}

function writeEvent(event: StepEvent): void {
  out.openList();
  out.number(eventKinds.indexOf(event.kind));
  switch (event.kind) {
    case 'loaded':
    case 'ended':
    case 'input':
    case 'moved':
      break;
    case 'line':
    case 'call':
      out.number(event.frame);
      break;
    case 'return':
      out.number(event.frame);
      writeValue(event.value);
      break;
    case 'exception':
      out.number(event.frame);
      out.string(event.type);
      out.string(event.message);
      break;
    case 'expression':
      out.number(event.frame);
      writeRange(event.range);
      writeValue(event.value);
      break;
    case 'instruction':
      out.number(event.frame);
      out.string(event.opcode);
      out.string(event.argument);
      break;
    case 'evaluated':
      out.number(event.frame);
      out.string(event.source);
      out.string(event.text);
      out.number(event.failed ? 1 : 0);
      break;
    case 'cellSet':
      out.number(event.cell);
      writeValue(event.value);
      break;
    default:
      event satisfies never;
  }
  out.closeList();
}

/** The parameters in the order of the message's text; by name where there are others. */
function writeNarration({ id, params }: NarrationView): void {
  const names = parametersOf(id);
  out.openList();
  out.string(id);
  if (hasJust(params, names)) {
    for (const name of names) writeParameter(params[name] ?? '');
  } else {
    out.openRecord();
    for (const [name, value] of Object.entries(params)) {
      out.key(name);
      writeParameter(value);
    }
    out.closeRecord();
  }
  out.closeList();
}

function hasJust(params: NarrationView['params'], names: readonly string[]): boolean {
  let count = 0;
  for (const name in params) {
    if (!names.includes(name)) return false;
    count++;
  }
  return count === names.length;
}

function writeParameter(value: string | number): void {
  if (typeof value === 'number') out.number(value);
  else out.string(value);
}

/** Name, then by turns scope and outcome in one number, and the place. What was found follows from the last. */
function writeResolution({ name, walk }: ResolutionView): void {
  out.openList();
  out.string(name);
  for (const { scope, where, outcome } of walk) {
    out.number(scopes.indexOf(scope) * outcomes.length + outcomes.indexOf(outcome));
    out.string(where);
  }
  out.closeList();
}

/** Columns of one line: three numbers. */
function writeRange({ line, col, endLine, endCol }: SourceRange): void {
  out.openList();
  out.number(line);
  out.number(col);
  out.number(endCol);
  if (endLine !== line) out.number(endLine);
  out.closeList();
}

/** An atom as `type:text`, an object as its id. */
function writeValue(value: ValueView | null): void {
  if (value === null) out.null();
  else if ('ref' in value) out.number(value.ref);
  else out.pair(value.type, value.text);
}

function writeBinding({ name, kind, isParameter, cell, value }: BindingView): void {
  out.openList();
  out.string(name);
  out.number(2 * bindingKinds.indexOf(kind) + (isParameter ? 1 : 0));
  writeValue(value);
  if (cell !== null) out.number(cell);
  out.closeList();
}

function writeEntry(entry: EntryView): void {
  if (isPair(entry)) writeList(entry, writeValue);
  else if ('name' in entry) writeBinding(entry);
  else writeValue(entry);
}

const isPair = (entry: EntryView): entry is readonly [ValueView, ValueView] => Array.isArray(entry);

/** Where the qualified name is the name itself it is 0. */
function writeNames({ name, qualname }: { readonly name: string; readonly qualname: string }): void {
  out.string(name);
  if (qualname === name) out.number(0);
  else out.string(qualname);
}

function writeFrame(frame: FrameView): void {
  out.openList();
  out.number(frame.id);
  writeNames(frame);
  out.number(frameKinds.indexOf(frame.kind));
  out.number(frame.code);
  writeId(frame.func);
  writeRange(frame.range);
  writeId(frame.lexicalParent);
  writeList(frame.bindings, writeBinding);
  out.closeList();
}

function writeId(id: number | null): void {
  if (id === null) out.null();
  else out.number(id);
}

function writeListChange<T>({ length, items }: ListChange<T>, write: (item: T) => void): void {
  out.openList();
  out.number(length);
  for (const [i, item] of items) {
    out.number(i);
    write(item);
  }
  out.closeList();
}

function writeFrameChange({ id, range, bindings }: FrameChange): void {
  out.openList();
  out.number(id);
  if (range === undefined) out.number(0);
  else writeRange(range);
  if (bindings !== undefined) writeListChange(bindings, writeBinding);
  out.closeList();
}

function writeObjectChange({ id, length, entries }: ObjectChange): void {
  out.openList();
  out.number(id);
  out.number(length);
  writeListChange(entries, writeEntry);
  out.closeList();
}

function writePiece({ stream, text }: OutputPiece): void {
  out.openList();
  out.number(streams.indexOf(stream));
  out.string(text);
  out.closeList();
}

function writeWindow({ length, items }: WindowView<EntryView>): void {
  writeTail(length, items, writeEntry);
}

function writeObject(view: ObjectView): void {
  out.openList();
  out.number(objectKinds.indexOf(view.kind));
  out.number(view.id);
  out.string(view.type);
  writeFields(view);
  out.closeList();
}

function writeFields(view: ObjectView): void {
  switch (view.kind) {
    case 'function':
      writeFunction(view);
      break;
    case 'code':
      writeCode(view);
      break;
    case 'cell':
      writeValue(view.content);
      break;
    case 'sequence':
    case 'mapping':
      writeWindow(view.window);
      break;
    case 'class':
      out.string(view.name);
      writeList(view.bases, writeString);
      writeWindow(view.attributes);
      break;
    case 'instance':
      writeId(view.cls);
      writeWindow(view.attributes);
      break;
    case 'generator':
      out.string(view.name);
      out.number(generatorStates.indexOf(view.state));
      writeId(view.line);
      writeList(view.bindings, writeBinding);
      break;
    case 'method':
      writeValue(view.self);
      writeValue(view.func);
      break;
    case 'other':
      out.string(view.text);
      break;
    default:
      view satisfies never;
  }
}

function writeFunction(view: FunctionView): void {
  writeNames(view);
  out.string(view.signature);
  out.number(view.firstLine);
  out.number(view.code);
  if (view.closure === null) out.null();
  else writeList(view.closure, writeNumber);
  writeList(view.freevars, writeString);
  out.openList();
  for (const { name, value } of view.defaults) {
    out.string(name);
    writeValue(value);
  }
  out.closeList();
  out.number(view.definedIn);
}

function writeCode(view: CodeView): void {
  writeNames(view);
  out.number(view.firstLine);
  out.number(view.argCount);
  for (const names of [view.varnames, view.cellvars, view.freevars, view.names, view.consts])
    writeList(names, writeString);
}
