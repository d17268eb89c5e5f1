import { describe, expect, it } from 'vitest';
import { goldenLogNames, readGoldenLog, replay } from './testing/golden-logs.ts';
import { engineVersion } from './version.ts';

describe('the golden logs', () => {
  it.each(goldenLogNames)('P11 S1 %s leads to the states that it has always led to', (name) => {
    const { commands, records } = readGoldenLog(name);
    expect(replay(commands)).toEqual(records.at(-1)?.hashes);
  });

  it.each(goldenLogNames)('P11 %s: other states are another engine’s, and say why', (name) => {
    const { commands, records } = readGoldenLog(name);
    const engines = records.map(({ engine }) => engine);
    expect(engines).toEqual([...new Set(engines)]);
    expect(engines.every((engine) => engine.localeCompare(engineVersion, 'en', { numeric: true }) <= 0)).toBe(true);
    for (const { because, hashes } of records) {
      expect(because).not.toBe('');
      expect(hashes).toHaveLength(commands.length);
    }
  });

  it('are of twelve rooms at least, and of every kind of command', () => {
    const kinds = goldenLogNames.flatMap((name) => readGoldenLog(name).commands.map(({ kind }) => kind));
    expect(goldenLogNames.length).toBeGreaterThanOrEqual(12);
    expect([...new Set(kinds)].toSorted()).toEqual([
      'back',
      'breakpoints',
      'evaluate',
      'goTo',
      'input',
      'load',
      'restart',
      'setCell',
      'step',
    ]);
  });
});
