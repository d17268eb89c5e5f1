import type { PlainObject, WireOp, WireStep } from '@nonlocal/protocol';
import { type Command, decodeDelta, type View, type ViewDelta } from '@nonlocal/scope';
import type { Moment } from './timeline.ts';

/** A step as the models use it. */
export interface Step {
  readonly moment: Moment;
  readonly cmdId: string;
  readonly change: { readonly delta: ViewDelta } | { readonly view: View } | null;
  /** The engine's state after it; `null` where nothing changed. */
  readonly hash: string | null;
  /** The `seq` that this entry voids. */
  readonly voids: number | null;
}

/**
 * The view's spine is checked, its leaves are not: they come from the engine of the server that served this page,
 * and a page that cannot trust that engine has nothing to show.
 */
function isView(data: PlainObject): data is PlainObject & View {
  return (
    typeof data['step'] === 'number' &&
    isObject(data['status']) &&
    isObject(data['event']) &&
    typeof data['source'] === 'string' &&
    typeof data['filename'] === 'string' &&
    Array.isArray(data['frames']) &&
    isObject(data['objects']) &&
    Array.isArray(data['output']) &&
    Array.isArray(data['resolutions']) &&
    isObject(data['narration'])
  );
}

const isObject = (data: unknown): boolean => typeof data === 'object' && data !== null;

/** `null` if it is none. */
export const readView = (data: PlainObject): View | null => (isView(data) ? data : null);

/** `null` for the server's own entries. */
export const readCommand = (op: WireOp): Command | null => (op.kind === 'void' ? null : op);

/** `null` if the step's delta or view is none. */
export function readStep(step: WireStep): Step | null {
  const { seq, at, cmdId, op, outcome } = step;
  const voids = op.kind === 'void' ? op.seq : null;
  const base = { seq, at, command: readCommand(op) };
  switch (outcome.kind) {
    case 'done': {
      const delta = decodeDelta(outcome.delta);
      if (delta === null) return null;
      const moment: Moment = { ...base, outcome: 'done', message: '' };
      return { moment, cmdId, change: { delta }, hash: outcome.hash, voids };
    }
    case 'restored': {
      if (!isView(outcome.view)) return null;
      const moment: Moment = { ...base, outcome: 'restored', message: '' };
      return { moment, cmdId, change: { view: outcome.view }, hash: outcome.hash, voids };
    }
    case 'refused':
    case 'crashed': {
      const moment: Moment = { ...base, outcome: outcome.kind, message: outcome.message };
      return { moment, cmdId, change: null, hash: null, voids };
    }
    default:
      return outcome satisfies never;
  }
}
