import * as v from 'valibot';
import { commandSchema } from './command.ts';
import { type Decoded, decode } from './decode.ts';
import { memberIdSchema, ownCmdIdSchema, roomCodeSchema, seqSchema, tokenSchema } from './ids.ts';
import { doorSchema, screenSchema } from './roles.ts';
import { shapeFault } from './shape.ts';

const handshakeSchema = v.object({ token: v.exactOptional(v.nullable(tokenSchema), null) });

const helloSchema = v.object({
  version: v.pipe(v.number(), v.safeInteger()),
  role: screenSchema,
  code: v.exactOptional(roomCodeSchema),
  nickname: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  /** The last `seq` that was applied; the server sends what follows it. */
  resume: v.exactOptional(v.object({ seq: seqSchema })),
});

const cmdSchema = v.object({ cmdId: ownCmdIdSchema, base: seqSchema, op: commandSchema });

const seenSchema = v.object({
  seq: seqSchema,
  status: v.picklist(['following', 'detached', 'forked']),
  forkedAt: v.exactOptional(seqSchema),
});

const manageSchema = v.variant('kind', [
  v.object({ kind: v.literal('door'), door: doorSchema }),
  /** Also lets one in who waits. */
  v.object({ kind: v.literal('setRole'), member: memberIdSchema, role: v.picklist(['student', 'instructor']) }),
  v.object({ kind: v.literal('admitAll') }),
  /** A new member with this role: whoever gets the token of the answer. */
  v.object({ kind: v.literal('invite'), role: v.picklist(['instructor', 'projector']) }),
  v.object({ kind: v.literal('kick'), member: memberIdSchema }),
  v.object({ kind: v.literal('newCode') }),
  /** The room and all that is kept of it, for ever. */
  v.object({ kind: v.literal('delete') }),
]);

const empty = v.object({});

/** What the payload of each event has to be, by the event's name. */
export const clientSchemas = {
  hello: helloSchema,
  cmd: cmdSchema,
  seen: seenSchema,
  hand: v.object({ raised: v.boolean() }),
  manage: manageSchema,
  resume: v.object({ seq: seqSchema }),
  image: empty,
  bye: empty,
} as const;

/** What the handshake's `auth` carries. Tokens travel here and nowhere else. */
export type Handshake = v.InferOutput<typeof handshakeSchema>;
export type Hello = v.InferOutput<typeof helloSchema>;
export type Cmd = v.InferOutput<typeof cmdSchema>;
export type Seen = v.InferOutput<typeof seenSchema>;
export type Manage = v.InferOutput<typeof manageSchema>;

/** A request of a client, by the name of its event. */
export type ClientMessage =
  | { readonly event: 'hello'; readonly body: Hello }
  | { readonly event: 'cmd'; readonly body: Cmd }
  | { readonly event: 'seen'; readonly body: Seen }
  | { readonly event: 'hand'; readonly body: { readonly raised: boolean } }
  | { readonly event: 'manage'; readonly body: Manage }
  | { readonly event: 'resume'; readonly body: { readonly seq: number } }
  | { readonly event: 'image'; readonly body: Readonly<Record<never, never>> }
  | { readonly event: 'bye'; readonly body: Readonly<Record<never, never>> };

export type ClientEvent = ClientMessage['event'];

type Decoder = (payload: unknown) => Decoded<ClientMessage>;

function decoder<Event extends ClientEvent, Schema extends v.GenericSchema>(
  schema: Schema,
  message: (body: v.InferOutput<Schema>) => ClientMessage & { readonly event: Event },
): Decoder {
  return (payload) => {
    const fault = shapeFault(payload);
    if (fault !== null) return { kind: 'fault', fault };
    const body = decode(schema, payload);
    return body.kind === 'fault' ? body : { kind: 'decoded', value: message(body.value) };
  };
}

/** One decoder for each event there is; a Map, so that `__proto__` and `constructor` are no events. */
export const clientDecoders: ReadonlyMap<string, Decoder> = new Map<ClientEvent, Decoder>([
  ['hello', decoder(clientSchemas.hello, (body) => ({ event: 'hello', body }))],
  ['cmd', decoder(clientSchemas.cmd, (body) => ({ event: 'cmd', body }))],
  ['seen', decoder(clientSchemas.seen, (body) => ({ event: 'seen', body }))],
  ['hand', decoder(clientSchemas.hand, (body) => ({ event: 'hand', body }))],
  ['manage', decoder(clientSchemas.manage, (body) => ({ event: 'manage', body }))],
  ['resume', decoder(clientSchemas.resume, (body) => ({ event: 'resume', body }))],
  ['image', decoder(clientSchemas.image, (body) => ({ event: 'image', body }))],
  ['bye', decoder(clientSchemas.bye, (body) => ({ event: 'bye', body }))],
]);

/** What a handshake that is too early is refused with: ask again after so many milliseconds. */
const comeBackSchema = v.object({ againMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(60_000)) });

export type ComeBack = v.InferOutput<typeof comeBackSchema>;

export const decodeComeBack = (data: unknown): Decoded<ComeBack> => decode(comeBackSchema, data);

export function decodeHandshake(auth: unknown): Decoded<Handshake> {
  const fault = shapeFault(auth);
  return fault === null ? decode(handshakeSchema, auth) : { kind: 'fault', fault };
}
