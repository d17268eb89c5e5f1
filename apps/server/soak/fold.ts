import { createHash } from 'node:crypto';
import type { LogEntry } from '@nonlocal/classroom';
import { Session, type View } from '@nonlocal/scope';

/** What a log comes to, by an engine that has seen nothing but the log. */
export interface Fold {
  /** The engine's hash after each `seq`. */
  readonly hashes: ReadonlyMap<number, string>;
  /** Digest of the view after the last entry. */
  readonly view: string;
}

export function foldLog(log: readonly LogEntry[]): Fold {
  const session = Session.create();
  const voided = new Set(log.flatMap(({ op }) => (op.kind === 'void' ? op.seq : [])));
  const hashes = new Map([[0, session.hash()]]);
  for (const { seq, op } of log) {
    if (op.kind !== 'void' && !voided.has(seq)) session.apply(op);
    hashes.set(seq, session.hash());
  }
  return { hashes, view: digestOf(session.view()) };
}

/** Equal for equal views, in whatever order their keys came about. */
export function digestOf(view: View): string {
  return createHash('sha256').update(canonical(view)).digest('hex').slice(0, 16);
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'absent';
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const keys = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${keys
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
    .join()}}`;
}
