import type { CmdId, Door, MemberId, Role, RoomCode } from '@nonlocal/protocol';
import type {
  Actor,
  AppendResult,
  ChangeResult,
  LogEntry,
  MemberRecord,
  OpenedRoom,
  Pulse,
  RoomId,
  RoomRecord,
  RoomStore,
  SavedImage,
  TokenHash,
} from '@nonlocal/classroom';

interface Kept {
  room: RoomRecord;
  readonly members: Map<MemberId, MemberRecord>;
  readonly log: LogEntry[];
  images: SavedImage[];
}

/** Keeps nothing over a restart: for tests, and for trying things out. */
export class MemoryStore implements RoomStore {
  readonly #rooms = new Map<RoomId, Kept>();

  createRoom(room: RoomRecord, instructor: MemberRecord): Promise<'created' | 'codeTaken'> {
    if (this.#byCode(room.code) !== null) return Promise.resolve('codeTaken');
    this.#rooms.set(room.id, { room, members: new Map([[instructor.id, instructor]]), log: [], images: [] });
    return Promise.resolve('created');
  }

  roomByCode(code: RoomCode): Promise<RoomRecord | null> {
    return Promise.resolve(this.#byCode(code));
  }

  memberByToken(tokenHash: TokenHash): Promise<{ readonly room: RoomId; readonly member: MemberRecord } | null> {
    for (const { room, members } of this.#rooms.values()) {
      for (const member of members.values()) {
        if (member.tokenHash === tokenHash) return Promise.resolve({ room: room.id, member });
      }
    }
    return Promise.resolve(null);
  }

  open(room: RoomId): Promise<OpenedRoom | null> {
    const kept = this.#rooms.get(room);
    if (kept === undefined) return Promise.resolve(null);
    return Promise.resolve({ room: kept.room, members: [...kept.members.values()], head: kept.log.length });
  }

  pulse(rooms: readonly RoomId[]): Promise<ReadonlyMap<RoomId, Pulse>> {
    const pulses = new Map<RoomId, Pulse>();
    for (const id of rooms) {
      const kept = this.#rooms.get(id);
      if (kept !== undefined) pulses.set(id, { head: kept.log.length, revision: kept.room.revision });
    }
    return Promise.resolve(pulses);
  }

  append(room: RoomId, entry: LogEntry): Promise<AppendResult> {
    const kept = this.#rooms.get(room);
    if (kept === undefined) return Promise.resolve({ kind: 'unknown', message: `there is no room ${room}` });
    const { log } = kept;
    const existing = log.find((each) => each.cmdId === entry.cmdId);
    if (existing !== undefined) return Promise.resolve({ kind: 'exists', entry: existing });
    if (entry.seq !== log.length + 1) return Promise.resolve({ kind: 'behind' });
    if (!mayChange(kept, entry.actor)) return Promise.resolve({ kind: 'forbidden' });
    log.push(entry);
    return Promise.resolve({ kind: 'committed' });
  }

  find(room: RoomId, cmdId: CmdId): Promise<LogEntry | null> {
    return Promise.resolve(this.#kept(room).log.find((entry) => entry.cmdId === cmdId) ?? null);
  }

  entries(room: RoomId, after: number): Promise<readonly LogEntry[]> {
    return Promise.resolve(this.#kept(room).log.slice(after));
  }

  image(room: RoomId, engine: string, atMost: number): Promise<SavedImage | null> {
    const usable = this.#kept(room).images.filter((image) => image.engine === engine && image.seq <= atMost);
    return Promise.resolve(usable.toSorted((a, b) => b.seq - a.seq)[0] ?? null);
  }

  saveImage(room: RoomId, image: SavedImage): Promise<void> {
    const kept = this.#kept(room);
    kept.images = [...kept.images.filter((each) => each.seq !== image.seq || each.engine !== image.engine), image];
    return Promise.resolve();
  }

  addMember(room: RoomId, member: MemberRecord, by?: Actor): Promise<ChangeResult> {
    return this.#change(room, by, ({ members }) => members.set(member.id, member));
  }

  removeMember(room: RoomId, member: MemberId, by?: Actor): Promise<ChangeResult> {
    return this.#change(room, by, ({ members }) => members.delete(member));
  }

  setRole(room: RoomId, ids: readonly MemberId[], role: Role, by?: Actor): Promise<ChangeResult> {
    return this.#change(room, by, ({ members }) => {
      for (const id of ids) {
        const member = members.get(id);
        if (member !== undefined) members.set(id, { ...member, role });
      }
    });
  }

  setDoor(room: RoomId, door: Door, by?: Actor): Promise<ChangeResult> {
    return this.#change(room, by, (kept) => {
      kept.room = { ...kept.room, door };
    });
  }

  setCode(room: RoomId, code: RoomCode, by?: Actor): Promise<ChangeResult | 'codeTaken'> {
    const owner = this.#byCode(code);
    if (owner !== null && owner.id !== room) return Promise.resolve('codeTaken');
    return this.#change(room, by, (kept) => {
      kept.room = { ...kept.room, code };
    });
  }

  roomsUnusedSince(time: number): Promise<readonly RoomId[]> {
    const unused: RoomId[] = [];
    for (const { room, members, log } of this.#rooms.values()) {
      const times = [room.createdAt, ...[...members.values()].map(({ joinedAt }) => joinedAt), log.at(-1)?.at ?? 0];
      if (times.every((each) => each < time)) unused.push(room.id);
    }
    return Promise.resolve(unused);
  }

  deleteRoom(room: RoomId, by: Actor = 'server'): Promise<ChangeResult> {
    const kept = this.#rooms.get(room);
    if (kept !== undefined && !mayChange(kept, by)) return Promise.resolve('forbidden');
    this.#rooms.delete(room);
    return Promise.resolve('changed');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #byCode(code: RoomCode): RoomRecord | null {
    for (const { room } of this.#rooms.values()) if (room.code === code) return room;
    return null;
  }

  #change(room: RoomId, by: Actor = 'server', change: (kept: Kept) => void): Promise<ChangeResult> {
    const kept = this.#kept(room);
    if (!mayChange(kept, by)) return Promise.resolve('forbidden');
    kept.room = { ...kept.room, revision: kept.room.revision + 1 };
    change(kept);
    return Promise.resolve('changed');
  }

  #kept(room: RoomId): Kept {
    const kept = this.#rooms.get(room);
    if (kept === undefined) throw new Error(`room ${room} was never created`);
    return kept;
  }
}

const mayChange = ({ members }: Kept, actor: Actor): boolean =>
  actor === 'server' || members.get(actor)?.role === 'instructor';
