import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { RoomId, TokenHash } from '@nonlocal/classroom';
import { type MemberId, type RoomCode, type Token, asMemberId, asToken, roomCodeFrom } from '@nonlocal/protocol';

/** The server's source of everything that must not be guessed. */
export const freshToken = (): Token => asToken(randomBytes(16).toString('base64url'));

export const freshRoomId = (): RoomId => randomBytes(9).toString('base64url') as RoomId;

/** In [0, 1), unpredictable. */
export const secureRandom = (): number => randomInt(2 ** 32) / 2 ** 32;

export const freshRoomCode = (): RoomCode => roomCodeFrom(secureRandom);

/** A token has 128 random bits, so a plain hash cannot be reversed by trying. */
export const hashToken = (token: Token): TokenHash => createHash('sha256').update(token).digest('hex') as TokenHash;

/** In a time that says nothing of how much of it is right: hashes have one length, and are compared to their end. */
export function isSame(given: string, secret: string): boolean {
  const [one, other] = [given, secret].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

/** Who somebody new will be, and the key to being so. */
export function freshMember(): { readonly id: MemberId; readonly token: Token; readonly tokenHash: TokenHash } {
  const token = freshToken();
  return { id: asMemberId(randomBytes(9).toString('base64url')), token, tokenHash: hashToken(token) };
}
