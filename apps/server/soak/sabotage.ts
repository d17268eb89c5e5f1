import { Worker } from 'node:worker_threads';
import type { AppendResult, LogEntry, RoomId, RoomStore, SavedImage } from '@nonlocal/classroom';
import * as v from 'valibot';

/** Where a process can be made to end. `amid…`: while the store is at it, after `delayUs`. */
export const killPoints = [
  'beforeAppend',
  'amidAppend',
  'afterAppend',
  'beforeImage',
  'amidImage',
  'afterImage',
] as const;

export type KillPoint = (typeof killPoints)[number];

const sabotageSchema = v.object({
  /** Kills its own process at the `nth` time that it comes to the point. */
  kill: v.optional(v.object({ point: v.picklist(killPoints), nth: v.number(), delayUs: v.number() })),
  /**
   * Ways to build the service wrongly. `acknowledgesFirst`: says that it is stored before it is. `noCompare`: what lost
   * the race is stored all the same, at the end.
   */
  broken: v.optional(v.picklist(['acknowledgesFirst', 'noCompare'])),
});

export type Sabotage = v.InferOutput<typeof sabotageSchema>;

/** As it comes from the environment of a process. */
export const readSabotage = (text: string): Sabotage => v.parse(sabotageSchema, JSON.parse(text));

/** How many acknowledged commands a store that acknowledges first has yet to store, at any time, however slow the machine. */
const owed = 2;

/** The store, sabotaged. Sent SIGUSR2, the process stops itself (SIGSTOP) at the next append, before it happens. */
export function sabotaged(store: RoomStore, { kill, broken }: Sabotage): RoomStore {
  const killer = kill === undefined ? null : new Killer(kill);
  let isToStop = false;
  process.on('SIGUSR2', () => {
    isToStop = true;
  });
  const unstored: (() => Promise<unknown>)[] = [];
  let storing: Promise<unknown> = Promise.resolve();

  const storeEntry = async (room: RoomId, entry: LogEntry): Promise<AppendResult> => {
    if (broken === 'acknowledgesFirst') {
      unstored.push(() => store.append(room, entry));
      if (unstored.length > owed) storing = storing.then(unstored.shift());
      return { kind: 'committed' };
    }
    const result = await store.append(room, entry);
    if (broken !== 'noCompare' || result.kind !== 'behind') return result;
    const head = (await store.open(room))?.head ?? 0;
    await store.append(room, { ...entry, seq: head + 1 });
    return { kind: 'committed' };
  };

  const append = async (room: RoomId, entry: LogEntry): Promise<AppendResult> => {
    if (isToStop) {
      isToStop = false;
      process.kill(process.pid, 'SIGSTOP');
    }
    killer?.at('beforeAppend');
    killer?.at('amidAppend');
    const result = await storeEntry(room, entry);
    killer?.at('afterAppend');
    return result;
  };

  const saveImage = async (room: RoomId, image: SavedImage): Promise<void> => {
    killer?.at('beforeImage');
    killer?.at('amidImage');
    await store.saveImage(room, image);
    killer?.at('afterImage');
  };

  return new Proxy(store, {
    get(target, name) {
      if (name === 'append') return append;
      if (name === 'saveImage') return saveImage;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** A thread of its own, so that the end can come while the process is in a system call. */
const killerThread = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (delayUs) => {
    const end = process.hrtime.bigint() + BigInt(delayUs) * 1000n;
    while (process.hrtime.bigint() < end);
    process.kill(process.pid, 'SIGKILL');
  });
`;

class Killer {
  readonly #plan: NonNullable<Sabotage['kill']>;
  readonly #thread: Worker;
  #times = 0;

  constructor(plan: NonNullable<Sabotage['kill']>) {
    this.#plan = plan;
    this.#thread = new Worker(killerThread, { eval: true });
    this.#thread.unref();
  }

  at(point: KillPoint): void {
    if (point !== this.#plan.point || ++this.#times !== this.#plan.nth) return;
    if (point === 'amidAppend' || point === 'amidImage') this.#thread.postMessage(this.#plan.delayUs);
    else process.kill(process.pid, 'SIGKILL');
  }
}
