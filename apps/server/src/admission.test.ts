import { describe, expect, it } from 'vitest';
import { Admission } from './admission.ts';
import { Peers } from './peers.ts';

describe('one address that asks too often', () => {
  it('gets no more rooms, and stops nobody else', () => {
    const admission = new Admission(new Peers([]), 0);
    for (let i = 0; i < 20; i++) expect(admission.mayCreateRoom('a', 0)).toBe(true);
    for (let i = 0; i < 500; i++) expect(admission.mayCreateRoom('a', 0)).toBe(false);
    expect(admission.mayCreateRoom('b', 0)).toBe(true);
    expect(admission.mayCreateRoom('a', 1_000)).toBe(true);
  });

  it('P18 may be wrong about a code sixty times at once, and once a second after', () => {
    const admission = new Admission(new Peers([]), 0);
    for (let i = 0; i < 60; i++) admission.guessedWrong('a', 0);
    admission.tidy(0);
    expect([admission.mayGuess('a', 0), admission.mayGuess('b', 0), admission.mayGuess('a', 1_000)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
