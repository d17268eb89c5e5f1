import { expect, it } from 'vitest';
import { type History, faultsIn } from './checker.ts';
import type { JournalRecord } from './journal.ts';

const hashes = new Map([0, 1, 2, 3].map((seq) => [seq, `h${seq}`]));
const log = [1, 2, 3].map((seq) => ({ seq, cmdId: `c${seq}`, voids: null }));

const teacher: readonly JournalRecord[] = [
  { kind: 'sent', cmdId: 'c1', base: 0 },
  { kind: 'acknowledged', cmdId: 'c1', seq: 1 },
  { kind: 'sent', cmdId: 'late', base: 0 },
  { kind: 'refused', cmdId: 'late', code: 'STORE_UNAVAILABLE' },
  { kind: 'refused', cmdId: 'late', code: 'STALE_BASE' },
];

const step = (seq: number, conn = 1): JournalRecord[] => [
  { kind: 'step', conn, seq, cmdId: `c${seq}`, hash: `h${seq}` },
  { kind: 'applied', seq, cmdId: `c${seq}`, hash: `h${seq}` },
];

const snap = (seq: number, conn = 1): JournalRecord[] => [
  { kind: 'snap', conn, seq, hash: `h${seq}` },
  { kind: 'jumped', seq },
];

const asked = (conn: number, seq: number, event: 'hello' | 'resume' = 'hello'): JournalRecord => ({
  kind: 'asked',
  conn,
  event,
  seq,
});

const end = (seq = 3, view = 'view'): JournalRecord => ({ kind: 'end', seq, view });

const student = [asked(1, -1), ...snap(0), ...step(1), asked(2, 1), ...step(2, 2), ...step(3, 2), end()];

const whole: History = { log, hashes, view: 'view', journals: new Map([['teacher', teacher]]) };

const withTeacher = (...records: JournalRecord[]): History => ({
  ...whole,
  journals: new Map([['teacher', [...teacher, ...records]]]),
});

const withStudent = (...records: JournalRecord[]): History => ({ ...whole, journals: new Map([['ada', records]]) });

it('a whole history has no fault', () => {
  expect(faultsIn(whole)).toEqual([]);
  expect(faultsIn(withStudent(...student))).toEqual([]);
});

it.each<[string, History, RegExp]>([
  [
    'P1 an acknowledged command that is not in the log',
    withTeacher({ kind: 'acknowledged', cmdId: 'gone', seq: 4 }),
    /^P1 .*gone was acknowledged as 4 and is not/,
  ],
  [
    'P1 an acknowledged command that is elsewhere in the log',
    withTeacher({ kind: 'acknowledged', cmdId: 'c2', seq: 3 }),
    /^P1 .*c2 was acknowledged as 3 and is 2/,
  ],
  [
    'I5 a command that was answered twice in two ways',
    withTeacher({ kind: 'refused', cmdId: 'c1', code: 'STALE_BASE' }),
    /^I5 .*c1 was answered 1, then STALE_BASE/,
  ],
  [
    'I5 a command that was refused for good and is in the log',
    withTeacher({ kind: 'refused', cmdId: 'c3', code: 'STALE_BASE' }),
    /^I5 .*c3 was refused STALE_BASE and is/,
  ],
  ['I2 a log with a hole', { ...whole, log: log.filter(({ seq }) => seq !== 2) }, /^I2 the log has 3 in place 2/],
  [
    'I5 a command that is in the log twice',
    { ...whole, log: [...log, { seq: 4, cmdId: 'c1', voids: null }] },
    /^I5 the log has c1 at 1 and at 4/,
  ],
  ['P3 a gap', withStudent(asked(1, -1), ...snap(0), ...step(2)), /^P3 .*step 2 came after 0/],
  ['P3 a duplicate', withStudent(asked(1, -1), ...snap(2), ...step(2)), /^P3 .*step 2 came after 2/],
  ['P3 a step back', withStudent(asked(1, -1), ...snap(2), ...snap(1)), /^P3 .*snap 1 came after 2/],
  [
    'P3 a step over another connection',
    withStudent(asked(1, -1), ...snap(0), asked(2, 0), ...step(1, 1)),
    /^P3 .*step 1 came over connection 1/,
  ],
  ['P3 a client that found a gap', withStudent(asked(1, -1), ...snap(0), asked(1, 0, 'resume')), /^P3 .*found a gap/],
  ['P3 a student who was left behind', withStudent(asked(1, -1), ...snap(2), end(2)), /^P3 .*ended at 2, the log at 3/],
  [
    'I8 a client that applied out of order',
    withStudent({ kind: 'jumped', seq: 0 }, { kind: 'applied', seq: 2, cmdId: 'c2', hash: 'h2' }),
    /^I8 .*applied 2 after 0/,
  ],
  ['I8 a client that jumped back', withStudent({ kind: 'jumped', seq: 2 }, { kind: 'jumped', seq: 1 }), /^I8 .*jumped/],
  [
    'I4 a step that is not in the log',
    withStudent(asked(1, 3), { kind: 'step', conn: 1, seq: 4, cmdId: 'c4', hash: null }),
    /^I4 .*shown c4 as 4, where the log has nothing/,
  ],
  [
    'I4 another step than the log’s',
    withStudent(asked(1, 2), { kind: 'step', conn: 1, seq: 3, cmdId: 'other', hash: null }),
    /^I4 .*shown other as 3, where the log has c3/,
  ],
  [
    'I6 a state that is not the fold of the log',
    withStudent(asked(1, -1), { kind: 'snap', conn: 1, seq: 2, hash: 'h1' }),
    /^I6 .*snap 2 has the hash h1/,
  ],
  [
    'I6 an image that restores to something else',
    withStudent(asked(1, -1), { kind: 'image', seq: 2, hash: 'h1' }),
    /^I6 .*image 2 has the hash h1/,
  ],
  ['I6 a last view that is not the fold’s', withStudent(asked(1, -1), ...snap(3), end(3, 'other')), /^I6 .*view other/],
])('finds %s', (_what, history, expected) => {
  expect(faultsIn(history).join('\n')).toMatch(new RegExp(expected.source, 'm'));
});

it('I7 what a node showed of an entry that was voided later is no fault', () => {
  const voided = [...log.slice(0, 2), { seq: 3, cmdId: 'void-1', voids: 1 }];
  const records = [asked(1, -1), { kind: 'snap', conn: 1, seq: 2, hash: 'with the first' }] as const;
  expect(faultsIn({ ...withStudent(...records), log: voided })).toEqual([]);
  const after = [asked(1, -1), { kind: 'snap', conn: 1, seq: 3, hash: 'with the first' }] as const;
  expect(faultsIn({ ...withStudent(...after), log: voided })).not.toEqual([]);
});
