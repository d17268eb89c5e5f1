import {
  type ClientMessage,
  type MemberStatus,
  type RefusalCode,
  type Role,
  type RoomCode,
  type RoomInfo,
  type Screen,
  type ServerMessage,
  type Token,
  type You,
  asToken,
  decodeAnswer,
  decodeWelcome,
  mayUse,
  parseRoomCode,
  protocolVersion,
} from '@nonlocal/protocol';
import { type ReadonlySignal, batch, computed, signal } from '@preact/signals-core';
import { Connection, type Reply } from './connection.ts';
import { FollowModel } from './follow-model.ts';
import type { Call, Clock, Transport, Vault } from './platform.ts';
import { type Step, readStep, readView } from './wire.ts';

export type RoomStatus =
  | { readonly kind: 'idle' }
  /** The first contact, or the next after a loss: `attempt` counts from 0. */
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'joined' }
  /** Lost; tries again by itself at `retryAt` of the clock. What was seen stays usable. */
  | { readonly kind: 'waiting'; readonly retryAt: number; readonly reason: string }
  /** Not let in, or the request to join was malformed. Joining again is up to the person. */
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string }
  | {
      readonly kind: 'ended';
      readonly reason: 'replaced' | 'kicked' | 'limits' | 'deleted' | 'left';
      readonly message: string;
    }
  /** One is something that this page is not for. With the token one goes on at the page for it. */
  | {
      readonly kind: 'ended';
      readonly reason: 'role';
      readonly role: Role;
      readonly code: string | null;
      readonly token: string | null;
      readonly message: string;
    };

export interface JoinRequest {
  readonly role: Screen;
  /** As typed. Instructors and projectors may leave it out: their token names the room. */
  readonly code?: string;
  readonly nickname?: string;
  /** The room's code when it was last seen, for those whose token names it: a hint where it is served. */
  readonly lastCode?: string;
  /** For instructors and projectors. A student's own is kept in the vault under the room's code. */
  readonly token?: string;
}

/** What was carried out, or why not. `lost`: no answer came, so either may be true. */
export type Done =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: RefusalCode | 'LOST'; readonly message: string };

/** Called for each step after the timeline has it, and for each jump, in the room's order. */
export interface RoomListener {
  stepped?(step: Step): void;
  jumped?(seq: number): void;
  joined?(): void;
  /** Another room is joined: nothing that was seen or asked for is of this one. */
  forgotten?(): void;
}

const seenEveryMs = 1_000;
const lost: Done = { ok: false, code: 'LOST', message: 'No answer: the connection was lost.' };

/** One room as one member sees it: joins, resumes by `seq` after every loss, and keeps the timeline whole. */
export class RoomModel {
  readonly follow = new FollowModel();
  readonly connection: Connection;
  readonly #status = signal<RoomStatus>({ kind: 'idle' });
  readonly #you = signal<You | null>(null);
  readonly #info = signal<RoomInfo | null>(null);
  readonly #roster = signal<ReadonlyMap<string, MemberStatus>>(new Map());
  readonly #handRaised = signal(false);

  readonly status: ReadonlySignal<RoomStatus> = this.#status;
  readonly you: ReadonlySignal<You | null> = this.#you;
  /** Code, door and the number of students present. */
  readonly info: ReadonlySignal<RoomInfo | null> = this.#info;
  /** Everyone but who opened the room; empty for all but instructors. Raised hands first, in their order, then by name. */
  readonly roster: ReadonlySignal<readonly MemberStatus[]> = computed(() =>
    [...this.#roster.value.values()].toSorted(
      (a, b) =>
        (a.handAt ?? Infinity) - (b.handAt ?? Infinity) ||
        0 ||
        (a.nickname < b.nickname ? -1 : Number(a.nickname > b.nickname)),
    ),
  );
  readonly handRaised: ReadonlySignal<boolean> = this.#handRaised;

  readonly #clock: Clock;
  readonly #vault: Vault;
  readonly #listeners = new Set<RoomListener>();
  #request: JoinRequest | null = null;
  /** Role and token or code of the last joining: with another one, what was seen is another room's. */
  #seat = '';
  #code: RoomCode | null = null;
  #token: Token | null = null;
  #resuming = false;
  #seen: ClientMessage & { readonly event: 'seen' } = { event: 'seen', body: { seq: 0, status: 'following' } };
  #cancelSeen: (() => void) | null = null;

