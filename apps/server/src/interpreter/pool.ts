import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LogEntry, RoomId } from '@nonlocal/classroom';
import type { Command } from '@nonlocal/scope';
import { type ProcessStat, processStat } from '../process-stat.ts';
import { Tally } from '../tally.ts';
import { type FromInterpreter, type KnownImage, type ToInterpreter, isFromInterpreter } from './ipc.ts';
import type { Weight } from './workbench.ts';

const watchEveryMs = 250;
const restartMs = 200;
/** The longest wait for one that does not even come up. */
const longestRestartMs = 10_000;
/** A process that starts is given this long before its silence counts. */
const bootMs = 30_000;
/** So many times as long a silence is a hang, though the process waits for the processor. */
const starvedPatience = 6;
/** What one process may use of the host's memory before it ends; the engine's own budgets are far below. */
const heapMegabytes = 512;

export interface PoolSettings {
  readonly processes: number;
  /** At most so many more for rooms with large programs, which are there while such rooms are. */
  readonly heavyProcesses: number;
  /** A process at work that has said nothing for so long is killed, unless it waited for the processor. */
  readonly hangMs: number;
  /** What the processes run, where it is not to be found beside this file. */
  readonly program?: URL;
}

export const defaultPoolSettings: PoolSettings = { processes: 2, heavyProcesses: 2, hangMs: 5_000 };

/** In a heavy one a single look at what is alive takes seconds, and nobody waits for it but its like. */
const heavyPatience = 4;
/** From so many bytes on an image is not even read where the small rooms are. */
const heavyImageBytes = 256 * 1024;

/** What a room hears of its interpreter. */
export interface InterpreterEvents {
  restored(message: Extract<FromInterpreter, { kind: 'restored' }>): void;
  imageRejected(): void;
  executed(message: Extract<FromInterpreter, { kind: 'executed' }>): void;
  imaged(message: Extract<FromInterpreter, { kind: 'imaged' }>): void;
  imageTooLarge(): void;
  /** The session is gone through no fault of its own: it is too large for where it was, and to be restored elsewhere. */
  moved(): void;
  /** The session is gone. `seq`: the entry it was working on, if it was this room's work that ended it. */
  lost(seq: number | null, message: string): void;
}

/** One room's line to its interpreter. */
export interface Interpreter {
  restore(image: KnownImage | null, entries: readonly LogEntry[], voided: readonly number[]): void;
  execute(seq: number, command: Command): void;
  image(): void;
  drop(): void;
}

interface Tenant {
  readonly events: InterpreterEvents;
  life: number;
  /** Requests that have no answer yet. */
  open: number;
}

/**
 * A few processes that run the interpreters of all rooms, replaced when they end or hang. A room begins in a light one.
 * When its session grows too large to be copied and hashed between two turns of the others, it is given up there and goes
 * on among its like: what large sessions cost, only large sessions wait for. It comes back when it is next opened.
 */
export class InterpreterPool {
  readonly #settings: PoolSettings;
  readonly #tally: Tally;
  readonly #light: readonly Slot[];
  readonly #heavy: Slot[] = [];
  readonly #watch: NodeJS.Timeout;

  constructor(settings: PoolSettings = defaultPoolSettings, tally: Tally = new Tally()) {
    this.#settings = settings;
    this.#tally = tally;
    this.#light = Array.from({ length: settings.processes }, () => new Slot('light', settings, tally));
    this.#watch = setInterval(() => {
      for (const slot of [...this.#light, ...this.#heavy]) slot.watch(Date.now());
    }, watchEveryMs);
    this.#watch.unref();
  }

