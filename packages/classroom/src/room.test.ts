import { type Manage, type MemberId, type MemberStatus, asCmdId, asMemberId } from '@nonlocal/protocol';
import { describe, expect, it } from 'vitest';
import type { ConnId } from './exchange.ts';
import type { MemberRecord, TokenHash } from './log.ts';
import { type Guest, HappyRoom, seqs } from './testing/happy-room.ts';
import { toyView } from './testing/toy-engine.ts';

const tokenOf = (guest: Guest): string => {
  const { answer } = guest;
  return answer?.ok === true && 'token' in answer ? (answer.token ?? '') : '';
};
const nameOf = (guest: Guest): string => {
  const { answer } = guest;
  return answer?.ok === true && 'you' in answer ? answer.you.nickname : '';
};
const refusal = (code: string) => expect.objectContaining({ ok: false, code });

/** A room with `count` entries in its log. */
function roomAt(count: number): { room: HappyRoom; teacher: Guest } {
  const room = new HappyRoom();
  const teacher = room.teacher();
  for (let seq = 1; seq <= count; seq++) room.command(teacher, `c${seq}`, seq - 1);
  return { room, teacher };
}

describe('joining', () => {
  it('R1 a new student is in the store before the welcome, and gets a token and the whole view', () => {
    const { room } = roomAt(3);
    const ada = room.join('Ada');
    expect(room.members.get('m5')?.nickname).toBe('Ada');
    expect(tokenOf(ada)).toHaveLength(22);
    expect(ada.inbox).toEqual([expect.objectContaining({ event: 'snap', body: expect.objectContaining({ seq: 3 }) })]);
  });

  it('R2 nicknames are cleaned, invented where there is none, and numbered where they are taken', () => {
    const room = new HappyRoom();
    expect(['Ada', 'ada', '\u202eevil\u0000 \n name', '', '  '].map((name) => nameOf(room.join(name)))).toEqual([
      'Ada',
      'ada 2',
      'evil name',
      'Quiet Otter',
      'Quiet Otter 2',
    ]);
  });

  it('R3 a full room says so, keeps the seat of one who dropped out for a minute, and frees it after', () => {
    const room = new HappyRoom({ maxStudents: 2 });
    const ada = room.join('Ada');
    room.join('Bob');
    expect(room.join('Cy').answer).toEqual(refusal('ROOM_FULL'));
    room.drop(ada);
    expect(room.join('Cy').answer).toEqual(refusal('ROOM_FULL'));
    expect(room.join('', { token: tokenOf(ada) }).answer?.ok).toBe(true);
    const bye = room.join('', { token: tokenOf(ada) });
    room.drop(bye);
    room.pass(61_000);
    expect(room.join('Cy').answer?.ok).toBe(true);
  });

  it('R4 a locked room admits only those who were in it; a new code ends the old one', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    const ada = room.join('Ada');
    room.ask(teacher, { event: 'manage', body: { kind: 'door', door: 'locked' } });
    expect(room.join('Bob').answer).toEqual(refusal('ROOM_LOCKED'));
    expect(room.join('', { token: tokenOf(ada) }).answer?.ok).toBe(true);
    room.ask(teacher, { event: 'manage', body: { kind: 'door', door: 'open' } });
    room.ask(teacher, { event: 'manage', body: { kind: 'newCode' } });
    expect(teacher.inbox.at(-1)).toMatchObject({ event: 'room', body: { code: 'ABCD-EFGH', door: 'open' } });
  });

  it('R5 the last of two tabs wins, and the first is told', () => {
    const room = new HappyRoom();
    const first = room.join('Ada');
    const second = room.join('', { token: tokenOf(first) });
    expect(first.isClosed).toBe(true);
    expect(first.inbox.at(-1)).toEqual({ event: 'ended', body: expect.objectContaining({ reason: 'replaced' }) });
    expect(nameOf(second)).toBe('Ada');
  });

  it('R6 one who was removed is closed, and the token is no longer good', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    const ada = room.join('Ada');
    const member = ada.answer?.ok === true && 'you' in ada.answer ? ada.answer.you.id : ('' as never);
    expect(room.ask(teacher, { event: 'manage', body: { kind: 'kick', member } })).toEqual({ ok: true });
    expect(ada.isClosed).toBe(true);
    expect(room.join('', { token: tokenOf(ada) }).answer).toEqual(refusal('BAD_TOKEN'));
  });

  it('R15 a deleted room answers, says goodbye to everyone, and is told nothing more', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    const ada = room.join('Ada');
    expect(room.ask(ada, { event: 'manage', body: { kind: 'delete' } })).toEqual(refusal('FORBIDDEN'));
    expect(room.isGone).toBe(false);
    expect(room.ask(teacher, { event: 'manage', body: { kind: 'delete' } })).toEqual({ ok: true });
    for (const guest of [teacher, ada]) {
      expect(guest.inbox.at(-1)).toEqual({ event: 'ended', body: expect.objectContaining({ reason: 'deleted' }) });
      expect(guest.isClosed).toBe(true);
    }
    expect(room.isGone).toBe(true);
  });

  it('R7 an old page, a second hello, and a message before hello are refused', () => {
    const room = new HappyRoom();
    expect(room.join('Ada', { version: 99 }).answer).toEqual(refusal('BAD_VERSION'));
    const stranger = room.join('Ada', { version: 99 });
    expect(room.ask(stranger, { event: 'hand', body: { raised: true } })).toEqual(refusal('NOT_JOINED'));
  });
});

