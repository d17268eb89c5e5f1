import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OidcIssuer, startIssuer } from './testing/oidc-issuer.ts';
import { type ServerProcess, childrenOf, startProcess } from './testing/server-process.ts';
import { SocketClient, createRoom, load, student, teacher } from './testing/socket-client.ts';

const password = 'canary-password-9d41';
const nickname = 'Canary-nick-7f3a';
const source = 'canary_name = "canary-text-51c8"\n';
const address = '198.51.100.77';
/** The last is that of everybody in this test. */
const canaries = [password, nickname, 'canary', address, '127.0.0.1'];

let dataDir = '';
let issuer: OidcIssuer;
let server: ServerProcess;

const env = (): Record<string, string> => ({
  LOG_LEVEL: 'trace',
  NONLOCAL_RETENTION_DAYS: '30',
  NONLOCAL_INSTRUCTOR_PASSWORD: password,
  NONLOCAL_OIDC_ISSUER: issuer.url,
  NONLOCAL_OIDC_CLIENT_ID: issuer.clientId,
  NONLOCAL_OIDC_CLIENT_SECRET: issuer.clientSecret,
  NONLOCAL_OIDC_ALLOW: '@school.example',
  NONLOCAL_PUBLIC_URL: 'http://localhost',
  NONLOCAL_SECRET: 'canary-secret-that-every-node-has',
});

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nonlocal-test-'));
  issuer = await startIssuer();
});

afterEach(async () => {
  await server.end('SIGKILL');
  await issuer.close();
  await rm(dataDir, { recursive: true, force: true });
});

interface Asked {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** With an address that a proxy may have said. */
const ask = (path: string, init: Asked = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { 'x-forwarded-for': address, 'content-type': 'application/json', ...init.headers },
  });

/** What the files of the database, its log of writes among them, have of these words. */
const kept = (words: readonly string[]): string[] =>
  readdirSync(dataDir).flatMap((name) => {
    const bytes = readFileSync(join(dataDir, name));
    return words.filter((word) => bytes.includes(word)).map((word) => `${name}: ${word}`);
  });

/** Changes rows behind the server's back. */
function behind(...statements: readonly string[]): void {
  const database = new Database(join(dataDir, 'nonlocal.db'));
  database.exec('PRAGMA secure_delete = ON');
  for (const statement of statements) database.exec(statement);
  database.close();
}

it('P19 no nickname, address, token, password, identity or program is in the log, and none anywhere after the room’s end', async () => {
  server = await startProcess(dataDir, env());
  const room = await createRoom(server.port, { password });
  const first = await teacher(server.port, room);
  const ada = await student(server.port, room, nickname);
  await first.ask('cmd', { cmdId: 'load', base: 0, op: load(source) });
  await ada.client.reached(1);
  const words = [...canaries, room.instructorToken, ada.token, room.code, room.code.replace('-', '')];
  expect(kept([nickname, 'canary-text-51c8'])).not.toEqual([]);

  // What goes wrong is logged: everything that can be sent wrong, with something in it that must not be.
  await ask('/api/rooms', { method: 'POST', body: JSON.stringify({ password: `${password}!` }) });
  await ask('/api/rooms', { method: 'POST', body: `{"password": "${password}` });
  await ask(`/canary-path/%canary?canary=${password}`);
  await ask('/api/room', { headers: { authorization: `Bearer ${'canary'.repeat(4).slice(0, 22)}` } });
  issuer.next = { claims: { email: 'canary@evil.example', email_verified: true } };
  const begun = await ask('/api/sign-in');
  const back = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' });
  const { pathname, search } = new URL(back.headers.get('location') ?? '');
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  const ended = await ask(pathname + search, { headers: { cookie } });
  expect(ended.headers.get('location')).toBe('/teach/#signIn=NOT_ALLOWED');
  const page = { headers: { 'x-forwarded-for': address, origin: `http://127.0.0.1:${server.port}` } };
  const stranger = new SocketClient(server.port, null, page);
  await stranger.ask('canary-event', { canary: nickname });
  await stranger.hello({ role: 'student', code: '2222-2222', nickname });
  const forger = new SocketClient(server.port, 'canary'.repeat(4).slice(0, 22), page);
  await forger.hello({ role: 'student', nickname });
  for (const pid of await childrenOf(server.process.pid ?? 0)) process.kill(pid, 'SIGKILL');
  await expect.poll(() => server.output()).toContain('an interpreter was lost');

  // A damaged entry: the error of its decoder quotes it.
  behind(`UPDATE log SET op = '{"kind": canary-text-51c8' WHERE seq = 1`);
  for (const client of [first, ada.client, stranger, forger]) client.close();
  let output = server.output();
  await server.end('SIGTERM');
  server = await startProcess(dataDir, env());
  const again = new SocketClient(server.port, room.instructorToken);
  await again.hello({ role: 'instructor' });
  await expect.poll(() => server.output()).toContain('a room could not be read');
  behind(`UPDATE log SET op = '{"kind": "restart"}' WHERE seq = 1`);

  expect(await again.ask('manage', { kind: 'delete' })).toEqual({ ok: true });
  again.close();
  expect(kept(words)).toEqual([]);

  // Another one, which nobody has used for longer than rooms are kept.
  const old = await createRoom(server.port, { password });
  const late = await teacher(server.port, old);
  const bob = await student(server.port, old, nickname);
  await late.ask('cmd', { cmdId: 'load', base: 0, op: load(source) });
  late.close();
  bob.client.close();
  words.push(old.instructorToken, bob.token);
  output += server.output();
  await server.end('SIGTERM');
  behind('UPDATE rooms SET created_at = 1', 'UPDATE members SET joined_at = 1', 'UPDATE log SET at = 1');
  server = await startProcess(dataDir, env());
  await expect.poll(() => server.output()).toContain('nobody had used it');
  expect(kept(words)).toEqual([]);

  output += server.output();
  expect(words.filter((word) => output.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
  for (const said of ['a sign-in failed', 'a room was deleted']) expect(output).toContain(said);
}, 240_000);

it('P19 an error that nobody catches ends the process, and tells no data either', async () => {
  // Not as it is: the place of an error may be told, and this script is one.
  const hidden = Buffer.from('{"op": canary-text-51c8}').toString('base64');
  const throwing = `process.on('SIGUSR2',()=>{JSON.parse(atob('${hidden}'))})`;
  server = await startProcess(dataDir, {
    ...env(),
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(throwing)}`,
  });
  const gone = new Promise((resolve) => server.process.once('exit', resolve));
  server.process.kill('SIGUSR2');
  expect(await gone).toBe(1);
  expect(server.output()).toContain('nobody caught an error');
  expect(server.output()).toContain('"type":"SyntaxError"');
  expect(server.output()).not.toContain('canary');
});
