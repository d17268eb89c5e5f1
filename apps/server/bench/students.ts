/**
 * The students of a benchmark, all in one process: they join, follow, and tell at the end what came. A packet that many
 * get is parsed once, and every copy compared with it byte for byte.
 */
import { protocolVersion } from '@nonlocal/protocol';
import WebSocket from 'ws';
import { Samples, type Spread, micros } from './measured.ts';
import { RawClient, Refused } from './raw-client.ts';

/** What to do next; each is answered. */
export type Task =
  | { readonly kind: 'join'; readonly place: Place }
  /** From here on it counts. */
  | { readonly kind: 'count' }
  /** The `seq` that each room is to reach, in the order of its codes. */
  | { readonly kind: 'report'; readonly heads: readonly number[] }
  /** Everybody asks for the image at once. */
  | { readonly kind: 'images' }
  | { readonly kind: 'leave' };

export interface Place {
  readonly kind: 'nonlocal' | 'peer';
  readonly port: number;
  /** One of each room; the peer's are numbers. */
  readonly codes: readonly string[];
  readonly perRoom: number;
  /** Handshakes a second. */
  readonly pace: number;
}

export interface Joined {
  readonly ms: number;
  /** Handshakes that were told to come again. */
  readonly refused: number;
  /** From the first attempt to the state of the room. */
  readonly each: Spread;
}

export interface Report {
  readonly deliveries: number;
  readonly frames: number;
  readonly bytes: number;
  readonly gaps: number;
  readonly duplicates: number;
  /** Whole states instead of steps. */
  readonly jumps: number;
  readonly behind: number;
  readonly lost: number;
  /** Milliseconds from the moment at which a step was due to its arrival, of every step at every student. */
  readonly latency: Spread;
  /** Rooms whose students did not all end with the same hash. */
  readonly disagreeing: number;
  /** Bytes of the packets with steps, as one student got them. */
  readonly sizes: readonly number[];
}

export interface Images {
  readonly refused: number;
  readonly bytes: number;
  readonly latency: Spread;
}

interface Packet {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
  /** When each of its steps was due, in microseconds. */
  readonly due: readonly number[];
  readonly hash: string;
  readonly isJump: boolean;
}

interface Room {
  readonly students: Student[];
  last: Packet | null;
}

interface Student {
  readonly room: Room;
  client: RawClient | null;
  close: () => void;
  seen: number;
  hash: string;
  settled: () => void;
}

const patienceMs = 30_000;
/** A server that refuses handshakes and says no more is asked again after a random part of this. */
const backOffMs = 1_000;
/** Those who were told when to come back do so spread over this much, as our client does. */
const spreadMs = 100;
const perAddress = 1_000;

let rooms: Room[] = [];
let sizes: number[] = [];
let [deliveries, frames, bytes, gaps, duplicates, jumps, lost] = [0, 0, 0, 0, 0, 0, 0];
let latency = new Samples();
let isCounting = false;

process.on('message', (task) => {
  void carryOut(task as Task).then((answer) => process.send?.(answer));
});

async function carryOut(task: Task): Promise<unknown> {
  switch (task.kind) {
    case 'join':
      return join(task.place);
    case 'count':
      [deliveries, frames, bytes, gaps, duplicates, jumps, lost] = [0, 0, 0, 0, 0, 0, 0];
      sizes = [];
      latency = new Samples();
      isCounting = true;
      return true;
    case 'report':
      return report(task.heads);
    case 'images':
      return images();
    case 'leave':
      for (const { students } of rooms) for (const student of students) student.close();
      rooms = [];
      return true;
    default:
      return task satisfies never;
  }
}

async function join(place: Place): Promise<Joined> {
  isCounting = false;
  rooms = place.codes.map(() => ({ students: [], last: null }));
  const each = new Samples();
  const begin = performance.now();
  let refused = 0;
  const joining: Promise<void>[] = [];
  for (let index = 0; index < place.codes.length * place.perRoom; index++) {
    const wait = begin + (index * 1_000) / place.pace - performance.now();
    if (wait > 0) await sleep(wait);
    const roomIndex = index % place.codes.length;
    const room = rooms[roomIndex];
    const code = place.codes[roomIndex];
    if (room === undefined || code === undefined) throw new Error('there is no such room');
    const student: Student = { room, client: null, close: () => {}, seen: -1, hash: '', settled: () => {} };
    room.students.push(student);
    const from = `127.0.0.${2 + Math.floor(index / perAddress)}`;
    const started = performance.now();
    const one = async (): Promise<void> => {
      if (place.kind === 'peer') await joinPeer(student, place.port, from, code);
      else refused += await joinRoom(student, place.port, from, code, `Student ${index}`);
      each.add(performance.now() - started);
    };
    joining.push(one());
  }
  await Promise.all(joining);
  return { ms: performance.now() - begin, refused, each: each.spread() };
}

