import {
  type ClientMessage,
  type Role,
  type WireCommand,
  type WireStep,
  asCmdId,
  asMemberId,
  asToken,
  parseRoomCode,
} from '@nonlocal/protocol';
import { emptyView, encodeDelta, type ViewDelta } from '@nonlocal/scope';
import { FakeClock, SocketPair } from '@nonlocal/testing';
import type { Call, Link, LinkEvents, Transport, Vault } from '../platform.ts';
import { RoomModel } from '../room-model.ts';

export const code = parseRoomCode('K7MD-2PXQ') ?? ('' as never);
const token = asToken('token'.padEnd(22, '_'));

interface Request {
  readonly event: string;
  readonly payload: unknown;
  readonly answer: (answer: unknown) => void;
}

/** The server's side of the lines of one client: answers `hello` by itself, everything else as the test says. */
export class FakeServer implements Transport {
  readonly requests: Request[] = [];
  readonly handshakes: unknown[] = [];
  /** The codes that the calls were routed by. */
  readonly routes: (string | null)[] = [];
  pair: SocketPair | null = null;
  /** Refuse connections. */
  isDown = false;
  /** With which they are told when to come back. */
  againMs: number | undefined = undefined;
  /** What `hello` is answered with instead of the welcome. */
  refusal: unknown = null;
  role: Role = 'student';
  head = 0;

  open({ handshake, room }: Call, events: LinkEvents): Link {
    this.handshakes.push(handshake);
    this.routes.push(room);
    if (this.isDown) {
      events.closed('down', this.againMs);
      return { request: () => {}, close: () => {} };
    }
    const pair = new SocketPair(events);
    this.pair = pair;
    pair.accept({
      requested: (event, payload, answer) => {
        this.requests.push({ event, payload, answer });
        if (event === 'hello') answer(this.refusal ?? this.#welcome());
        else if (event === 'seen' || event === 'resume' || event === 'hand') answer({ ok: true });
      },
      closed: () => {},
    });
    return {
      request: (event, payload, _timeout, answered) => pair.request(event, payload, answered),
      close: () => pair.leave(),
    };
  }

  /** The requests of one kind, oldest first. */
  asked(event: ClientMessage['event']): readonly Request[] {
    return this.requests.filter((request) => request.event === event);
  }

  steps(...seqs: readonly number[]): void {
    this.send('steps', { steps: seqs.map((seq) => step(seq)) });
  }

  snap(seq: number): void {
    this.send('snap', { seq, view: { ...emptyView, step: seq }, hash: `h${seq}` });
  }

  send(event: string, payload: unknown): void {
    this.pair?.send(event, payload);
    this.pair?.flush();
  }

  #welcome(): unknown {
    const you = { id: asMemberId('m1'), role: this.role, nickname: 'Ada', handRaised: false };
    return { ok: true, you, room: { code, door: 'open', present: 1 }, head: this.head, token };
  }
}

export function step(seq: number, cmdId = `c${seq}`): WireStep {
  const op: WireCommand = { kind: 'step', granularity: 'line', move: { kind: 'into' } };
  const delta: ViewDelta = {
    step: seq,
    event: { kind: 'moved' },
    narration: { id: `n${seq}`, params: {} },
    resolutions: [],
    instructions: seq,
  };
  return {
    seq,
    cmdId: asCmdId(cmdId),
    op,
    at: seq,
    outcome: { kind: 'done', delta: encodeDelta(delta), hash: `h${seq}` },
  };
}

export class FakeVault implements Vault {
  readonly kept = new Map<string, string>();

  get(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  set(key: string, value: string): void {
    this.kept.set(key, value);
  }

  remove(key: string): void {
    this.kept.delete(key);
  }
}

export interface Scene {
  readonly server: FakeServer;
  readonly clock: FakeClock;
  readonly vault: FakeVault;
  readonly room: RoomModel;
  /** Delivers everything under way, also what promises lead to. */
  settle(): Promise<void>;
}

export function scene(): Scene {
  const server = new FakeServer();
  const clock = new FakeClock();
  const vault = new FakeVault();
  const room = new RoomModel(server, clock, vault);
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) {
      server.pair?.flush();
      await Promise.resolve();
    }
  };
  return { server, clock, vault, room, settle };
}

/** A student who has joined at `seq`. */
export async function joined(seq: number): Promise<Scene> {
  const all = scene();
  all.room.join({ role: 'student', code });
  await all.settle();
  all.server.snap(seq);
  return all;
}