describe('roles', () => {
  it('I11 the role is that of the token, whatever the message says', () => {
    const { room, teacher } = roomAt(1);
    expect(room.join('Eve', { role: 'instructor' }).answer).toEqual(refusal('FORBIDDEN'));
    expect(room.join('Eve', { role: 'projector' }).answer).toEqual(refusal('FORBIDDEN'));
    const ada = room.join('Ada');
    expect(room.join('', { role: 'instructor', token: tokenOf(ada) }).answer).toEqual(refusal('FORBIDDEN'));
    for (let i = 0; i < 3; i++) expect(room.command(ada, `e${i}`, 1)).toEqual(refusal('FORBIDDEN'));
    expect(room.ask(ada, { event: 'manage', body: { kind: 'door', door: 'locked' } })).toEqual(refusal('FORBIDDEN'));
    expect(room.log).toHaveLength(1);
    expect(room.command(teacher, 'c2', 1)).toEqual({ ok: true, seq: 2 });
  });

  it('R8 a projector joins with the instructor’s token, follows, and commands nothing', () => {
    const { room } = roomAt(1);
    const token = 'teacher'.padEnd(22, '_');
    const screen = room.join('', { role: 'projector', token });
    expect(screen.inbox.some((message) => message.event === 'roster')).toBe(false);
    expect(room.command(screen, 'p1', 1)).toEqual(refusal('FORBIDDEN'));
    expect(room.join('', { role: 'student', token }).answer).toEqual(refusal('FORBIDDEN'));
  });
});

const manage = (room: HappyRoom, guest: Guest, body: Manage) => room.ask(guest, { event: 'manage', body });
const idOf = ({ answer }: Guest): MemberId =>
  answer?.ok === true && 'you' in answer ? answer.you.id : asMemberId('nobody');
const roleOf = ({ answer }: Guest): string | undefined =>
  answer?.ok === true && 'you' in answer ? answer.you.role : undefined;
const rosterOf = ({ inbox }: Guest): readonly (readonly [string, string])[] => {
  const names = new Map<string, readonly [string, string]>();
  for (const { event, body } of inbox) {
    if (event !== 'roster') continue;
    if (body.whole) names.clear();
    for (const { id, nickname, role } of body.members) names.set(id, [nickname, role]);
    for (const id of body.gone) names.delete(id);
  }
  return [...names.values()];
};
const invited = (room: HappyRoom, guest: Guest, role: 'instructor' | 'projector'): string => {
  const answer = manage(room, guest, { kind: 'invite', role });
  return answer?.ok === true && 'token' in answer ? (answer.token ?? '') : '';
};

