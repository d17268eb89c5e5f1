import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { protocolVersion } from '@nonlocal/protocol';
import { Dice, seededRandom } from '@nonlocal/testing';
import type { ServerProcess } from '../src/testing/server-process.ts';
import { type CreatedRoom, createRoom } from '../src/testing/socket-client.ts';
import { HostilePackets } from './hostile-packets.ts';
import { openPlace } from './place.ts';
import { RawSocket } from '../src/testing/raw-socket.ts';
import { recordClients } from './recorded-clients.ts';
import type { Report, Say } from './report.ts';
import { startSabotaged } from './sabotaged-process.ts';
import { School } from './school.ts';
import { residentMegabytes } from './process-figures.ts';
import { unexpectedLines } from './server-log.ts';
import { judge } from './verdict.ts';

/** Below what the server admits of handshakes a second. */
const visitsPerSecond = 150;
/** Of one connection: some more than it may send at once. */
const packetsPerVisit = 70;
/** An id of an acknowledgement that no packet has. */
const lastAck = 777_777_777;
/** Of a `hello`, before anything hostile. */
const helloAck = 888_888_888;

export interface FuzzParts {
  readonly messages: number;
  readonly seed: number;
  /** At one time. */
  readonly sockets: number;
  readonly say: Say;
}

/** Whom a hostile connection claims to be. */
interface Guise {
  readonly role: 'instructor' | 'projector' | 'student';
  readonly token: string | null;
  readonly code: string;
}

/**
 * P17: messages made from the schemas of the decoders, damaged recordings, packets that no client sends, frames that
 * are none and bytes that are no HTTP, from many connections: strangers, members of the witnesses' own room, and
 * the instructor of another. Every connection must be answered or closed, the server must log no error, and the
 * witnesses must not miss a step.
 */
