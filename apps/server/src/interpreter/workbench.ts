import { type LogEntry, type RoomId, type Step, type StepOutcome, stepsKept } from '@nonlocal/classroom';
import { type Outcome, Session, engineVersion } from '@nonlocal/scope';
import type { FromInterpreter, KnownImage, ToInterpreter } from './ipc.ts';

const sliceInstructions = 20_000;
/** How long one room works before the next one's turn. */
const turnMs = 25;
const heartbeatMs = 100;
/**
 * The largest image that leaves the process. It goes through the server's own loop, to the store and to every student who
 * forks: it may not cost one of them more than a connection that stopped reading does.
 */
const mostImageBytes = 1024 * 1024;

/** `light`: for sessions that are copied and hashed in a few milliseconds; it gives up what has become larger. */
export type Weight = 'light' | 'heavy';

type Task =
  | { readonly kind: 'command'; readonly life: number; readonly entry: Pick<LogEntry, 'seq' | 'op'> }
  | { readonly kind: 'image'; readonly life: number }
  | Restoring;

interface Restoring {
  readonly kind: 'restore';
  readonly life: number;
  readonly entries: readonly LogEntry[];
  readonly voided: ReadonlySet<number>;
  readonly steps: Step[];
  next: number;
}

/** Computes what an entry came to, while the session still stands there: the hash is not for nothing. */
type Ended = () => StepOutcome;

interface Place {
  session: Session;
  seq: number;
  readonly tasks: Task[];
  isUnderWay: boolean;
}

/**
 * The interpreters of several rooms in one process: each room in its turn, in slices, so that an endless loop in one
 * costs the others a part of the processor and nothing else. Between slices the process says that it is alive; one
 * that does not is killed from outside.
 */
export class Workbench {
  readonly #places = new Map<RoomId, Place>();
  readonly #send: (message: FromInterpreter) => void;
  readonly #now: () => number;
  readonly #weight: Weight;
  #saidAt = -Infinity;
  #saidOf: string | null = null;

  constructor(send: (message: FromInterpreter) => void, now: () => number, weight: Weight) {
    this.#send = send;
    this.#now = now;
    this.#weight = weight;
  }

  receive(message: ToInterpreter): void {
    if (message.kind === 'drop') {
      this.#places.delete(message.room);
      return;
    }
    if (message.kind === 'restore') {
      this.#restore(message);
      return;
    }
    const place = this.#places.get(message.room);
    if (place === undefined) return;
    if (message.kind === 'image') place.tasks.push({ kind: 'image', life: message.life });
    else place.tasks.push({ kind: 'command', life: message.life, entry: { seq: message.seq, op: message.command } });
  }

  /** One turn for each room that has work; false when none has. */
  work(): boolean {
    let didWork = false;
    for (const [room, place] of this.#places) {
      const [task] = place.tasks;
      if (task === undefined) continue;
      didWork = true;
      try {
        this.#turn(room, place, task);
      } catch (error) {
        // The engine broke its own promise. This room's session cannot be trusted any more; the others can.
        this.#places.delete(room);
        const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        this.#send({ kind: 'faulted', room, life: task.life, seq: current(task, place.seq), message });
      }
    }
    return didWork;
  }

