import { parametersOf } from './narrate.ts';
import { foundIn } from './found-in.ts';
import type { AtomView, BindingView, EntryView, ObjectView, RefView, ValueView, WindowView } from './value-view.ts';
import type {
  FrameChange,
  FrameView,
  ListChange,
  NarrationView,
  ObjectChange,
  OutputPiece,
  ResolutionView,
  SessionStatus,
  SourceRange,
  StepEvent,
  TailChange,
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

/** What came over the wire is not what `encodeDelta` writes. */
class Malformed extends Error {}

/** The delta that was encoded; `null` where the text is none. */
export function decodeDelta(encoded: string): ViewDelta | null {
  try {
    return readDelta(list(JSON.parse(encoded)));
  } catch (error) {
    if (error instanceof Malformed || error instanceof SyntaxError) return null;
    throw error;
  }
}

function readDelta([step, instructions, event, narration, resolutions, rest]: List): ViewDelta {
  const parts = record(rest);
  const has = (key: string): boolean => parts[key] !== undefined;
  return {
    step: number(step),
    instructions: number(instructions),
    event: readEvent(list(event)),
    narration: readNarration(list(narration)),
    resolutions: resolutions === 0 ? [] : list(resolutions).map((each) => readResolution(list(each))),
    ...(has('f') ? { frames: readTail(parts['f'], (each) => readFrame(list(each))) } : {}),
    ...(has('c') ? { changedFrames: list(parts['c']).map((each) => readFrameChange(list(each))) } : {}),
    ...(has('o') ? { objects: list(parts['o']).map((each) => readObject(list(each))) } : {}),
    ...(has('w') ? { changedObjects: list(parts['w']).map((each) => readObjectChange(list(each))) } : {}),
    ...(has('d') ? { droppedObjects: list(parts['d']).map(number) } : {}),
    ...(has('p') ? { output: readTail(parts['p'], (each) => readPiece(list(each))) } : {}),
    ...(has('s') ? { status: readStatus(JSON.parse(text(parts['s']))) } : {}),
    ...(has('t') ? { source: text(parts['t']) } : {}),
    ...(has('n') ? { filename: text(parts['n']) } : {}),
  };
}

function readEvent([kind, a, b, c, d]: List): StepEvent {
  const name = word(eventKinds, kind);
  switch (name) {
    case 'loaded':
    case 'ended':
    case 'input':
    case 'moved':
      return { kind: name };
    case 'line':
    case 'call':
      return { kind: name, frame: number(a) };
    case 'return':
      return { kind: name, frame: number(a), value: readValue(b) };
    case 'exception':
      return { kind: name, frame: number(a), type: text(b), message: text(c) };
    case 'expression':
      return { kind: name, frame: number(a), range: readRange(list(b)), value: readValue(c) };
    case 'instruction':
      return { kind: name, frame: number(a), opcode: text(b), argument: text(c) };
    case 'evaluated':
      return { kind: name, frame: number(a), source: text(b), text: text(c), failed: d === 1 };
    case 'cellSet':
      return { kind: name, cell: number(a), value: readValue(b) };
    default:
      return name satisfies never;
  }
}

function readNarration([id, ...given]: List): NarrationView {
  const params: Record<string, string | number> = {};
  const [first] = given;
  if (typeof first === 'object' && first !== null) {
    for (const [name, value] of Object.entries(record(first))) params[name] = parameter(value);
  } else {
    const names = parametersOf(text(id));
    given.forEach((value, i) => {
      params[text(names[i])] = parameter(value);
    });
  }
  return { id: text(id), params };
}

const parameter = (value: unknown): string | number => (typeof value === 'number' ? value : text(value));

function readResolution([name, ...steps]: List): ResolutionView {
  const walk: ResolutionView['walk'][number][] = [];
  for (let i = 0; i < steps.length; i += 2) {
    const code = number(steps[i]);
    walk.push({
      scope: word(scopes, Math.floor(code / outcomes.length)),
      where: text(steps[i + 1]),
      outcome: word(outcomes, code % outcomes.length),
    });
  }
  return { name: text(name), found: foundIn(walk), walk };
}

function readRange([line, col, endCol, endLine]: List): SourceRange {
  return {
    line: number(line),
    col: number(col),
    endLine: endLine === undefined ? number(line) : number(endLine),
    endCol: number(endCol),
  };
}

function readValue(data: unknown): ValueView {
  if (typeof data === 'number') return { ref: data } satisfies RefView;
  const both = text(data);
  const colon = both.indexOf(':');
  if (colon < 0) throw new Malformed('an atom without a type');
  return { type: both.slice(0, colon), text: both.slice(colon + 1) } satisfies AtomView;
}

const readValueOrNull = (data: unknown): ValueView | null => (data === null ? null : readValue(data));

function readBinding([name, code, value, cell]: List): BindingView {
  return {
    name: text(name),
    kind: word(bindingKinds, number(code) >> 1),
    isParameter: (number(code) & 1) === 1,
    cell: cell === undefined ? null : number(cell),
    value: readValueOrNull(value),
  };
}

/** A pair has two items, a binding three or four. */
function readEntry(data: unknown): EntryView {
  if (!Array.isArray(data)) return readValue(data);
  const items = list(data);
  return items.length === 2 ? readPair(items) : readBinding(items);
}

const readPair = ([key, value]: List): readonly [ValueView, ValueView] => [readValue(key), readValue(value)];

function readFrame([id, name, qualname, kind, code, func, range, parent, bindings]: List): FrameView {
  return {
    id: number(id),
    name: text(name),
    qualname: qualname === 0 ? text(name) : text(qualname),
    kind: word(frameKinds, kind),
    code: number(code),
    func: func === null ? null : number(func),
    range: readRange(list(range)),
    lexicalParent: parent === null ? null : number(parent),
    bindings: list(bindings).map((each) => readBinding(list(each))),
  };
}

function readTail<T>(data: unknown, read: (item: unknown) => T): TailChange<T> {
  const [kept, ...added] = list(data);
  return { kept: number(kept), added: added.map(read) };
}

function readList<T>([length, ...rest]: List, read: (item: unknown) => T): ListChange<T> {
  const items: [number, T][] = [];
  for (let i = 0; i < rest.length; i += 2) items.push([number(rest[i]), read(rest[i + 1])]);
  return { length: number(length), items };
}

function readFrameChange([id, range, bindings]: List): FrameChange {
  return {
    id: number(id),
    ...(range === 0 ? {} : { range: readRange(list(range)) }),
    ...(bindings === undefined ? {} : { bindings: readList(list(bindings), (each) => readBinding(list(each))) }),
  };
}

function readObjectChange([id, length, entries]: List): ObjectChange {
  return { id: number(id), length: number(length), entries: readList(list(entries), readEntry) };
}

function readPiece([stream, written]: List): OutputPiece {
  return { stream: word(streams, stream), text: text(written) };
}

function readObject([code, id, type, a, b, c, d, e, f, g, h, i]: List): ObjectView {
  const kind = word(objectKinds, code);
  const base = { id: number(id), type: text(type) };
  switch (kind) {
    case 'function':
      return {
        ...base,
        kind,
        name: text(a),
        qualname: qualnameOf(a, b),
        signature: text(c),
        firstLine: number(d),
        code: number(e),
        closure: f === null ? null : list(f).map(number),
        freevars: list(g).map(text),
        defaults: readDefaults(list(h)),
        definedIn: number(i),
      };
    case 'code':
      return {
        ...base,
        kind,
        name: text(a),
        qualname: qualnameOf(a, b),
        firstLine: number(c),
        argCount: number(d),
        varnames: list(e).map(text),
        cellvars: list(f).map(text),
        freevars: list(g).map(text),
        names: list(h).map(text),
        consts: list(i).map(text),
      };
    case 'cell':
      return { ...base, kind, content: readValueOrNull(a) };
    case 'sequence':
      return { ...base, kind, window: readWindow(list(a), readValue) };
    case 'mapping':
      return { ...base, kind, window: readWindow(list(a), (each) => readPair(list(each))) };
    case 'class':
      return {
        ...base,
        kind,
        name: text(a),
        bases: list(b).map(text),
        attributes: readWindow(list(c), (each) => readBinding(list(each))),
      };
    case 'instance':
      return {
        ...base,
        kind,
        cls: a === null ? null : number(a),
        attributes: readWindow(list(b), (each) => readBinding(list(each))),
      };
    case 'generator':
      return {
        ...base,
        kind,
        name: text(a),
        state: word(generatorStates, b),
        line: c === null ? null : number(c),
        bindings: list(d).map((each) => readBinding(list(each))),
      };
    case 'method':
      return { ...base, kind, self: readValue(a), func: readValue(b) };
    case 'other':
      return { ...base, kind, text: text(a) };
    default:
      return kind satisfies never;
  }
}

const qualnameOf = (name: unknown, qualname: unknown): string => text(qualname === 0 ? name : qualname);

function readDefaults(flat: List): { readonly name: string; readonly value: ValueView }[] {
  const defaults: { readonly name: string; readonly value: ValueView }[] = [];
  for (let i = 0; i < flat.length; i += 2) defaults.push({ name: text(flat[i]), value: readValue(flat[i + 1]) });
  return defaults;
}

function readWindow<T>([length, ...items]: List, read: (item: unknown) => T): WindowView<T> {
  return { from: 0, length: number(length), items: items.map(read) };
}

/** The status is sent as it is; its leaves are shown as text and nothing else is made of them. */
function readStatus(data: unknown): SessionStatus {
  if (typeof record(data)['kind'] !== 'string') throw new Malformed('a status without a kind');
  return data as SessionStatus;
}

type List = readonly unknown[];

function list(data: unknown): List {
  if (!Array.isArray(data)) throw new Malformed('a list was expected');
  return data;
}

function record(data: unknown): Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Malformed('an object was expected');
  return data as Readonly<Record<string, unknown>>;
}

function number(data: unknown): number {
  if (typeof data !== 'number') throw new Malformed('a number was expected');
  return data;
}

function text(data: unknown): string {
  if (typeof data !== 'string') throw new Malformed('a text was expected');
  return data;
}

function word<T>(words: readonly T[], place: unknown): T {
  const found = words[number(place)];
  if (found === undefined) throw new Malformed('a number without a meaning');
  return found;
}
