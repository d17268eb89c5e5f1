import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FaultProxy, clearWeather } from './fault-proxy.ts';

let server: Server;
let proxy: FaultProxy;
let accepted: Socket[];

beforeEach(async () => {
  accepted = [];
  server = createServer((socket) => {
    accepted.push(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await FaultProxy.open((server.address() as AddressInfo).port);
});

afterEach(async () => {
  await proxy.close();
  for (const socket of accepted) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

interface End {
  readonly socket: Socket;
  readonly chunks: Buffer[];
  /** What became of it, in order. */
  readonly fate: string[];
}

function watch(socket: Socket): End {
  const end: End = { socket, chunks: [], fate: [] };
  socket.on('data', (chunk: Buffer) => end.chunks.push(chunk));
  socket.on('end', () => end.fate.push('end'));
  socket.on('error', (error: NodeJS.ErrnoException) => end.fate.push(error.code ?? 'error'));
  return end;
}

/** Both ends of a link through the proxy. */
async function link(): Promise<{ readonly near: End; readonly far: End }> {
  const near = watch(connect(proxy.port, '127.0.0.1'));
  await until(() => accepted.length > 0);
  const far = accepted.pop();
  if (far === undefined) throw new Error('nobody came');
  return { near, far: watch(far) };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 2_000) throw new Error('waited in vain');
    await sleep(5);
  }
}

const text = ({ chunks }: End): string => Buffer.concat(chunks).toString();

it('carries both ways, whole and in order, late and in slices of one byte', async () => {
  const { near, far } = await link();
  proxy.weather = { ...clearWeather, delay: [5, 40], sliceBytes: 1 };
  const sent = Array.from({ length: 30 }, (_, i) => `message ${i};`);
  for (const each of sent) near.socket.write(each);
  far.socket.write('answer');
  await until(() => text(far).length === sent.join('').length && text(near) === 'answer');
  expect(text(far)).toBe(sent.join(''));
  expect(near.chunks.length).toBeGreaterThan(1);
});

it('holds everything back while it is stalled, and loses none of it', async () => {
  const { near, far } = await link();
  proxy.weather = { ...clearWeather, isStalled: true };
  near.socket.write('patience');
  await sleep(100);
  expect(text(far)).toBe('');
  expect(near.fate).toEqual([]);
  proxy.weather = clearWeather;
  await until(() => text(far) === 'patience');
});

it('cuts and resets both ends', async () => {
  const cut = await link();
  proxy.cut();
  await until(() => cut.near.fate.length > 0 && cut.far.fate.length > 0);
  expect([cut.near.fate, cut.far.fate]).toEqual([['end'], ['end']]);
  const reset = await link();
  proxy.reset();
  await until(() => reset.near.fate.length > 0 && reset.far.fate.length > 0);
  expect([reset.near.fate, reset.far.fate]).toEqual([['ECONNRESET'], ['ECONNRESET']]);
  await until(() => proxy.links === 0);
});

it('loses one end without the other’s hearing of it', async () => {
  const { near, far } = await link();
  proxy.loseNear();
  await until(() => near.fate.length > 0);
  far.socket.write('is anybody there?');
  await sleep(50);
  expect([near.fate, far.fate]).toEqual([['ECONNRESET'], []]);
  const other = await link();
  proxy.loseFar();
  await until(() => other.far.fate.length > 0);
  other.near.socket.write('is anybody there?');
  await sleep(50);
  expect([other.near.fate, other.far.fate]).toEqual([[], ['ECONNRESET']]);
});

it('passes on that one end went, that nobody listens, and that it refuses', async () => {
  const { near, far } = await link();
  far.socket.end('bye');
  await until(() => near.fate.includes('end'));
  expect(text(near)).toBe('bye');
  proxy.isRefusing = true;
  const refused = watch(connect(proxy.port, '127.0.0.1'));
  await until(() => refused.fate.length > 0);
  proxy.isRefusing = false;
  proxy.target = 1;
  const unheard = watch(connect(proxy.port, '127.0.0.1'));
  await until(() => unheard.fate.length > 0);
  expect([refused.fate, unheard.fate]).toEqual([['ECONNRESET'], ['ECONNRESET']]);
});
