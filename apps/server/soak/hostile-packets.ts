import { type ClientEvent, clientSchemas } from '@nonlocal/protocol';
import type { Dice } from '@nonlocal/testing';
import type { Frame } from '../src/testing/raw-socket.ts';
import { SchemaValues, hostileValues } from './schema-values.ts';

/** Something to send. `text` goes as one text frame. */
export type Packet =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'frame'; readonly frame: Frame }
  /** `isOpenEnded`: what follows is taken for a part of it. */
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly isOpenEnded: boolean };

/** Packets of Engine.IO and Socket.IO that no client of ours sends. */
const oddTexts: readonly string[] = `
  0 1 2 2probe 3 3probe 4 5 6 7 9 b bAAAA zzz
  40 40{ 40{} 40{"token":5} 40[] 40/nowhere, 40/nowhere,{} 41 41/nowhere, 44 44{}
  42 42[ 42[] 42{} 42null 42"hello" 42[null] 42[5] 42[["hello"]] 42["hello" 420[]
  42["error"] 42["connect"] 42["disconnect",{}] 42["disconnecting"] 42["newListener"] 42["__proto__"]
  42999999999999999999999["hello",{}] 42-1["hello",{}] 42/nowhere,1["hello",{}] 42/,["hello",{}]
  43 43[] 431[] 4399[{"ok":true}] 43["x"] 45 45-["x"] 450-["hello",{}] 45999999999-["hello"]
  451-["hello",{"_placeholder":true,"num":0}] 451-["hello",{"_placeholder":true,"num":9}] 46 461-1[] 47 48
`
  .trim()
  .split(/\s+/)
  .concat('', ' ', '\u0000', '4\u001e4');

const oddFrames: readonly Frame[] = [
  ...[3, 5, 7, 11, 15].map((opcode) => ({ opcode, payload: Buffer.from('x') })),
  { opcode: 0, payload: Buffer.from('a continuation of nothing') },
  { opcode: 1, payload: Buffer.from('42["hello"'), isLast: false },
  { opcode: 1, payload: Buffer.from([0x34, 0xc3, 0x28, 0xff]) },
  { opcode: 1, payload: Buffer.from('4'), isMasked: false },
  ...[1, 2, 4].map((reservedBits) => ({ opcode: 1, payload: Buffer.from('40'), reservedBits })),
  { opcode: 2, payload: Buffer.from([4, 0, 1, 2]) },
  { opcode: 2, payload: Buffer.alloc(0) },
  { opcode: 8, payload: Buffer.from([0x03]) },
  { opcode: 8, payload: Buffer.from([0xff, 0xff, 0x78]) },
  { opcode: 9, payload: Buffer.alloc(126) },
  { opcode: 9, payload: Buffer.alloc(0) },
  { opcode: 10, payload: Buffer.from('unasked') },
  { opcode: 9, payload: Buffer.from('in parts'), isLast: false },
  { opcode: 1, payload: Buffer.alloc(70_000, 0x34) },
  { opcode: 1, payload: Buffer.from('4'), announced: 2 ** 40 },
];

/** As often as they lead far; who has said goodbye is heard no more. */
const events: readonly ClientEvent[] = [
  ...(['cmd', 'cmd', 'cmd', 'cmd', 'cmd', 'cmd'] as const),
  ...(['hello', 'hello', 'seen', 'seen', 'resume', 'resume', 'image', 'image', 'hand', 'manage'] as const),
];

/** Makes packets of all sorts, the same ones for the same dice. */
export class HostilePackets {
  readonly #dice: Dice;
  readonly #values: SchemaValues;
  readonly #recorded: readonly string[];
  #acks = 0;

  /** `recorded`: texts that clients of ours have sent. `words`: ids, codes and tokens that exist. */
  constructor(dice: Dice, recorded: readonly string[], words: readonly string[]) {
    this.#dice = dice;
    this.#values = new SchemaValues(dice, words);
    this.#recorded = recorded;
  }

  /** A message that may well be understood, or nearly so. It leaves the connection open. */
  message(): Packet {
    const event = this.#dice.chance(0.001) ? 'bye' : this.#dice.pick(events);
    const payload = this.#values.value(clientSchemas[event]);
    // A room that is gone tests little.
    if (isDeletion(payload) && !this.#dice.chance(0.002)) return this.message();
    return { kind: 'text', text: this.#asEvent(event, payload) };
  }

  /** Anything. Many of them end the connection. */
  anything(): Packet {
    const dice = this.#dice;
    switch (dice.upTo(10)) {
      case 0:
      case 1:
        return { kind: 'text', text: dice.pick(oddTexts) };
      case 2:
        return { kind: 'frame', frame: dice.pick(oddFrames) };
      case 3: {
        const bytes = Buffer.from(Array.from({ length: 1 + dice.upTo(200) }, () => dice.upTo(256)));
        // As bytes of the connection they are frames of any length; in a frame they are a text or a packet.
        if (dice.chance(0.3)) return { kind: 'bytes', bytes, isOpenEnded: true };
        return { kind: 'frame', frame: { opcode: dice.chance(0.5) ? 1 : 2, payload: bytes } };
      }
      case 4:
        return { kind: 'text', text: this.#asEvent(dice.pick(events), dice.pick(hostileValues)) };
      default:
        return { kind: 'text', text: this.#mutated() };
    }
  }

  #asEvent(event: string, payload: unknown): string {
    const dice = this.#dice;
    const id = dice.chance(0.95) ? String(++this.#acks) : '';
    const args = [event, ...(dice.chance(0.98) ? [payload] : []), ...(dice.chance(0.02) ? [payload, 1] : [])];
    return `42${id}${JSON.stringify(args)}`;
  }

  /** What a client has sent once, damaged in a few places. */
  #mutated(): string {
    const dice = this.#dice;
    let text = dice.pick(this.#recorded);
    for (let count = 1 + dice.upTo(4); count > 0; count--) {
      const at = dice.upTo(text.length + 1);
      const to = Math.min(text.length, at + 1 + dice.upTo(12));
      switch (dice.upTo(6)) {
        case 0:
          text = text.slice(0, at) + text.slice(to);
          break;
        case 1:
          text = text.slice(0, to) + text.slice(at, to) + text.slice(to);
          break;
        case 2:
          text = text.slice(0, at) + dice.pick(fragments) + text.slice(at);
          break;
        case 3:
          text = text.slice(0, at) + String.fromCharCode(dice.upTo(256)) + text.slice(at + 1);
          break;
        case 4:
          text = text.slice(0, at) + dice.pick(this.#recorded).slice(dice.upTo(20));
          break;
        default:
          text = text.replaceAll(/\d+/gu, (digits) => (dice.chance(0.3) ? dice.pick(numbers) : digits));
      }
    }
    return text;
  }
}

const isDeletion = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'kind' in payload && payload.kind === 'delete';

const fragments = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  '\\u0000',
  '\\ud800',
  '"__proto__":',
  '42',
  '-',
  'e9',
  '\u001e',
];
const numbers = [
  '-1',
  '1e308',
  '9007199254740993',
  '0',
  '00',
  '1.5',
  '"5"',
  'null',
  '[]',
  '99999999999999999999999999',
];