describe('before the door', () => {
  it('R18 a newcomer gets a token and waits: nothing of the class, no seat, and a place in the roster', () => {
    const room = new HappyRoom({ maxStudents: 1 });
    const teacher = room.teacher();
    manage(room, teacher, { kind: 'door', door: 'waiting' });
    const ada = room.join('Ada');
    expect(roleOf(ada)).toBe('waiting');
    expect(tokenOf(ada)).toHaveLength(22);
    room.command(teacher, 'c1', 0);
    for (const message of [
      { event: 'image', body: {} },
      { event: 'resume', body: { seq: 0 } },
      { event: 'hand', body: { raised: true } },
      { event: 'seen', body: { seq: 0, status: 'following' } },
      { event: 'cmd', body: { cmdId: asCmdId('a'), base: 1, op: { kind: 'restart' } } },
    ] as const)
      expect(room.ask(ada, message)).toEqual(refusal('FORBIDDEN'));
    room.tell({ kind: 'clogged', conn: ada.conn });
    room.tell({ kind: 'drained', conn: ada.conn });
    manage(room, teacher, { kind: 'newCode' });
    room.pass(1_000);
    expect(new Set(ada.inbox.map(({ event }) => event))).toEqual(new Set(['room']));
    expect(rosterOf(teacher)).toEqual([['Ada', 'waiting']]);
    expect(teacher.inbox.findLast(({ event }) => event === 'room')?.body).toMatchObject({
      door: 'waiting',
      present: 0,
    });
    expect(roleOf(room.join('', { token: tokenOf(ada) }))).toBe('waiting');
  });

  it('R18 who is admitted comes back to a seat that is held; who is refused is out', () => {
    const { room, teacher } = roomAt(2);
    manage(room, teacher, { kind: 'door', door: 'waiting' });
    const [ada, eve] = [room.join('Ada'), room.join('Eve')];
    expect(manage(room, teacher, { kind: 'setRole', member: idOf(ada), role: 'student' })).toEqual({ ok: true });
    expect(ada.inbox.at(-1)).toMatchObject({ event: 'ended', body: { reason: 'role', role: 'student' } });
    expect(ada.isClosed).toBe(true);
    const back = room.join('', { token: tokenOf(ada) });
    expect([roleOf(back), back.inbox.at(-1)?.event]).toEqual(['student', 'snap']);
    manage(room, teacher, { kind: 'kick', member: idOf(eve) });
    expect(eve.inbox.at(-1)).toMatchObject({ event: 'ended', body: { reason: 'kicked' } });
    expect(room.join('', { token: tokenOf(eve) }).answer).toEqual(refusal('BAD_TOKEN'));
  });

  it('R18 who says goodbye before the door waits no more, and who loses the connection does', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    manage(room, teacher, { kind: 'door', door: 'waiting' });
    const [ada, bob] = [room.join('Ada'), room.join('Bob')];
    room.ask(ada, { event: 'bye', body: {} });
    room.drop(bob);
    room.pass(250);
    expect(rosterOf(teacher)).toEqual([['Bob', 'waiting']]);
    expect([...room.members.values()].map(({ nickname }) => nickname)).toEqual(['Instructor', 'Bob']);
  });

  it('R18 no more are admitted than there are seats, and no more wait than there could be', () => {
    const room = new HappyRoom({ maxStudents: 2 });
    const teacher = room.teacher();
    room.join('Zoe');
    manage(room, teacher, { kind: 'door', door: 'waiting' });
    const [ada, bob] = [room.join('Ada'), room.join('Bob')];
    expect(room.join('Cy').answer).toEqual(refusal('ROOM_FULL'));
    room.drop(ada);
    expect(manage(room, teacher, { kind: 'admitAll' })).toEqual({ ok: true });
    room.pass(250);
    expect(rosterOf(teacher).map(([, role]) => role)).toEqual(['student', 'waiting', 'student']);
    expect(manage(room, teacher, { kind: 'admitAll' })).toEqual(refusal('ROOM_FULL'));
    expect(manage(room, teacher, { kind: 'setRole', member: idOf(ada), role: 'student' })).toEqual(
      refusal('ROOM_FULL'),
    );
    expect(roleOf(room.join('', { token: tokenOf(bob) }))).toBe('student');
  });

  it('R18 an opened door lets everyone in who waits; a locked one keeps them where they are', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    manage(room, teacher, { kind: 'door', door: 'waiting' });
    const ada = room.join('Ada');
    manage(room, teacher, { kind: 'door', door: 'locked' });
    expect(room.join('Bob').answer).toEqual(refusal('ROOM_LOCKED'));
    expect(ada.isClosed).toBe(false);
    manage(room, teacher, { kind: 'door', door: 'open' });
    expect(ada.inbox.at(-1)).toMatchObject({ event: 'ended', body: { reason: 'role', role: 'student' } });
  });

  it('R16 R18 one whom another node has admitted is told here, and a door that it has set holds at once', () => {
    const room = new HappyRoom();
    room.door = 'waiting';
    const ada = room.join('Ada');
    expect(roleOf(ada)).toBe('waiting');
    room.turn(idOf(ada), 'student');
    room.hear({ kind: 'changed' });
    room.pass(1_000);
    expect(ada.inbox.at(-1)).toMatchObject({ event: 'ended', body: { reason: 'role', role: 'student' } });
  });
});

