import type {
  CellView,
  FrameId,
  FrameView,
  FunctionView,
  ObjectId,
  ObjectView,
  ValueView,
  View,
} from '@nonlocal/scope';
import { type BoxKey, boxKey, foldAt, frameRows, hiddenCount, isFoldable, objectRows, type Row } from './rows.ts';

/**
 * What is drawn, before it is known where. A scene is a function of the view, of what the observer has opened,
 * and of a memory that only keeps things at home: an object stays with the frame beside which it first appeared
 * for as long as that frame is on screen.
 */
export interface Scene {
  /** By the lexical chain: parents before children, older before newer. */
  readonly frames: readonly SceneFrame[];
  /** `null` before the start and after the end. */
  readonly running: FrameId | null;
}

export interface SceneFrame {
  readonly key: BoxKey;
  readonly id: FrameId;
  readonly name: string;
  /** `null` for a frame that is gone and of which only cells are left. */
  readonly frame: FrameView | null;
  readonly rows: readonly Row[];
  readonly parent: FrameId | null;
  /** The frame that waits for this one. */
  readonly caller: FrameId | null;
  readonly cells: readonly SceneCell[];
  readonly objects: readonly SceneObject[];
  /** Calls left out just before this one, on a deep stack. */
  readonly skipped: number;
}

export interface SceneCell {
  readonly key: BoxKey;
  readonly cell: CellView;
  /** The owner's name for it. */
  readonly name: string;
  readonly content: Row;
}

export interface SceneObject {
  readonly key: BoxKey;
  readonly object: ObjectView;
  readonly rows: readonly Row[];
  /** Distance from the frame, in references: how far to the right it is drawn. */
  readonly depth: number;
  /** Elements without a row: folded away, or beyond what the view brought. */
  readonly hidden: number;
  /** A long container that the observer may unfold, or has. */
  readonly isFoldable: boolean;
}

export interface SceneMemory {
  readonly homes: Map<ObjectId, FrameId>;
  readonly frames: Map<FrameId, RememberedFrame>;
}

interface RememberedFrame {
  readonly name: string;
  readonly parent: FrameId | null;
  readonly rows: readonly Row[];
}

export const freshMemory = (): SceneMemory => ({ homes: new Map(), frames: new Map() });

/** A stack deeper than this is drawn with its middle left out: the oldest few and the newest few calls teach. */
const deepStack = { most: 12, oldest: 4, newest: 6 };

/** Boxes beyond this many are not drawn; the text twin still lists every frame. */
const mostObjects = 80;

export function sceneOf(view: View, open: ReadonlySet<ObjectId>, memory: SceneMemory): Scene {
  const { frames: shown, skipped } = withoutMiddle(view.frames);
  const live = new Map(shown.map((frame) => [frame.id, frame]));
  for (const frame of shown) {
    const rows = frameRows(frame, view.objects);
    memory.frames.set(frame.id, { name: frame.name, parent: frame.lexicalParent, rows });
  }

  const owners = ownersOfCells(view, live);
  const ghosts = ghostsOf(view, live, owners, memory);
  const present = new Set<FrameId>([...live.keys(), ...ghosts.keys()]);
  const homes = homesOf(view, shown, { owners, present, memory, open });

  const order = [...present].toSorted((a, b) => a - b);
  const frames = order.map((id): SceneFrame => {
    const frame = live.get(id) ?? null;
    const ghost = ghosts.get(id);
    const cells = cellsOf(view, id, frame, owners);
    const index = frame === null ? -1 : shown.indexOf(frame);
    return {
      key: `f${id}`,
      id,
      name: frame?.name ?? ghost?.name ?? '?',
      frame,
      rows: frame === null ? ghostRows(ghost?.rows ?? [], cells) : (memory.frames.get(id)?.rows ?? []),
      parent: nearestShown(frame?.lexicalParent ?? ghost?.parent ?? null, id, present, memory, view),
      caller: shown[index - 1]?.id ?? null,
      cells,
      objects: objectsOf(view, id, homes, open),
      skipped: frame === null ? 0 : (skipped.get(frame.id) ?? 0),
    };
  });
  return {
    frames: parentsFirst(frames),
    running: view.status.kind === 'finished' ? null : (view.frames.at(-1)?.id ?? null),
  };
}

function withoutMiddle(frames: readonly FrameView[]): { frames: readonly FrameView[]; skipped: Map<FrameId, number> } {
  const skipped = new Map<FrameId, number>();
  if (frames.length <= deepStack.most) return { frames, skipped };
  const newest = frames.slice(-deepStack.newest);
  const first = newest[0];
  if (first !== undefined) skipped.set(first.id, frames.length - deepStack.oldest - deepStack.newest);
  return { frames: [...frames.slice(0, deepStack.oldest), ...newest], skipped };
}

