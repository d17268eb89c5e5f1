import type { LogEntry, MemberRecord, RoomId, RoomRecord, RoomStore, TokenHash } from '@nonlocal/classroom';
import { type RoomCode, asCmdId, asMemberId, roomCodeFrom } from '@nonlocal/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

export interface StoreCase {
  open(): Promise<RoomStore>;
  clean(): Promise<void>;
}

const id = (name: string): RoomId => name as RoomId;
const hash = (digit: string): TokenHash => digit.repeat(64) as TokenHash;
const code = (luck: number): RoomCode => roomCodeFrom(() => luck);

const room = (name: string, luck: number): RoomRecord => ({
  id: id(name),
  code: code(luck),
  door: 'open',
  createdAt: 5,
  revision: 0,
});

const member = (name: string, digit: string, role: MemberRecord['role'] = 'student'): MemberRecord => ({
  id: asMemberId(name),
  role,
  nickname: `Ada '; DROP TABLE log; -- ${name}`,
  tokenHash: hash(digit),
  joinedAt: 1_795_000_000_000,
});

const entry = (seq: number, cmdId = `c${seq}`): LogEntry => ({
  seq,
  cmdId: asCmdId(cmdId),
  actor: asMemberId('teacher'),
  op: { kind: 'evaluate', frame: 1, source: `print('${cmdId} \u2028 ü')` },
  at: 1_795_000_000_000 + seq,
});