describe('a role changed in mid-class', () => {
  it('R19 a student who becomes an instructor drives, and a demoted one does not', () => {
    const { room, teacher } = roomAt(1);
    const ada = room.join('Ada');
    const token = tokenOf(ada);
    const turn = (role: 'student' | 'instructor') =>
      manage(room, teacher, { kind: 'setRole', member: idOf(ada), role });
    expect(turn('instructor')).toEqual({ ok: true });
    expect(ada.inbox.at(-1)).toMatchObject({ event: 'ended', body: { reason: 'role', role: 'instructor' } });
    expect(room.ask(ada, { event: 'hand', body: { raised: true } })).toEqual(refusal('NOT_JOINED'));
    expect(room.join('', { token }).answer).toMatchObject({ code: 'FORBIDDEN', role: 'instructor' });
    const windows = [1, 2].map(() => room.join('', { role: 'instructor', token }));
    const screen = room.join('', { role: 'projector', token });
    expect(room.command(windows[0] as Guest, 'a1', 1)).toEqual({ ok: true, seq: 2 });
    expect(turn('student')).toEqual({ ok: true });
    for (const guest of [...windows, screen]) {
      expect(guest.inbox.at(-1)).toMatchObject({ event: 'ended', body: { reason: 'role', role: 'student' } });
      expect(guest.isClosed).toBe(true);
    }
    expect(room.join('', { role: 'instructor', token }).answer).toMatchObject({ code: 'FORBIDDEN', role: 'student' });
    expect(roleOf(room.join('', { token }))).toBe('student');
  });

  it('I11 what a demoted instructor has under way is refused from the moment the change is stored', () => {
    const { room, teacher } = roomAt(1);
    const co = room.join('', { role: 'instructor', token: invited(room, teacher, 'instructor') });
    room.holdsAppends = true;
    room.command(teacher, 'c2', 1);
    expect(room.command(co, 'late', 2)).toBeUndefined();
    // Another node has done it, and this one has not heard.
    room.turn(idOf(co), 'student');
    expect(manage(room, co, { kind: 'door', door: 'locked' })).toEqual(refusal('FORBIDDEN'));
    expect(manage(room, co, { kind: 'invite', role: 'instructor' })).toEqual(refusal('FORBIDDEN'));
    expect(room.door).toBe('open');
    room.holdsAppends = false;
    const [entry] = room.appends;
    if (entry === undefined) throw new Error('nothing was appended');
    room.log.push(entry);
    room.tell({ kind: 'appended', entry, result: { kind: 'committed' } });
    expect(room.answerTo(co)).toEqual(refusal('FORBIDDEN'));
    expect(room.log.map(({ cmdId }) => cmdId)).toEqual(['c1', 'c2']);
  });

  it('R19 who opened the room stays its instructor, and nobody changes or removes oneself', () => {
    const { room, teacher } = roomAt(0);
    const co = room.join('', { role: 'instructor', token: invited(room, teacher, 'instructor') });
    const opener = idOf(teacher);
    for (const guest of [teacher, co]) {
      expect(manage(room, guest, { kind: 'setRole', member: opener, role: 'student' })).toEqual(refusal('FORBIDDEN'));
      expect(manage(room, guest, { kind: 'kick', member: opener })).toEqual(refusal('FORBIDDEN'));
      expect(manage(room, guest, { kind: 'kick', member: asMemberId('x') })).toEqual(refusal('UNKNOWN_MEMBER'));
    }
    expect(manage(room, co, { kind: 'setRole', member: idOf(co), role: 'student' })).toEqual(refusal('FORBIDDEN'));
    expect(manage(room, co, { kind: 'kick', member: idOf(co) })).toEqual(refusal('FORBIDDEN'));
    expect(manage(room, co, { kind: 'delete' })).toEqual(refusal('FORBIDDEN'));
    expect(manage(room, teacher, { kind: 'kick', member: idOf(co) })).toEqual({ ok: true });
    expect(co.isClosed).toBe(true);
  });

  it('R19 where the store and this node differ, one comes back when the node has read again', () => {
    const room = new HappyRoom();
    const ada = room.join('Ada');
    room.turn(idOf(ada), 'instructor');
    const token = tokenOf(ada);
    expect(room.join('', { role: 'instructor', token }).answer).toMatchObject({ retryable: true });
    room.pass(1_000);
    expect(ada.isClosed).toBe(true);
    expect(roleOf(room.join('', { role: 'instructor', token }))).toBe('instructor');
  });
});

describe('by a link', () => {
  it('R20 a co-instructor drives from the token of the answer, and stands in the roster', () => {
    const { room, teacher } = roomAt(0);
    const token = invited(room, teacher, 'instructor');
    const co = room.join('', { role: 'instructor', token });
    expect(room.command(co, 'c1', 0)).toEqual({ ok: true, seq: 1 });
    expect(invited(room, co, 'instructor')).toHaveLength(22);
    room.pass(250);
    expect(rosterOf(teacher)).toEqual([
      ['Co-instructor', 'instructor'],
      ['Co-instructor 2', 'instructor'],
    ]);
    expect(room.join('', { token }).answer).toMatchObject({ code: 'FORBIDDEN', role: 'instructor' });
    expect(manage(room, room.join('Eve'), { kind: 'invite', role: 'instructor' })).toEqual(refusal('FORBIDDEN'));
  });

  it('R20 a projector only watches, counts as nobody, and goes dark when it is removed', () => {
    const { room, teacher } = roomAt(1);
    const token = invited(room, teacher, 'projector');
    for (const role of ['student', 'instructor'] as const)
      expect(room.join('', { role, token }).answer).toMatchObject({ code: 'FORBIDDEN', role: 'projector' });
    const screen = room.join('', { role: 'projector', token });
    room.command(teacher, 'c2', 1);
    expect(seqs(screen)).toEqual([2]);
    expect(room.ask(screen, { event: 'resume', body: { seq: 1 } })).toEqual({ ok: true });
    for (const message of [
      { event: 'image', body: {} },
      { event: 'hand', body: { raised: true } },
      { event: 'seen', body: { seq: 0, status: 'following' } },
      { event: 'manage', body: { kind: 'admitAll' } },
      { event: 'cmd', body: { cmdId: asCmdId('p'), base: 2, op: { kind: 'restart' } } },
    ] as const)
      expect(room.ask(screen, message)).toEqual(refusal('FORBIDDEN'));
    expect(teacher.inbox.findLast(({ event }) => event === 'room')?.body ?? { present: 0 }).toMatchObject({
      present: 0,
    });
    const member = idOf(screen);
    expect(manage(room, teacher, { kind: 'setRole', member, role: 'instructor' })).toEqual(refusal('FORBIDDEN'));
    manage(room, teacher, { kind: 'kick', member });
    expect(screen.isClosed).toBe(true);
    expect(room.join('', { role: 'projector', token }).answer).toEqual(refusal('BAD_TOKEN'));
  });

  it('R17 R20 an instructor on two nodes is there until the last of them says otherwise', () => {
    const { room, teacher } = roomAt(0);
    invited(room, teacher, 'instructor');
    const id = [...room.members.values()].at(-1)?.id ?? asMemberId('nobody');
    const there: MemberStatus = { ...status, id, role: 'instructor', nickname: 'Co-instructor' };
    const isThere = (): boolean | undefined =>
      teacher.inbox.flatMap((message) => (message.event === 'roster' ? message.body.members : [])).at(-1)?.connected;
    for (const node of ['a', 'b']) room.hear({ kind: 'present', whole: false, members: [there] }, node);
    room.hear({ kind: 'present', whole: false, members: [{ ...there, connected: false }] }, 'a');
    room.pass(250);
    expect(isThere()).toBe(true);
    room.hear({ kind: 'left' }, 'b');
    room.pass(250);
    expect(isThere()).toBe(false);
  });
});

