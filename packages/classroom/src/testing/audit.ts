import type { ServerMessage } from '@nonlocal/protocol';
import type { Answer } from '../exchange.ts';
import type { Peer } from './simulated-peer.ts';
import type { SimulatedStore } from './simulated-store.ts';
import { toyFold } from './toy-engine.ts';

/** Holds what the rooms say against the store, at the moment when they say it, and what everyone has in the end. */
export class Audit {
  readonly #store: SimulatedStore;
  readonly #violations: string[];
  /** The `seq` by which each command was acknowledged. */
  readonly #answers = new Map<string, number>();

  constructor(store: SimulatedStore, violations: string[]) {
    this.#store = store;
    this.#violations = violations;
  }

  /** `cmdId`: of the command that is answered, where it is known. */
  answer(answer: Answer, cmdId: string | null = null): void {
    if (!answer.ok || !('seq' in answer) || 'bytes' in answer) return;
    const entry = this.#store.log[answer.seq - 1];
    if (entry === undefined) this.#violations.push(`I4 acknowledged ${answer.seq} before it was in the log`);
    else if (cmdId !== null && entry.cmdId !== cmdId) {
      this.#violations.push(`I4 acknowledged other content at ${answer.seq}`);
    } else {
      const known = this.#answers.get(entry.cmdId) ?? answer.seq;
      if (known !== answer.seq) this.#violations.push(`I5 ${entry.cmdId} was answered ${known} and ${answer.seq}`);
      this.#answers.set(entry.cmdId, answer.seq);
    }
  }

  /** `to`: those who are still there. */
  message(message: ServerMessage, to: readonly Peer[]): void {
    if (message.event === 'steps') {
      for (const { seq, cmdId } of message.body.steps) {
        if (this.#store.log[seq - 1]?.cmdId !== cmdId) {
          this.#violations.push(`I4 sent ${seq} which is not in the log`);
        }
      }
    }
    if (message.event !== 'steps' && message.event !== 'snap') return;
    for (const { name, token } of to) {
      if (this.#store.recordOf(token)?.role !== 'waiting') continue;
      this.#violations.push(`R18 ${message.event} for ${name}, who waits`);
    }
  }

  /** When nothing is under way any more. */
  end(peers: readonly Peer[]): void {
    this.#log();
    const { log } = this.#store;
    const { state } = toyFold(log);
    for (const { name, token, screen, head, hash } of peers.filter(({ joined }) => joined)) {
      const record = this.#store.recordOf(token);
      if (record === undefined) this.#violations.push(`R6 ${name} was removed and is in the room`);
      else if (record.role !== screen) {
        this.#violations.push(`I11 ${name} sits as ${screen} and is a ${record.role}`);
      }
      if (head !== log.length) this.#violations.push(`${name} ended at ${head} of ${log.length}`);
      else if (hash !== state.hash && log.length > 0) this.#violations.push(`I6 ${name} ended with another state`);
    }
    const seated = peers.filter(({ joined }) => joined).length;
    if (seated < 4) this.#violations.push(`only ${seated} are in the room at the end`);
    if (peers.some(({ command }) => command !== null)) this.#violations.push('a command was never answered');
  }

  #log(): void {
    const { log } = this.#store;
    for (const [index, { seq }] of log.entries()) {
      if (seq !== index + 1) this.#violations.push(`I2 entry ${index + 1} has seq ${seq}`);
    }
    const done = log.map(({ op }) => JSON.stringify(op));
    if (new Set(done).size !== done.length) this.#violations.push('I5 a command happened twice');
    for (const [cmdId, seq] of this.#answers) {
      if (log[seq - 1]?.cmdId !== cmdId) {
        this.#violations.push(`P1 acknowledged ${cmdId} is not in the log at ${seq}`);
      }
    }
    for (const { op } of log) {
      if (op.kind === 'evaluate' && op.source.startsWith('student')) this.#violations.push('I11 a student commanded');
    }
  }
}
