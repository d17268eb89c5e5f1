import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AppendResult, LogEntry, RoomId, RoomStore } from '@nonlocal/classroom';

/** What the thread is asked: a method of the store that it owns. */
export interface StoreCall {
  readonly id: number;
  readonly method: keyof RoomStore;
  readonly args: readonly unknown[];
}

export type StoreAnswer =
  /** Before any other: whether the file could be opened. */
  | { readonly kind: 'opened' }
  | { readonly kind: 'notOpened'; readonly message: string }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly message: string };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The SQLite store in a thread of its own, so that a disk that takes its time over a commit holds nobody up who wants
 * nothing of it. A thread that ends is replaced at the next call.
 */
export class ThreadedStore implements RoomStore {
  readonly createRoom = this.#method('createRoom');
  readonly roomByCode = this.#method('roomByCode');
  readonly memberByToken = this.#method('memberByToken');
  readonly open = this.#method('open');
  readonly pulse = this.#method('pulse');
  readonly find = this.#method('find');
  readonly entries = this.#method('entries');
  readonly image = this.#method('image');
  readonly saveImage = this.#method('saveImage');
  readonly addMember = this.#method('addMember');
  readonly removeMember = this.#method('removeMember');
  readonly setRole = this.#method('setRole');
  readonly setDoor = this.#method('setDoor');
  readonly setCode = this.#method('setCode');
  readonly roomsUnusedSince = this.#method('roomsUnusedSince');
  readonly deleteRoom = this.#method('deleteRoom');
  readonly #path: string;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #calls = 0;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Rejects if the file cannot be opened, is no database, or was written by a newer version. */
  static async open(path: string): Promise<ThreadedStore> {
    const store = new ThreadedStore(path);
    await new Promise<void>((resolve, reject) => {
      store.#start(resolve, reject);
    });
    return store;
  }

  async append(room: RoomId, entry: LogEntry): Promise<AppendResult> {
    try {
      return (await this.#ask('append', [room, entry])) as AppendResult;
    } catch (error) {
      return { kind: 'unknown', message: String(error) };
    }
  }

  async close(): Promise<void> {
    await this.#ask('close', []);
    await this.stop();
  }

  /** Ends the thread wherever it is, as a crash would; the next call starts another. */
  async stop(): Promise<void> {
    await this.#thread?.terminate();
  }

  #method<Method extends keyof RoomStore>(method: Method): RoomStore[Method] {
    const call = (...args: readonly unknown[]): Promise<unknown> => this.#ask(method, args);
    return call as RoomStore[Method];
  }

  #ask(method: keyof RoomStore, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const thread = this.#thread ?? this.#start(() => {}, reject);
      const id = ++this.#calls;
      this.#waiting.set(id, { resolve, reject });
      thread.postMessage({ id, method, args } satisfies StoreCall);
    });
  }

  #start(opened: () => void, failed: (error: Error) => void): Worker {
    const thread = startThread(this.#path);
    this.#thread = thread;
    // The server decides how long the process lives.
    thread.unref();
    thread.on('message', (answer: StoreAnswer) => {
      if (answer.kind === 'opened') opened();
      else if (answer.kind === 'notOpened') failed(new Error(answer.message));
      else {
        const waiting = this.#waiting.get(answer.id);
        this.#waiting.delete(answer.id);
        if (answer.kind === 'value') waiting?.resolve(answer.value);
        else waiting?.reject(new Error(answer.message));
      }
    });
    // What it was is told by `exit`, which follows.
    let cause = 'the thread of the store ended';
    thread.on('error', (error) => (cause = `the thread of the store failed: ${String(error)}`));
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = null;
      const lost = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const { reject } of lost) reject(new Error(cause));
      failed(new Error(cause));
    });
    return thread;
  }
}

/** The bundle beside ours in production; the source through tsx where there is none. */
function startThread(path: string): Worker {
  const bundle = new URL('store-thread.js', import.meta.url);
  if (existsSync(bundle)) return new Worker(bundle, { workerData: path });
  const entry = new URL('../store-thread.ts', import.meta.url).href;
  const tsx = new URL('esm/api/index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx'))).href;
  // A thread takes no loader from its command line.
  const start = `import('${tsx}').then(({ register }) => { register(); return import('${entry}'); })`;
  return new Worker(start, { eval: true, workerData: path, execArgv: [] });
}