describe('a newcomer who leaves before being stored', () => {
  it('R1 is taken out of the store again, and the name is free', () => {
    const room = new HappyRoom();
    const gone = room.joinAndLeave('Ada');
    expect(gone.answer).toBeUndefined();
    expect([...room.members.keys()]).toEqual(['teacher']);
    expect(nameOf(room.join('Ada'))).toBe('Ada');
  });
});

describe('commands', () => {
  it('I4 nothing is acknowledged or sent before the append has returned', () => {
    const { room, teacher } = roomAt(0);
    const ada = room.join('Ada');
    room.holdsAppends = true;
    expect(room.command(teacher, 'c1', 0)).toBeUndefined();
    expect(seqs(ada)).toEqual([]);
    const [entry] = room.appends;
    if (entry === undefined) throw new Error('nothing was appended');
    room.log.push(entry);
    room.tell({ kind: 'appended', entry, result: { kind: 'committed' } });
    expect(seqs(ada)).toEqual([1]);
  });

  it('I5 a repeated command has one entry and one answer; another body under its id is a conflict', () => {
    const { room, teacher } = roomAt(2);
    for (let i = 0; i < 100; i++) expect(room.command(teacher, 'c1', 0)).toEqual({ ok: true, seq: 1 });
    expect(room.command(teacher, 'c1', 2, 'other')).toEqual(refusal('IDEMPOTENCY_CONFLICT'));
    expect(room.log).toHaveLength(2);
  });

  it('I5 holds for commands whose answers are no longer in memory', () => {
    const { room, teacher } = roomAt(1_100);
    expect(room.command(teacher, 'c1', 0)).toEqual({ ok: true, seq: 1 });
    expect(room.command(teacher, 'c1', 0, 'other')).toEqual(refusal('IDEMPOTENCY_CONFLICT'));
  });

  it('R9 of two commands on one base the first wins, the other is told where the room stands', () => {
    const { room, teacher } = roomAt(1);
    const other = room.teacher();
    expect(room.command(teacher, 'a', 1)).toEqual({ ok: true, seq: 2 });
    expect(room.command(other, 'b', 1)).toEqual(expect.objectContaining({ code: 'STALE_BASE', head: 2 }));
  });

  it('R10 what the engine refuses is in the log, has a step, and changes nothing', () => {
    const { room, teacher } = roomAt(1);
    expect(room.command(teacher, 'n', 1, 'no')).toEqual({ ok: true, seq: 2 });
    expect(teacher.inbox.at(-1)).toEqual({
      event: 'steps',
      body: {
        steps: [expect.objectContaining({ seq: 2, outcome: { kind: 'refused', refusal: 'AT_END', message: 'no' } })],
      },
    });
  });

  it('P14 a store that reads but does not write refuses what it is given, and the room goes on when it writes again', () => {
    const { room, teacher } = roomAt(1);
    room.isFull = true;
    expect(room.command(teacher, 'a', 1)).toEqual(refusal('STORE_UNAVAILABLE'));
    expect(room.command(teacher, 'b', 1)).toEqual(refusal('STORE_UNAVAILABLE'));
    expect(seqs(teacher)).toEqual([1]);
    room.isFull = false;
    room.pass(1_000);
    expect(room.command(teacher, 'a', 1)).toEqual({ ok: true, seq: 2 });
  });

  it('I5 holds for programs too long to be kept in memory', () => {
    const { room, teacher } = roomAt(0);
    const source = `x = 1  # ${'.'.repeat(50_000)}`;
    for (let i = 0; i < 3; i++) expect(room.command(teacher, 'long', 0, source)).toEqual({ ok: true, seq: 1 });
    expect(room.command(teacher, 'long', 0, `${source}.`)).toEqual(refusal('IDEMPOTENCY_CONFLICT'));
    expect(room.log).toHaveLength(1);
  });

  it('an interpreter that ends over an earlier entry does not cost the command that waits for it', () => {
    const { room, teacher } = roomAt(1);
    room.holdsEngine = true;
    room.command(teacher, 'c2', 1);
    room.tell({ kind: 'interpreterLost', seq: 1, message: 'while an image was taken' });
    expect(room.log.map(({ op }) => op.kind)).toEqual(['evaluate', 'evaluate']);
    expect(seqs(teacher)).toEqual([1, 2]);
  });

  it('I9 the queue has a bound of 32', () => {
    const { room, teacher } = roomAt(0);
    room.holdsAppends = true;
    for (let i = 0; i < 33; i++) expect(room.command(teacher, `q${i}`, 0)).toBeUndefined();
    expect(room.command(teacher, 'q33', 0)).toEqual(refusal('QUEUE_FULL'));
  });
});

