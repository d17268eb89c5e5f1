import * as v from 'valibot';
import { isSame } from './secrets.ts';

/** What opens rooms on this server; the page asks for it. */
export type Way = 'password';

/** What somebody shows who wants to open a room. */
export interface Proof {
  readonly password?: string;
}

export type Permission =
  | { readonly kind: 'granted' }
  /** `message` is for people. */
  | { readonly kind: 'denied'; readonly message: string };

const proofSchema = v.object({
  password: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))),
});

/** From a request's body, as it came: what cannot be read shows nothing. */
export function readProof(body: unknown): Proof {
  const decoded = v.safeParse(proofSchema, body);
  return decoded.success ? decoded.output : {};
}

/** Who may open rooms: whoever can show one of the ways, or everybody where there is none. */
export class Openers {
  readonly #password: string | null;

  constructor(password: string | null) {
    this.#password = password;
  }

  get ways(): readonly Way[] {
    return this.#password === null ? [] : ['password'];
  }

  check({ password }: Proof): Permission {
    if (this.#password === null) return { kind: 'granted' };
    if (password === undefined) return { kind: 'denied', message: 'Only instructors may open rooms here.' };
    if (isSame(password, this.#password)) return { kind: 'granted' };
    return { kind: 'denied', message: 'This is not the password.' };
  }
}
