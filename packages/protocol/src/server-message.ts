import * as v from 'valibot';
import { opSchema } from './command.ts';
import { type Decoded, decode } from './decode.ts';
import { cmdIdSchema, memberIdSchema, roomCodeSchema, seqSchema, tokenSchema } from './ids.ts';
import { refusalCodeSchema, refusalSchema } from './refusal.ts';
import { doorSchema, roleSchema } from './roles.ts';

/** Views and deltas are the engine's: the protocol carries them and does not look inside. Deltas travel as text. */
const plain = v.custom<PlainObject>((input) => typeof input === 'object' && input !== null && !Array.isArray(input));

const list = <Schema extends v.GenericSchema>(item: Schema) => v.pipe(v.array(item), v.readonly());

export type PlainObject = Readonly<Record<string, unknown>>;

const outcomeSchema = v.variant('kind', [
  /** `hash` is the engine's state after it; two engines that agree have the same. */
  v.object({ kind: v.literal('done'), delta: v.string(), hash: v.string() }),
  /** The engine would not: the state is as it was. */
  v.object({ kind: v.literal('refused'), refusal: v.string(), message: v.string() }),
  /** It ended the interpreter; a later `void` entry says that it did not happen. */
  v.object({ kind: v.literal('crashed'), message: v.string() }),
  /** Of a `void` entry: the state without the entry it voids. */
  v.object({ kind: v.literal('restored'), view: plain, hash: v.string() }),
]);

const stepSchema = v.object({
  seq: seqSchema,
  cmdId: cmdIdSchema,
  op: opSchema,
  /** Milliseconds since 1970, by the server's clock. */
  at: v.number(),
  outcome: outcomeSchema,
});

const snapSchema = v.object({ seq: seqSchema, view: plain, hash: v.string() });

const youSchema = v.object({
  id: memberIdSchema,
  /** `projector` also of an instructor's second screen. */
  role: roleSchema,
  nickname: v.string(),
  handRaised: v.boolean(),
});

const roomInfoSchema = v.object({
  code: roomCodeSchema,
  door: doorSchema,
  /** Students connected now. */
  present: v.number(),
});

const welcomeSchema = v.object({
  ok: v.literal(true),
  you: youSchema,
  room: roomInfoSchema,
  head: seqSchema,
  /** Only when a new member was made: keep it, it is how you come back. */
  token: v.nullable(tokenSchema),
});

export const memberStatusSchema = v.object({
  id: memberIdSchema,
  role: roleSchema,
  nickname: v.string(),
  connected: v.boolean(),
  handRaised: v.boolean(),
  /** Milliseconds since 1970 when the hand went up: the order of the queue. */
  handAt: v.nullable(v.number()),
  status: v.picklist(['following', 'detached', 'forked']),
  /** The last `seq` that this member said to have on screen. */
  seq: seqSchema,
  forkedAt: v.nullable(seqSchema),
});

const rosterSchema = v.object({
  /** True: `members` is everyone. False: only those that changed. */
  whole: v.boolean(),
  members: list(memberStatusSchema),
  gone: list(memberIdSchema),
});

const endedSchema = v.variant('reason', [
  v.object({
    /** `replaced`: another tab took this place. `deleted`: there is no room any more. */
    reason: v.picklist(['replaced', 'kicked', 'tooSlow', 'shuttingDown', 'limits', 'deleted']),
    message: v.string(),
  }),
  /** One is something else now: with the same token, on the screen of that role. */
  v.object({ reason: v.literal('role'), role: roleSchema, message: v.string() }),
]);

const bytes = v.pipe(
  v.union([v.instance(Uint8Array), v.instance(ArrayBuffer)]),
  v.transform((data): Uint8Array => (data instanceof ArrayBuffer ? new Uint8Array(data) : data)),
);

