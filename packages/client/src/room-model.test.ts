import { describe, expect, it } from 'vitest';
import type { FakeClock } from '@nonlocal/testing';
import type { RoomModel } from './room-model.ts';
import { code, joined, scene } from './testing/fake-server.ts';

/** What it waits before each of its next tries, all of which fail. */
function delaysOf(room: RoomModel, clock: FakeClock, tries: number): readonly number[] {
  return Array.from({ length: tries }, () => {
    const { value } = room.status;
    if (value.kind !== 'waiting') throw new Error(`it does not wait, it is ${value.kind}`);
    const delay = value.retryAt - clock.now();
    clock.advance(delay);
    return delay;
  });
}

describe('a room model', () => {
  it('joins, keeps its token under the code, and comes back with it', async () => {
    const { room, server, vault, settle } = await joined(3);
    expect(room.status.value).toEqual({ kind: 'joined' });
    expect([...vault.kept.values()]).toEqual(['token'.padEnd(22, '_')]);
    room.leave();
    expect(room.status.value).toEqual(expect.objectContaining({ kind: 'ended', reason: 'left' }));
    expect(room.remembers('k7md 2pxq')).toBe(true);
    room.join({ role: 'student', code });
    await settle();
    expect(server.handshakes.at(-1)).toEqual({ token: 'token'.padEnd(22, '_') });
  });

  it('names the room in every call, as far as it knows it, so that a proxy finds the node that serves it', async () => {
    const { room, server, clock, settle } = await joined(3);
    server.send('room', { code: 'ABCD-EFGH', door: 'open', present: 1 });
    server.pair?.cut();
    clock.advance(500);
    await settle();
    expect(server.routes).toEqual(['K7MD-2PXQ', 'ABCD-EFGH']);
    room.join({ role: 'instructor', token: 'x'.repeat(22), lastCode: code });
    expect(server.routes.at(-1)).toBe('K7MD-2PXQ');
    room.join({ role: 'instructor', token: 'y'.repeat(22) });
    expect(server.routes.at(-1)).toBeNull();
  });

  it('forgets what it saw when it joins another room', async () => {
    const { room, server, settle } = await joined(3);
    room.join({ role: 'student', code: 'ABCD-EFGH' });
    await settle();
    expect(room.follow.head.value).toBe(-1);
    expect(server.asked('hello').at(-1)?.payload).not.toHaveProperty('resume');
  });

  it('says at once that a code is none', () => {
    const { room, server } = scene();
    room.join({ role: 'student', code: 'nope' });
    expect(room.status.value.kind).toBe('refused');
    expect(server.handshakes).toEqual([]);
  });

  it('comes back after a cut with the last seq applied, after a random delay of at most 0.5 s', async () => {
    const { room, server, clock, settle } = await joined(3);
    server.steps(4, 5);
    server.pair?.cut();
    expect(room.status.value.kind).toBe('waiting');
    clock.advance(500);
    await settle();
    expect(server.asked('hello').at(-1)?.payload).toEqual(expect.objectContaining({ resume: { seq: 5 } }));
    server.steps(6);
    expect(room.follow.head.value).toBe(6);
  });

  it('keeps one link when the answer to hello is lost with its link', async () => {
    const { room, server, clock, settle } = await joined(3);
    server.pair?.cut();
    clock.advance(500);
    server.pair?.flush(1);
    expect(room.connection.state.value.kind).toBe('open');
    server.pair?.cut();
    await settle();
    const before = server.handshakes.length;
    clock.advance(10_000);
    await settle();
    expect(server.handshakes).toHaveLength(before + 1);
    expect(room.status.value.kind).toBe('joined');
  });

  it('doubles its delay up to 5 s while the server is away, and keeps what it has seen', async () => {
    const { room, server, clock } = await joined(3);
    server.isDown = true;
    server.pair?.cut();
    const delays = delaysOf(room, clock, 8);
    expect(delays.every((delay, i) => delay <= Math.min(5_000, 500 * 2 ** i))).toBe(true);
    expect(delays.at(-1)).toBeGreaterThanOrEqual(2_500);
    expect(room.follow.head.value).toBe(3);
  });

  it('comes back when a busy server says, and has backed off from nothing', async () => {
    const { room, server, clock, settle } = await joined(1);
    server.isDown = true;
    server.againMs = 1_300;
    server.pair?.cut();
    const delays = delaysOf(room, clock, 7);
    expect(delays.slice(1).every((delay) => delay >= 1_300 && delay <= 1_400)).toBe(true);
    server.isDown = false;
    clock.advance(1_400);
    await settle();
    expect(room.status.value.kind).toBe('joined');
  });

  it('I8 asks once for what is missing when it meets a gap', async () => {
    const { room, server, settle } = await joined(3);
    server.steps(5);
    server.steps(6);
    await settle();
    expect(server.asked('resume').map(({ payload }) => payload)).toEqual([{ seq: 3 }]);
    server.steps(4, 5, 6, 7);
    expect(room.follow.head.value).toBe(7);
  });

  it('I8 applies everything once under any loss, repetition and gap', async () => {
    const { room, server, clock, settle } = await joined(0);
    for (let sent = 1; sent <= 200; sent++) {
      const luck = clock.random();
      if (luck < 0.1) server.steps(sent, sent);
      else if (luck < 0.8) server.steps(sent);
      if (luck > 0.9)
        server.steps(...Array.from({ length: sent - room.follow.last }, (_, i) => room.follow.last + 1 + i));
      await settle();
    }
    server.steps(...Array.from({ length: 200 - room.follow.last }, (_, i) => room.follow.last + 1 + i));
    expect(room.follow.moments.value.map(({ seq }) => seq)).toEqual(Array.from({ length: 201 }, (_, seq) => seq));
  });

  it('comes in as somebody new when its token is no longer good', async () => {
    const { room, server, vault, clock, settle } = scene();
    vault.set(`nonlocal.seat.${code}`, 'token'.padEnd(22, '_'));
    server.refusal = { ok: false, code: 'BAD_TOKEN', message: '', retryable: false };
    room.join({ role: 'student', code });
    await settle();
    server.refusal = null;
    clock.advance(500);
    await settle();
    expect(server.handshakes).toEqual([{ token: 'token'.padEnd(22, '_') }, { token: null }]);
    expect(room.status.value.kind).toBe('joined');
  });

  it('stays out when it is removed or replaced, and comes back when the server restarts', async () => {
    for (const reason of ['kicked', 'replaced'] as const) {
      const { room, server } = await joined(1);
      server.send('ended', { reason, message: 'because' });
      expect(room.status.value).toEqual({ kind: 'ended', reason, message: 'because' });
    }
    const { room, server, clock, settle } = await joined(1);
    server.send('ended', { reason: 'shuttingDown', message: 'restart' });
    expect(room.status.value.kind).toBe('waiting');
    clock.advance(500);
    await settle();
    expect(room.status.value.kind).toBe('joined');
  });

  it('R18 waits, and comes back with its token when it is let in', async () => {
    const { room, server, vault, clock, settle } = scene();
    server.role = 'waiting';
    room.join({ role: 'student', code });
    await settle();
    expect(room.you.value?.role).toBe('waiting');
    room.reportSeen('following', null);
    clock.advance(1_000);
    expect(server.asked('seen')).toEqual([]);
    server.role = 'student';
    server.send('ended', { reason: 'role', role: 'student', message: 'come in' });
    expect(room.status.value.kind).toBe('waiting');
    clock.advance(500);
    await settle();
    expect(room.you.value?.role).toBe('student');
    expect(server.handshakes.at(-1)).toEqual({ token: [...vault.kept.values()][0] });
  });

  it('R19 says what it is now where that is another page, told so or refused so, and keeps the way back', async () => {
    const token = 'token'.padEnd(22, '_');
    const turned = { kind: 'ended', reason: 'role', role: 'instructor', code, token, message: 'now' };
    const told = await joined(1);
    told.server.send('ended', { reason: 'role', role: 'instructor', message: 'now' });
    expect(told.room.status.value).toEqual(turned);
    const refused = scene();
    refused.vault.set(`nonlocal.seat.${code}`, token);
    refused.server.refusal = { ok: false, code: 'FORBIDDEN', role: 'instructor', message: 'now', retryable: false };
    refused.room.join({ role: 'student', code });
    await refused.settle();
    expect(refused.room.status.value).toEqual(turned);
    expect(refused.room.remembers(code)).toBe(true);
  });

  it('R19 an instructor’s page leaves the seat to the student’s page', async () => {
    const { room, server, vault, settle } = scene();
    server.role = 'instructor';
    room.join({ role: 'instructor', token: 'x'.repeat(22) });
    await settle();
    server.send('ended', { reason: 'role', role: 'student', message: 'now' });
    expect(room.status.value).toMatchObject({ kind: 'ended', role: 'student', code });
    expect(vault.get(`nonlocal.seat.${code}`)).not.toBeNull();
  });

  it('reports where it is at most once a second, the last one', async () => {
    const { room, server, clock, settle } = await joined(1);
    const before = server.asked('seen').length;
    for (let i = 0; i < 50; i++) room.reportSeen(i === 49 ? 'forked' : 'detached', i === 49 ? 1 : null);
    clock.advance(1_000);
    await settle();
    expect(
      server
        .asked('seen')
        .slice(before)
        .map(({ payload }) => payload),
    ).toEqual([{ seq: 1, status: 'forked', forkedAt: 1 }]);
  });
});
