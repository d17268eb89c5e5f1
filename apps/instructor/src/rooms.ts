import type { Vault } from '@nonlocal/client';

/** Which page of the instructor's it is: the class is driven from the one and watched on the other. */
export type Surface = 'console' | 'projector';

/** A room this browser opened or was invited to. The token is the key to it: it stays in this browser's storage. */
export interface OwnRoom {
  readonly code: string;
  readonly token: string;
  readonly openedAt: number;
}

/** Keys that only let one watch are no rooms of one's own. */
const vaultKeys: Readonly<Record<Surface, string>> = { console: 'nonlocal.rooms', projector: 'nonlocal.screens' };
const mostRooms = 20;

export function ownRooms(vault: Vault, surface: Surface = 'console'): readonly OwnRoom[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(vault.get(vaultKeys[surface]) ?? '[]');
  } catch {
    return [];
  }
  return Array.isArray(parsed) ? parsed.filter(isOwnRoom) : [];
}

/** Keeps the room, the newest first; one whose code has changed is the same room by its token. */
export function keepRoom(vault: Vault, room: OwnRoom, surface: Surface = 'console'): void {
  const others = ownRooms(vault, surface).filter((known) => known.token !== room.token);
  vault.set(vaultKeys[surface], JSON.stringify([room, ...others].slice(0, mostRooms)));
}

export function forgetRoom(vault: Vault, token: string): void {
  for (const surface of ['console', 'projector'] as const) {
    const others = ownRooms(vault, surface).filter((known) => known.token !== token);
    vault.set(vaultKeys[surface], JSON.stringify(others));
  }
}

/**
 * The token that the address carries in its fragment, which no server ever sees: `#token=…` as printed when a room was
 * opened elsewhere. A fragment of eight symbols names one of this browser's own rooms; a projector shows those, too.
 */
export function tokenIn(hash: string, vault: Vault, surface: Surface = 'console'): string | null {
  const given = /^#token=([\w-]{16,64})$/.exec(hash)?.[1];
  if (given !== undefined) return given;
  const code = symbols(hash.slice(1));
  const rooms = surface === 'projector' ? [...ownRooms(vault), ...ownRooms(vault, 'projector')] : ownRooms(vault);
  return rooms.find((room) => symbols(room.code) === code)?.token ?? null;
}

/**
 * The token out of the address at once, where everyone who looks at the screen could read it: into the history's state, which a
 * reload keeps.
 */
export function hideToken(hash: string, path: string, history: History): string | null {
  const given = /^#token=([\w-]{16,64})$/.exec(hash)?.[1];
  if (given !== undefined) history.replaceState({ token: given }, '', path);
  const state: unknown = history.state;
  const kept = typeof state === 'object' && state !== null && 'token' in state ? state.token : null;
  return typeof kept === 'string' ? kept : null;
}

/** What is known of the room that a token leads to. */
export const lastCodeOf = (vault: Vault, token: string): string | null =>
  [...ownRooms(vault), ...ownRooms(vault, 'projector')].find((room) => room.token === token)?.code ?? null;

export type Opening =
  | { readonly kind: 'opened'; readonly code: string; readonly token: string }
  /** `isDenied`: because of who one is, or is not known to be. */
  | { readonly kind: 'failed'; readonly message: string; readonly isDenied: boolean };

/** What a server asks of those who want to open a room; each of them is enough. */
export type Way = 'password' | 'signIn';

const isWay = (value: unknown): value is Way => value === 'password' || value === 'signIn';

/** None where everybody may, or where the server cannot be asked: it says so when a room is to be opened. */
export async function waysToOpen(): Promise<readonly Way[]> {
  try {
    const answer: unknown = await (await fetch('/api/opening')).json();
    const ways = typeof answer === 'object' && answer !== null && 'ways' in answer ? answer.ways : [];
    return Array.isArray(ways) ? ways.filter(isWay) : [];
  } catch {
    return [];
  }
}

/** What the instructor shows for it: sent, and kept nowhere. */
export interface Proof {
  readonly password?: string;
  readonly ticket?: string;
}

export async function openRoom(proof: Proof): Promise<Opening> {
  const failed = (message: unknown, isDenied: boolean): Opening => ({
    kind: 'failed',
    message: typeof message === 'string' ? message : 'The server gave no room.',
    isDenied,
  });
  try {
    const response = await fetch('/api/rooms', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(proof),
    });
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null) return failed(null, false);
    const { code, instructorToken, message } = answer as Readonly<Record<string, unknown>>;
    return typeof code === 'string' && typeof instructorToken === 'string'
      ? { kind: 'opened', code, token: instructorToken }
      : failed(message, response.status === 401);
  } catch {
    return failed('The server cannot be reached.', false);
  }
}

/** How somebody comes back who went to sign in: with a ticket, which is kept in the tab's memory only, or a reason. */
export type Arrival =
  | { readonly kind: 'signedIn'; readonly ticket: string }
  | { readonly kind: 'notSignedIn'; readonly message: string };

const reasons: Readonly<Record<string, string>> = {
  EXPIRED: 'Signing in took too long. Try again.',
  NOT_ALLOWED: 'You are signed in, but not among those who may open rooms here.',
  FAILED: 'Signing in did not work. Try again.',
  UNAVAILABLE: 'You cannot sign in at the moment. Try again in a minute.',
};

/** From the address's fragment, where the server puts it; `null` where nobody comes back. */
export function arrivalIn(hash: string): Arrival | null {
  const [, name, value = ''] = /^#(ticket|signIn)=([\w.-]+)$/.exec(hash) ?? [];
  if (name === 'ticket') return { kind: 'signedIn', ticket: value };
  const message = Object.hasOwn(reasons, value) ? reasons[value] : undefined;
  return name === undefined || message === undefined ? null : { kind: 'notSignedIn', message };
}

/** Addresses at which students reach the room, the local network's first: `localhost` is of no use to them. */
export async function joinUrls(code: string): Promise<readonly string[]> {
  const here = location.origin;
  const bases: string[] = [];
  try {
    const answer: unknown = await (await fetch('/api/lan')).json();
    const urls = typeof answer === 'object' && answer !== null && 'urls' in answer ? answer.urls : [];
    if (Array.isArray(urls)) bases.push(...urls.filter((url) => typeof url === 'string'));
  } catch {
    // Without the server's help there is still the address of this page.
  }
  const isLocal = /^https?:\/\/(localhost|127\.|\[::1\])/.test(here);
  const ordered = !isLocal ? [here, ...bases] : bases.length > 0 ? bases : [here];
  return [...new Set(ordered)].map((base) => `${base}/join/${code}`);
}

const symbols = (code: string): string => code.replaceAll('-', '').toUpperCase();

function isOwnRoom(value: unknown): value is OwnRoom {
  if (typeof value !== 'object' || value === null) return false;
  const room = value as Partial<Record<keyof OwnRoom, unknown>>;
  return typeof room.code === 'string' && typeof room.token === 'string' && typeof room.openedAt === 'number';
}

/** Four and four symbols, as it is read aloud. */
export const spaced = (code: string): string => (code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code);

/** All that the server keeps of a room, as JSON Lines; `null` where it could not be had. */
export async function roomExport(token: string): Promise<string | null> {
  try {
    const response = await fetch('/api/room', { headers: { authorization: `Bearer ${token}` } });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