  constructor(transport: Transport, clock: Clock, vault: Vault) {
    this.connection = new Connection(transport, clock);
    this.#clock = clock;
    this.#vault = vault;
    this.connection.state.subscribe((state) => {
      // `open` is not yet joined: the answer to `hello` decides.
      if (this.#request === null) return;
      if (state.kind === 'connecting') this.#status.value = { kind: 'connecting', attempt: state.attempt };
      else if (state.kind === 'waiting') {
        this.#status.value = { kind: 'waiting', retryAt: state.retryAt, reason: state.reason };
      }
    });
  }

  /** Joins, or comes back as who one was if the vault has this room's token. Watch `status`. */
  join(request: JoinRequest): void {
    const code = request.code === undefined ? null : parseRoomCode(request.code);
    if (request.code !== undefined && code === null) {
      const message = 'A code has eight letters and digits, like K7MD-2PXQ.';
      this.#status.value = { kind: 'refused', code: 'UNKNOWN_ROOM', message };
      return;
    }
    this.connection.stop();
    const seat = `${request.role} ${request.token ?? code ?? ''}`;
    if (seat !== this.#seat) {
      this.follow.reset();
      this.#roster.value = new Map();
      this.#info.value = null;
      this.#seat = seat;
      for (const listener of this.#listeners) listener.forgotten?.();
    }
    this.#request = request;
    this.#code = code;
    this.#token = readToken(request.token ?? (code === null ? null : this.#vault.get(vaultKey(code))));
    const lastCode = request.lastCode === undefined ? null : parseRoomCode(request.lastCode);
    this.connection.start({
      call: (): Call => ({ handshake: { token: this.#token }, room: this.#info.peek()?.code ?? code ?? lastCode }),
      opened: () => void this.#hello(),
      received: (message) => this.#received(message),
      closed: () => {
        this.#resuming = false;
      },
    });
  }

  /** Says goodbye: the seat is free at once. The token stays, so that one may come back. */
  leave(): void {
    void this.connection.request({ event: 'bye', body: {} });
    this.#end({ kind: 'ended', reason: 'left', message: 'You left the room.' });
  }

  /** Whether a token of this room is kept, so that joining needs no nickname. */
  remembers(code: string): boolean {
    const parsed = parseRoomCode(code);
    return parsed !== null && this.#vault.get(vaultKey(parsed)) !== null;
  }

  /** Call when the device says that it is online again. */
  retryNow(): void {
    this.connection.retryNow();
  }

  listen(listener: RoomListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async raiseHand(raised: boolean): Promise<Done> {
    const done = await this.request({ event: 'hand', body: { raised } });
    if (done.ok) this.#handRaised.value = raised;
    return done;
  }

  /** Tells the instructor where one is; sent at most once a second, the last one wins. */
  reportSeen(status: MemberStatus['status'], forkedAt: number | null): void {
    const seq = Math.max(0, this.follow.position.peek());
    const body = { seq, status, ...(forkedAt === null ? {} : { forkedAt }) };
    this.#seen = { event: 'seen', body };
    if (this.#you.peek()?.role !== 'student') return;
    this.#cancelSeen ??= this.#clock.after(seenEveryMs, () => {
      this.#cancelSeen = null;
      void this.connection.request(this.#seen);
    });
  }

  async request(message: ClientMessage): Promise<Done> {
    return readDone(await this.connection.request(message));
  }

  dispose(): void {
    this.#cancelSeen?.();
    this.#request = null;
    this.#listeners.clear();
    this.connection.stop();
  }

  async #hello(): Promise<void> {
    const request = this.#request;
    if (request === null) return;
    const { last } = this.follow;
    const reply = await this.connection.request({
      event: 'hello',
      body: {
        version: protocolVersion,
        role: request.role,
        ...(this.#code === null ? {} : { code: this.#code }),
        ...(request.nickname === undefined ? {} : { nickname: request.nickname }),
        ...(last < 0 ? {} : { resume: { seq: last } }),
      },
    });
    if (this.#request !== request) return;
    if (reply.kind === 'lost') {
      this.connection.restart('no answer to hello');
      return;
    }
    const answer = decodeWelcome(reply.answer);
    if (answer.kind === 'fault') this.connection.restart(`welcome ${answer.fault}`);
    else if (answer.value.ok) {
      const { you, room, token } = answer.value;
      batch(() => {
        this.#you.value = you;
        this.#info.value = room;
        this.#handRaised.value = you.handRaised;
        this.#status.value = { kind: 'joined' };
      });
      this.#code = room.code;
      if (token !== null) this.#token = token;
      this.#keepToken(room.code);
      for (const listener of this.#listeners) listener.joined?.();
      if (you.role === 'student') void this.connection.request(this.#seen);
    } else if (answer.value.role !== undefined) this.#turned(answer.value.role, answer.value.message);
    else this.#refused(answer.value.code, answer.value.message);
  }

  #refused(code: RefusalCode, message: string): void {
    if (code === 'BAD_TOKEN' && this.#request?.role === 'student' && this.#token !== null && this.#code !== null) {
      // The place is gone (kicked, or the room forgot us): come in as somebody new.
      this.#vault.remove(vaultKey(this.#code));
      this.#token = null;
      this.connection.restart('token no longer valid');
      return;
    }
    const passing: readonly RefusalCode[] = [
      'SHUTTING_DOWN',
      'STORE_UNAVAILABLE',
      'RATE_LIMITED',
      'TOO_MANY_CONNECTIONS',
    ];
    if (passing.includes(code)) this.connection.restart(message);
    else this.#end({ kind: 'refused', code, message });
  }

  #received(message: ServerMessage): void {
    switch (message.event) {
      case 'steps':
        batch(() => {
          for (const wireStep of message.body.steps) {
            const step = readStep(wireStep);
            if (step === null) {
              this.connection.restart('a step that this page cannot read');
              return;
            }
            this.#apply(step);
          }
        });
        return;
      case 'snap': {
        const view = readView(message.body.view);
        if (view === null) {
          this.connection.restart('a view that this page cannot read');
          return;
        }
        this.#resuming = false;
        this.follow.jump(message.body.seq, view);
        for (const listener of this.#listeners) listener.jumped?.(message.body.seq);
        return;
      }
      case 'room':
        this.#code = message.body.code;
        this.#keepToken(message.body.code);
        this.#info.value = message.body;
        return;
      case 'roster': {
        const { whole, members, gone } = message.body;
        const roster = whole ? new Map<string, MemberStatus>() : new Map(this.#roster.value);
        for (const member of members) roster.set(member.id, member);
        for (const id of gone) roster.delete(id);
        this.#roster.value = roster;
        return;
      }
      case 'refused':
        return;
      case 'ended': {
        if (message.body.reason === 'role') {
          this.#turned(message.body.role, message.body.message);
          return;
        }
        const { reason, message: text } = message.body;
        if (reason === 'shuttingDown' || reason === 'tooSlow') this.connection.restart(text);
        else {
          const isForGood = reason === 'kicked' || reason === 'deleted';
          if (isForGood && this.#code !== null) this.#vault.remove(vaultKey(this.#code));
          this.#end({ kind: 'ended', reason, message: text });
        }
        return;
      }
      default:
        message satisfies never;
    }
  }

  #apply(step: Step): void {
    const result = this.follow.apply(step);
    if (result === 'applied') {
      this.#resuming = false;
      for (const listener of this.#listeners) listener.stepped?.(step);
    } else if (result === 'gap' && !this.#resuming) {
      // One request is enough: what it brings starts right after our head.
      this.#resuming = true;
      const { last } = this.follow;
      if (last < 0) return;
      void this.connection.request({ event: 'resume', body: { seq: last } }).then((reply) => {
        // Unanswered: the next step asks again.
        if (reply.kind === 'lost') this.#resuming = false;
      });
    }
  }

  /** One is something else now: on this page, or on another. */
  #turned(role: Role, message: string): void {
    const request = this.#request;
    if (request === null) return;
    if (mayUse(role, request.role)) {
      this.connection.restart(message);
      return;
    }
    const [code, token] = [this.#code, this.#token];
    // The student's page finds the seat under the code.
    if (role === 'student' && code !== null && token !== null) this.#vault.set(vaultKey(code), token);
    this.#end({ kind: 'ended', reason: 'role', role, code, token, message });
  }

  #keepToken(code: RoomCode): void {
    if (this.#request?.role === 'student' && this.#token !== null) this.#vault.set(vaultKey(code), this.#token);
  }

  #end(status: RoomStatus): void {
    this.#request = null;
    this.#cancelSeen?.();
    this.#cancelSeen = null;
    this.connection.stop();
    this.#status.value = status;
  }
}

const vaultKey = (code: RoomCode): string => `nonlocal.seat.${code}`;

function readToken(text: string | null): Token | null {
  try {
    return text === null ? null : asToken(text);
  } catch {
    return null;
  }
}

function readDone(reply: Reply): Done {
  if (reply.kind === 'lost') return lost;
  const answer = decodeAnswer(reply.answer);
  if (answer.kind === 'fault') return { ok: false, code: 'BAD_MESSAGE', message: answer.fault };
  return answer.value.ok ? { ok: true } : { ok: false, code: answer.value.code, message: answer.value.message };
}
