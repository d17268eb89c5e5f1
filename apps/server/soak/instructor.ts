import { setTimeout as sleep } from 'node:timers/promises';
import { type RefusalCode, asCmdId, decodeCmdAnswer } from '@nonlocal/protocol';
import type { Command } from '@nonlocal/scope';
import type { Dice } from '@nonlocal/testing';
import { nextCommand } from './commands.ts';
import { Follower, type FollowerParts } from './follower.ts';

const retryMs = 50;
/** A server may be gone for long; whoever drives the class gives up before this. */
const patienceMs = 600_000;

export interface InstructorParts extends FollowerParts {
  readonly dice: Dice;
  /** Milliseconds between the answer to one command and the next. */
  readonly paceMs: number;
}

/**
 * An instructor who steps on and on. A command whose answer was lost is sent again as it was, until it has an answer
 * for good; what was acknowledged is in the journal from the moment on that the acknowledgement arrived.
 */
export class Instructor extends Follower {
  /** Acknowledgements received. */
  acknowledged = 0;
  /** The last `seq` that this one knows to be durable. */
  head = 0;
  /** Refusals by their code. */
  readonly refused = new Map<RefusalCode, number>();
  readonly #dice: Dice;
  readonly #paceMs: number;
  #commands = 0;
  #isRunning = false;
  #run: Promise<void> = Promise.resolve();

  constructor(parts: InstructorParts) {
    super(parts);
    this.#dice = parts.dice;
    this.#paceMs = parts.paceMs;
  }

  start(): void {
    this.#isRunning = true;
    this.#run = this.#steps();
    // Told by `stop`.
    this.#run.catch(() => {});
  }

  /** Resolves when the command under way has its answer; rejects where the steps ended by themselves. */
  stop(): Promise<void> {
    this.#isRunning = false;
    return this.#run;
  }

  /** Resolves with the answer for good: the command's `seq`, or why it is not in the log. */
  async send(op: Command): Promise<number | RefusalCode> {
    const cmdId = asCmdId(`${this.name}-${++this.#commands}`);
    const base = Math.max(0, this.last, this.head);
    this.journal.write({ kind: 'sent', cmdId, base });
    for (;;) {
      await this.until(() => this.isJoined, 'it is in the room', patienceMs);
      const reply = await this.model.connection.request({ event: 'cmd', body: { cmdId, base, op } });
      if (reply.kind === 'lost') {
        await sleep(retryMs);
        continue;
      }
      const answer = decodeCmdAnswer(reply.answer);
      if (answer.kind === 'fault') throw new Error(`the answer to ${cmdId} does not decode: ${answer.fault}`);
      if (answer.value.ok) {
        const { seq } = answer.value;
        this.journal.write({ kind: 'acknowledged', cmdId, seq });
        this.acknowledged++;
        this.head = Math.max(this.head, seq);
        return seq;
      }
      const { code, retryable, head } = answer.value;
      this.journal.write({ kind: 'refused', cmdId, code });
      this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
      if (!retryable) {
        this.head = Math.max(this.head, head ?? 0);
        return code;
      }
      await sleep(retryMs * 4);
    }
  }

  async #steps(): Promise<void> {
    while (this.#isRunning) {
      await this.send(nextCommand(this.#dice));
      await sleep(this.#paceMs);
    }
  }
}