/** How often the handshake was refused before. */
async function joinRoom(student: Student, port: number, from: string, code: string, nickname: string): Promise<number> {
  for (let refused = 0; ; refused++) {
    let client: RawClient;
    try {
      client = await RawClient.open({ port, from });
    } catch (error) {
      if (!(error instanceof Refused) || refused === 60) throw error;
      await sleep(error.againMs === null ? Math.random() * backOffMs : error.againMs + Math.random() * spreadMs);
      continue;
    }
    student.client = client;
    student.close = () => {
      client.onClose = () => {};
      client.close();
    };
    client.onClose = () => lost++;
    client.onEvent = (packet) => received(student, packet);
    const shown = new Promise<void>((resolve) => {
      student.settled = resolve;
    });
    const { body } = await client.ask('hello', { version: protocolVersion, role: 'student', code, nickname });
    if (body['ok'] !== true) throw new Error(`not let in: ${String(body['code'])}`);
    await shown;
    return refused;
  }
}

function joinPeer(student: Student, port: number, from: string, room: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const ws = new WebSocket(`ws://127.0.0.1:${port}/${room}`, {
      localAddress: from,
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    student.seen = 0;
    student.close = () => ws.terminate();
    ws.on('open', resolve);
    ws.on('error', reject);
    ws.on('message', (packet: Buffer) => received(student, packet));
  });
}

/** `42["steps",` or `42["snap",`; of everything else only the size counts. */
function received(student: Student, packet: Buffer): void {
  const now = micros();
  const { room } = student;
  frames++;
  bytes += packet.length;
  let parsed = room.last;
  if (parsed === null || !parsed.bytes.equals(packet)) {
    parsed = parse(packet);
    if (parsed === null) return;
    room.last = parsed;
    if (student === rooms[0]?.students[0] && !parsed.isJump) sizes.push(packet.length);
  }
  if (parsed.isJump) jumps++;
  else if (parsed.from !== student.seen + 1) {
    if (parsed.from <= student.seen) duplicates++;
    else gaps++;
  }
  student.seen = Math.max(student.seen, parsed.to);
  if (parsed.hash !== '') student.hash = parsed.hash;
  student.settled();
  if (!isCounting) return;
  deliveries += parsed.due.length;
  for (const due of parsed.due) latency.add((now - due) / 1_000);
}

function parse(packet: Buffer): Packet | null {
  const head = packet.toString('latin1', 0, 10);
  if (!head.startsWith('42["steps"') && !head.startsWith('42["snap"')) return null;
  const [event, body] = JSON.parse(packet.toString('utf8', 2)) as ['steps', StepsBody] | ['snap', SnapBody];
  if (event === 'snap') return { bytes: packet, from: body.seq, to: body.seq, due: [], hash: body.hash, isJump: true };
  const { steps } = body;
  for (const [index, { seq }] of steps.entries()) if (seq !== (steps[0]?.seq ?? 0) + index) gaps++;
  return {
    bytes: packet,
    from: steps[0]?.seq ?? 0,
    to: steps.at(-1)?.seq ?? 0,
    due: steps.flatMap(({ cmdId }) => (cmdId.startsWith('t') ? [Number.parseInt(cmdId.slice(1), 10)] : [])),
    hash: steps.findLast(({ outcome }) => outcome?.hash !== undefined)?.outcome?.hash ?? '',
    isJump: false,
  };
}

interface StepsBody {
  readonly steps: readonly {
    readonly seq: number;
    readonly cmdId: string;
    readonly outcome?: { readonly hash?: string };
  }[];
}

interface SnapBody {
  readonly seq: number;
  readonly hash: string;
}

async function report(heads: readonly number[]): Promise<Report> {
  const end = Date.now() + patienceMs;
  const behind = (): number =>
    rooms.reduce((sum, { students }, i) => sum + students.filter(({ seen }) => seen !== heads[i]).length, 0);
  while (behind() > 0 && Date.now() < end) await sleep(50);
  isCounting = false;
  return {
    deliveries,
    frames,
    bytes,
    gaps,
    duplicates,
    jumps,
    behind: behind(),
    lost,
    latency: latency.spread(),
    disagreeing: rooms.filter(({ students }) => new Set(students.map(({ hash }) => hash)).size > 1).length,
    sizes,
  };
}

async function images(): Promise<Images> {
  const each = new Samples();
  let [refused, received] = [0, 0];
  const clients = rooms.flatMap(({ students }) => students.map(({ client }) => client));
  await Promise.all(
    clients.map(async (client) => {
      const begin = performance.now();
      const answer = await client?.ask('image', {});
      each.add(performance.now() - begin);
      if (answer?.body['ok'] !== true) refused++;
      received += answer?.bytes ?? 0;
    }),
  );
  return { refused, bytes: received, latency: each.spread() };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