/**
 * Whose variable a cell is. While the owner runs, its own binding says so. Afterwards the functions that hold the
 * cell do: each was defined in the owner or further inside of it, and an outer frame is always older, so the
 * smallest id among their defining frames is the owner's.
 */
function ownersOfCells(
  view: View,
  live: ReadonlyMap<FrameId, FrameView>,
): Map<ObjectId, { owner: FrameId; name: string }> {
  const owners = new Map<ObjectId, { owner: FrameId; name: string }>();
  for (const object of Object.values(view.objects)) {
    if (object.kind !== 'function' || object.closure === null || object.definedIn === 0) continue;
    object.closure.forEach((cell, index) => {
      const known = owners.get(cell);
      if (known === undefined || object.definedIn < known.owner) {
        owners.set(cell, { owner: object.definedIn, name: object.freevars[index] ?? '' });
      }
    });
  }
  for (const frame of live.values()) {
    for (const binding of frame.bindings) {
      if (binding.kind === 'cell' && binding.cell !== null)
        owners.set(binding.cell, { owner: frame.id, name: binding.name });
    }
  }
  return owners;
}

/** Frames that have returned and left cells behind. */
function ghostsOf(
  view: View,
  live: ReadonlyMap<FrameId, FrameView>,
  owners: ReadonlyMap<ObjectId, { owner: FrameId }>,
  memory: SceneMemory,
): Map<FrameId, RememberedFrame> {
  const ghosts = new Map<FrameId, RememberedFrame>();
  const gone = new Set([...owners.values()].map(({ owner }) => owner).filter((owner) => !live.has(owner)));
  for (const object of Object.values(view.objects)) {
    if (object.kind !== 'function' || !gone.has(object.definedIn) || ghosts.has(object.definedIn)) continue;
    const known = memory.frames.get(object.definedIn);
    ghosts.set(object.definedIn, known ?? { name: definerName(object), parent: view.frames[0]?.id ?? null, rows: [] });
  }
  return ghosts;
}

/** The function in which another was defined, read from its qualified name: `a.<locals>.b` was defined in `a`. */
function definerName(object: FunctionView): string {
  const outer = object.qualname.split('.<locals>.').at(-2);
  return outer?.split('.').at(-1) ?? '<module>';
}

function nearestShown(
  parent: FrameId | null,
  child: FrameId,
  present: ReadonlySet<FrameId>,
  memory: SceneMemory,
  view: View,
): FrameId | null {
  const module = view.frames[0]?.id ?? null;
  if (child === module) return null;
  let candidate = parent;
  while (candidate !== null && !present.has(candidate)) candidate = memory.frames.get(candidate)?.parent ?? null;
  return candidate ?? module;
}

interface Surroundings {
  readonly owners: ReadonlyMap<ObjectId, { owner: FrameId }>;
  readonly present: ReadonlySet<FrameId>;
  readonly memory: SceneMemory;
  readonly open: ReadonlySet<ObjectId>;
}

/** Beside which frame each object is drawn, and how many references away from it. */
function homesOf(
  view: View,
  shown: readonly FrameView[],
  { owners, present, memory, open }: Surroundings,
): Map<ObjectId, { home: FrameId; depth: number }> {
  const homes = new Map<ObjectId, { home: FrameId; depth: number }>();
  const homeOf = (id: ObjectId, reachedFrom: FrameId): FrameId => {
    const object = view.objects[id];
    if (object?.kind === 'function' && present.has(object.definedIn)) return object.definedIn;
    if (object?.kind === 'cell') return owners.get(id)?.owner ?? reachedFrom;
    const kept = memory.homes.get(id);
    return kept !== undefined && present.has(kept) ? kept : reachedFrom;
  };

  let wave: { id: ObjectId; from: FrameId }[] = [];
  const visit = (value: ValueView | null, from: FrameId) => {
    if (value !== null && 'ref' in value) wave.push({ id: value.ref, from });
  };
  for (const frame of shown) {
    for (const binding of frame.bindings) {
      if (binding.cell === null) visit(binding.value, frame.id);
      else wave.push({ id: binding.cell, from: frame.id });
    }
    if (frame.func !== null) wave.push({ id: frame.func, from: frame.id });
  }
  for (let depth = 0; wave.length > 0 && homes.size < mostObjects; depth += 1) {
    const reached = wave;
    wave = [];
    for (const { id, from } of reached) {
      const object = view.objects[id];
      if (object === undefined || homes.has(id) || object.kind === 'other') continue;
      const home = homeOf(id, from);
      // Beside a frame other than the one that led here it stands first: its distance counts from its own frame.
      homes.set(id, { home, depth: home === from ? depth : 0 });
      memory.homes.set(id, home);
      for (const child of referencesOf(object, open)) wave.push({ id: child, from: home });
    }
  }
  return homes;
}