  /** A line for a room, in the process that has the fewest. */
  attach(room: RoomId, events: InterpreterEvents): Interpreter {
    let isHeavy = false;
    const enter = (slot: Slot): Interpreter =>
      slot.attach(room, { ...events, moved: () => move(() => events.moved()) });
    const move = (then: () => void): void => {
      isHeavy = true;
      line.drop();
      line = enter(this.#heavySlot());
      then();
    };
    let line = enter(fewest(this.#light));
    return {
      restore: (image, entries, voided) => {
        const begin = (): void => line.restore(image, entries, voided);
        if (isHeavy || image === null || image.bytes.length < heavyImageBytes) begin();
        else move(begin);
      },
      execute: (seq, command) => line.execute(seq, command),
      image: () => line.image(),
      drop: () => {
        line.drop();
        this.#endUnused();
      },
    };
  }

  /** Process ids, for tests that kill one: the light ones first. */
  get pids(): readonly number[] {
    return [...this.#light, ...this.#heavy].flatMap((slot) => slot.pid ?? []);
  }

  close(): void {
    clearInterval(this.#watch);
    for (const slot of [...this.#light, ...this.#heavy]) slot.close();
  }

  #heavySlot(): Slot {
    const unused = this.#heavy.find((slot) => slot.tenants === 0);
    if (unused !== undefined) return unused;
    if (this.#heavy.length >= this.#settings.heavyProcesses) return fewest(this.#heavy);
    const slot = new Slot('heavy', { ...this.#settings, hangMs: heavyPatience * this.#settings.hangMs }, this.#tally);
    this.#heavy.push(slot);
    return slot;
  }

  #endUnused(): void {
    for (const slot of this.#heavy.filter(({ tenants }) => tenants === 0)) {
      slot.close();
      this.#heavy.splice(this.#heavy.indexOf(slot), 1);
    }
  }
}

function fewest(slots: readonly Slot[]): Slot {
  const [slot] = slots.toSorted((a, b) => a.tenants - b.tenants);
  if (slot === undefined) throw new Error('a pool needs at least one process of each kind');
  return slot;
}

class Slot {
  readonly #weight: Weight;
  readonly #settings: PoolSettings;
  readonly #tally: Tally;
  readonly #tenants = new Map<RoomId, Tenant>();
  #child: ChildProcess | null = null;
  /** What the process last said to be working on. */
  #working: { readonly room: RoomId | null; readonly seq: number } = { room: null, seq: 0 };
  #heardAt = 0;
  /** The processor time it had had when it was last heard. */
  #before: { readonly heardAt: number; readonly processorMs: number } | null = null;
  #isUp = false;
  /** Processes in a row that ended before they said anything. */
  #stillborn = 0;
  #isSuspect = false;
  #isClosed = false;

  constructor(weight: Weight, settings: PoolSettings, tally: Tally) {
    this.#weight = weight;
    this.#settings = settings;
    this.#tally = tally;
    this.#start();
  }

  get tenants(): number {
    return this.#tenants.size;
  }

  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  attach(room: RoomId, events: InterpreterEvents): Interpreter {
    const tenant: Tenant = { events, life: 0, open: 0 };
    this.#tenants.set(room, tenant);
    const ask = (message: ToInterpreter): void => {
      if (this.#tenants.get(room) !== tenant) return;
      if (!this.#isBusy) this.#heardAt = Date.now();
      tenant.open++;
      this.#send(message);
    };
    return {
      restore: (image, entries, voided) => {
        tenant.life++;
        tenant.open = 0;
        ask({ kind: 'restore', room, life: tenant.life, image, entries, voided });
      },
      execute: (seq, command) => ask({ kind: 'execute', room, life: tenant.life, seq, command }),
      image: () => ask({ kind: 'image', room, life: tenant.life }),
      drop: () => {
        if (this.#tenants.get(room) !== tenant) return;
        this.#tenants.delete(room);
        this.#send({ kind: 'drop', room });
      },
    };
  }

  /** Kills a process that hangs. Twice in a row, since our own loop may have been the one that stood. */
  watch(now: number): void {
    if (!this.#hangs(now)) this.#isSuspect = false;
    else if (this.#isSuspect) this.#kill('hung');
    else this.#isSuspect = true;
  }

  /**
   * Silent at work, and either it had the processor for half of that time, or it waits for something that is not the processor
   * and will not come. One that waits for the processor, on a machine with much to do, gets longer.
   */
  #hangs(now: number): boolean {
    const pid = this.#child?.pid;
    if (pid === undefined || !this.#isBusy) return false;
    if (this.#before?.heardAt !== this.#heardAt) {
      this.#before = { heardAt: this.#heardAt, processorMs: processStat(pid)?.ms ?? 0 };
    }
    const patience = this.#isUp ? this.#settings.hangMs : bootMs;
    const silence = now - this.#heardAt;
    if (silence < patience || silence > starvedPatience * patience) return silence >= patience;
    const stat = processStat(pid);
    return stat === null || !isRunnable(stat) || stat.ms - this.#before.processorMs >= patience / 2;
  }

  close(): void {
    this.#isClosed = true;
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  get #isBusy(): boolean {
    for (const tenant of this.#tenants.values()) if (tenant.open > 0) return true;
    return false;
  }

  #start(): void {
    const child = startProcess(this.#weight, this.#settings.program);
    this.#child = child;
    this.#isUp = false;
    this.#heardAt = Date.now();
    this.#working = { room: null, seq: 0 };
    child.on('message', (message: unknown) => {
      if (this.#child !== child) return;
      if (isFromInterpreter(message)) this.#received(message);
      else this.#kill('said something that an interpreter does not say');
    });
    child.on('error', () => this.#ended(child, 'could not be started'));
    child.on('exit', (code, signal) => this.#ended(child, `ended (${signal ?? code ?? 'unknown'})`));
  }

  #send(message: ToInterpreter): void {
    // While there is no process the message is lost; the room has heard `lost`, or will, and starts over.
    this.#child?.send(message, () => {});
  }

  #kill(why: string): void {
    const child = this.#child;
    if (child === null) return;
    this.#isSuspect = false;
    child.kill('SIGKILL');
    this.#ended(child, why);
  }

  #ended(child: ChildProcess, why: string): void {
    if (this.#child !== child || this.#isClosed) return;
    child.removeAllListeners();
    child.on('error', () => {});
    this.#child = null;
    this.#tally.interpreterRestarts++;
    this.#stillborn = this.#isUp ? 0 : this.#stillborn + 1;
    const { room: culprit, seq } = this.#working;
    setTimeout(
      () => {
        if (this.#isClosed) return;
        this.#start();
        for (const [room, tenant] of this.#tenants) {
          const isGuilty = room === culprit && tenant.open > 0;
          tenant.open = 0;
          tenant.life++;
          tenant.events.lost(isGuilty ? seq : null, `The interpreter ${why}.`);
        }
      },
      Math.min(longestRestartMs, restartMs * 2 ** this.#stillborn),
    );
  }

  #received(message: FromInterpreter): void {
    this.#heardAt = Date.now();
    this.#isUp = true;
    if (message.kind === 'alive') {
      this.#working = message;
      return;
    }
    const tenant = this.#tenants.get(message.room);
    if (tenant === undefined || tenant.life !== message.life) return;
    tenant.open = Math.max(0, tenant.open - 1);
    // Done with it: what ends the process from here on is not this room's work, unless it says so again.
    if (this.#working.room === message.room) this.#working = { room: null, seq: 0 };
    switch (message.kind) {
      case 'restored':
        tenant.events.restored(message);
        return;
      case 'imageRejected':
        tenant.events.imageRejected();
        return;
      case 'executed':
        this.#tally.steps++;
        tenant.events.executed(message);
        return;
      case 'imaged':
        tenant.events.imaged(message);
        return;
      case 'imageTooLarge':
        tenant.events.imageTooLarge();
        return;
      case 'tooLarge':
        tenant.events.moved();
        return;
      case 'faulted':
        tenant.open = 0;
        tenant.life++;
        tenant.events.lost(message.seq, message.message);
        return;
      default:
        message satisfies never;
    }
  }
}

/** It could go on: what it waits for is the processor, or the disk. */
const isRunnable = ({ state }: ProcessStat): boolean => state === 'R' || state === 'D';

/** The bundle beside ours in production; the source through tsx where there is none. */
function startProcess(weight: Weight, bundle: URL = new URL('interpreter-process.js', import.meta.url)): ChildProcess {
  const isBundled = existsSync(bundle);
  const entry = isBundled ? bundle : new URL('../interpreter-process.ts', import.meta.url);
  const loader = isBundled ? [] : ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];
  return fork(fileURLToPath(entry), [weight], {
    env: {},
    execArgv: [...loader, `--max-old-space-size=${heapMegabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
