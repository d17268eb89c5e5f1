import {
  asCmdId,
  asMemberId,
  type CmdId,
  decodeCmdAnswer,
  decodeInviteAnswer,
  type Door,
  messageBytes,
  type RefusalCode,
} from '@nonlocal/protocol';
import type { Command, Granularity, Move } from '@nonlocal/scope';
import { type ReadonlySignal, batch, signal } from '@preact/signals-core';
import type { Clock } from './platform.ts';
import type { Done, RoomModel } from './room-model.ts';
import type { Step } from './wire.ts';

const queueBound = 16;
const retryMs = 500;

export type CommandResult =
  | { readonly kind: 'done'; readonly seq: number }
  /** The engine would not (at the end, no such cell …): nothing changed. */
  | { readonly kind: 'refused'; readonly seq: number; readonly message: string }
  /** It ended the interpreter; the room was put back to before it. */
  | { readonly kind: 'crashed'; readonly seq: number; readonly message: string }
  /** Never entered the log. */
  | {
      readonly kind: 'failed';
      readonly code: RefusalCode | 'TOO_LARGE' | 'TOO_FAST' | 'LEFT';
      readonly message: string;
    };

export type Invitation =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly message: string };

interface Job {
  readonly cmdId: CmdId;
  readonly op: Command;
  readonly resolve: (result: CommandResult) => void;
  /** Fixed at the first sending: a repeat must be the same message. */
  base: number | null;
  /** Set by the durable acknowledgement; the step of this seq then tells how it went. */
  seq: number | null;
}

/**
 * The instructor's hand on the shared session. Commands go one by one, each built on what the one before led to; one
 * whose answer was lost is sent again under its own id until it is answered, so it happens once.
 */
export class InstructorModel {
  readonly room: RoomModel;
  readonly #pending = signal<Command | null>(null);
  readonly #problem = signal<CommandResult | null>(null);
  /** The command that is under way. */
  readonly pending: ReadonlySignal<Command | null> = this.#pending;
  /** The last command's result if it was not `done`; the next command clears it. */
  readonly problem: ReadonlySignal<CommandResult | null> = this.#problem;
  readonly #clock: Clock;
  readonly #jobs: Job[] = [];
  readonly #stopListening: () => void;
  #sending = false;

