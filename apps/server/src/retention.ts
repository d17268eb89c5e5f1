import type { RoomId, RoomStore } from '@nonlocal/classroom';
import type { Logger } from 'pino';

const sweepEveryMs = 60 * 60 * 1_000;
const dayMs = 24 * 60 * 60 * 1_000;

interface RetentionParts {
  readonly store: RoomStore;
  readonly log: Logger;
  /** Days without anything done in a room after which it is deleted. */
  readonly days: number;
  /** Whether somebody is in it: such a room is left alone, however quiet. */
  readonly isOpen: (room: RoomId) => boolean;
}

/** Deletes the rooms that nobody has used for so long: at the start, then every hour. */
export class Retention {
  readonly #parts: RetentionParts;
  readonly #sweeping: NodeJS.Timeout;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
    this.#sweeping = setInterval(() => void this.sweep(Date.now()), sweepEveryMs);
    this.#sweeping.unref();
  }

  /** A store that fails is asked again an hour later. */
  async sweep(now: number): Promise<void> {
    const { store, log, days, isOpen } = this.#parts;
    try {
      for (const room of await store.roomsUnusedSince(now - days * dayMs)) {
        if (isOpen(room)) continue;
        await store.deleteRoom(room);
        log.info({ room }, 'a room was deleted: nobody had used it for the time that rooms are kept');
      }
    } catch (error) {
      log.error({ err: error }, 'old rooms could not be deleted');
    }
  }

  close(): void {
    clearInterval(this.#sweeping);
  }
}
