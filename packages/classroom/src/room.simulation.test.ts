import { describe, expect, it } from 'vitest';
import type { Fault } from './testing/fault.ts';
import { Simulation } from './testing/simulation.ts';

const schedules = Number(process.env['SCHEDULES'] ?? 1_000);
const eventsEach = 120;

/** The first seed whose schedule violates something, with what it violates. */
function firstViolation(count: number, fault: Fault | null): { seed: number; violations: readonly string[] } | null {
  for (let seed = 1; seed <= count; seed++) {
    const { violations } = new Simulation(seed, fault).run(eventsEach).settle();
    if (violations.length > 0) return { seed, violations };
  }
  return null;
}

describe('a class on two nodes under random schedules', () => {
  it('I2 I4 I5 I6 I8 I9 I11 hold after every schedule', () => {
    expect(firstViolation(schedules, null)).toBeNull();
  });

  it('the schedules are of substance: commands, crashes and refusals happen in them', () => {
    const kinds = new Set<string>();
    for (let seed = 1; seed <= 50; seed++) {
      for (const { op } of new Simulation(seed).run(eventsEach).settle().log) {
        kinds.add(op.kind === 'evaluate' ? (op.source.split(' ')[0] ?? '') : op.kind);
      }
    }
    expect([...kinds].toSorted()).toEqual(['boom', 'no', 'step', 'void']);
  });
});

describe('the checks catch a broken build', () => {
  it.each<[Fault, RegExp]>([
    ['ackBeforeAppend', /^I4/],
    ['noDedupe', /^I5/],
    ['noCompare', /^I2|^I4/],
    ['trustsRole', /^I11/],
    ['trustsNode', /^I11/],
    ['openDoor', /^R18/],
    ['unboundedQueue', /^I9/],
  ])('%s', (fault, expected) => {
    const found = firstViolation(200, fault);
    expect(found?.violations.join('\n')).toMatch(new RegExp(expected.source, 'm'));
  });
});