  constructor(room: RoomModel, clock: Clock) {
    this.room = room;
    this.#clock = clock;
    this.#stopListening = room.listen({
      stepped: (step) => this.#stepped(step),
      jumped: () => this.#jumped(),
      forgotten: () => this.#leaveAll(),
      joined: () => {
        this.#sending = false;
        this.#pump();
      },
    });
  }

  /** Resolves when the room has carried it out and this client shows it. Waits over losses of the connection. */
  send(op: Command): Promise<CommandResult> {
    const cmdId = asCmdId(this.#clock.newId());
    if (utf8Bytes(JSON.stringify(op)) > messageBytes - 512) {
      return this.#rejected('TOO_LARGE', 'This is larger than the 64 KB that one message may have.');
    }
    if (this.#jobs.length >= queueBound) {
      return this.#rejected('TOO_FAST', 'The commands before this one are still under way.');
    }
    return new Promise((resolve) => {
      this.#jobs.push({ cmdId, op, resolve, base: null, seq: null });
      this.#pump();
    });
  }

  load(source: string, filename: string): Promise<CommandResult> {
    return this.send({ kind: 'load', source, filename });
  }

  step(granularity: Granularity, move: Move['kind'] & ('into' | 'over' | 'out' | 'continue')): Promise<CommandResult> {
    return this.send({ kind: 'step', granularity, move: { kind: move } });
  }

  back(granularity: Granularity, move: 'into' | 'over' | 'out'): Promise<CommandResult> {
    return this.send({ kind: 'back', granularity, move });
  }

  evaluate(frame: number, source: string): Promise<CommandResult> {
    return this.send({ kind: 'evaluate', frame, source });
  }

  setCell(cell: number, source: string): Promise<CommandResult> {
    return this.send({ kind: 'setCell', cell, source });
  }

  /** Opened, it lets everyone in who waits. */
  setDoor(door: Door): Promise<Done> {
    return this.room.request({ event: 'manage', body: { kind: 'door', door } });
  }

  /** Also admits one who waits. Whoever it is comes back on the page for the role. */
  setRole(member: string, role: 'student' | 'instructor'): Promise<Done> {
    return this.room.request({ event: 'manage', body: { kind: 'setRole', member: asMemberId(member), role } });
  }

  /** As many of those who wait as there are seats. */
  admitAll(): Promise<Done> {
    return this.room.request({ event: 'manage', body: { kind: 'admitAll' } });
  }

  /** A new member. The token is told once: whoever has it is that member. */
  async invite(role: 'instructor' | 'projector'): Promise<Invitation> {
    const reply = await this.room.connection.request({ event: 'manage', body: { kind: 'invite', role } });
    if (reply.kind === 'lost') return { ok: false, message: 'No answer: the connection was lost.' };
    const answer = decodeInviteAnswer(reply.answer);
    if (answer.kind === 'fault') return { ok: false, message: answer.fault };
    return answer.value.ok ? { ok: true, token: answer.value.token } : { ok: false, message: answer.value.message };
  }

  kick(member: string): Promise<Done> {
    return this.room.request({ event: 'manage', body: { kind: 'kick', member: asMemberId(member) } });
  }

  /** The old code stops working; those inside stay. The new one comes with `room.info`. */
  newCode(): Promise<Done> {
    return this.room.request({ event: 'manage', body: { kind: 'newCode' } });
  }

  /** The room and all that the server keeps of it, for ever. Everyone is told, and forks stay where they are. */
  deleteRoom(): Promise<Done> {
    return this.room.request({ event: 'manage', body: { kind: 'delete' } });
  }

  dispose(): void {
    this.#stopListening();
    this.#leaveAll();
    this.room.dispose();
  }

  #leaveAll(): void {
    for (const job of this.#jobs.splice(0)) {
      job.resolve({ kind: 'failed', code: 'LEFT', message: 'The room was left.' });
    }
    this.#pending.value = null;
  }

  #pump(): void {
    const [job] = this.#jobs;
    this.#pending.value = job?.op ?? null;
    if (job === undefined || this.#sending || job.seq !== null || this.room.status.peek().kind !== 'joined') return;
    const { last } = this.room.follow;
    if (last < 0) return;
    job.base ??= last;
    this.#problem.value = null;
    void this.#send(job, job.base);
  }

  async #send(job: Job, base: number): Promise<void> {
    this.#sending = true;
    const reply = await this.room.connection.request({ event: 'cmd', body: { cmdId: job.cmdId, base, op: job.op } });
    this.#sending = false;
    // Its step came before its answer.
    if (this.#jobs[0] !== job || job.seq !== null) {
      this.#pump();
      return;
    }
    // Without an answer the command may be in the log or not: the same one goes out again, now or at the next joining.
    if (reply.kind === 'lost') {
      this.#clock.after(retryMs, () => this.#pump());
      return;
    }
    const answer = decodeCmdAnswer(reply.answer);
    if (answer.kind === 'fault') this.#finish(job, { kind: 'failed', code: 'BAD_MESSAGE', message: answer.fault });
    else if (answer.value.ok) {
      job.seq = answer.value.seq;
      // The step may have come first.
      if (this.room.follow.last >= answer.value.seq) this.#finishSeen(job, answer.value.seq);
    } else if (answer.value.retryable) this.#clock.after(retryMs, () => this.#pump());
    else this.#finish(job, { kind: 'failed', code: answer.value.code, message: answer.value.message });
  }

  #stepped(step: Step): void {
    const [job] = this.#jobs;
    if (job?.cmdId === step.cmdId) {
      job.seq = step.moment.seq;
      this.#finishSeen(job, step.moment.seq);
    } else this.#pump();
  }

  #jumped(): void {
    const [job] = this.#jobs;
    if (job !== undefined && job.seq !== null && job.seq <= this.room.follow.last) this.#finishSeen(job, job.seq);
    else this.#pump();
  }

  #finishSeen(job: Job, seq: number): void {
    const moment = this.room.follow.moments.peek().findLast((each) => each.seq === seq);
    // Jumped over: it is in the log and has been carried out, only how is not known here.
    const outcome = moment?.outcome ?? 'done';
    if (outcome === 'refused' || outcome === 'crashed') {
      this.#finish(job, { kind: outcome, seq, message: moment?.message ?? '' });
    } else this.#finish(job, { kind: 'done', seq });
  }

  #finish(job: Job, result: CommandResult): void {
    batch(() => {
      this.#jobs.splice(this.#jobs.indexOf(job), 1);
      if (result.kind !== 'done') this.#problem.value = result;
      // What was asked for on top of a command that failed was asked of a state that never came.
      if (result.kind === 'failed') {
        for (const later of this.#jobs.splice(0)) later.resolve(result);
      }
      job.resolve(result);
      const problem = this.#problem.peek();
      this.#pump();
      if (this.#jobs.length === 0) this.#problem.value = problem;
    });
  }

  #rejected(code: 'TOO_LARGE' | 'TOO_FAST', message: string): Promise<CommandResult> {
    const result: CommandResult = { kind: 'failed', code, message };
    this.#problem.value = result;
    return Promise.resolve(result);
  }
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const symbol of text) {
    const point = symbol.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