const imageSchema = v.object({
  ok: v.literal(true),
  /** The engine's whole state after `seq`, as its snapshot's bytes. */
  seq: seqSchema,
  hash: v.string(),
  engine: v.string(),
  bytes,
  /** The entries after `seq` up to the head of the moment, for those who already show a later one. */
  tail: list(v.object({ seq: seqSchema, op: opSchema, /** It changed nothing. */ skip: v.boolean() })),
});

const cmdDoneSchema = v.object({ ok: v.literal(true), seq: seqSchema });
/** `token`: of the new member. It is told here and never again. */
const invitedSchema = v.object({ ok: v.literal(true), token: tokenSchema });
const doneSchema = v.object({ ok: v.literal(true) });

export type WireOutcome = v.InferOutput<typeof outcomeSchema>;
export type WireStep = v.InferOutput<typeof stepSchema>;
export type Snap = v.InferOutput<typeof snapSchema>;
export type You = v.InferOutput<typeof youSchema>;
export type RoomInfo = v.InferOutput<typeof roomInfoSchema>;
export type Welcome = v.InferOutput<typeof welcomeSchema>;
export type MemberStatus = v.InferOutput<typeof memberStatusSchema>;
export type Roster = v.InferOutput<typeof rosterSchema>;
export type Ended = v.InferOutput<typeof endedSchema>;
export type Image = v.InferOutput<typeof imageSchema>;
export type Invited = v.InferOutput<typeof invitedSchema>;
export type CmdDone = v.InferOutput<typeof cmdDoneSchema>;
export type Refused = { readonly code: v.InferOutput<typeof refusalCodeSchema>; readonly message: string };

/** What the server says unasked. */
export type ServerMessage =
  | { readonly event: 'steps'; readonly body: { readonly steps: readonly WireStep[] } }
  | { readonly event: 'snap'; readonly body: Snap }
  | { readonly event: 'room'; readonly body: RoomInfo }
  | { readonly event: 'roster'; readonly body: Roster }
  | { readonly event: 'refused'; readonly body: Refused }
  | { readonly event: 'ended'; readonly body: Ended };

type Decoder = (payload: unknown) => Decoded<ServerMessage>;

function decoder<Schema extends v.GenericSchema>(
  schema: Schema,
  message: (body: v.InferOutput<Schema>) => ServerMessage,
): Decoder {
  return (payload) => {
    const body = decode(schema, payload);
    return body.kind === 'fault' ? body : { kind: 'decoded', value: message(body.value) };
  };
}

export const serverDecoders: ReadonlyMap<string, Decoder> = new Map<ServerMessage['event'], Decoder>([
  ['steps', decoder(v.object({ steps: list(stepSchema) }), (body) => ({ event: 'steps', body }))],
  ['snap', decoder(snapSchema, (body) => ({ event: 'snap', body }))],
  ['room', decoder(roomInfoSchema, (body) => ({ event: 'room', body }))],
  ['roster', decoder(rosterSchema, (body) => ({ event: 'roster', body }))],
  [
    'refused',
    decoder(v.object({ code: refusalCodeSchema, message: v.string() }), (body) => ({ event: 'refused', body })),
  ],
  ['ended', decoder(endedSchema, (body) => ({ event: 'ended', body }))],
]);

/** What each request is answered with when it is carried out; else a `RefusalAnswer`. */
export const decodeWelcome = (answer: unknown) => decode(v.variant('ok', [welcomeSchema, refusalSchema]), answer);
export const decodeCmdAnswer = (answer: unknown) => decode(v.variant('ok', [cmdDoneSchema, refusalSchema]), answer);
export const decodeImageAnswer = (answer: unknown) => decode(v.variant('ok', [imageSchema, refusalSchema]), answer);
export const decodeInviteAnswer = (answer: unknown) => decode(v.variant('ok', [invitedSchema, refusalSchema]), answer);
export const decodeAnswer = (answer: unknown) => decode(v.variant('ok', [doneSchema, refusalSchema]), answer);