describe('following', () => {
  it('I8 one who comes back gets exactly the steps after the last one applied', () => {
    const { room, teacher } = roomAt(5);
    const ada = room.join('Ada');
    room.drop(ada);
    room.command(teacher, 'c6', 5);
    room.command(teacher, 'c7', 6);
    const back = room.join('', { token: tokenOf(ada), resume: 5 });
    expect(seqs(back)).toEqual([6, 7]);
    expect(back.inbox.some((message) => message.event === 'snap')).toBe(false);
  });

  it('I9 a connection that took nothing already when it joined gets nothing before it drains', () => {
    const { room } = roomAt(3);
    const conn = 'conn-5' as ConnId;
    room.tell({ kind: 'clogged', conn });
    const ada = room.join('Ada');
    expect(ada).toMatchObject({ conn, inbox: [] });
    room.tell({ kind: 'drained', conn });
    expect(ada.inbox.map(({ event }) => event)).toContain('snap');
  });

  it('I8 one who was served by a node that is further is not set back: the log is read first', () => {
    const { room, teacher } = roomAt(2);
    const ada = room.join('Ada');
    const op = { kind: 'evaluate', frame: 0, source: 'elsewhere' } as const;
    for (const seq of [3, 4]) {
      room.log.push({ seq, cmdId: asCmdId(`there-${seq}`), actor: asMemberId('teacher'), op, at: 0 });
    }
    const back = room.join('', { token: tokenOf(ada), resume: 4 });
    expect(back.inbox).toEqual([]);
    expect(seqs(teacher)).toEqual([1, 2, 3, 4]);
    room.command(teacher, 'c5', 4);
    expect(seqs(back)).toEqual([5]);
    room.ask(back, { event: 'resume', body: { seq: 99 } });
    expect(back.inbox.at(-1)).toMatchObject({ event: 'snap', body: { seq: 5 } });
  });

  it('I8 a restarted room still has the steps for those who come back', () => {
    const { room } = roomAt(5);
    const again = new HappyRoom({ log: room.log });
    expect(seqs(again.join('Ada', { resume: 2 }))).toEqual([3, 4, 5]);
  });

  it('R11 more than 64 behind, or a seq that never was, gets one whole view', () => {
    const { room } = roomAt(80);
    for (const resume of [2, 81, 2 ** 40]) {
      const { inbox } = room.join('Ada', { resume });
      expect(inbox).toEqual([expect.objectContaining({ event: 'snap', body: expect.objectContaining({ seq: 80 }) })]);
    }
  });

  it('I9 a connection that takes nothing gets nothing more, catches up when it drains, and is closed after 15 s', () => {
    const { room, teacher } = roomAt(1);
    const ada = room.join('Ada');
    const bob = room.join('Bob');
    for (const { conn } of [ada, bob]) room.tell({ kind: 'clogged', conn });
    room.command(teacher, 'c2', 1);
    room.command(teacher, 'c3', 2);
    expect(seqs(ada)).toEqual([]);
    room.tell({ kind: 'drained', conn: ada.conn });
    expect(seqs(ada)).toEqual([2, 3]);
    room.pass(15_000);
    expect([ada.isClosed, bob.isClosed]).toEqual([false, true]);
  });

  it('I9 one that takes nothing is told neither of the roster nor of the room, and of both when it drains', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    room.tell({ kind: 'clogged', conn: teacher.conn });
    teacher.inbox.length = 0;
    room.join('Ada');
    room.pass(1_000);
    expect(teacher.inbox).toEqual([]);
    room.tell({ kind: 'drained', conn: teacher.conn });
    expect(teacher.inbox).toEqual([
      { event: 'room', body: expect.objectContaining({ present: 1 }) },
      { event: 'roster', body: expect.objectContaining({ whole: true, members: [expect.anything()] }) },
    ]);
  });

  it('I8 steps that were not kept are jumped over with one whole view', () => {
    const { room } = roomAt(3);
    const ada = room.join('Ada');
    const view = toyView({ step: 9, hash: 'later' });
    room.restores = () => ({ seq: 900, view, hash: 'later', steps: [] });
    room.tell({ kind: 'interpreterLost', seq: null, message: 'another room' });
    expect(ada.inbox.at(-1)).toEqual({ event: 'snap', body: expect.objectContaining({ seq: 900, hash: 'later' }) });
    const back = room.join('', { token: tokenOf(ada), resume: 3 });
    expect(back.inbox.at(-1)).toEqual({ event: 'snap', body: expect.objectContaining({ seq: 900 }) });
  });

  it('R12 the roster says who follows, who forked where, and whose hand is up, in the order of the hands', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    const ada = room.join('Ada');
    const bob = room.join('Bob');
    room.ask(bob, { event: 'hand', body: { raised: true } });
    room.ask(ada, { event: 'seen', body: { seq: 4, status: 'forked', forkedAt: 3 } });
    room.drop(bob);
    room.pass(250);
    const roster = teacher.inbox.findLast((message) => message.event === 'roster');
    expect(roster?.body).toEqual({
      whole: false,
      gone: [],
      members: [
        expect.objectContaining({ nickname: 'Ada', status: 'forked', forkedAt: 3, seq: 4, connected: true }),
        expect.objectContaining({ nickname: 'Bob', handRaised: true, handAt: room.now - 250, connected: false }),
      ],
    });
    expect(ada.inbox.some((message) => message.event === 'roster')).toBe(false);
  });
});

