import { parametersOf } from './narrate.ts';
import {
  bindingKinds,
  eventKinds,
  frameKinds,
  generatorStates,
  objectKinds,
  type Packed,
  type PackedDelta,
  scopes,
  outcomes,
  streams,
} from './packed.ts';
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

/** The delta as it travels; `unpackDelta` gives it back. */
export function packDelta(delta: ViewDelta): PackedDelta {
  const parts: Record<string, Packed> = {};
  if (delta.frames !== undefined) parts['f'] = [delta.frames.kept, ...delta.frames.added.map(packFrame)];
  if (delta.changedFrames !== undefined) parts['c'] = delta.changedFrames.map(packFrameChange);
  if (delta.objects !== undefined) parts['o'] = delta.objects.map(packObject);
  if (delta.changedObjects !== undefined) parts['w'] = delta.changedObjects.map(packObjectChange);
  if (delta.droppedObjects !== undefined) parts['d'] = delta.droppedObjects;
  if (delta.output !== undefined) parts['p'] = [delta.output.kept, ...delta.output.added.map(packPiece)];
  if (delta.status !== undefined) parts['s'] = { ...delta.status } as Packed;
  if (delta.source !== undefined) parts['t'] = delta.source;
  if (delta.filename !== undefined) parts['n'] = delta.filename;
  return [
    delta.step,
    delta.instructions,
    packEvent(delta.event),
    packNarration(delta.narration),
    delta.resolutions.length === 0 ? 0 : delta.resolutions.map(packResolution),
    parts,
  ];
}

function packEvent(event: StepEvent): Packed {
  const kind = eventKinds.indexOf(event.kind);
  switch (event.kind) {
    case 'loaded':
    case 'ended':
    case 'input':
    case 'moved':
      return [kind];
    case 'line':
    case 'call':
      return [kind, event.frame];
    case 'return':
      return [kind, event.frame, packValue(event.value)];
    case 'exception':
      return [kind, event.frame, event.type, event.message];
    case 'expression':
      return [kind, event.frame, packRange(event.range), packValue(event.value)];
    case 'instruction':
      return [kind, event.frame, event.opcode, event.argument];
    case 'evaluated':
      return [kind, event.frame, event.source, event.text, event.failed ? 1 : 0];
    case 'cellSet':
      return [kind, event.cell, packValue(event.value)];
    default:
      return event satisfies never;
  }
}

/** The parameters in the order of the message's text; by name where there are others. */
function packNarration({ id, params }: NarrationView): Packed {
  const names = parametersOf(id);
  const given = Object.keys(params);
  if (given.length !== names.length || !given.every((name) => names.includes(name))) return [id, { ...params }];
  const packed: Packed[] = [id];
  for (const name of names) packed.push(params[name] as string | number);
  return packed;
}

const packedResolutions = new WeakMap<ResolutionView, Packed>();

/** Name, then scope and outcome in one number and the place, by turns. What was found follows from the last. */
function packResolution(resolution: ResolutionView): Packed {
  let packed = packedResolutions.get(resolution);
  if (packed === undefined) {
    const parts: Packed[] = [resolution.name];
    for (const { scope, where, outcome } of resolution.walk)
      parts.push(scopes.indexOf(scope) * outcomes.length + outcomes.indexOf(outcome), where);
    packed = parts;
    packedResolutions.set(resolution, packed);
  }
  return packed;
}

/** Columns of one line: three numbers. */
function packRange({ line, col, endLine, endCol }: SourceRange): Packed {
  return endLine === line ? [line, col, endCol] : [line, col, endCol, endLine];
}

/** An atom as `type:text`, an object as its id. */
function packValue(value: ValueView): Packed {
  return 'ref' in value ? value.ref : `${value.type}:${value.text}`;
}

function packBinding({ name, kind, isParameter, cell, value }: BindingView): Packed {
  const code = 2 * bindingKinds.indexOf(kind) + (isParameter ? 1 : 0);
  const packed = value === null ? null : packValue(value);
  return cell === null ? [name, code, packed] : [name, code, packed, cell];
}

function packEntry(entry: EntryView): Packed {
  if (isPair(entry)) return [packValue(entry[0]), packValue(entry[1])];
  return 'name' in entry ? packBinding(entry) : packValue(entry);
}

const isPair = (entry: EntryView): entry is readonly [ValueView, ValueView] => Array.isArray(entry);

function packFrame(frame: FrameView): Packed {
  const { id, name, qualname, kind, code, func, range, lexicalParent, bindings } = frame;
  return [
    id,
    name,
    qualname === name ? 0 : qualname,
    frameKinds.indexOf(kind),
    code,
    func,
    packRange(range),
    lexicalParent,
    bindings.map(packBinding),
  ];
}

function packList<T>({ length, items }: ListChange<T>, pack: (item: T) => Packed): Packed {
  const packed: Packed[] = [length];
  for (const [i, item] of items) packed.push(i, pack(item));
  return packed;
}

function packFrameChange({ id, range, bindings }: FrameChange): Packed {
  return [id, range === undefined ? 0 : packRange(range), bindings === undefined ? 0 : packList(bindings, packBinding)];
}

function packObjectChange({ id, length, entries }: ObjectChange): Packed {
  return [id, length, packList(entries, packEntry)];
}

function packPiece({ stream, text }: OutputPiece): Packed {
  return [streams.indexOf(stream), text];
}

function packObject(view: ObjectView): Packed {
  const head = [objectKinds.indexOf(view.kind), view.id, view.type];
  switch (view.kind) {
    case 'function': {
      const { name, qualname, signature, firstLine, code, closure, freevars, defaults, definedIn } = view;
      const pairs = defaults.flatMap((each) => [each.name, packValue(each.value)]);
      return [
        ...head,
        name,
        qualname === name ? 0 : qualname,
        signature,
        firstLine,
        code,
        closure,
        freevars,
        pairs,
        definedIn,
      ];
    }
    case 'code': {
      const { name, qualname, firstLine, argCount, varnames, cellvars, freevars, names, consts } = view;
      return [
        ...head,
        name,
        qualname === name ? 0 : qualname,
        firstLine,
        argCount,
        varnames,
        cellvars,
        freevars,
        names,
        consts,
      ];
    }
    case 'cell':
      return [...head, view.content === null ? null : packValue(view.content)];
    case 'sequence':
    case 'mapping':
      return [...head, view.window.length, ...view.window.items.map(packEntry)];
    case 'class':
      return [...head, view.name, view.bases, view.attributes.length, ...view.attributes.items.map(packEntry)];
    case 'instance':
      return [...head, view.cls, view.attributes.length, ...view.attributes.items.map(packEntry)];
    case 'generator':
      return [...head, view.name, generatorStates.indexOf(view.state), view.line, view.bindings.map(packBinding)];
    case 'method':
      return [...head, packValue(view.self), packValue(view.func)];
    case 'other':
      return [...head, view.text];
    default:
      return view satisfies never;
  }
}
