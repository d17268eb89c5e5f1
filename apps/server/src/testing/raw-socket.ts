import { randomBytes } from 'node:crypto';
import { type Socket, connect } from 'node:net';

export interface Frame {
  /** 1 text, 2 binary, 8 close, 9 ping, 10 pong; the others do not exist. */
  readonly opcode: number;
  readonly payload: Buffer;
  /** What a well-formed frame has otherwise. */
  readonly isLast?: boolean;
  readonly isMasked?: boolean;
  readonly reservedBits?: number;
  /** The length that the header announces. */
  readonly announced?: number;
}

/** A WebSocket without a library in between, so that what is sent can be wrong in every way. */
export class RawSocket {
  readonly received: string[] = [];
  isClosed = false;
  readonly #tcp: Socket;
  #buffer: Buffer = Buffer.alloc(0);
  #isUpgraded = false;
  #wake = (): void => {};

  /** Resolves when the server has answered the upgrade, or closed. */
  static async open(port: number, headers: Readonly<Record<string, string>> = {}): Promise<RawSocket> {
    const socket = new RawSocket(connect({ port, host: '127.0.0.1', noDelay: true }));
    const lines = [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      'Sec-WebSocket-Version: 13',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    socket.write(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`));
    await socket.until(() => socket.#isUpgraded);
    return socket;
  }

  private constructor(tcp: Socket) {
    this.#tcp = tcp;
    tcp.on('data', (chunk: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      if (!this.#isUpgraded) this.#readHead();
      if (this.#isUpgraded) this.#readFrames();
      this.#wake();
    });
    tcp.on('error', () => {});
    tcp.on('close', () => {
      this.isClosed = true;
      this.#wake();
    });
  }

  /** What `run` sends leaves in one piece. */
  together(run: () => void): void {
    this.#tcp.cork();
    run();
    this.#tcp.uncork();
  }

  /** Bytes as they are. */
  write(bytes: Buffer): void {
    if (!this.#tcp.destroyed) this.#tcp.write(bytes);
  }

  frame(frame: Frame): void {
    this.write(encodeFrame(frame));
  }

  text(text: string): void {
    this.frame({ opcode: 1, payload: Buffer.from(text) });
  }

  /** Whether it held before the connection was closed or `ms` were over. */
  async until(holds: () => boolean, ms = 20_000): Promise<boolean> {
    const end = Date.now() + ms;
    while (!holds() && !this.isClosed && Date.now() < end) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 250);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return holds();
  }

  destroy(): void {
    this.#tcp.destroy();
  }

  #readHead(): void {
    const end = this.#buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    if (!this.#buffer.subarray(0, end).toString().startsWith('HTTP/1.1 101')) {
      this.#tcp.destroy();
      return;
    }
    this.#isUpgraded = true;
    this.#buffer = this.#buffer.subarray(end + 4);
  }

  /** Text is kept; a ping of Engine.IO is answered, so that the connection lives, and a goodbye by going. */
  #readFrames(): void {
    for (;;) {
      const head = this.#buffer[1];
      if (head === undefined) return;
      const short = head & 0x7f;
      const start = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (this.#buffer.length < start) return;
      const length =
        short < 126 ? short : short === 126 ? this.#buffer.readUInt16BE(2) : Number(this.#buffer.readBigUInt64BE(2));
      if (this.#buffer.length < start + length) return;
      const payload = this.#buffer.subarray(start, start + length);
      const opcode = (this.#buffer[0] ?? 0) & 0x0f;
      if (opcode === 8) {
        this.#tcp.destroy();
        return;
      }
      if (opcode === 1) {
        const text = payload.toString();
        if (text === '2') this.text('3');
        else this.received.push(text);
      }
      this.#buffer = this.#buffer.subarray(start + length);
    }
  }
}

function encodeFrame({ opcode, payload, isLast = true, isMasked = true, reservedBits = 0, announced }: Frame): Buffer {
  const length = announced ?? payload.length;
  const head = [(isLast ? 0x80 : 0) | (reservedBits << 4) | opcode];
  const maskBit = isMasked ? 0x80 : 0;
  if (length < 126) head.push(maskBit | length);
  else if (length < 65_536) head.push(maskBit | 126, length >> 8, length & 0xff);
  else {
    const long = Buffer.alloc(8);
    long.writeBigUInt64BE(BigInt(length));
    head.push(maskBit | 127, ...long);
  }
  if (!isMasked) return Buffer.concat([Buffer.from(head), payload]);
  const mask = randomBytes(4);
  return Buffer.concat([Buffer.from(head), mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}
