import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from './server.ts';
import { startServer } from './testing/server-here.ts';

const password = 'correct horse battery';
let server: RunningServer;
let base = '';

beforeAll(async () => {
  server = await startServer({
    port: 0,
    host: '127.0.0.1',
    dataDir: null,
    logLevel: 'silent',
    trustedProxies: ['loopback'],
    instructorPassword: password,
  });
  base = `http://127.0.0.1:${server.port}`;
});

afterAll(() => server.close());

/** As from another network each time that `address` is another. */
async function open(body: unknown, address = '198.51.100.1', path = '/api/rooms'): Promise<readonly [number, unknown]> {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return [response.status, await response.json()];
}

const refused = (status: number, code: string) => [status, expect.objectContaining({ ok: false, code })];
const forbidden = refused(401, 'FORBIDDEN');
const limited = refused(429, 'RATE_LIMITED');
const opened = [201, expect.objectContaining({ code: expect.any(String) })];

describe('a server with a password for instructors', () => {
  it('says that it asks for one, and opens rooms for whoever has it', async () => {
    expect(await (await fetch(`${base}/api/opening`)).json()).toEqual({ ways: ['password'] });
    expect(await open({ password })).toEqual(opened);
  });

  it('opens none for anybody else, nor for a password in the address', async () => {
    for (const body of [{}, { password: '' }, { password: 5 }, { password: [password] }, [], { Password: password }])
      expect(await open(body), JSON.stringify(body)).toEqual(forbidden);
    for (const wrong of ['correct', `${password} `, password.toUpperCase()])
      expect(await open({ password: wrong }), wrong).toEqual(forbidden);
    expect(await open({}, '198.51.100.1', `/api/rooms?password=${encodeURIComponent(password)}`)).toEqual(forbidden);
    for (const malformed of ['{"password":', '"', `{"password":"${'x'.repeat(5_000)}"}`])
      expect((await open(malformed))[0]).toBeGreaterThanOrEqual(400);
  });

  it('P18 after ten wrong ones looks at no more from that network, right or wrong, and at those from others', async () => {
    const from = '203.0.113.9';
    for (let i = 0; i < 10; i++) expect(await open({ password: `guess ${i}` }, from)).toEqual(forbidden);
    expect(await open({ password: 'one more' }, from)).toEqual(limited);
    expect(await open({ password }, from)).toEqual(limited);
    expect(await open({ password }, '203.0.113.10')).toEqual(opened);
  });
});

it('a server without one asks for nothing', async () => {
  const free = await startServer({ port: 0, host: '127.0.0.1', dataDir: null, logLevel: 'silent' });
  const response = await fetch(`http://127.0.0.1:${free.port}/api/opening`);
  expect(await response.json()).toEqual({ ways: [] });
  await free.close();
});