describe('images', () => {
  it('R13 are taken once for all who ask at a time, with the ops up to the head', () => {
    const { room, teacher } = roomAt(3);
    const ada = room.join('Ada');
    const image = room.ask(ada, { event: 'image', body: {} });
    expect(image).toEqual(expect.objectContaining({ ok: true, seq: 3, tail: [] }));
    room.command(teacher, 'n', 3, 'no');
    room.command(teacher, 'c5', 4);
    expect(room.ask(room.join('Bob'), { event: 'image', body: {} })).toEqual(
      expect.objectContaining({
        seq: 3,
        tail: [expect.objectContaining({ seq: 4, skip: true }), expect.objectContaining({ seq: 5, skip: false })],
      }),
    );
  });

  it('R14 one is under way to a connection at a time, and every request has an answer', () => {
    const { room } = roomAt(3);
    const ada = room.join('Ada');
    room.holdsEngine = true;
    expect(room.ask(ada, { event: 'image', body: {} })).toBeUndefined();
    expect(room.ask(ada, { event: 'image', body: {} })).toEqual(refusal('RATE_LIMITED'));
  });

  it('R21 of a program that grew too large are the last one before, with the way from there, or TOO_LARGE', () => {
    const { room, teacher } = roomAt(3);
    room.isLarge = true;
    expect(room.ask(room.join('Ada'), { event: 'image', body: {} })).toEqual(refusal('TOO_LARGE'));
    room.isLarge = false;
    for (let seq = 4; seq < 20; seq++) room.command(teacher, `c${seq}`, seq - 1);
    expect(room.ask(room.join('Bob'), { event: 'image', body: {} })).toMatchObject({ ok: true, seq: 19 });
    room.isLarge = true;
    for (let seq = 20; seq < 80; seq++) room.command(teacher, `c${seq}`, seq - 1);
    const late = room.ask(room.join('Eve'), { event: 'image', body: {} });
    expect(late).toMatchObject({ ok: true, seq: 19 });
    expect(late).toHaveProperty('tail.length', 60);
  });

  it('R21 one too large is not tried again for the next eight steps, whoever asks', () => {
    const { room, teacher } = roomAt(3);
    room.isLarge = true;
    const ada = room.join('Ada');
    for (let seq = 4; seq < 20; seq++) {
      room.command(teacher, `c${seq}`, seq - 1);
      expect(room.ask(ada, { event: 'image', body: {} })).toEqual(refusal('TOO_LARGE'));
    }
    expect(room.asked).toHaveLength(2);
  });

  it('R21 a room that moves is restored without a void entry, and whoever waits for an image gets it', () => {
    const { room, teacher } = roomAt(3);
    const ada = room.join('Ada');
    room.holdsEngine = true;
    room.ask(ada, { event: 'image', body: {} });
    room.command(teacher, 'c4', 3);
    room.holdsEngine = false;
    room.tell({ kind: 'interpreterMoved' });
    expect(room.log.map(({ op }) => op.kind)).not.toContain('void');
    expect(room.answerTo(ada)).toMatchObject({ ok: true, seq: 4 });
    expect(ada.inbox.at(-1)).toMatchObject({ event: 'steps', body: { steps: [{ seq: 4 }] } });
  });

  it('one that ended the interpreter is not taken again at once', () => {
    const { room } = roomAt(199);
    const teacher = room.teacher();
    room.holdsEngine = true;
    room.command(teacher, 'c200', 199);
    room.tell({ kind: 'interpreterLost', seq: null, message: 'another room' });
    let asked = 0;
    for (let i = 0; i < 3; i++) {
      asked += room.asked.splice(0).length;
      room.tell({ kind: 'interpreterLost', seq: 200, message: 'out of memory' });
    }
    expect(asked).toBe(1);
  });

  it('I6 one is kept every 200 entries', () => {
    const { room } = roomAt(450);
    expect(room.saved.map(({ seq }) => seq)).toEqual([200, 400]);
  });
});