/** Everything an object's box can point at. Depth counts from the frame, so a cell adds none of its own. */
function referencesOf(object: ObjectView, open: ReadonlySet<ObjectId>): readonly ObjectId[] {
  const shown = foldAt(object, open);
  const refs: ObjectId[] = [];
  const add = (value: ValueView | null) => {
    if (value !== null && 'ref' in value) refs.push(value.ref);
  };
  switch (object.kind) {
    case 'function':
      refs.push(object.code, ...(object.closure ?? []));
      for (const entry of object.defaults) add(entry.value);
      break;
    case 'cell':
      add(object.content);
      break;
    case 'sequence':
      object.window.items.slice(0, shown).forEach(add);
      break;
    case 'mapping':
      for (const [key, value] of object.window.items.slice(0, shown)) {
        add(key);
        add(value);
      }
      break;
    case 'class':
    case 'instance':
      for (const binding of object.attributes.items) add(binding.value);
      if (object.kind === 'instance' && object.cls !== null) refs.push(object.cls);
      break;
    case 'generator':
      for (const binding of object.bindings) add(binding.value);
      break;
    case 'method':
      add(object.self);
      add(object.func);
      break;
    case 'code':
    case 'other':
      break;
  }
  return refs;
}

function cellsOf(
  view: View,
  id: FrameId,
  frame: FrameView | null,
  owners: ReadonlyMap<ObjectId, { owner: FrameId; name: string }>,
): readonly SceneCell[] {
  const cells: SceneCell[] = [];
  for (const [cellId, { owner, name }] of owners) {
    const cell = view.objects[cellId];
    if (owner === id && cell?.kind === 'cell')
      cells.push({ key: `c${cellId}`, cell, name, content: contentRow(cell, view) });
  }
  const position = (cell: SceneCell) =>
    frame?.bindings.findIndex((binding) => binding.cell === cell.cell.id) ?? cell.cell.id;
  return cells.toSorted((a, b) => position(a) - position(b));
}

function contentRow(cell: CellView, view: View): Row {
  const base = { key: 'content', label: '', kind: 'cell', isParameter: false, side: 'right' } as const;
  if (cell.content === null) return { ...base, content: { kind: 'unbound' } };
  if (!('ref' in cell.content)) return { ...base, content: { kind: 'text', text: cell.content.text } };
  const object = view.objects[cell.content.ref];
  if (object === undefined) return { ...base, content: { kind: 'text', text: '…' } };
  if (object.kind === 'other') return { ...base, content: { kind: 'text', text: object.text } };
  return { ...base, content: { kind: 'arrow', to: boxKey(object) } };
}

/** The rows of a frame that has returned: its own names as they stood, those without a cell now gone. */
function ghostRows(remembered: readonly Row[], cells: readonly SceneCell[]): readonly Row[] {
  const left = new Map(cells.map((cell) => [cell.name, cell]));
  const rows = remembered.map((row): Row => {
    const cell = left.get(row.label);
    left.delete(row.label);
    return cell === undefined ? { ...row, content: { kind: 'gone' } } : ghostRow(cell, row.isParameter);
  });
  return [...rows, ...[...left.values()].map((cell) => ghostRow(cell, false))];
}

function ghostRow(cell: SceneCell, isParameter: boolean): Row {
  const content = { kind: 'arrow', to: cell.key } as const;
  return { key: cell.name, label: cell.name, kind: 'cell', isParameter, content, side: 'right' };
}

/** In the order in which the frame's names, and then their objects, lead to them: so arrows seldom cross. */
function objectsOf(
  view: View,
  frame: FrameId,
  homes: ReadonlyMap<ObjectId, { home: FrameId; depth: number }>,
  open: ReadonlySet<ObjectId>,
): readonly SceneObject[] {
  const openCode = new Set<ObjectId>();
  for (const object of Object.values(view.objects)) {
    if (object.kind === 'function' && open.has(object.id)) openCode.add(object.code);
  }
  const objects: SceneObject[] = [];
  for (const [id, { home, depth }] of homes) {
    const object = view.objects[id];
    if (home !== frame || object === undefined || object.kind === 'cell') continue;
    if (object.kind === 'code' && !openCode.has(id)) continue;
    objects.push({
      key: boxKey(object),
      object,
      rows: objectRows(object, view.objects, open),
      depth,
      hidden: hiddenCount(object, open),
      isFoldable: isFoldable(object),
    });
  }
  return objects;
}

function parentsFirst(frames: readonly SceneFrame[]): readonly SceneFrame[] {
  const result: SceneFrame[] = [];
  const add = (parent: FrameId | null) => {
    for (const frame of frames) {
      if (frame.parent !== parent) continue;
      result.push(frame);
      add(frame.id);
    }
  };
  add(null);
  return result;
}
