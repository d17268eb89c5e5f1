import { decodeImageAnswer } from '@nonlocal/protocol';
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Clock } from './platform.ts';
import type { RoomModel } from './room-model.ts';
import type { SandboxPort, ShadowStep } from './sandbox-port.ts';
import { type Step, readCommand } from './wire.ts';

const retryMs = 5_000;

/** Seqs at which the sandbox can make a fork, both inclusive. */
export interface ForkRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Keeps the sandbox's shadow of the room supplied: an image once, then every step. After a jump the ops between are
 * unknown, so it asks for a new image and a second range begins.
 */
export class ShadowFeed {
  readonly #ranges = signal<readonly ForkRange[]>([]);
  readonly ranges: ReadonlySignal<readonly ForkRange[]> = this.#ranges;
  readonly #room: RoomModel;
  readonly #sandbox: SandboxPort;
  readonly #clock: Clock;
  readonly #stopListening: () => void;
  /** Steps that came while the image was under way. */
  #waiting: ShadowStep[] = [];
  #isSupplied = false;
  #isAsking = false;
  #isDisposed = false;

  constructor(room: RoomModel, sandbox: SandboxPort, clock: Clock) {
    this.#room = room;
    this.#sandbox = sandbox;
    this.#clock = clock;
    this.#stopListening = room.listen({
      stepped: (step) => this.#stepped(step),
      jumped: () => this.#ask(),
      forgotten: () => this.#forget(),
      joined: () => {
        if (!this.#isSupplied) this.#ask();
      },
    });
    sandbox.onDiverged(() => this.#ask());
  }

  canForkAt(seq: number): boolean {
    return this.#ranges.value.some((range) => range.from <= seq && seq <= range.to);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#stopListening();
  }

  #stepped(step: Step): void {
    const shadowStep = toShadowStep(step);
    if (!this.#isSupplied) {
      this.#waiting.push(shadowStep);
      return;
    }
    this.#sandbox.feed([shadowStep]);
    this.#extend(shadowStep.seq);
  }

  #forget(): void {
    this.#isSupplied = false;
    this.#waiting = [];
    this.#ranges.value = [];
    this.#sandbox.forget();
  }

  #ask(): void {
    this.#isSupplied = false;
    if (this.#isAsking || this.#isDisposed || this.#room.follow.last < 0) return;
    this.#isAsking = true;
    // The answer reaches at least as far as what is shown now.
    this.#waiting = [];
    void this.#fetch().then((supplied) => {
      this.#isAsking = false;
      if (!supplied && !this.#isDisposed) this.#clock.after(retryMs, () => this.#askAgain());
    });
  }

  #askAgain(): void {
    if (!this.#isSupplied && this.#room.status.peek().kind === 'joined') this.#ask();
  }

  async #fetch(): Promise<boolean> {
    const reply = await this.#room.connection.request({ event: 'image', body: {} });
    if (reply.kind === 'lost') return false;
    const answer = decodeImageAnswer(reply.answer);
    if (answer.kind === 'fault' || !answer.value.ok) return false;
    const { seq, engine, bytes, tail } = answer.value;
    const steps: ShadowStep[] = tail.map((entry) => ({
      seq: entry.seq,
      command: entry.skip ? null : readCommand(entry.op),
      hash: null,
      voids: entry.op.kind === 'void' ? entry.op.seq : null,
    }));
    let to = steps.at(-1)?.seq ?? seq;
    for (const step of this.#waiting.splice(0)) {
      if (step.seq !== to + 1) continue;
      steps.push(step);
      to = step.seq;
    }
    this.#sandbox.shadow({ seq, engine, bytes }, steps);
    this.#isSupplied = true;
    this.#ranges.value = [...this.#ranges.value.filter((range) => range.to < seq), { from: seq, to }];
    return true;
  }

  #extend(seq: number): void {
    const ranges = this.#ranges.peek();
    const last = ranges.at(-1);
    if (last !== undefined) this.#ranges.value = [...ranges.slice(0, -1), { from: last.from, to: seq }];
  }
}

const toShadowStep = (step: Step): ShadowStep => ({
  seq: step.moment.seq,
  command: step.moment.outcome === 'done' ? step.moment.command : null,
  hash: step.hash,
  voids: step.voids,
});
