import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { RunningServer } from './server.ts';
import { startServer } from './testing/server-here.ts';
import { type CreatedRoom, SocketClient, createRoom, into, load, student, teacher } from './testing/socket-client.ts';

vi.setConfig({ testTimeout: 60_000 });

const metricsToken = 'a-token-for-the-metrics';
const options = {
  port: 0,
  host: '127.0.0.1',
  dataDir: null,
  logLevel: 'silent',
  trustedProxies: ['loopback'],
} as const;
/** This machine, as a proxy on it says. */
const here = { 'x-forwarded-for': '127.0.0.1' };
const elsewhere = { 'x-forwarded-for': '198.51.100.1' };

let server: RunningServer;
let room: CreatedRoom;

beforeAll(async () => {
  server = await startServer({ ...options, trustedProxies: [], metricsToken });
  room = await createRoom(server.port);
});

afterAll(() => server.close());

const ask = (port: number, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/metrics`, { headers });

/** Samples by their name and labels. */
async function scrape(): Promise<ReadonlyMap<string, number>> {
  const lines = (await (await ask(server.port)).text()).split('\n').filter((line) => !/^(?:#|$)/.test(line));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

it('the metrics say what the server did, and neither who nor where', async () => {
  const before = await scrape();
  const first = await teacher(server.port, room);
  const ada = await student(server.port, room, 'Ada');
  await first.ask('cmd', { cmdId: 'load', base: 0, op: load('secret_name = 1\n') });
  await first.ask('cmd', { cmdId: 's1', base: 1, op: into });
  await first.ask('cmd', { cmdId: 's2', base: 1, op: into });
  await ada.client.ask('cmd', { cmdId: 's3', base: 2, op: into });
  await ada.client.reached(2);
  const after = await scrape();
  const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  expect(['nonlocal_rooms', 'nonlocal_connections', 'nonlocal_students'].map((name) => after.get(name))).toEqual([
    1, 2, 1,
  ]);
  expect(grown('nonlocal_steps_total')).toBe(2);
  expect(grown('nonlocal_acks_total')).toBe(4);
  expect(grown('nonlocal_append_seconds_count{result="committed"}')).toBe(2);
  expect(grown('nonlocal_refusals_total{code="STALE_BASE"}')).toBe(1);
  expect(grown('nonlocal_refusals_total{code="FORBIDDEN"}')).toBe(1);
  expect(grown('nonlocal_deliveries_total')).toBeGreaterThan(grown('nonlocal_broadcasts_total'));
  expect(after.get('nonlocal_interpreter_restarts_total')).toBe(0);
  expect(after.get('nonlocal_clogs_total')).toBe(0);
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes'])
    expect(after.get(name), name).toBeGreaterThanOrEqual(0);
  const text = await (await ask(server.port)).text();
  for (const canary of ['Ada', room.code, ada.id, ada.token, 'secret_name', '127.0.0.1'])
    expect(text).not.toContain(canary);
  first.close();
  ada.client.close();
});

it('a refused handshake is counted, and no name that a peer made up becomes a label', async () => {
  const foreign = new SocketClient(server.port, null, { headers: { origin: 'https://evil.example' } });
  await foreign.until(() => foreign.isRefused, 'it is refused');
  const client = new SocketClient(server.port);
  await client.ask('canary-event', {});
  const names = [...(await scrape()).keys()];
  expect(names).toContain('nonlocal_refusals_total{code="FOREIGN_ORIGIN"}');
  expect(names).toContain('nonlocal_refusals_total{code="UNKNOWN_EVENT"}');
  expect(names.join()).not.toContain('canary');
  foreign.close();
  client.close();
});

it('the metrics are read from this machine, and from others with the token only', async () => {
  const behind = await startServer({ ...options, metricsToken });
  const closed = await startServer(options);
  const status = async (port: number, headers: Record<string, string>): Promise<number> =>
    (await ask(port, headers)).status;
  const bearer = (token: string): Record<string, string> => ({ ...elsewhere, authorization: `Bearer ${token}` });
  expect(await status(behind.port, here)).toBe(200);
  expect(await status(behind.port, elsewhere)).toBe(401);
  expect(await status(behind.port, bearer('wrong'))).toBe(401);
  expect(await status(behind.port, bearer(metricsToken))).toBe(200);
  expect(await status(closed.port, here)).toBe(200);
  expect(await status(closed.port, bearer(metricsToken))).toBe(403);
  await Promise.all([behind.close(), closed.close()]);
});
