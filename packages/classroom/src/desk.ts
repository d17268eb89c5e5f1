import { type Cmd, type CmdId, type MemberId, refuse, voidCmdId } from '@nonlocal/protocol';
import type { Delivery } from './delivery.ts';
import type { Asker, Effect, Input } from './exchange.ts';
import type { Images } from './images.ts';
import type { AppendResult, LogEntry, Op } from './log.ts';
import type { StepOutcome } from './step.ts';
import { fromWireOp } from './wire.ts';

/** Commands that wait for their turn. */
const queueBound = 32;
/** Answers kept in memory; older ones are looked up in the log. */
const answersKept = 1_024;
/** UTF-16 units of an op's text. Longer ones (whole programs) are looked up too, so that memory has a bound. */
const rememberedLength = 4_096;
const storeRetryMs = 1_000;
const restoreRetryMs = 1_000;
const longestRestoreRetryMs = 30_000;
/** An entry that ended the interpreter this often while the log was folded is voided. */
const strikesToVoid = 2;

interface Job {
  readonly cmdId: CmdId;
  readonly actor: MemberId | 'server';
  /** `null`: on whatever the head is. For the server's own entries. */
  readonly base: number | null;
  readonly op: Op;
  readonly askers: Asker[];
}

type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'appending'; readonly job: Job }
  | { readonly kind: 'finding'; readonly job: Job }
  /** `doubted`: the command whose append is the reason. */
  | { readonly kind: 'reading'; readonly doubted: Job | null }
  | { readonly kind: 'storeDown'; readonly retryAt: number };

type Engine =
  | { readonly kind: 'restoring' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'executing'; readonly entry: LogEntry }
  /** Waits for the void entry of the command that ended it. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'down'; readonly retryAt: number };

/**
 * The order of things. A command goes through in this order and no other:
 *
 *     checked -> appended (durable) -> acknowledged -> executed -> published
 *                  |                                     |
 *                  | somebody else appended, or nobody   | the interpreter ended: a `void` entry is
 *                  | knows: read the log, then decide    | appended, the log folded anew without it
 *
 * One command is between `checked` and `published` at a time; the others wait in a bounded queue. `head` is what the
 * log has, `delivery.seq` what has been executed; entries between are in `todo`.
 */
export class Desk {
  readonly #delivery: Delivery;
  readonly #images: Images;
  readonly #out: (effect: Effect) => void;
  readonly #queue: Job[] = [];
  readonly #answered = new Map<CmdId, { readonly seq: number; readonly op: string }>();
  readonly #strikes = new Map<number, number>();
  #todo: LogEntry[] = [];
  #head: number;
  #phase: Phase = { kind: 'idle' };
  #engine: Engine = { kind: 'restoring' };
  #restoreFailures = 0;
  #isHinted = false;
  #now = 0;

  constructor(head: number, delivery: Delivery, images: Images, out: (effect: Effect) => void) {
    this.#head = head;
    this.#delivery = delivery;
    this.#images = images;
    this.#out = out;
  }

  get head(): number {
    return this.#head;
  }

  /** There may be more in the log than is known here, and it is being looked up. */
  get isReading(): boolean {
    return this.#isHinted || this.#phase.kind === 'reading';
  }

  start(): void {
    this.#out({ kind: 'restore' });
  }

