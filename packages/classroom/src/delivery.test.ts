import { describe, expect, it } from 'vitest';
import { type Guest, HappyRoom, seqs } from './testing/happy-room.ts';

/** The seqs of each message with steps. */
const messages = ({ inbox }: Guest): readonly (readonly number[])[] =>
  inbox.flatMap((message) => (message.event === 'steps' ? [message.body.steps.map(({ seq }) => seq)] : []));

const has = ({ inbox }: Guest, event: string): boolean => inbox.some((message) => message.event === event);

function tokenOf({ answer }: Guest): string {
  return answer?.ok === true && 'token' in answer ? (answer.token ?? '') : '';
}

function steps(room: HappyRoom, teacher: Guest, from: number, to: number, source?: string): void {
  for (let seq = from; seq <= to; seq++) room.command(teacher, `c${seq}`, seq - 1, source);
}

describe('slices', () => {
  it('F1 the first step of a slice goes out at once, what follows within 15 ms in one message', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    const ada = room.join('Ada');
    room.holdsFlushes = true;
    steps(room, teacher, 1, 4);
    expect(messages(ada)).toEqual([[1]]);
    expect(room.flushes).toEqual([15]);
    room.now += 15;
    room.tell({ kind: 'flush' });
    expect(messages(ada)).toEqual([[1], [2, 3, 4]]);
    room.now += 15;
    steps(room, teacher, 5, 5);
    expect(messages(ada)).toEqual([[1], [2, 3, 4], [5]]);
    expect(room.flushes).toEqual([15]);
  });

  it('F1 a slice is longer by a millisecond for every 50 connections', () => {
    const room = new HappyRoom({ maxStudents: 149 });
    const teacher = room.teacher();
    for (let i = 0; i < 149; i++) room.join(`Student ${i}`);
    room.holdsFlushes = true;
    steps(room, teacher, 1, 2);
    expect(room.flushes).toEqual([18]);
  });

  it('F1 who joins, comes back or drains in mid-slice gets all there is, and nothing twice', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    const ada = room.join('Ada');
    room.drop(ada);
    const cy = room.join('Cy');
    room.tell({ kind: 'clogged', conn: cy.conn });
    room.holdsFlushes = true;
    steps(room, teacher, 1, 3);
    const back = room.join('', { token: tokenOf(ada), resume: 0 });
    const bob = room.join('Bob');
    room.tell({ kind: 'drained', conn: cy.conn });
    room.tell({ kind: 'flush' });
    expect(messages(back)).toEqual([[1, 2, 3]]);
    expect(messages(cy)).toEqual([[1, 2, 3]]);
    expect(bob.inbox).toEqual([expect.objectContaining({ event: 'snap', body: expect.objectContaining({ seq: 3 }) })]);
    expect(messages(teacher)).toEqual([[1], [2, 3]]);
  });

  it('F1 a clock that is set back holds nothing up for longer than a slice', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    room.holdsFlushes = true;
    steps(room, teacher, 1, 1);
    room.now -= 3_600_000;
    steps(room, teacher, 2, 2);
    expect(room.flushes).toEqual([15]);
  });

  it('F1 an image is answered after the steps that its tail names', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    const ada = room.join('Ada');
    room.holdsFlushes = true;
    steps(room, teacher, 1, 3);
    expect(room.ask(ada, { event: 'image', body: {} })).toEqual(expect.objectContaining({ ok: true, seq: 3 }));
    expect(seqs(ada)).toEqual([1, 2, 3]);
  });
});

describe('sharing', () => {
  it('F2 everyone who misses the same gets the very same message', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    const early = [room.join('Ada'), room.join('Bob')];
    for (const each of early) room.drop(each);
    steps(room, teacher, 1, 9);
    const snaps = [room.join('Cy'), room.join('Di')].map(({ inbox }) => inbox[0]);
    expect(snaps[0]).toBe(snaps[1]);
    const [ada, bob] = early.map((each) => room.join('', { token: tokenOf(each), resume: 0 }).inbox[0]);
    expect(ada).toEqual(expect.objectContaining({ event: 'steps' }));
    expect(ada).toBe(bob);
    steps(room, teacher, 10, 10);
    expect(room.join('Ed').inbox[0]).not.toBe(snaps[0]);
  });
});

describe('what is kept', () => {
  it('P9 steps are kept up to a million characters; who misses more than those gets one whole view', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    steps(room, teacher, 1, 40, '#'.repeat(50_000));
    const near = room.join('Near', { resume: 30 });
    const far = room.join('Far', { resume: 10 });
    expect(seqs(near)).toEqual([31, 32, 33, 34, 35, 36, 37, 38, 39, 40]);
    expect([has(far, 'snap'), has(far, 'steps')]).toEqual([true, false]);
  });

  it('P9 a step larger than all that is kept still reaches those who are up to date', () => {
    const room = new HappyRoom();
    const teacher = room.teacher();
    const ada = room.join('Ada');
    steps(room, teacher, 1, 1, '#'.repeat(2_000_000));
    expect(seqs(ada)).toEqual([1]);
  });
});
