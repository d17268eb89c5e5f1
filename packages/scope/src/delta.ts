import { applyListChange, diffLists } from './list-change.ts';
import { isSame } from './same.ts';
import type { EntryView, ObjectId, ObjectView, WindowView } from './value-view.ts';
import type { FrameChange, FrameView, ObjectChange, SightChange, TailChange, View, ViewDelta } from './view.ts';

/** The view of a session without a program. */
export const emptyView: View = {
  step: 0,
  status: { kind: 'empty' },
  event: { kind: 'moved' },
  source: '',
  filename: '',
  frames: [],
  objects: {},
  output: [],
  resolutions: [],
  narration: { id: 'empty', params: {} },
  instructions: 0,
};

type Frames = View['frames'];
type Objects = View['objects'];

/** What leads from some frames and objects to others. Only what differs is in it. */
export function diffSights(
  before: Pick<View, 'frames' | 'objects'>,
  after: Pick<View, 'frames' | 'objects'>,
): SightChange {
  return { ...diffFrames(before.frames, after.frames), ...diffObjects(before.objects, after.objects) };
}

function diffFrames(before: Frames, after: Frames): Pick<SightChange, 'frames' | 'changedFrames'> {
  let kept = 0;
  while (kept < before.length && kept < after.length && isSameBut(before[kept], after[kept], mutableInFrame)) kept++;
  const changed: FrameChange[] = [];
  for (const [i, frame] of after.slice(0, kept).entries()) {
    const change = diffFrame(before[i] as FrameView, frame);
    if (change !== null) changed.push(change);
  }
  return {
    ...(kept === before.length && kept === after.length ? {} : { frames: { kept, added: after.slice(kept) } }),
    ...(changed.length === 0 ? {} : { changedFrames: changed }),
  };
}

const mutableInFrame: ReadonlySet<string> = new Set(['range', 'bindings'] satisfies (keyof FrameView)[]);
const mutableInWindowed: ReadonlySet<string> = new Set(['window', 'attributes']);

function isSameBut(a: object | undefined, b: object | undefined, apart: ReadonlySet<string>): boolean {
  if (a === undefined || b === undefined) return false;
  const left: Readonly<Record<string, unknown>> = { ...a };
  const right: Readonly<Record<string, unknown>> = { ...b };
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length && keys.every((key) => apart.has(key) || isSame(left[key], right[key]))
  );
}

function diffFrame(before: FrameView, after: FrameView): FrameChange | null {
  const bindings = diffLists(before.bindings, after.bindings);
  const isMoved = !isSame(before.range, after.range);
  if (bindings === null && !isMoved) return null;
  return { id: after.id, ...(isMoved ? { range: after.range } : {}), ...(bindings === null ? {} : { bindings }) };
}

function diffObjects(before: Objects, after: Objects): Omit<SightChange, 'frames' | 'changedFrames'> {
  const objects: ObjectView[] = [];
  const changed: ObjectChange[] = [];
  const dropped: ObjectId[] = [];
  for (const view of Object.values(after)) {
    const old = before[view.id];
    if (old === view) continue;
    const change = old === undefined ? view : diffObject(old, view);
    if (change === null) continue;
    if ('kind' in change) objects.push(change);
    else changed.push(change);
  }
  for (const view of Object.values(before)) if (after[view.id] === undefined) dropped.push(view.id);
  return {
    ...(objects.length === 0 ? {} : { objects }),
    ...(changed.length === 0 ? {} : { changedObjects: changed }),
    ...(dropped.length === 0 ? {} : { droppedObjects: dropped }),
  };
}

function diffObject(before: ObjectView, after: ObjectView): ObjectView | ObjectChange | null {
  const old = windowOf(before);
  const window = windowOf(after);
  if (old === null || window === null || !isSameBut(before, after, mutableInWindowed))
    return isSame(before, after) ? null : after;
  const entries = diffLists<EntryView>(old.items, window.items);
  if (entries === null && old.length === window.length) return null;
  return { id: after.id, length: window.length, entries: entries ?? { length: window.items.length, items: [] } };
}

function windowOf(view: ObjectView): WindowView<EntryView> | null {
  switch (view.kind) {
    case 'sequence':
    case 'mapping':
      return view.window;
    case 'class':
    case 'instance':
      return view.attributes;
    default:
      return null;
  }
}

/** The view after a delta. What did not change stays the same object. Needs no engine. */
export function applyDelta(view: View, delta: ViewDelta): View {
  return {
    step: delta.step,
    status: delta.status ?? view.status,
    event: delta.event,
    source: delta.source ?? view.source,
    filename: delta.filename ?? view.filename,
    frames: applyFrames(view.frames, delta),
    objects: applyObjects(view.objects, delta),
    output: delta.output === undefined ? view.output : applyTail(view.output, delta.output),
    resolutions: delta.resolutions,
    narration: delta.narration,
    instructions: delta.instructions,
  };
}

function applyTail<T>(before: readonly T[], { kept, added }: TailChange<T>): readonly T[] {
  return [...before.slice(0, kept), ...added];
}

function applyFrames(before: Frames, { frames, changedFrames }: ViewDelta): Frames {
  const kept = frames === undefined ? before : applyTail(before, frames);
  if (changedFrames === undefined) return kept;
  const changes = new Map(changedFrames.map((change) => [change.id, change]));
  return kept.map((frame) => {
    const change = changes.get(frame.id);
    return change === undefined ? frame : applyFrameChange(frame, change);
  });
}

function applyFrameChange(frame: FrameView, { range, bindings }: FrameChange): FrameView {
  return {
    ...frame,
    range: range ?? frame.range,
    bindings: bindings === undefined ? frame.bindings : applyListChange(frame.bindings, bindings),
  };
}

function applyObjects(before: Objects, { objects, changedObjects, droppedObjects }: ViewDelta): Objects {
  if (objects === undefined && changedObjects === undefined && droppedObjects === undefined) return before;
  const after: Record<ObjectId, ObjectView> = { ...before };
  for (const id of droppedObjects ?? []) delete after[id];
  for (const view of objects ?? []) after[view.id] = view;
  for (const change of changedObjects ?? []) {
    const view = after[change.id];
    if (view !== undefined) after[change.id] = applyObjectChange(view, change);
  }
  return after;
}

/** A change of what has no entries is none. */
function applyObjectChange(view: ObjectView, { length, entries }: ObjectChange): ObjectView {
  const old = windowOf(view);
  if (old === null) return view;
  const window = { from: old.from, length, items: applyListChange(old.items, entries) };
  return (
    view.kind === 'sequence' || view.kind === 'mapping' ? { ...view, window } : { ...view, attributes: window }
  ) as ObjectView;
}
