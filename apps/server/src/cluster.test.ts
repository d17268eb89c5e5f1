import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CreatedRoom,
  type Handshake,
  SocketClient,
  createRoom,
  into,
  load,
  student,
  teacher,
} from './testing/socket-client.ts';
import { type Node, type Topology, startTopology } from './testing/topology.ts';

const source = 'total = 0\nfor i in range(1000):\n    total = total + i\nprint(total)\n';

let topology: Topology;
let north: Node;
let south: Node;

beforeAll(async () => {
  topology = await startTopology();
  [north, south] = topology.nodes as [Node, Node];
});

afterAll(() => topology.remove());

const upTo = (seq: number): number[] => Array.from({ length: seq }, (_, i) => i + 1);

/** Commands one after the other, each on the answer of the one before; returns the head. */
async function drive(client: SocketClient, head: number, count: number): Promise<number> {
  for (let i = 0; i < count; i++) {
    const op = head === 0 ? load(source) : into;
    expect(await client.ask('cmd', { cmdId: `c${head + 1}`, base: head, op })).toEqual({ ok: true, seq: ++head });
  }
  return head;
}

/** Comes back, again and again, as the pages do. */
async function comeBack(
  port: number,
  token: string,
  role: string,
  seq: number,
  handshake: Handshake = {},
): Promise<SocketClient> {
  for (;;) {
    const client = new SocketClient(port, token, handshake);
    const refused = client.until(() => client.isRefused, 'it is refused').then(() => null);
    const hello = client.hello({ role, resume: { seq } });
    const answer = await Promise.race([refused, hello]).catch(() => null);
    if (answer?.['ok'] === true) return client;
    client.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Past the proxy, as a page of the node's own. */
const pageOf = ({ port }: Node) => ({ headers: { origin: `http://127.0.0.1:${port}` } });

const rosterOf = (client: SocketClient) =>
  client.inbox.flatMap((message) => (message.event === 'roster' ? message.body.members : []));

describe('two nodes with one Postgres and one Redis', () => {
  it('serve one room: steps, roster, lock, removal and the last tab reach across', async () => {
    const room = await createRoom(north.port);
    const first = await teacher(north.port, room, pageOf(north));
    const ada = await student(south.port, room, 'Ada', pageOf(south));
    const head = await drive(first, 0, 10);
    await ada.client.reached(head);
    expect(ada.client.steps.map(({ seq }) => seq)).toEqual(upTo(10));
    await first.reached(head);
    expect(ada.client.hash).toBe(first.hash);
    await first.until(
      () => rosterOf(first).some((each) => each.id === ada.id && each.connected),
      'the roster has a student of the other node',
    );

    // An instructor may drive from the other node; of two who do so on one head one is told.
    const second = await teacher(south.port, room, pageOf(south));
    const both = await Promise.all([
      first.ask('cmd', { cmdId: 'a', base: head, op: into }),
      second.ask('cmd', { cmdId: 'b', base: head, op: into }),
    ]);
    expect(both.filter((answer) => answer['ok'] === true)).toHaveLength(1);
    expect(both.filter((answer) => answer['code'] === 'STALE_BASE')).toHaveLength(1);

    expect(await first.ask('manage', { kind: 'door', door: 'locked' })).toEqual({ ok: true });
    const late = new SocketClient(south.port, null, pageOf(south));
    expect(await late.hello({ role: 'student', code: room.code })).toMatchObject({ code: 'ROOM_LOCKED' });

    const again = new SocketClient(north.port, ada.token, pageOf(north));
    expect(await again.hello({ role: 'student' })).toMatchObject({ ok: true, you: { id: ada.id } });
    await ada.client.until(() => ended(ada.client) === 'replaced', 'the first tab is told');

    expect(await second.ask('manage', { kind: 'kick', member: ada.id })).toEqual({ ok: true });
    await again.until(() => ended(again) === 'kicked', 'who was removed on the other node is out');
    const gone = new SocketClient(north.port, ada.token, pageOf(north));
    expect(await gone.hello({ role: 'student' })).toMatchObject({ code: 'BAD_TOKEN' });
    for (const client of [first, second, late, gone]) client.close();
  });

  it('I11 R18 R19 roles reach across: admitted here, promoted there, and a demoted instructor is refused at once', async () => {
    const room = await createRoom(north.port);
    const first = await teacher(north.port, room, pageOf(north));
    expect(await first.ask('manage', { kind: 'door', door: 'waiting' })).toEqual({ ok: true });
    const ada = new SocketClient(south.port, null, pageOf(south));
    const welcome = (await ada.hello({ role: 'student', code: room.code, nickname: 'Ada' })) as {
      readonly token: string;
      readonly you: { readonly id: string; readonly role: string };
    };
    const { id, role } = welcome.you;
    expect(role).toBe('waiting');
    await first.until(() => rosterOf(first).some((each) => each.id === id), 'the roster has who waits elsewhere');
    let head = await drive(first, 0, 3);
    expect(await first.ask('manage', { kind: 'setRole', member: id, role: 'instructor' })).toEqual({ ok: true });
    await ada.until(() => ended(ada) === 'role', 'who waited elsewhere is told');
    expect(ada.seq).toBe(-1);

    const driving = await comeBack(south.port, welcome.token, 'instructor', 0, pageOf(south));
    await driving.reached(head);
    head = await drive(driving, head, 5);
    await first.reached(head);
    expect(await first.ask('manage', { kind: 'setRole', member: id, role: 'student' })).toEqual({ ok: true });
    // The other node may not have heard of it yet.
    const late = await driving.ask('cmd', { cmdId: 'late', base: head, op: into }).catch(() => ({ code: 'closed' }));
    expect(['FORBIDDEN', 'NOT_JOINED', 'closed']).toContain(late['code']);
    await driving.until(() => ended(driving) === 'role', 'the demoted one is told');
    head = await drive(first, head, 1);
    const follower = await comeBack(south.port, welcome.token, 'student', 0, pageOf(south));
    await follower.reached(head);
    expect(follower.steps.map(({ cmdId }) => cmdId)).not.toContain('late');
    for (const client of [first, ada, driving, follower]) client.close();
  });

  it('P5 P3 a node that dies in class loses nothing, and the proxy leads everyone to the other', async () => {
    const before = north.opened();
    const { room, first, ada } = await classBehindProxy();
    const serving = north.opened() > before ? north : south;
    let head = await drive(first, 0, 10);
    await ada.client.reached(head);
    await serving.end('SIGKILL');
    const begun = Date.now();
    const back = await comeBack(topology.proxyPort, room.instructorToken, 'instructor', head);
    head = await drive(back, head, 5);
    const adaBack = await comeBack(topology.proxyPort, ada.token, 'student', 10);
    await adaBack.reached(head);
    // The promise is five seconds; the ceiling here is for a machine that does much else.
    expect(Date.now() - begun).toBeLessThan(30_000);
    expect(adaBack.steps.map(({ seq }) => seq)).toEqual([11, 12, 13, 14, 15]);
    await back.reached(head);
    expect(adaBack.hash).toBe(back.hash);
    for (const client of [back, adaBack]) client.close();
    await serving.start();
  });

  it('P12 a rolling restart while stepping loses nothing', async () => {
    const { room, first } = await classBehindProxy();
    let client = first;
    let head = await drive(client, 0, 5);
    for (const node of [north, south]) {
      const ending = node.end('SIGTERM');
      for (let i = 0; i < 10; i++) {
        const answer = await client.ask('cmd', { cmdId: `c${head + 1}`, base: head, op: into }).catch(() => null);
        if (answer?.['ok'] === true) head = Number(answer['seq']);
        else {
          client.close();
          client = await comeBack(topology.proxyPort, room.instructorToken, 'instructor', head);
        }
      }
      await ending;
      await node.start();
    }
    expect(head).toBeGreaterThan(10);
    const whole = await comeBack(topology.proxyPort, room.instructorToken, 'instructor', 0);
    await whole.reached(head);
    expect(whole.steps.map(({ seq, cmdId }) => [seq, cmdId])).toEqual(upTo(head).map((seq) => [seq, `c${seq}`]));
    for (const each of [client, whole]) each.close();
  });

  it('P13 without Redis the class goes on: here at once, on the other node a second later', async () => {
    const room = await createRoom(north.port);
    const first = await teacher(north.port, room, pageOf(north));
    const near = await student(north.port, room, 'Near', pageOf(north));
    const far = await student(south.port, room, 'Far', pageOf(south));
    let head = await drive(first, 0, 3);
    await far.client.reached(head);
    await topology.redis.kill();
    head = await drive(first, head, 10);
    await near.client.reached(head);
    await far.client.reached(head);
    await topology.redis.restart();
    head = await drive(first, head, 3);
    for (const { client } of [near, far]) {
      await client.reached(head);
      expect(client.steps.map(({ seq }) => seq)).toEqual(upTo(head));
      client.close();
    }
    first.close();
  });

  it('the proxy leads all of one room to one node', async () => {
    const before = north.opened() + south.opened();
    const { room, first, ada } = await classBehindProxy();
    const others = await Promise.all(
      upTo(6).map((i) => student(topology.proxyPort, room, `S${i}`, { query: { room: room.code } })),
    );
    expect(north.opened() + south.opened()).toBe(before + 1);
    for (const each of [first, ada.client, ...others.map(({ client }) => client)]) each.close();
  });
});

/** An instructor and a student, both through the proxy. */
async function classBehindProxy(): Promise<{
  readonly room: CreatedRoom;
  readonly first: SocketClient;
  readonly ada: Awaited<ReturnType<typeof student>>;
}> {
  const room = await createRoom(topology.proxyPort);
  const query = { room: room.code };
  const first = await teacher(topology.proxyPort, room, { query });
  const ada = await student(topology.proxyPort, room, 'Ada', { query });
  return { room, first, ada };
}

const ended = (client: SocketClient): string | undefined =>
  client.inbox.flatMap((message) => (message.event === 'ended' ? message.body.reason : [])).at(-1);
