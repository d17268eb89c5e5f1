import { isSame } from './same.ts';
import type { ObjectId, ObjectView } from './value-view.ts';
import type { FrameId, FrameView, OutputPiece, View, ViewDelta } from './view.ts';

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

/** What leads from one view to another. Only what differs is in it. */
export function diffViews(before: View, after: View): ViewDelta {
  const frames = frameChange(before.frames, after.frames);
  const objects = objectChange(before.objects, after.objects);
  const output = outputChange(before.output, after.output);
  return {
    step: after.step,
    event: after.event,
    narration: after.narration,
    resolutions: after.resolutions,
    instructions: after.instructions,
    ...(isSame(before.status, after.status) ? {} : { status: after.status }),
    ...(before.source === after.source ? {} : { source: after.source }),
    ...(before.filename === after.filename ? {} : { filename: after.filename }),
    ...frames,
    ...objects,
    ...(output === null ? {} : { output }),
  };
}

function frameChange(
  before: readonly FrameView[],
  after: readonly FrameView[],
): Pick<ViewDelta, 'frames' | 'changedFrames'> {
  const old = new Map(before.map((frame) => [frame.id, frame]));
  const changed = after.filter((frame) => !isSame(old.get(frame.id), frame));
  const isMoved = before.length !== after.length || before.some((frame, i) => frame.id !== after[i]?.id);
  return {
    ...(isMoved ? { frames: after.map((frame) => frame.id) } : {}),
    ...(changed.length === 0 ? {} : { changedFrames: changed }),
  };
}

type Objects = View['objects'];

function objectChange(before: Objects, after: Objects): Pick<ViewDelta, 'changedObjects' | 'droppedObjects'> {
  const changed: ObjectView[] = [];
  const dropped: ObjectId[] = [];
  for (const view of Object.values(after)) if (!isSame(before[view.id], view)) changed.push(view);
  for (const view of Object.values(before)) if (after[view.id] === undefined) dropped.push(view.id);
  return {
    ...(changed.length === 0 ? {} : { changedObjects: changed }),
    ...(dropped.length === 0 ? {} : { droppedObjects: dropped }),
  };
}

function outputChange(
  before: readonly OutputPiece[],
  after: readonly OutputPiece[],
): NonNullable<ViewDelta['output']> | null {
  let kept = 0;
  while (kept < before.length && kept < after.length && isSame(before[kept], after[kept])) kept++;
  return kept === before.length && kept === after.length ? null : { kept, added: after.slice(kept) };
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
    output:
      delta.output === undefined ? view.output : [...view.output.slice(0, delta.output.kept), ...delta.output.added],
    resolutions: delta.resolutions,
    narration: delta.narration,
    instructions: delta.instructions,
  };
}

function applyFrames(before: readonly FrameView[], { frames, changedFrames }: ViewDelta): readonly FrameView[] {
  if (frames === undefined && changedFrames === undefined) return before;
  const known = new Map<FrameId, FrameView>(before.map((frame) => [frame.id, frame]));
  for (const frame of changedFrames ?? []) known.set(frame.id, frame);
  return (frames ?? before.map((frame) => frame.id)).flatMap((id) => known.get(id) ?? []);
}

function applyObjects(before: Objects, { changedObjects, droppedObjects }: ViewDelta): Objects {
  if (changedObjects === undefined && droppedObjects === undefined) return before;
  const dropped = new Set(droppedObjects);
  const objects: Record<ObjectId, ObjectView> = {};
  for (const view of Object.values(before)) if (!dropped.has(view.id)) objects[view.id] = view;
  for (const view of changedObjects ?? []) objects[view.id] = view;
  return objects;
}
