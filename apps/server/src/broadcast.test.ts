import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, type Socket as Tcp, connect } from 'node:net';
import type { ServerMessage } from '@nonlocal/protocol';
import { Server, type Socket } from 'socket.io';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesWaiting, onLessWaiting, write } from './broadcast.ts';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });

beforeAll(async () => {
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});

afterAll(() => io.close());

/** A connection that keeps the bytes that come, and the server's end of it. */
async function connection(): Promise<{ readonly tcp: Tcp; readonly socket: Socket; readonly bytes: () => Buffer }> {
  const tcp = connect((http.address() as AddressInfo).port, '127.0.0.1');
  const chunks: Buffer[] = [];
  tcp.on('data', (chunk: Buffer) => chunks.push(chunk));
  const opened = once(io, 'connection') as Promise<[Socket]>;
  tcp.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      'Host: localhost',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      '\r\n',
    ].join('\r\n'),
  );
  await once(tcp, 'data');
  // "40", masked with zeros: open the namespace.
  tcp.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
  const [socket] = await opened;
  await until(() => Buffer.concat(chunks).includes('"sid"', Buffer.concat(chunks).indexOf('40{')));
  chunks.length = 0;
  return { tcp, socket, bytes: () => Buffer.concat(chunks) };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const refused = (message: string): ServerMessage => ({ event: 'refused', body: { code: 'BAD_MESSAGE', message } });

describe('broadcast', () => {
  it.each([
    ['a short one', 'no'],
    ['one whose length takes two bytes', 'x'.repeat(1_000)],
    ['one whose length takes eight bytes', 'x'.repeat(70_000)],
    ['letters that take several bytes, quotes, and half a pair', 'ü€😀 "\\" \u2028 \ud83d \u0000'],
  ])('writes the bytes that a plain emit writes: %s', async (_, text) => {
    const [plain, ours] = [await connection(), await connection()];
    const message = refused(text);
    plain.socket.emit(message.event, message.body);
    write(message, ours.socket.conn);
    const length = Buffer.byteLength(text);
    await until(() => plain.bytes().length > length && plain.bytes().length === ours.bytes().length);
    expect(ours.bytes().equals(plain.bytes())).toBe(true);
    for (const { tcp } of [plain, ours]) tcp.destroy();
  });

  it('F2 encodes a message once, however often it is sent', async () => {
    const all = [await connection(), await connection()];
    let encodings = 0;
    const message: ServerMessage = {
      event: 'room',
      body: Object.defineProperty({ code: 'x', door: 'open' } as never, 'present', {
        enumerable: true,
        get: () => ++encodings,
      }),
    };
    for (const { socket } of all) write(message, socket.conn);
    await until(() => all.every(({ bytes }) => bytes().includes('present')));
    expect(encodings).toBe(1);
    expect(all[0]?.bytes().equals(all[1]?.bytes() ?? Buffer.alloc(0))).toBe(true);
    for (const { tcp } of all) tcp.destroy();
  });

  it('keeps the order of what was emitted before', async () => {
    const { tcp, socket, bytes } = await connection();
    tcp.pause();
    const large = 'x'.repeat(1_000_000);
    // Until Engine.IO holds back what the kernel does not take.
    for (let i = 0; i < 20; i++) socket.emit('refused', { code: 'BAD_MESSAGE', message: large });
    socket.emit('refused', { code: 'BAD_MESSAGE', message: 'first' });
    write(refused('second'), socket.conn);
    tcp.resume();
    await until(() => bytes().includes('"second"'));
    expect(bytes().indexOf('"first"')).toBeGreaterThan(19_000_000);
    expect(bytes().indexOf('"first"')).toBeLessThan(bytes().indexOf('"second"'));
    tcp.destroy();
  });

  it('I9 what a connection does not take is seen waiting, whoever wrote it, and seen to go', async () => {
    const { tcp, socket } = await connection();
    tcp.pause();
    const message = refused('x'.repeat(1_000_000));
    // The kernel takes a few of them.
    await until(() => {
      write(message, socket.conn);
      return bytesWaiting(socket.conn) > 3_000_000;
    });
    socket.emit(message.event, message.body);
    socket.emit(message.event, message.body);
    expect(bytesWaiting(socket.conn)).toBeGreaterThan(5_000_000);
    let left = Infinity;
    onLessWaiting(socket.conn, () => (left = bytesWaiting(socket.conn)));
    tcp.resume();
    await until(() => left === 0);
    tcp.destroy();
  });
});
