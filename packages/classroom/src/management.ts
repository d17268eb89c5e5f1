import { type Ended, type Manage, type MemberId, type Role, refuse } from '@nonlocal/protocol';
import type { Changes } from './changes.ts';
import type { Answer, Asker, Change, ConnId, Made } from './exchange.ts';
import type { Roll } from './roll.ts';
import type { StoredRecord } from './stored-record.ts';

/** What an instructor's deeds need of the room. */
export interface ManagedRoom {
  readonly roll: Roll;
  readonly record: StoredRecord;
  readonly changes: Changes;
  readonly now: () => number;
  readonly answer: (asker: Asker, answer: Answer) => void;
  readonly end: (conn: ConnId, ended: Ended) => void;
  readonly tellInfo: () => void;
  readonly vanish: () => void;
}

/** Who invites whom by a link gives no name. */
const invitedNames = { instructor: 'Co-instructor', projector: 'Projector' } as const;

/** What instructors do with the room and its members. Each change is stored first, and only then so. */
export class Management {
  readonly #room: ManagedRoom;

  constructor(room: ManagedRoom) {
    this.#room = room;
  }

  carryOut(asker: Asker, by: MemberId, action: Manage): void {
    const { roll, record } = this.#room;
    switch (action.kind) {
      case 'door':
        this.#persist(asker, by, { kind: 'setDoor', door: action.door }, () => {
          record.door = action.door;
          record.changed();
          this.#room.tellInfo();
          if (action.door === 'open') this.#admitAll(null, by);
        });
        return;
      case 'newCode':
        this.#persist(asker, by, { kind: 'newCode' }, (made) => {
          if (made?.kind === 'code') record.code = made.code;
          record.changed();
          this.#room.tellInfo();
        });
        return;
      case 'setRole':
        this.#setRole(asker, by, action.member, action.role);
        return;
      case 'admitAll':
        this.#admitAll(asker, by);
        return;
      case 'invite':
        this.#invite(asker, by, action.role);
        return;
      case 'kick':
        if (this.#roleWithinReach(asker, by, action.member) === null) return;
        this.#persist(asker, by, { kind: 'removeMember', member: action.member }, () => this.remove(action.member));
        return;
      case 'delete':
        if (roll.isOpener(by)) this.#persist(asker, by, { kind: 'deleteRoom' }, () => this.#room.vanish());
        else this.#room.answer(asker, refuse('FORBIDDEN', 'Only who opened the room may delete it.'));
        return;
      default:
        action satisfies never;
    }
  }

  /** One who waited does so no more: nobody is to be asked to admit somebody who has left. */
  giveUp(member: MemberId): void {
    this.#room.changes.ask({ kind: 'removeMember', member }, 'server', (result) => {
      if (result.ok) this.remove(member);
    });
  }

  /** This member is no longer one. */
  remove(member: MemberId): void {
    const { roll, end } = this.#room;
    const conns = roll.connsOf(member);
    const message =
      roll.roleOf(member) === 'waiting'
        ? 'The instructor did not let you in.'
        : 'The instructor has removed you from the room.';
    roll.remove(member);
    for (const conn of conns) end(conn, { reason: 'kicked', message });
  }

  /** The record says that this member is something else now. */
  becomes(member: MemberId, role: Role): void {
    const { roll, end, now } = this.#room;
    const message = {
      waiting: 'Wait until the instructor lets you in.',
      student:
        roll.roleOf(member) === 'waiting' ? 'The instructor has let you in.' : 'You are a student of this room now.',
      instructor: 'You are an instructor of this room now.',
      projector: 'This shows the room now.',
    }[role];
    for (const conn of roll.setRole(member, role, now())) end(conn, { reason: 'role', role, message });
  }

  #setRole(asker: Asker, by: MemberId, member: MemberId, role: 'student' | 'instructor'): void {
    const { roll, answer } = this.#room;
    const before = this.#roleWithinReach(asker, by, member);
    if (before === null) return;
    if (before === role) answer(asker, { ok: true });
    else if (before === 'projector') {
      answer(asker, refuse('FORBIDDEN', 'What was made to watch stays so: remove it instead.'));
    } else if (before === 'waiting' && role === 'student' && roll.free(this.#room.now()) === 0)
      answer(asker, roll.full());
    else this.#store(asker, by, [member], role);
  }

  /** As many as there are seats. Without an asker it follows from something that is answered already. */
  #admitAll(asker: Asker | null, by: MemberId): void {
    const { roll, answer } = this.#room;
    const waiting = roll.waiting();
    const members = waiting.slice(0, roll.free(this.#room.now()));
    if (members.length > 0) this.#store(asker, by, members, 'student');
    else if (asker !== null) answer(asker, waiting.length > 0 ? roll.full() : { ok: true });
  }

  #store(asker: Asker | null, by: MemberId, members: readonly MemberId[], role: Role): void {
    this.#persist(asker, by, { kind: 'setRole', members, role }, () => {
      this.#room.record.changed();
      for (const member of members) this.becomes(member, role);
    });
  }

  #invite(asker: Asker, by: MemberId, role: 'instructor' | 'projector'): void {
    const { roll, answer, changes } = this.#room;
    if (roll.isCrowded) {
      answer(asker, refuse('ROOM_FULL', 'The room remembers no more members.'));
      return;
    }
    const nickname = roll.reserve(invitedNames[role], role);
    changes.ask({ kind: 'invite', role, nickname, joinedAt: this.#room.now() }, by, (result) => {
      if (result.ok && result.made?.kind === 'member') {
        roll.enter(result.made.member);
        answer(asker, { ok: true, token: result.made.token });
        return;
      }
      roll.giveUp(nickname);
      if (!result.ok) this.#failed(asker, result.reason);
    });
  }

  /** The member's role, if it may be changed; else the asker is told why not. */
  #roleWithinReach(asker: Asker, by: MemberId, member: MemberId): Role | null {
    const { roll, answer } = this.#room;
    const role = roll.roleOf(member);
    if (role === null) answer(asker, refuse('UNKNOWN_MEMBER', 'No member of this room has this id.'));
    else if (roll.isOpener(member)) {
      answer(asker, refuse('FORBIDDEN', 'Who opened the room stays its instructor.'));
    } else if (member === by) answer(asker, refuse('FORBIDDEN', 'Only another instructor may do this to you.'));
    else return role;
    return null;
  }

  #persist(asker: Asker | null, by: MemberId, change: Change, then: (made: Made | null) => void): void {
    this.#room.changes.ask(change, by, (result) => {
      if (!result.ok) {
        if (asker !== null) this.#failed(asker, result.reason);
        return;
      }
      if (asker !== null) this.#room.answer(asker, { ok: true });
      then(result.made);
    });
  }

  #failed(asker: Asker, reason: 'forbidden' | 'unavailable'): void {
    const { record, answer } = this.#room;
    if (reason === 'forbidden') {
      record.outdated();
      answer(asker, refuse('FORBIDDEN', 'You are no instructor of this room any more.'));
    } else answer(asker, refuse('STORE_UNAVAILABLE', 'This could not be stored. Nothing was done.'));
  }
}
