import type { Door, MemberId, RoomCode } from '@nonlocal/protocol';
import type { Effect } from './exchange.ts';
import type { OpenedRoom, Pulse } from './log.ts';

const rereadEveryMs = 1_000;

type State =
  | { readonly kind: 'current' }
  /** It was changed elsewhere. */
  | { readonly kind: 'stale' }
  /** `known` are the members of before, who are gone if they are not in it. */
  | {
      readonly kind: 'reading';
      readonly known: ReadonlySet<MemberId>;
      readonly isStale: boolean;
      /** It was changed here meanwhile: what comes may be of before that. */
      readonly isOld: boolean;
    };

/** What this node knows of the room's record and its members, and whether it must read them again. */
export class StoredRecord {
  code: RoomCode;
  door: Door;
  #revision: number;
  #state: State = { kind: 'current' };
  #readAt = -Infinity;

  constructor({ code, door, revision }: OpenedRoom['room']) {
    this.code = code;
    this.door = door;
    this.#revision = revision;
  }

  /** Somebody else has changed it. It is read again, but not for each change of many. */
  outdated(): void {
    this.#state = this.#state.kind === 'reading' ? { ...this.#state, isStale: true } : { kind: 'stale' };
  }

  /** This node has changed what a reading under way may have as it was before. */
  changed(): void {
    if (this.#state.kind === 'reading') this.#state = { ...this.#state, isStale: true, isOld: true };
  }

  pulse({ revision }: Pulse): void {
    if (revision !== this.#revision) this.outdated();
  }

  /** `present`: who is a member here now. */
  tick(now: number, present: () => ReadonlySet<MemberId>, out: (effect: Effect) => void): void {
    if (this.#state.kind !== 'stale' || now - this.#readAt < rereadEveryMs) return;
    this.#readAt = now;
    this.#state = { kind: 'reading', known: present(), isStale: false, isOld: false };
    out({ kind: 'reread' });
  }

  /** Who was a member when the reading began; `null` if what was read is not to be believed. */
  read({ room }: OpenedRoom): ReadonlySet<MemberId> | null {
    if (this.#state.kind !== 'reading') return null;
    const { known, isStale, isOld } = this.#state;
    this.#state = { kind: isStale ? 'stale' : 'current' };
    if (isOld) return null;
    this.code = room.code;
    this.door = room.door;
    this.#revision = room.revision;
    return known;
  }

  failed(): void {
    this.#state = { kind: 'stale' };
  }
}
