import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Admission } from './admission.ts';
import { Peers } from './peers.ts';

describe('one address that asks too often', () => {
  it('gets no more rooms, and stops nobody else', () => {
    const admission = new Admission(new Peers([]), 500, 0);
    for (let i = 0; i < 20; i++) expect(admission.mayCreateRoom('a', 0)).toBe(true);
    for (let i = 0; i < 500; i++) expect(admission.mayCreateRoom('a', 0)).toBe(false);
    expect(admission.mayCreateRoom('b', 0)).toBe(true);
    expect(admission.mayCreateRoom('a', 1_000)).toBe(true);
  });

  it('I9 is remembered as one of a bounded number: those beyond share one bound', () => {
    const admission = new Admission(new Peers([]), 500, 0);
    for (let i = 0; i < 50_000; i++) admission.wrongPassword(`a${i}`, 0);
    for (let i = 0; i < 10; i++) admission.wrongPassword(`b${i}`, 0);
    expect(['a7', 'b7', 'c'].map((address) => admission.mayTryPassword(address, 0))).toEqual([true, false, false]);
    admission.tidy(10_000);
    expect(admission.mayTryPassword('c', 10_000)).toBe(true);
  });

  it('P18 may be wrong about a code sixty times at once, and once in five seconds after', () => {
    const admission = new Admission(new Peers([]), 500, 0);
    for (let i = 0; i < 60; i++) admission.guessedWrong('a', 0);
    admission.tidy(0);
    expect([admission.mayGuess('a', 0), admission.mayGuess('b', 0), admission.mayGuess('a', 4_900)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(admission.mayGuess('a', 5_000)).toBe(true);
  });
});

describe('P17 a handshake', () => {
  const from = (remoteAddress: string, headers: Record<string, string>): IncomingMessage =>
    ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;
  const page = { host: 'class.example', origin: 'https://class.example' };

  it('is refused from a page of another host, and without a page from another machine', () => {
    const admission = new Admission(new Peers([]), 500, 0);
    expect(admission.handshake(from('198.51.100.1', page), 0)).toBe('admitted');
    expect(admission.handshake(from('198.51.100.1', { ...page, origin: 'https://evil.example' }), 0)).toBe(
      'FOREIGN_ORIGIN',
    );
    expect(admission.handshake(from('198.51.100.1', { host: page.host }), 0)).toBe('FOREIGN_ORIGIN');
    expect(admission.handshake(from('127.0.0.1', { host: page.host }), 0)).toBe('admitted');
  });

  it('is one too many after 1,200 connections of one network, among which is a class of 500; nobody else is kept out', () => {
    const admission = new Admission(new Peers([]), 500, 0);
    let admitted = 0;
    for (let i = 0; i < 5_000; i++) {
      // As slowly as handshakes are admitted.
      if (admission.handshake(from('198.51.100.1', page), i * 5) !== 'admitted') continue;
      admitted++;
      admission.opened('198.51.100.1');
    }
    expect(admitted).toBe(1_200);
    expect(admission.handshake(from('198.51.100.1', page), 30_000)).toBe('TOO_MANY_CONNECTIONS');
    expect(admission.handshake(from('203.0.113.9', page), 30_000)).toBe('admitted');
    admission.closed('198.51.100.1');
    expect(admission.handshake(from('198.51.100.1', page), 30_000)).toBe('admitted');
  });

  it('is told when to come back when more than 400 come at once', () => {
    const admission = new Admission(new Peers([]), 500, 0);
    const waits = Array.from({ length: 500 }, () => admission.turn(0));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(400);
    expect(waits.at(-1)).toBe(500);
    expect(admission.turn(500)).toBe(0);
  });

  it('is refused without a word in a flood', () => {
    const admission = new Admission(new Peers([]), 500, 0);
    const verdicts = Array.from({ length: 3_000 }, (_, i) => admission.handshake(from(`10.0.${i}.1`, page), 0));
    expect(verdicts.filter((verdict) => verdict === 'admitted')).toHaveLength(2_400);
    expect(verdicts.at(-1)).toBe('RATE_LIMITED');
    expect(admission.handshake(from('10.1.0.1', page), 1_000)).toBe('admitted');
  });
});

describe('P18 guessing the code of a live room', () => {
  /** Codes tried, each of them wrong, in the first and in the second half, by networks that take whatever they get. */
  function guesses({ networks, seconds }: { readonly networks: number; readonly seconds: number }): [number, number] {
    const admission = new Admission(new Peers([]), 500, 0);
    const page = { host: 'class.example', origin: 'https://class.example' };
    /** The store takes a second to say that there is no such room. */
    const asked: { readonly network: string; readonly at: number }[] = [];
    const wrong: [number, number] = [0, 0];
    let next = 0;
    // 250 handshakes a second, of which 200 are admitted.
    for (let now = 0; now < seconds * 1_000; now += 4) {
      const network = `2001:db8:0:${(next++ % networks).toString(16)}::1`;
      const request = { headers: page, socket: { remoteAddress: network } } as unknown as IncomingMessage;
      const isIn = admission.handshake(request, now) === 'admitted' && admission.turn(now) === 0;
      if (isIn && admission.mayGuess(network, now)) {
        asked.push({ network, at: now });
      }
      while (asked[0] !== undefined && now - asked[0].at >= 1_000) {
        admission.guessedWrong(asked.shift()?.network ?? '', now);
        wrong[now < seconds * 500 ? 0 : 1]++;
      }
    }
    return wrong;
  }

  it.each([1, 50, 20_000])(
    'of any of 1,000 takes over a year from %d networks at the rate that is admitted',
    (networks) => {
      const seconds = 240;
      const [first, second] = guesses({ networks, seconds });
      const codes = 31 ** 8;
      const years = codes / 1_000 / (second / (seconds / 2)) / (365.25 * 24 * 60 * 60);
      expect(years).toBeGreaterThan(1);
      // What is admitted at once, before the bounds are felt, is not worth having.
      expect((first * 1_000) / codes).toBeLessThan(1e-5);
    },
  );
});