export async function fuzz({ messages, seed, sockets, say }: FuzzParts): Promise<Report> {
  const random = seededRandom(seed);
  const place = await openPlace('sqlite');
  const server = await startSabotaged(place);
  const faults: string[] = [];
  const answers = new Map<string, number>();
  let school: School | null = null;
  let isOver = false;
  try {
    school = await School.open({
      folder: place.folder,
      port: server.port,
      instructorPorts: [server.port],
      studentPorts: [server.port, server.port],
      random,
      paceMs: 60,
    });
    school.start();
    const witnesses = school;
    const recorded = await recordClients(server.port);
    const insiders = await Promise.all(Array.from({ length: 60 }, () => newStudent(server.port, witnesses.room.code)));
    let hostile = await createRoom(server.port);
    const begun = Date.now();
    const rssAtFirst = residentMegabytes(server.process.pid);
    let [sent, visits, nextVisit, told] = [0, 0, Date.now(), 0];

    const guise = (dice: Dice): Guise => {
      const { code } = witnesses.room;
      switch (dice.upTo(6)) {
        case 0:
          return { role: 'student', token: null, code: dice.pick([code, hostile.code, '2222-2222']) };
        case 1:
        case 2:
          return { role: 'student', token: dice.pick(insiders), code };
        case 3:
          return { role: 'projector', token: hostile.instructorToken, code: hostile.code };
        default:
          return { role: 'instructor', token: hostile.instructorToken, code: hostile.code };
      }
    };
    const note = (text: string): void => {
      const code = /^43\d+\[\{"ok":(?:true|false,"code":"(\w+)")/.exec(text);
      if (code === null) return;
      answers.set(code[1] ?? 'ok', (answers.get(code[1] ?? 'ok') ?? 0) + 1);
    };

    /** One connection from its beginning to its end; the number of packets sent. */
    const visit = async (dice: Dice): Promise<number> => {
      if (dice.chance(0.02)) return knock(server.port, dice);
      const { role, token, code } = guise(dice);
      const words = [
        code,
        hostile.code,
        token ?? 'x'.repeat(22),
        ...insiders,
        'instructor',
        'c1',
        'c2',
        'main.py',
        'Ada',
      ];
      const packets = new HostilePackets(dice, recorded, words);
      const socket = await RawSocket.open(server.port);
      const has = (start: string): boolean => socket.received.some((text) => text.startsWith(start));
      await socket.until(() => has('0'));
      socket.text(`40${JSON.stringify({ token })}`);
      await socket.until(() => has('4'));
      socket.text(`42${helloAck}${JSON.stringify(['hello', { version: protocolVersion, role, code }])}`);
      await socket.until(() => has(`43${helloAck}`));
      if (role === 'instructor' && has(`43${helloAck}[{"ok":false,"code":"BAD_TOKEN"`)) {
        hostile = await openAnother(server.port, hostile);
        socket.destroy();
        return 0;
      }
      // Most say nothing that ends the connection before the last, so that what they say is heard.
      const isRough = dice.chance(0.3);
      let count = 0;
      let isOpenEnded = false;
      let last = '';
      socket.together(() => {
        while (count < packetsPerVisit && !isOpenEnded) {
          count++;
          const isSane = isRough ? dice.chance(0.9) : count < packetsPerVisit;
          const packet = isSane ? packets.message() : packets.anything();
          if (packet.kind === 'text') socket.text((last = packet.text));
          else if (packet.kind === 'frame') {
            socket.frame(packet.frame);
            last = `frame of opcode ${packet.frame.opcode}`;
            isOpenEnded = (packet.frame.announced ?? 0) > packet.frame.payload.length;
          } else {
            socket.write(packet.bytes);
            last = packet.bytes.toString('hex');
            isOpenEnded = packet.isOpenEnded;
          }
        }
        if (!isOpenEnded) socket.text(`42${lastAck}["no such event",{}]`);
      });
      if (!isOpenEnded) {
        const isAnswered = await socket.until(() => has(`43${lastAck}`), 30_000);
        if (!isAnswered && !socket.isClosed) {
          faults.push(`P17 neither answered nor closed after ${last.slice(0, 200)}`);
          say(faults.at(-1) ?? '');
        }
      }
      // Commands are answered when they are stored.
      if (dice.chance(0.3)) await sleep(200);
      for (const text of socket.received) note(text);
      socket.destroy();
      return count;
    };

    const visitor = async (index: number): Promise<void> => {
      const dice = new Dice(seededRandom(seed * 1_000 + index));
      while (sent < messages && server.process.exitCode === null) {
        nextVisit = Math.max(Date.now(), nextVisit + 1_000 / visitsPerSecond);
        await sleep(nextVisit - Date.now());
        visits++;
        const count = await visit(dice);
        sent += count;
        if (sent - told < messages / 20) continue;
        told = sent;
        say(`${sent} packets over ${visits} connections, ${witnesses.acknowledged} steps beside them`);
      }
    };
    await Promise.all(Array.from({ length: sockets }, (_, index) => visitor(index)));
    const seconds = (Date.now() - begun) / 1_000;
    if (server.process.exitCode !== null) faults.push(`P17 the server ended: ${server.output().slice(-2_000)}`);
    else await isWell(server, witnesses, faults);
    const rss = residentMegabytes(server.process.pid);
    await school.settle();
    school.end();
    isOver = true;
    await server.end('SIGTERM');
    faults.push(...(await judge(place, school.room.code)), ...unexpectedLines(server.output()));
    return {
      faults,
      figures: {
        seed,
        packets: sent,
        connections: visits,
        seconds: Math.round(seconds),
        'steps beside them': school.acknowledged,
        'memory of the server': `${rssAtFirst.toFixed(0)} MB, then ${rss.toFixed(0)} MB`,
        answers: [...answers]
          .toSorted(([, a], [, b]) => b - a)
          .map(([code, count]) => `${code} ${count}`)
          .join(', '),
      },
    };
  } finally {
    if (!isOver) school?.abandon();
    await server.end('SIGKILL');
    if (faults.length > 0) say(`the journals are in ${place.folder}`);
    await place.remove({ keepsJournals: faults.length > 0 });
  }
}

/** A stranger finds the page, and the class goes on. */
async function isWell({ port }: ServerProcess, school: School, faults: string[]): Promise<void> {
  const { status } = await fetch(`http://127.0.0.1:${port}/healthz`);
  if (status !== 200) faults.push(`P17 /healthz answers ${status}`);
  await school.progress(3);
}

/** The token of a new member. */
async function newStudent(port: number, code: string): Promise<string> {
  const socket = await RawSocket.open(port);
  await socket.until(() => socket.received.length > 0);
  socket.text('40{"token":null}');
  await socket.until(() => socket.received.length > 1);
  socket.text(`42${helloAck}${JSON.stringify(['hello', { version: protocolVersion, role: 'student', code }])}`);
  const answered = (): string | undefined => socket.received.find((text) => text.startsWith(`43${helloAck}`));
  await socket.until(() => answered() !== undefined);
  socket.destroy();
  const token = /"token":"([\w-]{22})"/.exec(answered() ?? '')?.[1];
  if (token === undefined) throw new Error(`no new member: ${answered() ?? 'no answer'}`);
  return token;
}

/** The instructor of the hostile room has deleted it. New rooms are rationed: without one, what there was stays. */
async function openAnother(port: number, before: CreatedRoom): Promise<CreatedRoom> {
  return createRoom(port).then(
    (room) => (typeof room.instructorToken === 'string' ? room : before),
    () => before,
  );
}

const requests: readonly string[] = [
  'GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\n\r\n',
  'POST /socket.io/?EIO=4&transport=polling&sid=x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n40\u001e40',
  'GET /socket.io/?EIO=3&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  'GET /socket.io/?EIO=4&transport=websocket&sid=../../x HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 99\r\n\r\n',
  'GET /%00%ff/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /api/room HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \u0001\r\n\r\n',
  'POST /api/rooms HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\nContent-Length: 2\r\n\r\n{}',
  'POST /api/rooms HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
  'CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\u0016\u0003\u0001\u0000\u00a5\u0001',
];

/** Bytes at the door, which need not be a request. */
async function knock(port: number, dice: Dice): Promise<number> {
  const bytes = dice.chance(0.7)
    ? Buffer.from(dice.pick(requests), 'latin1')
    : Buffer.from(Array.from({ length: dice.upTo(600) }, () => dice.upTo(256)));
  const tcp = connect({ port, host: '127.0.0.1' });
  tcp.on('error', () => {});
  tcp.on('data', () => {});
  tcp.end(bytes);
  await sleep(50);
  tcp.destroy();
  return 1;
}
