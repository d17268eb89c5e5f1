import { describe, expect, it } from 'vitest';
import { clientDecoders, decodeHandshake } from './client-message.ts';
import { protocolVersion } from './version.ts';

/** The decoded body, or `null` if it is refused. */
function read(event: string, payload: unknown): unknown {
  const decoded = clientDecoders.get(event)?.(payload);
  return decoded?.kind === 'decoded' ? decoded.value.body : null;
}

const hello = { version: protocolVersion, role: 'student', code: 'k7md2pxq' };
const step = { kind: 'step', granularity: 'line', move: { kind: 'into' } };

describe('client messages', () => {
  it('M1 a well-formed message decodes, and keys that nobody knows are left out', () => {
    expect(read('hello', { ...hello, admin: true })).toEqual({ ...hello, code: 'K7MD-2PXQ' });
    expect(read('cmd', { cmdId: 'a.1', base: 0, op: step })).toEqual({ cmdId: 'a.1', base: 0, op: step });
  });

  it('M2 odd names are no events', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'error', 'disconnect', '']) {
      expect(clientDecoders.get(name)).toBeUndefined();
    }
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['text', 'hello'],
    ['a role that does not exist', { ...hello, role: 'admin' }],
    ['a code with symbols that codes do not have', { ...hello, code: 'O0O0-1111' }],
    ['a resume before the beginning', { ...hello, resume: { seq: -1 } }],
    ['a resume beyond numbers that count', { ...hello, resume: { seq: 1e308 } }],
    ['a resume at 2^53', { ...hello, resume: { seq: 2 ** 53 } }],
    ['a resume as text', { ...hello, resume: { seq: '5' } }],
  ])('M3 %s is no hello', (_what, payload) => {
    expect(read('hello', payload)).toBeNull();
  });

  it.each([
    ['a foreign command', { kind: 'void', seq: 1 }],
    ['a step without a move', { kind: 'step', granularity: 'line' }],
    ['a line before the first', { kind: 'breakpoints', lines: [0] }],
    ['too many lines', { kind: 'breakpoints', lines: Array.from({ length: 1_001 }, () => 1) }],
    ['a program too long', { kind: 'load', source: 'x'.repeat(60_001), filename: 'a.py' }],
  ])('M4 %s is no command', (_what, op) => {
    expect(read('cmd', { cmdId: 'a', base: 0, op })).toBeNull();
  });

  it('M8 an instructor may change the door, roles, and who is in the room', () => {
    for (const body of [
      { kind: 'door', door: 'waiting' },
      { kind: 'setRole', member: 'm1', role: 'instructor' },
      { kind: 'admitAll' },
      { kind: 'invite', role: 'projector' },
      { kind: 'kick', member: 'm1' },
    ])
      expect(read('manage', body)).toEqual(body);
  });

  it.each([
    ['a door ajar', { kind: 'door', door: 'ajar' }],
    ['a door that is a yes or no', { kind: 'door', door: true }],
    ['a lock', { kind: 'lock', locked: true }],
    ['a role for nobody', { kind: 'setRole', role: 'student' }],
    ['a role for several', { kind: 'setRole', member: ['m1', 'm2'], role: 'student' }],
    ['a way back before the door', { kind: 'setRole', member: 'm1', role: 'waiting' }],
    ['a student made a screen', { kind: 'setRole', member: 'm1', role: 'projector' }],
    ['a role that does not exist', { kind: 'setRole', member: 'm1', role: '__proto__' }],
    ['an invitation to be a student', { kind: 'invite', role: 'student' }],
    ['an invitation with a token of its own', { kind: 'invite', role: { token: 'x'.repeat(22) } }],
    ['a member who is a number', { kind: 'kick', member: 5 }],
  ])('M8 %s is no management', (_what, body) => {
    expect(read('manage', body)).toBeNull();
  });

  it('M9 who waits is not a screen to join with', () => {
    expect(read('hello', { ...hello, role: 'waiting' })).toBeNull();
  });

  it('M7 a client cannot take the id of an entry that the server writes', () => {
    expect(read('cmd', { cmdId: 'void-3', base: 0, op: step })).toBeNull();
  });

  it('M5 equal commands have equal texts, whatever the order of their keys', () => {
    const other = { move: { kind: 'into' }, granularity: 'line', kind: 'step' };
    const texts = [step, other].map((op) => JSON.stringify(read('cmd', { cmdId: 'a', base: 0, op })));
    expect(texts[0]).toBe(texts[1]);
  });

  it('M6 a token is 22 symbols, and a handshake without one is welcome', () => {
    expect(decodeHandshake({}).kind).toBe('decoded');
    expect(decodeHandshake({ token: 'x'.repeat(22) }).kind).toBe('decoded');
    expect(decodeHandshake({ token: 'short' }).kind).toBe('fault');
    expect(decodeHandshake({ token: 5 }).kind).toBe('fault');
  });
});
