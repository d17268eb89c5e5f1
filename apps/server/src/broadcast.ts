import type { Socket as Tcp } from 'node:net';
import type { ServerMessage } from '@nonlocal/protocol';
import type { Socket } from 'socket.io';

/** A connection as Engine.IO has it. */
export type Engine = Socket['conn'];

interface Encoded {
  readonly text: string;
  readonly frame: Buffer;
}

/** One encoding a message, for as long as the room holds on to it. */
const encodings = new WeakMap<ServerMessage, Encoded>();

/**
 * Writes the message to a connection, byte for byte as Socket.IO's own `emit` would. It is encoded once, for all
 * connections and all calls with the same object, and its frame goes straight to the TCP socket: on the way through
 * Socket.IO's adapter and Engine.IO's queue a delivery costs twice as much.
 */
export function write(message: ServerMessage, engine: Engine): void {
  const { text, frame } = encodingOf(message);
  // What Engine.IO holds back must not be overtaken.
  if (isIdle(engine)) tcpOf(engine).write(frame);
  else engine.write(text);
}

/** Bytes for a connection that are still in this process, because the socket takes no more. */
export function bytesWaiting(engine: Engine): number {
  let bytes = tcpOf(engine).writableLength;
  for (const { data } of queueOf(engine)) bytes += data?.length ?? 0;
  return bytes;
}

/** Calls back each time after which less than before may be waiting. */
export function onLessWaiting(engine: Engine, then: () => void): void {
  engine.on('drain', then);
  tcpOf(engine).on('drain', then);
}

function encodingOf(message: ServerMessage): Encoded {
  const known = encodings.get(message);
  if (known !== undefined) return known;
  // 2: an event of Socket.IO. 4: a message of Engine.IO, which puts it before the text by itself.
  const text = `2${JSON.stringify([message.event, message.body])}`;
  const encoded = { text, frame: textFrame(`4${text}`) };
  encodings.set(message, encoded);
  return encoded;
}

const isIdle = (engine: Engine): boolean =>
  engine.readyState === 'open' && engine.transport.name === 'websocket' && queueOf(engine).length === 0;

const tcpOf = (engine: Engine): Tcp => engine.request.socket;

interface Queued {
  readonly data?: { readonly length: number };
}

/** Not part of Engine.IO's typed interface. */
function queueOf(engine: Engine): readonly Queued[] {
  const queue: unknown = Reflect.get(engine, 'writeBuffer');
  return Array.isArray(queue) ? (queue as readonly Queued[]) : [];
}

/**
 * One whole WebSocket frame from a server (RFC 6455, 5.2): final, text, without a mask.
 *
 *     0x81 | length, or 126 and 2 bytes, or 127 and 8 bytes | the text in UTF-8
 */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  // Not out of Buffer's pool: a frame that waits for a slow connection would hold its neighbours there.
  const frame = Buffer.allocUnsafeSlow(start + length);
  frame[0] = 0x81;
  if (start === 2) frame[1] = length;
  else if (start === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, start);
  return frame;
}
