import { Session, SnapshotError } from '@nonlocal/scope';
import type { SandboxResult, ShadowImage, ShadowStep } from './sandbox-port.ts';

const imageEvery = 50;
/** Beyond so many images every other one goes: forks far back then cost more commands, memory stays bounded. */
const imagesKept = 200;
/** Of a larger session none is kept, and a fork costs every command since it was smaller: 200 images are 50 MB at most. */
const mostImageBytes = 256 * 1024;
const sliceInstructions = 50_000;

/**
 * The room's session beside the room: an image and the steps since, folded when there is time. Keeps an image every
 * 50 seqs, so that a fork anywhere costs one restore and at most 50 commands,
 * unless the program holds very much.
 *
 *     images   S0 ............ S50 ............ S100
 *     steps       1 2 3 ... 50 51 ...           100 101 102 (fed)
 *                                    ^ caught up to here, in slices
 */
export class Shadow {
  readonly #images = new Map<number, Uint8Array>();
  /** Images that came from the room: nothing else leads to them. */
  readonly #fetched = new Set<number>();
  readonly #steps = new Map<number, ShadowStep>();
  readonly #voided = new Set<number>();
  readonly #diverged: (seq: number) => void;
  #session: Session | null = null;
  /** The session's seq; while a command is under way, the one it leads to. */
  #seq = -1;
  #isUnderWay = false;

  constructor(diverged: (seq: number) => void) {
    this.#diverged = diverged;
  }

  /** Begins a stretch of history; older ones stay available. */
  open(image: ShadowImage, tail: readonly ShadowStep[]): void {
    this.#images.set(image.seq, image.bytes);
    this.#fetched.add(image.seq);
    this.#begin(image.seq, image.bytes);
    this.feed(tail);
  }

  feed(steps: readonly ShadowStep[]): void {
    for (const step of steps) {
      this.#steps.set(step.seq, step);
      if (step.voids !== null) this.#void(step.voids);
    }
  }

  /** Another room begins. */
  forget(): void {
    this.#images.clear();
    this.#fetched.clear();
    this.#steps.clear();
    this.#voided.clear();
    this.#session = null;
    this.#seq = -1;
    this.#isUnderWay = false;
  }

  /** Does a little of what is left to do; false when there is nothing. */
  work(): boolean {
    const session = this.#session;
    if (session === null) return false;
    if (this.#isUnderWay) {
      if (session.advance(sliceInstructions).kind !== 'running') this.#arrived(session);
      return true;
    }
    const step = this.#steps.get(this.#seq + 1);
    if (step === undefined) return false;
    this.#seq = step.seq;
    if (step.command === null || this.#voided.has(step.seq)) this.#arrived(session);
    else {
      session.begin(step.command);
      this.#isUnderWay = true;
    }
    return true;
  }

  /** A new session in the room's state after `seq`. */
  fork(seq: number): SandboxResult<Session> {
    const base = Math.max(-1, ...[...this.#images.keys()].filter((at) => at <= seq));
    const image = this.#images.get(base);
    if (image === undefined) return { kind: 'failed', message: 'The state at this step has not been fetched.' };
    const session = restore(image);
    if (session.kind === 'failed') return session;
    for (let at = base + 1; at <= seq; at++) {
      const step = this.#steps.get(at);
      if (step === undefined) return { kind: 'failed', message: 'The steps up to this one are not all here.' };
      if (step.command !== null && !this.#voided.has(at)) session.value.apply(step.command);
    }
    return session;
  }

  #arrived(session: Session): void {
    this.#isUnderWay = false;
    const step = this.#steps.get(this.#seq);
    if (this.#seq % imageEvery !== 0 || step === undefined) return;
    if (step.hash !== null && !this.#voided.has(step.seq) && session.hash() !== step.hash) {
      this.#session = null;
      this.#diverged(step.seq);
      return;
    }
    const image = session.snapshotWithin(mostImageBytes);
    if (image === null) return;
    this.#images.set(this.#seq, image);
    if (this.#images.size <= imagesKept) return;
    for (const [index, at] of [...this.#images.keys()].entries()) {
      if (index % 2 === 1 && !this.#fetched.has(at)) this.#images.delete(at);
    }
  }

  /** What was folded with the voided step in it is wrong: begin again from the last image before it. */
  #void(seq: number): void {
    this.#voided.add(seq);
    for (const at of this.#images.keys()) if (at >= seq) this.#images.delete(at);
    if (this.#seq < seq) return;
    const base = Math.max(-1, ...this.#images.keys());
    const image = this.#images.get(base);
    if (image === undefined) this.#session = null;
    else this.#begin(base, image);
  }

  #begin(seq: number, bytes: Uint8Array): void {
    const session = restore(bytes);
    this.#isUnderWay = false;
    this.#seq = seq;
    this.#session = session.kind === 'ok' ? session.value : null;
  }
}

/** A session from an image that may be of another engine or damaged. */
export function restore(image: Uint8Array): SandboxResult<Session> {
  try {
    return { kind: 'ok', value: Session.restore(image) };
  } catch (error) {
    if (error instanceof SnapshotError) return { kind: 'failed', message: error.message };
    throw error;
  }
}
