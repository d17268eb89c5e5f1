import { hkdfSync } from 'node:crypto';
import { EncryptJWT, SignJWT, errors, jwtDecrypt, jwtVerify } from 'jose';
import * as v from 'valibot';

/** From the sign-in to the button that opens a room. */
const ticketSeconds = 600;
/** From the link to the issuer's answer: long enough for a forgotten password. */
const flowSeconds = 900;

/** What must come back from the issuer unchanged, and what proves that we asked. */
export interface Flow {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636): only who began can use the code. */
  readonly verifier: string;
}

const flowSchema = v.object({ state: v.string(), nonce: v.string(), verifier: v.string() });

/**
 * What a browser holds between two requests, so that no node remembers anything: a sealed note of the flow, which it
 * cannot read, and a signed ticket, which says that somebody may open rooms for a while and nothing of who it is.
 */
export class Tickets {
  readonly #sealing: Uint8Array;
  readonly #signing: Uint8Array;
  readonly #now: () => number;

  constructor(secret: string, now: () => number) {
    this.#sealing = keyFor(secret, 'nonlocal flow');
    this.#signing = keyFor(secret, 'nonlocal ticket');
    this.#now = now;
  }

  seal(flow: Flow): Promise<string> {
    return new EncryptJWT({ ...flow })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(this.#seconds + flowSeconds)
      .encrypt(this.#sealing);
  }

  /** `null` where it is not ours, was changed, or is too old. */
  unseal(text: string): Promise<Flow | null> {
    return orNull(async () => {
      const { payload } = await jwtDecrypt(text, this.#sealing, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp'],
        currentDate: new Date(this.#now()),
      });
      return v.parse(flowSchema, payload);
    });
  }

  issue(): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(this.#seconds + ticketSeconds)
      .sign(this.#signing);
  }

  async isValid(ticket: string): Promise<boolean> {
    const read = await orNull(() =>
      jwtVerify(ticket, this.#signing, {
        algorithms: ['HS256'],
        requiredClaims: ['exp'],
        currentDate: new Date(this.#now()),
      }),
    );
    return read !== null;
  }

  get #seconds(): number {
    return Math.floor(this.#now() / 1_000);
  }
}

/** One secret, a key for each purpose (RFC 5869). */
const keyFor = (secret: string, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));

async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof v.ValiError) return null;
    throw error;
  }
}
