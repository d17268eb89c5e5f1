import * as v from 'valibot';

/** The 31 symbols of a room code: digits and capitals without 0 O 1 I L, which look alike on a projector. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const codeLength = 8;
const voidPrefix = 'void-';
const codePattern = /^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/;

/** What a class types to join, shown as `K7MD-2PXQ`. */
export type RoomCode = string & { readonly __brand: 'RoomCode' };

/** A bearer secret of 128 bits as 22 symbols of base64url. Whoever has it acts as the member it was given to. */
export type Token = string & { readonly __brand: 'Token' };

/** A person in a room, or a screen: stable over reconnects. Not a secret. */
export type MemberId = string & { readonly __brand: 'MemberId' };

/** Chosen by the sender of a command; names it for ever within its room. */
export type CmdId = string & { readonly __brand: 'CmdId' };

/** Position in a room's log, from 1; 0 is the room before its first command. */
export type Seq = number;

const isRoomCode = (text: string): text is RoomCode => codePattern.test(text);
const isToken = (text: string): text is Token => /^[\w-]{22}$/.test(text);
const isMemberId = (text: string): text is MemberId => /^[\w-]{1,32}$/.test(text);
const isCmdId = (text: string): text is CmdId => /^[\w.:-]{1,64}$/.test(text);

/** Reads a code as people type it: any case, with or without the dash, spaces anywhere. `null` if it is none. */
export function parseRoomCode(text: string): RoomCode | null {
  const symbols = text.toUpperCase().replaceAll(/[\s-]/gu, '');
  const shown = `${symbols.slice(0, 4)}-${symbols.slice(4)}`;
  return isRoomCode(shown) ? shown : null;
}

/** A fresh code; `random` gives numbers in [0, 1) and must be unpredictable wherever rooms are real. */
export function roomCodeFrom(random: () => number): RoomCode {
  let symbols = '';
  for (let i = 0; i < codeLength; i++) symbols += codeAlphabet[Math.floor(random() * codeAlphabet.length)];
  const code = parseRoomCode(symbols);
  if (code === null) throw new Error(`random() must be in [0, 1): it led to the code ${symbols}`);
  return code;
}

/** A code typed or scanned; decodes to its shown form. */
export const roomCodeSchema = v.pipe(
  v.string(),
  v.maxLength(32),
  v.transform(parseRoomCode),
  v.check((code) => code !== null, 'not a room code'),
  v.transform((code) => code ?? ('' as RoomCode)),
);
export const tokenSchema = v.pipe(v.string(), v.guard(isToken));
export const memberIdSchema = v.pipe(v.string(), v.guard(isMemberId));
export const cmdIdSchema = v.pipe(v.string(), v.guard(isCmdId));
/** A client's own choice of an id: those of the server's entries are not to be had. */
export const ownCmdIdSchema = v.pipe(
  cmdIdSchema,
  v.check((id) => !id.startsWith(voidPrefix), 'an id of the server'),
);
export const seqSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** For ids that this program made itself; throws on a malformed one. */
export const asToken = (text: string): Token => v.parse(tokenSchema, text);
export const asMemberId = (text: string): MemberId => v.parse(memberIdSchema, text);
export const asCmdId = (text: string): CmdId => v.parse(cmdIdSchema, text);

/** Of the entry that voids `seq`: the same on every node, so of two that see the same end one writes it. */
export const voidCmdId = (seq: Seq): CmdId => asCmdId(`${voidPrefix}${seq}`);