  #restore({ room, life, image, entries, voided }: Extract<ToInterpreter, { kind: 'restore' }>): void {
    const session = image === null ? Session.create() : revive(image);
    if (session === null) {
      this.#places.delete(room);
      this.#send({ kind: 'imageRejected', room, life });
      return;
    }
    const task: Restoring = { kind: 'restore', life, entries, voided: new Set(voided), steps: [], next: 0 };
    this.#places.set(room, { session, seq: image?.seq ?? 0, tasks: [task], isUnderWay: false });
  }

  #turn(room: RoomId, place: Place, task: Task): void {
    const end = this.#now() + turnMs;
    switch (task.kind) {
      case 'image': {
        this.#alive(room, place.seq);
        const { session, seq } = place;
        const { life } = task;
        place.tasks.shift();
        const bytes = session.snapshotWithin(mostImageBytes);
        if (bytes === null) this.#send({ kind: 'imageTooLarge', room, life });
        else this.#send({ kind: 'imaged', room, life, seq, hash: session.hash(), engine: engineVersion, bytes });
        return;
      }
      case 'command': {
        const { seq } = task.entry;
        const outcome = this.#advance(room, place, task.entry, end);
        if (this.#givesUp(room, place, task) || outcome === null) return;
        place.tasks.shift();
        place.seq = seq;
        this.#send({ kind: 'executed', room, life: task.life, seq, outcome: outcome() });
        return;
      }
      case 'restore':
        this.#continueRestoring(room, place, task, end);
        return;
      default:
        task satisfies never;
    }
  }

  #continueRestoring(room: RoomId, place: Place, task: Restoring, end: number): void {
    const { session } = place;
    for (;;) {
      const entry = task.entries[task.next];
      if (entry === undefined) break;
      const outcome = this.#replay(room, place, task, entry, end);
      if (outcome === null) {
        this.#givesUp(room, place, task);
        return;
      }
      task.next++;
      place.seq = entry.seq;
      // A log of hours leads to more deltas and hashes than anybody will be shown.
      if (task.entries.length - task.next < stepsKept) {
        const { seq, cmdId, op, at } = entry;
        task.steps.push({ seq, cmdId, op, at, outcome: outcome() });
      }
      if (this.#now() >= end) {
        this.#givesUp(room, place, task);
        return;
      }
    }
    if (this.#givesUp(room, place, task)) return;
    place.tasks.shift();
    const { life, steps } = task;
    this.#send({ kind: 'restored', room, life, seq: place.seq, view: session.view(), hash: session.hash(), steps });
  }

  /** Asked at the end of each turn: within one a session may grow, and the others wait that long for once. */
  #givesUp(room: RoomId, { session }: Place, { life }: Task): boolean {
    if (this.#weight === 'heavy' || !session.isLarge()) return false;
    this.#places.delete(room);
    this.#send({ kind: 'tooLarge', room, life });
    return true;
  }

  #replay(room: RoomId, place: Place, task: Restoring, entry: LogEntry, end: number): Ended | null {
    const { session } = place;
    if (task.voided.has(entry.seq)) return () => ({ kind: 'crashed', message: 'The interpreter ended here.' });
    if (entry.op.kind === 'void') return () => ({ kind: 'restored', view: session.view(), hash: session.hash() });
    return this.#advance(room, place, entry, end);
  }

  /** Works on one entry until it is carried out or the turn is over (`null`). */
  #advance(room: RoomId, place: Place, entry: Pick<LogEntry, 'seq' | 'op'>, end: number): Ended | null {
    const { session } = place;
    if (entry.op.kind === 'void') throw new Error(`void entry ${entry.seq} is not a command; look at the caller`);
    this.#alive(room, entry.seq);
    if (!place.isUnderWay) {
      session.begin(entry.op);
      place.isUnderWay = true;
    }
    for (;;) {
      const result = session.advance(sliceInstructions);
      if (result.kind !== 'running') {
        place.isUnderWay = false;
        return () => toOutcome(result, session);
      }
      if (this.#now() >= end) return null;
    }
  }

  #alive(room: RoomId, seq: number): void {
    const now = this.#now();
    const of = `${room} ${seq}`;
    if (of === this.#saidOf && now - this.#saidAt < heartbeatMs) return;
    this.#saidAt = now;
    this.#saidOf = of;
    this.#send({ kind: 'alive', room, seq });
  }
}

/** I6: `null` if the bytes cannot be restored, or to another state than the one they were taken of. */
function revive({ bytes, hash }: KnownImage): Session | null {
  try {
    const session = Session.restore(bytes);
    return session.hash() === hash ? session : null;
  } catch {
    // Whatever is wrong with the image, or with the engine that reads it: the log is enough.
    return null;
  }
}

function toOutcome(outcome: Outcome, session: Session): StepOutcome {
  if (outcome.kind === 'refused') return outcome;
  return { kind: 'done', delta: outcome.delta, hash: session.hash() };
}

function current(task: Task, seq: number): number {
  if (task.kind === 'command') return task.entry.seq;
  return task.kind === 'restore' ? (task.entries[task.next]?.seq ?? seq) : seq;
}
