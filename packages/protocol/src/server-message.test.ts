import { describe, expect, it } from 'vitest';
import { decodeInviteAnswer, decodeWelcome, serverDecoders } from './server-message.ts';

function read(event: string, payload: unknown): unknown {
  const decoded = serverDecoders.get(event)?.(payload);
  return decoded?.kind === 'decoded' ? decoded.value.body : null;
}

const you = { id: 'm1', role: 'waiting', nickname: 'Ada', handRaised: false };
const room = { code: 'K7MD-2PXQ', door: 'waiting', present: 0 };

describe('server messages', () => {
  it('M10 an end says what one is now, and only then', () => {
    const turned = { reason: 'role', role: 'instructor', message: 'You are an instructor now.' };
    expect(read('ended', turned)).toEqual(turned);
    expect(read('ended', { reason: 'kicked', role: 'student', message: '' })).toEqual({
      reason: 'kicked',
      message: '',
    });
    for (const broken of [
      { reason: 'role', message: '' },
      { reason: 'role', role: 'admin', message: '' },
      { reason: 'bored', message: '' },
      { role: 'student', message: '' },
    ])
      expect(read('ended', broken)).toBeNull();
  });

  it('M10 a welcome has a role and a door, or it is none', () => {
    const welcome = { ok: true, you, room, head: 0, token: null };
    expect(decodeWelcome(welcome).kind).toBe('decoded');
    expect(decodeWelcome({ ...welcome, you: { ...you, role: 'boss' } }).kind).toBe('fault');
    expect(decodeWelcome({ ...welcome, room: { ...room, door: 1 } }).kind).toBe('fault');
    const refusal = { ok: false, code: 'FORBIDDEN', message: '', retryable: false };
    expect(decodeWelcome({ ...refusal, role: 'student' })).toMatchObject({ value: { role: 'student' } });
    expect(decodeWelcome({ ...refusal, role: 'boss' }).kind).toBe('fault');
  });

  it('M10 a roster says what each one is', () => {
    const ada = { id: 'm1', role: 'student', nickname: 'Ada', connected: true, handRaised: false, handAt: null };
    const member = { ...ada, status: 'following', seq: 0, forkedAt: null };
    expect(read('roster', { whole: true, members: [member], gone: [] })).not.toBeNull();
    expect(read('roster', { whole: true, members: [{ ...member, role: undefined }], gone: [] })).toBeNull();
  });

  it('M10 an invitation is answered with a token', () => {
    expect(decodeInviteAnswer({ ok: true, token: 'x'.repeat(22) }).kind).toBe('decoded');
    expect(decodeInviteAnswer({ ok: true }).kind).toBe('fault');
    expect(decodeInviteAnswer({ ok: true, token: 'short' }).kind).toBe('fault');
  });
});