  command(asker: Asker, actor: MemberId, { cmdId, base, op: wireOp }: Cmd, now: number): void {
    this.#now = now;
    const op = fromWireOp(wireOp);
    const known = this.#answered.get(cmdId);
    if (known !== undefined) {
      this.#settle([asker], known.op === canonical(op), known.seq);
      return;
    }
    const open = this.#open(cmdId);
    if (open !== undefined) {
      if (canonical(open.op) === canonical(op)) open.askers.push(asker);
      else this.#settle([asker], false, 0);
    } else if (this.#phase.kind === 'storeDown') this.#refuseStore([asker]);
    else if (this.#engine.kind === 'down') {
      this.#answer([asker], refuse('INTERPRETER_CRASHED', 'The room is being restored.'));
    } else if (this.#queue.length >= queueBound) {
      this.#answer([asker], refuse('QUEUE_FULL', `${queueBound} commands are waiting already.`));
    } else {
      this.#queue.push({ cmdId, actor, base, op, askers: [asker] });
      this.#pump();
    }
  }

  handle(input: DeskInput, now: number): void {
    this.#now = now;
    switch (input.kind) {
      case 'appended':
        this.#appended(input.entry, input.result);
        break;
      case 'found':
        this.#found(input.entry);
        break;
      case 'read':
        this.#read(input.entries);
        break;
      case 'storeFailed':
        this.#storeFailed();
        break;
      case 'executed':
        this.#executed(input.seq, input.outcome);
        break;
      case 'interpreterLost':
        this.#lost(input.seq);
        break;
      case 'interpreterMoved':
        this.#moved();
        break;
      case 'restored':
        this.#restored(input);
        break;
      case 'restoreFailed':
        this.#restoreFailed(input.seq);
        break;
      case 'hint':
        this.#isHinted = true;
        break;
      case 'tick':
        this.#tick();
        break;
      default:
        input satisfies never;
    }
    this.#pump();
  }

  /** Does the next thing that can be done. */
  #pump(): void {
    if (this.#engine.kind === 'ready') this.#execute();
    if (this.#phase.kind !== 'idle') return;
    if (this.#isHinted) {
      this.#readOn();
      return;
    }
    // The server's own entry is made while the engine is gone; commands wait until it shows the head.
    const [job] = this.#queue;
    if (job === undefined || (job.base !== null && !this.#isSettled())) return;
    this.#queue.shift();
    if (job.base !== null && job.base !== this.#head) {
      // Stale, unless it is the repeat of one whose answer is no longer in memory.
      this.#phase = { kind: 'finding', job };
      this.#out({ kind: 'find', cmdId: job.cmdId });
      return;
    }
    this.#phase = { kind: 'appending', job };
    const { cmdId, actor, op } = job;
    this.#out({ kind: 'append', entry: { seq: this.#head + 1, cmdId, actor, op, at: this.#now } });
  }

  #isSettled(): boolean {
    return this.#engine.kind === 'ready' && this.#todo.length === 0 && this.#delivery.seq === this.#head;
  }

  #appended(entry: LogEntry, result: AppendResult): void {
    if (this.#phase.kind !== 'appending' || this.#phase.job.cmdId !== entry.cmdId) return;
    const { job } = this.#phase;
    this.#phase = { kind: 'idle' };
    switch (result.kind) {
      case 'committed':
        this.#accept(entry);
        this.#settle(job.askers, true, entry.seq);
        this.#out({ kind: 'tell', news: { kind: 'moved', head: entry.seq } });
        return;
      case 'exists':
        this.#settle(job.askers, canonical(job.op) === canonical(result.entry.op), result.entry.seq);
        if (result.entry.seq > this.#head) this.#readOn();
        else if (job.op.kind === 'void') this.#voided();
        return;
      case 'behind':
      case 'unknown':
        this.#queue.unshift(job);
        this.#readOn(job);
        return;
      case 'forbidden':
        this.#answer(job.askers, refuse('FORBIDDEN', 'You are no instructor of this room any more.'));
        return;
      default:
        result satisfies never;
    }
  }

  #found(entry: LogEntry | null): void {
    if (this.#phase.kind !== 'finding') return;
    const { job } = this.#phase;
    this.#phase = { kind: 'idle' };
    if (entry !== null) this.#settle(job.askers, canonical(job.op) === canonical(entry.op), entry.seq);
    else {
      const message = `The command was made for ${job.base ?? 'any base'}, the room stands at ${this.#head}.`;
      this.#answer(job.askers, refuse('STALE_BASE', message, { head: this.#head }));
    }
  }

  /** What is in the log and was not known here: written by somebody else, or by us without hearing of it. */
  #read(entries: readonly LogEntry[]): void {
    if (this.#phase.kind !== 'reading') return;
    const { doubted } = this.#phase;
    const before = this.#head;
    this.#phase = { kind: 'idle' };
    for (const entry of entries) {
      if (entry.seq !== this.#head + 1) continue;
      this.#accept(entry);
      const index = this.#queue.findIndex((job) => job.cmdId === entry.cmdId);
      const [job] = index < 0 ? [] : this.#queue.splice(index, 1);
      if (job !== undefined) this.#settle(job.askers, canonical(job.op) === canonical(entry.op), entry.seq);
    }
    // Nobody was faster, and it is not there: a store that can be read and not written, like a full disk.
    if (doubted !== null && this.#head === before) this.#storeDown();
  }

  #accept(entry: LogEntry): void {
    this.#head = entry.seq;
    this.#remember(entry.cmdId, entry.seq, entry.op);
    this.#todo.push(entry);
    if (entry.op.kind === 'void') this.#voided();
  }

  /** A void entry is in the log: fold it anew, whatever the engine has made of it. */
  #voided(): void {
    if (this.#engine.kind === 'restoring') return;
    this.#engine = { kind: 'restoring' };
    this.#images.interpreter(false);
    this.#out({ kind: 'restore' });
  }

  #readOn(doubted: Job | null = null): void {
    this.#isHinted = false;
    this.#phase = { kind: 'reading', doubted };
    this.#out({ kind: 'read', after: this.#head });
  }

  #storeFailed(): void {
    if (this.#phase.kind === 'finding') this.#queue.push(this.#phase.job);
    else if (this.#phase.kind !== 'reading') return;
    this.#storeDown();
  }

  /**
   * Refuses all that waits, and pauses. One that is in the log after all is found there when its sender repeats it: the
   * log is read before anything else is done.
   */
  #storeDown(): void {
    for (const job of this.#queue.splice(0)) {
      this.#refuseStore(job.askers);
      if (job.actor === 'server') this.#queue.push(job);
    }
    this.#phase = { kind: 'storeDown', retryAt: this.#now + storeRetryMs };
  }

  #execute(): void {
    const [entry] = this.#todo;
    if (entry === undefined || entry.op.kind === 'void') return;
    this.#engine = { kind: 'executing', entry };
    this.#out({ kind: 'execute', seq: entry.seq, command: entry.op });
  }

  #executed(seq: number, outcome: StepOutcome): void {
    if (this.#engine.kind !== 'executing' || this.#engine.entry.seq !== seq) return;
    const { cmdId, op, at } = this.#engine.entry;
    this.#engine = { kind: 'ready' };
    this.#todo.shift();
    this.#delivery.publish({ seq, cmdId, op, at, outcome }, this.#now);
    this.#images.stepped();
  }

  #lost(seq: number | null): void {
    if (this.#engine.kind !== 'executing' && this.#engine.kind !== 'ready') return;
    // It may have ended over an image of the entry before the one that waits for it.
    const isGuilty = this.#engine.kind === 'executing' && this.#engine.entry.seq === seq;
    this.#images.failed('The interpreter ended.');
    this.#images.interpreter(false);
    if (isGuilty && seq !== null) this.#voidEntry(seq);
    else {
      this.#engine = { kind: 'restoring' };
      this.#out({ kind: 'restore' });
    }
  }

  #moved(): void {
    if (this.#engine.kind !== 'executing' && this.#engine.kind !== 'ready') return;
    this.#images.moved();
    this.#engine = { kind: 'restoring' };
    this.#out({ kind: 'restore' });
  }

  #voidEntry(seq: number): void {
    this.#engine = { kind: 'gone' };
    const cmdId = voidCmdId(seq);
    if (this.#open(cmdId) !== undefined) return;
    this.#queue.unshift({ cmdId, actor: 'server', base: null, op: { kind: 'void', seq }, askers: [] });
  }

  #restored({ seq, view, hash, steps }: Extract<DeskInput, { kind: 'restored' }>): void {
    if (this.#engine.kind !== 'restoring') return;
    this.#engine = { kind: 'ready' };
    this.#restoreFailures = 0;
    this.#strikes.clear();
    for (const step of steps) this.#remember(step.cmdId, step.seq, step.op);
    // Fewer than are shown already: a store that lost its end. Nothing true can be said on top of it.
    if (seq < this.#delivery.seq) throw new Error(`the log ends at ${seq}, but ${this.#delivery.seq} was published`);
    const first = steps[0]?.seq ?? seq + 1;
    if (first > this.#delivery.seq + 1) this.#delivery.open(seq, view, hash, steps);
    else for (const step of steps) if (step.seq > this.#delivery.seq) this.#delivery.publish(step, this.#now);
    this.#head = Math.max(this.#head, seq);
    this.#todo = this.#todo.filter((entry) => entry.seq > seq);
    this.#images.interpreter(true);
    this.#images.stepped();
  }

  #restoreFailed(seq: number | null): void {
    if (this.#engine.kind !== 'restoring') return;
    // What was carried out once can be carried out: then it was the machine, not the entry.
    if (seq !== null && seq > this.#delivery.seq) {
      const strikes = (this.#strikes.get(seq) ?? 0) + 1;
      this.#strikes.set(seq, strikes);
      if (strikes >= strikesToVoid) {
        this.#voidEntry(seq);
        return;
      }
    }
    const delay = Math.min(longestRestoreRetryMs, restoreRetryMs * 2 ** this.#restoreFailures++);
    this.#engine = { kind: 'down', retryAt: this.#now + delay };
  }

  #tick(): void {
    if (this.#phase.kind === 'storeDown' && this.#now >= this.#phase.retryAt) this.#readOn();
    if (this.#engine.kind === 'down' && this.#now >= this.#engine.retryAt) {
      this.#engine = { kind: 'restoring' };
      this.#out({ kind: 'restore' });
    }
  }

  #open(cmdId: CmdId): Job | undefined {
    const busy = this.#phase.kind === 'appending' || this.#phase.kind === 'finding' ? this.#phase.job : null;
    return busy?.cmdId === cmdId ? busy : this.#queue.find((job) => job.cmdId === cmdId);
  }

  #remember(cmdId: CmdId, seq: number, op: Op): void {
    const text = canonical(op);
    if (text.length > rememberedLength) return;
    this.#answered.set(cmdId, { seq, op: text });
    if (this.#answered.size <= answersKept) return;
    const [oldest] = this.#answered.keys();
    if (oldest !== undefined) this.#answered.delete(oldest);
  }

  #settle(askers: readonly Asker[], isSame: boolean, seq: number): void {
    if (isSame) for (const asker of askers) this.#out({ kind: 'answer', asker, answer: { ok: true, seq } });
    else this.#answer(askers, refuse('IDEMPOTENCY_CONFLICT', 'This cmdId belongs to another command.'));
  }

  #refuseStore(askers: readonly Asker[]): void {
    this.#answer(askers, refuse('STORE_UNAVAILABLE', 'The command could not be stored for certain. Send it again.'));
  }

  #answer(askers: readonly Asker[], answer: ReturnType<typeof refuse>): void {
    for (const asker of askers) this.#out({ kind: 'answer', asker, answer });
  }
}

export type DeskInput = Extract<
  Input,
  {
    kind:
      | 'appended'
      | 'found'
      | 'read'
      | 'storeFailed'
      | 'executed'
      | 'interpreterLost'
      | 'interpreterMoved'
      | 'restored'
      | 'restoreFailed'
      | 'hint'
      | 'tick';
  }
>;

/** Decoders build every op with its keys in one order, so equal ops have equal texts. */
const canonical = (op: Op): string => JSON.stringify(op);
