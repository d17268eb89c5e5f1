import type { IncomingMessage } from 'node:http';
import { TokenBucket } from '@nonlocal/classroom';
import type { Peers } from './peers.ts';
import { Turns } from './turns.ts';

/** A school is one address: a class of 500 with every student reconnecting once must fit, and any class that fits a room. */
const connectionsPerAddress = 1_200;
const connectionsPerSeat = 1.1;
const connectionsInAll = 12_000;
/** Connections a second, and at once: of a flood the rest are not even told why. */
const handshakeRate = 800;
const handshakeBurst = 2_400;
/** Of those, so many may go on to a room; the others are told when it is their turn. */
const turnRate = 200;
const turnBurst = 400;
/**
 * Codes that no room has, from one address and from all: a second, and at once. The bound for all is what makes guessing
 * hopeless (P18), however many addresses guess: two nodes with 1,000 rooms hold out for more than a year. A school is one
 * address, and mistypes.
 */
const guessRate = 0.2;
const guessBurst = 60;
const guessesInAllRate = 10;
const guessesInAllBurst = 400;
/** Wrong passwords of instructors, from one address: a second, and at once. */
const passwordRate = 0.1;
const passwordBurst = 10;
/** Steps of a sign-in, from one address: a second, and at once. Each may cost the issuer a request. */
const signInRate = 1;
const signInBurst = 60;
/** New rooms from one address and from all: a second, and at once. */
const roomRate = 1;
const roomBurst = 20;
const roomsInAllRate = 20;
const roomsInAllBurst = 100;

/** Addresses of which something is remembered, for each of these bounds. */
const addressesKept = 50_000;

export type Verdict = 'admitted' | 'FOREIGN_ORIGIN' | 'TOO_MANY_CONNECTIONS' | 'RATE_LIMITED';

/** Who may open a connection, try a code, have a room: bounds for each network and for all of them. */
export class Admission {
  readonly peers: Peers;
  readonly #byAddress = new Map<string, number>();
  readonly #guesses = new AddressBuckets(guessRate, guessBurst);
  readonly #passwords = new AddressBuckets(passwordRate, passwordBurst);
  readonly #signIns = new AddressBuckets(signInRate, signInBurst);
  readonly #rooms = new AddressBuckets(roomRate, roomBurst);
  readonly #handshakes: TokenBucket;
  readonly #turns: Turns;
  readonly #guessesInAll: TokenBucket;
  readonly #roomsInAll: TokenBucket;
  readonly #perAddress: number;
  #inAll = 0;

  constructor(peers: Peers, maxStudents: number, now: number) {
    this.peers = peers;
    this.#perAddress = Math.max(connectionsPerAddress, maxStudents * connectionsPerSeat);
    this.#handshakes = new TokenBucket(handshakeRate, handshakeBurst, now);
    this.#turns = new Turns(turnRate, turnBurst, now);
    this.#guessesInAll = new TokenBucket(guessesInAllRate, guessesInAllBurst, now);
    this.#roomsInAll = new TokenBucket(roomsInAllRate, roomsInAllBurst, now);
  }

  handshake(request: IncomingMessage, now: number): Verdict {
    if (!this.peers.isSameOrigin(request)) return 'FOREIGN_ORIGIN';
    if (this.#inAll >= connectionsInAll) return 'TOO_MANY_CONNECTIONS';
    if ((this.#byAddress.get(this.peers.networkOf(request)) ?? 0) >= this.#perAddress) return 'TOO_MANY_CONNECTIONS';
    return this.#handshakes.take(now) ? 'admitted' : 'RATE_LIMITED';
  }

  /** 0 if one more connection may go on to a room; otherwise the milliseconds after which it is to come back. */
  turn(now: number): number {
    return this.#turns.next(now);
  }

  opened(address: string): void {
    this.#inAll++;
    this.#byAddress.set(address, (this.#byAddress.get(address) ?? 0) + 1);
  }

  closed(address: string): void {
    this.#inAll--;
    const left = (this.#byAddress.get(address) ?? 1) - 1;
    if (left > 0) this.#byAddress.set(address, left);
    else this.#byAddress.delete(address);
  }

  /** Whether a code from this address is looked up, after wrong ones. */
  mayGuess(address: string, now: number): boolean {
    return this.#guessesInAll.hasOne(now) && this.#guesses.hasOne(address, now);
  }

  /** Owed also where others were looked up meanwhile: those who ask at once gain nothing. */
  guessedWrong(address: string, now: number): void {
    this.#guessesInAll.owe(now);
    this.#guesses.of(address, now).owe(now);
  }

  /** Whether a password from this address is looked at, after wrong ones. */
  mayTryPassword(address: string, now: number): boolean {
    return this.#passwords.hasOne(address, now);
  }

  wrongPassword(address: string, now: number): void {
    this.#passwords.of(address, now).owe(now);
  }

  /** Whether this address may take a step of a sign-in now; if so it is counted. */
  maySignIn(address: string, now: number): boolean {
    return this.#signIns.of(address, now).take(now);
  }

  /** Whether this address may have another room now; if so it is counted. One that asks too often stops nobody else. */
  mayCreateRoom(address: string, now: number): boolean {
    return this.#roomsInAll.hasOne(now) && this.#rooms.of(address, now).take(now) && this.#roomsInAll.take(now);
  }

  /** Forgets addresses that have nothing against them. */
  tidy(now: number): void {
    this.#guesses.tidy(now);
    this.#passwords.tidy(now);
    this.#signIns.tidy(now);
    this.#rooms.tidy(now);
  }
}

/** A bucket for each address that has used any; those beyond the bound share one. */
class AddressBuckets {
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #rate: number;
  readonly #burst: number;
  #shared: TokenBucket | null = null;

  constructor(rate: number, burst: number) {
    this.#rate = rate;
    this.#burst = burst;
  }

  /** To take from. */
  of(address: string, now: number): TokenBucket {
    const known = this.#buckets.get(address);
    if (known !== undefined) return known;
    if (this.#buckets.size >= addressesKept) {
      this.#shared ??= new TokenBucket(this.#rate, this.#burst, now);
      return this.#shared;
    }
    const bucket = new TokenBucket(this.#rate, this.#burst, now);
    this.#buckets.set(address, bucket);
    return bucket;
  }

  /** Remembers nothing of those who have taken nothing. */
  hasOne(address: string, now: number): boolean {
    const bucket = this.#buckets.get(address) ?? (this.#buckets.size < addressesKept ? null : this.#shared);
    return bucket === null || bucket.hasOne(now);
  }

  tidy(now: number): void {
    for (const [address, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(address);
  }
}
