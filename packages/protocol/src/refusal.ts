import * as v from 'valibot';
import { type Role, roleSchema } from './roles.ts';

/**
 * Every reason for which a peer is refused, and whether the same request may succeed later. The list is closed:
 * clients switch over it, and SPEC.md says when each is given.
 */
const codes = {
  BAD_MESSAGE: false,
  UNKNOWN_EVENT: false,
  BAD_VERSION: false,
  NOT_JOINED: false,
  ALREADY_JOINED: false,
  UNKNOWN_ROOM: false,
  BAD_TOKEN: false,
  ROOM_LOCKED: true,
  ROOM_FULL: true,
  FORBIDDEN: false,
  STALE_BASE: false,
  IDEMPOTENCY_CONFLICT: false,
  UNKNOWN_MEMBER: false,
  QUEUE_FULL: true,
  RATE_LIMITED: true,
  TOO_MANY_CONNECTIONS: true,
  STORE_UNAVAILABLE: true,
  INTERPRETER_CRASHED: true,
  TOO_LARGE: true,
  SHUTTING_DOWN: true,
} as const;

export type RefusalCode = keyof typeof codes;

/** The answer to a request that was not carried out. */
export interface RefusalAnswer {
  readonly ok: false;
  readonly code: RefusalCode;
  /** For people, in English. */
  readonly message: string;
  readonly retryable: boolean;
  /** With `STALE_BASE`: where the room stands. */
  readonly head?: number;
  /** With `FORBIDDEN` as the answer to `hello`: what the token's member is. */
  readonly role?: Role;
}

export function refuse(
  code: RefusalCode,
  message: string,
  more: Pick<RefusalAnswer, 'head' | 'role'> = {},
): RefusalAnswer {
  return { ok: false, code, message, retryable: codes[code], ...more };
}

const isCode = (text: string): text is RefusalCode => Object.hasOwn(codes, text);

export const refusalCodeSchema = v.pipe(v.string(), v.guard(isCode));

export const refusalSchema = v.object({
  ok: v.literal(false),
  code: refusalCodeSchema,
  message: v.string(),
  retryable: v.boolean(),
  head: v.exactOptional(v.number()),
  role: v.exactOptional(roleSchema),
});