/** What every log store must do; SPEC.md of the classroom says why. */
export function storeContract(make: () => StoreCase): void {
  let given: StoreCase;
  let store: RoomStore;

  beforeEach(async () => {
    given = make();
    store = await given.open();
    await store.createRoom(room('a', 0.1), member('teacher', '1', 'instructor'));
    await store.createRoom(room('b', 0.2), member('teacher', '2', 'instructor'));
  });

  afterEach(async () => {
    await store.close();
    await given.clean();
  });

  describe('the log', () => {
    it('I2 I3 commits exactly the entry after the head, in each room by itself', async () => {
      expect(await store.append(id('a'), entry(2))).toEqual({ kind: 'behind' });
      expect(await store.append(id('a'), entry(1))).toEqual({ kind: 'committed' });
      expect(await store.append(id('a'), entry(1, 'other'))).toEqual({ kind: 'behind' });
      expect(await store.append(id('a'), entry(3))).toEqual({ kind: 'behind' });
      expect(await store.append(id('b'), entry(1))).toEqual({ kind: 'committed' });
      expect(await store.append(id('a'), entry(2))).toEqual({ kind: 'committed' });
      expect(await store.entries(id('a'), 0)).toEqual([entry(1), entry(2)]);
      expect(await store.entries(id('a'), 1)).toEqual([entry(2)]);
      expect((await store.open(id('a')))?.head).toBe(2);
    });

    it('I3 of many who append on one head at once exactly one commits', async () => {
      const results = await Promise.all(Array.from({ length: 20 }, (_, i) => store.append(id('a'), entry(1, `x${i}`))));
      expect(results.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
      expect(results.filter(({ kind }) => kind === 'behind')).toHaveLength(19);
    });

    it('I5 has one entry for a cmdId and gives it back', async () => {
      await store.append(id('a'), entry(1, 'same'));
      expect(await store.append(id('a'), entry(2, 'same'))).toEqual({ kind: 'exists', entry: entry(1, 'same') });
      expect(await store.append(id('b'), entry(1, 'same'))).toEqual({ kind: 'committed' });
      expect(await store.find(id('a'), asCmdId('same'))).toEqual(entry(1, 'same'));
      expect(await store.find(id('a'), asCmdId('none'))).toBeNull();
    });

    it('keeps every kind of op as it was', async () => {
      const ops: LogEntry['op'][] = [
        { kind: 'load', source: 'x = "\u0000\ud83d\ude00"\n', filename: 'a.py' },
        { kind: 'step', granularity: 'line', move: { kind: 'toLine', line: 3 } },
        { kind: 'breakpoints', lines: [1, 2] },
        { kind: 'void', seq: 1 },
      ];
      for (const [index, op] of ops.entries()) await store.append(id('a'), { ...entry(index + 1), op });
      expect((await store.entries(id('a'), 0)).map((each) => each.op)).toEqual(ops);
    });
  });

  describe('rooms and members', () => {
    it('are found by code and by token, and a code belongs to one room', async () => {
      expect(await store.roomByCode(code(0.1))).toEqual(room('a', 0.1));
      expect(await store.roomByCode(code(0.9))).toBeNull();
      expect(await store.memberByToken(hash('2'))).toEqual({ room: 'b', member: member('teacher', '2', 'instructor') });
      expect(await store.memberByToken(hash('f'))).toBeNull();
      expect(await store.createRoom(room('c', 0.1), member('teacher', '3', 'instructor'))).toBe('codeTaken');
      expect(await store.setCode(id('b'), code(0.1))).toBe('codeTaken');
      expect(await store.setCode(id('b'), code(0.3))).toBe('changed');
      expect(await store.roomByCode(code(0.2))).toBeNull();
      expect(await store.open(id('nowhere'))).toBeNull();
    });

    it('come back as they were stored', async () => {
      await store.addMember(id('a'), member('ada', 'a'));
      await store.addMember(id('a'), member('bob', 'b'));
      await store.removeMember(id('a'), asMemberId('bob'));
      await store.setDoor(id('a'), 'waiting');
      const opened = await store.open(id('a'));
      expect(opened?.room).toEqual({ ...room('a', 0.1), door: 'waiting', revision: 4 });
      expect(opened?.members).toEqual([member('teacher', '1', 'instructor'), member('ada', 'a')]);
      expect(await store.memberByToken(hash('b'))).toBeNull();
    });

    it('I11 a role is what is stored, for all of those named who are there', async () => {
      for (const [name, digit] of [
        ['ada', 'a'],
        ['bob', 'b'],
        ['cy', 'c'],
      ] as const)
        await store.addMember(id('a'), member(name, digit, 'waiting'));
      expect(await store.setRole(id('a'), ['ada', 'cy', 'nobody'].map(asMemberId), 'student')).toBe('changed');
      expect(await store.setRole(id('b'), [asMemberId('bob')], 'student')).toBe('changed');
      const roles = (await store.open(id('a')))?.members.map((each) => each.role);
      expect(roles).toEqual(['instructor', 'student', 'waiting', 'student']);
      expect((await store.memberByToken(hash('c')))?.member.role).toBe('student');
      expect([...(await store.pulse([id('a')]))]).toEqual([['a', { head: 0, revision: 4 }]]);
    });

    it('I11 what somebody does is done only while they are an instructor by the record', async () => {
      const co = asMemberId('co');
      const ada = member('ada', 'a');
      await store.addMember(id('a'), member('co', 'c', 'instructor'));
      expect(await store.append(id('a'), { ...entry(1), actor: co })).toEqual({ kind: 'committed' });
      expect(await store.setDoor(id('a'), 'waiting', co)).toBe('changed');
      await store.setRole(id('a'), [co], 'student');
      const before = await store.open(id('a'));
      expect(await store.append(id('a'), { ...entry(2), actor: co })).toEqual({ kind: 'forbidden' });
      expect(await store.append(id('a'), { ...entry(2), actor: asMemberId('ghost') })).toEqual({ kind: 'forbidden' });
      expect(await store.addMember(id('a'), ada, co)).toBe('forbidden');
      expect(await store.removeMember(id('a'), co, co)).toBe('forbidden');
      expect(await store.setRole(id('a'), [co], 'instructor', co)).toBe('forbidden');
      expect(await store.setDoor(id('a'), 'open', co)).toBe('forbidden');
      expect(await store.setCode(id('a'), code(0.7), co)).toBe('forbidden');
      expect(await store.deleteRoom(id('a'), co)).toBe('forbidden');
      expect(await store.open(id('a'))).toEqual(before);
      // What happened while they were is answered as it was; another room's instructor is none of this one.
      expect((await store.append(id('a'), { ...entry(2, 'c1'), actor: co })).kind).toBe('exists');
      await store.addMember(id('b'), member('co', 'd', 'instructor'));
      expect(await store.setDoor(id('a'), 'open', co)).toBe('forbidden');
    });

    it('have a pulse: the head of the log, and a number that grows with each change', async () => {
      expect(await store.pulse([])).toEqual(new Map());
      await store.append(id('a'), entry(1));
      await store.setCode(id('b'), code(0.3));
      const pulses = await store.pulse([id('a'), id('b'), id('nowhere')]);
      expect(pulses).toEqual(
        new Map([
          ['a', { head: 1, revision: 0 }],
          ['b', { head: 0, revision: 1 }],
        ]),
      );
    });
  });

  describe('what is kept no longer', () => {
    it('are the rooms in which nobody has done anything since', async () => {
      const since = 1_795_000_000_000;
      const quiet = { ...room('quiet', 0.4), createdAt: 7 };
      await store.createRoom(quiet, { ...member('teacher', '4', 'instructor'), joinedAt: 7 });
      expect(await store.roomsUnusedSince(7)).toEqual([]);
      expect(await store.roomsUnusedSince(8)).toEqual([id('quiet')]);
      await store.append(id('quiet'), entry(1));
      expect(await store.roomsUnusedSince(since)).toEqual([]);
      expect(await store.roomsUnusedSince(since + 2)).toHaveLength(3);
    });

    it('P19 is gone with all that belonged to it, and nothing else is', async () => {
      await store.addMember(id('a'), member('ada', 'a'));
      await store.append(id('a'), entry(1));
      await store.append(id('b'), entry(1));
      await store.saveImage(id('a'), { seq: 1, hash: 'h', engine: 'e1', bytes: Uint8Array.of(1) });
      await store.deleteRoom(id('a'));
      await store.deleteRoom(id('nowhere'));
      expect(await store.open(id('a'))).toBeNull();
      expect(await store.roomByCode(code(0.1))).toBeNull();
      expect(await store.memberByToken(hash('a'))).toBeNull();
      expect(await store.entries(id('b'), 0)).toEqual([entry(1)]);
      expect((await store.append(id('a'), entry(2))).kind).not.toBe('committed');
      await store.createRoom(room('a', 0.1), member('teacher', '1', 'instructor'));
      expect(await store.entries(id('a'), 0)).toEqual([]);
      expect(await store.image(id('a'), 'e1', Infinity)).toBeNull();
    });
  });

  describe('images', () => {
    it('I6 the newest of an engine at or before a seq is found, byte for byte', async () => {
      const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256);
      for (const seq of [200, 400]) await store.saveImage(id('a'), { seq, hash: `h${seq}`, engine: 'e1', bytes });
      expect(await store.image(id('a'), 'e1', Infinity)).toEqual({ seq: 400, hash: 'h400', engine: 'e1', bytes });
      expect((await store.image(id('a'), 'e1', 399))?.seq).toBe(200);
      expect(await store.image(id('a'), 'e1', 199)).toBeNull();
      expect(await store.image(id('a'), 'e2', Infinity)).toBeNull();
      expect(await store.image(id('b'), 'e1', Infinity)).toBeNull();
    });
  });
}
