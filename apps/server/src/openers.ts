import * as v from 'valibot';
import { isSame } from './secrets.ts';
import type { Tickets } from './sign-in/tickets.ts';

/** What opens rooms on this server; the page asks for it. */
export type Way = 'password' | 'signIn';

/** What somebody shows who wants to open a room. */
export interface Proof {
  readonly password?: string;
  /** Of a sign-in. */
  readonly ticket?: string;
}

export type Permission =
  | { readonly kind: 'granted' }
  /** `message` is for people. */
  | { readonly kind: 'denied'; readonly message: string };

const proofSchema = v.object({
  password: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))),
  ticket: v.exactOptional(v.pipe(v.string(), v.maxLength(1_000))),
});

/** From a request's body, as it came: what cannot be read shows nothing. */
export function readProof(body: unknown): Proof {
  const decoded = v.safeParse(proofSchema, body);
  return decoded.success ? decoded.output : {};
}

/** Who may open rooms: whoever can show one of the ways, or everybody where there is none. */
export class Openers {
  readonly #password: string | null;
  readonly #tickets: Tickets | null;

  /** `null`: this is no way. */
  constructor(password: string | null, tickets: Tickets | null) {
    this.#password = password;
    this.#tickets = tickets;
  }

  get ways(): readonly Way[] {
    return [
      ...(this.#password === null ? [] : ['password' as const]),
      ...(this.#tickets === null ? [] : ['signIn' as const]),
    ];
  }

  async check({ password, ticket }: Proof): Promise<Permission> {
    if (this.ways.length === 0) return { kind: 'granted' };
    if (this.#password !== null && password !== undefined && isSame(password, this.#password))
      return { kind: 'granted' };
    if (this.#tickets !== null && ticket !== undefined && (await this.#tickets.isValid(ticket)))
      return { kind: 'granted' };
    if (ticket !== undefined) return { kind: 'denied', message: 'Signing in holds for ten minutes. Sign in again.' };
    return {
      kind: 'denied',
      message: password === undefined ? 'Only instructors may open rooms here.' : 'This is not the password.',
    };
  }
}