describe('several nodes with one store', () => {
  it('R16 a record that another node has changed is read again, at most once a second', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    room.door = 'locked';
    for (let i = 0; i < 20; i++) room.hear({ kind: 'changed' });
    room.pass(1_000);
    expect(teacher.inbox.at(-1)).toMatchObject({ event: 'room', body: { door: 'locked' } });
    room.hear({ kind: 'changed' });
    room.pass(250);
    room.pass(250);
    expect(room.rereads).toBe(1);
    room.pass(500);
    expect(room.rereads).toBe(2);
  });

  it('R16 what a pulse shows to be new is read: entries, the record, and that the room is gone', () => {
    const { room, teacher } = roomAt(2);
    room.log.push({ seq: 3, cmdId: asCmdId('far'), actor: 'server', op: { kind: 'restart' }, at: 0 });
    room.tell({ kind: 'pulse', pulse: { head: 3, revision: 0 } });
    expect(seqs(teacher).at(-1)).toBe(3);
    room.tell({ kind: 'pulse', pulse: { head: 3, revision: 9 } });
    room.pass(1_000);
    expect(room.rereads).toBe(1);
    room.tell({ kind: 'pulse', pulse: null });
    expect(room.isGone).toBe(true);
    expect(teacher.inbox.at(-1)).toMatchObject({ event: 'ended', body: { reason: 'deleted' } });
  });

  it('R16 whoever was removed on another node is out here, and a token looked up before that is no good', () => {
    const room = new HappyRoom();
    const ada = room.join('Ada');
    const token = tokenOf(ada);
    room.members.delete('m1');
    room.hear({ kind: 'changed' });
    room.pass(1_000);
    expect(ada.inbox.at(-1)).toMatchObject({ event: 'ended', body: { reason: 'kicked' } });
    expect(room.join('', { token }).answer).toEqual(refusal('BAD_TOKEN'));
  });

  it('R16 a lock that another node has set holds at once', () => {
    const room = new HappyRoom();
    room.door = 'locked';
    expect(room.join('Bob').answer).toEqual(refusal('ROOM_LOCKED'));
  });

  it('R17 students of other nodes count, fill seats, and stand in the roster', () => {
    const room = new HappyRoom({ maxStudents: 1 });
    const teacher = room.teacher();
    room.enter(far);
    room.hear({ kind: 'present', whole: true, members: [status] });
    room.pass(1_000);
    expect(room.told).toContainEqual({ kind: 'asking' });
    room.hear({ kind: 'present', whole: true, members: [status] });
    room.pass(1_000);
    const rosters = teacher.inbox.flatMap((message) => (message.event === 'roster' ? message.body.members : []));
    expect(rosters.at(-1)).toEqual(status);
    expect(teacher.inbox.at(-1)).toMatchObject({ event: 'room', body: { present: 1 } });
    expect(room.join('Bob').answer).toEqual(refusal('ROOM_FULL'));
  });

  it('R17 a node that is silent for 16 seconds or leaves has nobody; its seats are held for a minute', () => {
    const room = new HappyRoom({ maxStudents: 1 });
    room.enter(far);
    const teacher = room.teacher();
    const isThere = (): boolean | undefined =>
      teacher.inbox.flatMap((message) => (message.event === 'roster' ? message.body.members : [])).at(-1)?.connected;
    room.hear({ kind: 'changed' });
    room.pass(1_000);
    for (const end of [() => room.pass(17_000), () => room.hear({ kind: 'left' })]) {
      room.hear({ kind: 'present', whole: true, members: [status] });
      room.pass(250);
      expect(isThere()).toBe(true);
      end();
      room.pass(250);
      expect(isThere()).toBe(false);
      expect(room.join('Bob').answer).toEqual(refusal('ROOM_FULL'));
    }
    room.pass(61_000);
    expect(room.join('Bob').answer?.ok).toBe(true);
  });

  it('R5 the last tab wins on whichever node it is', () => {
    const room = new HappyRoom();
    const ada = room.join('Ada');
    room.hear({ kind: 'seated', member: asMemberId('m1'), at: room.now - 1 });
    expect(ada.isClosed).toBe(false);
    expect(room.told.at(-1)).toEqual({ kind: 'seated', member: 'm1', at: room.now });
    room.hear({ kind: 'seated', member: asMemberId('m1'), at: room.now + 1 });
    expect(ada.inbox.at(-1)).toMatchObject({ event: 'ended', body: { reason: 'replaced' } });
    expect(ada.isClosed).toBe(true);
  });

  it('R17 the others are told who is here: whoever changed at once, everyone when asked and every five seconds', () => {
    const room = new HappyRoom();
    const ada = room.join('Ada');
    room.pass(250);
    room.told.length = 0;
    room.ask(ada, { event: 'hand', body: { raised: true } });
    room.pass(250);
    expect(room.told).toMatchObject([{ kind: 'present', whole: false, members: [{ id: 'm1', handRaised: true }] }]);
    room.hear({ kind: 'asking' });
    expect(room.told.at(-1)).toMatchObject({ kind: 'present', whole: true, members: [{ id: 'm1' }] });
    room.told.length = 0;
    room.pass(4_900);
    expect(room.told).toEqual([]);
    room.pass(250);
    expect(room.told).toMatchObject([{ kind: 'present', whole: true }]);
  });
});

const far: MemberRecord = {
  id: asMemberId('far'),
  role: 'student',
  nickname: 'Far',
  tokenHash: 'hash of far' as TokenHash,
  joinedAt: 0,
};

const status: MemberStatus = {
  id: far.id,
  role: 'student',
  nickname: 'Far',
  connected: true,
  handRaised: false,
  handAt: null,
  status: 'following',
  seq: 4,
  forkedAt: null,
};
