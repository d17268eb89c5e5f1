/**
 * The peer: bare `ws`, nothing but the fan-out. What a teacher sends is sent to everybody as one frame that is encoded
 * once, of the sizes that were seen on our own wire, in our own shape so that students read both alike. It stores
 * nothing, runs nothing and knows nobody.
 */
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { textFrame } from '../src/broadcast.ts';
import { answerForUsage } from './usage.ts';

interface Setting {
  /** Bytes of the packets, in their order; over again when they are used up. */
  readonly sizes: readonly number[];
  readonly rooms: number;
}

const { sizes, rooms: count } = JSON.parse(process.argv[2] ?? '{}') as Setting;
const rooms = Array.from({ length: count }, () => ({ students: new Set<Socket>(), seq: 0 }));

const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });

/** `/teacher/<room>` speaks, `/<room>` listens. */
server.on('connection', (ws, { url = '', socket }) => {
  ws.on('error', () => {});
  const room = rooms[Number(/\d+$/.exec(url)?.[0])];
  if (room === undefined) return;
  if (url.startsWith('/teacher')) {
    ws.on('message', (data: Buffer) => {
      const frame = textFrame(packet(++room.seq, data.toString()));
      for (const student of room.students) student.write(frame);
    });
    return;
  }
  room.students.add(socket);
  ws.on('close', () => room.students.delete(socket));
});

function packet(seq: number, cmdId: string): string {
  const head = `42["steps",{"steps":[{"seq":${seq},"cmdId":"${cmdId}","rest":"`;
  const size = sizes[seq % sizes.length] ?? 300;
  return `${head}${'.'.repeat(Math.max(0, size - head.length - 5))}"}]}]`;
}

http.listen(0, '127.0.0.1', () => {
  answerForUsage((http.address() as AddressInfo).port, () => Promise.resolve());
});
