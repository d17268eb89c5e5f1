import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadProgram } from '../program.ts';
import { loaders } from './lazy.ts';
import { areAllPartsHere, partNames, PartNeeded, partOf } from './part.ts';

const home = join(import.meta.dirname, '../../conformance/programs');
const programs = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.py'));

/** Parts that are absent, and what brings each back. */
const absent = new Map<string, () => void>();

function withdrawAll(): void {
  for (const name of partNames) absent.set(name, partOf(name).withdraw());
}

function bring(name: string): void {
  absent.get(name)?.();
  absent.delete(name);
}

interface Ran {
  readonly output: string;
  readonly executed: number;
  readonly nextId: number;
  readonly allocated: number;
  readonly end: string;
}

/** Runs a program to its end, bringing each part when it is asked for. */
function run(source: string, asked: string[] = []): Ran {
  let output = '';
  const onOutput = (stream: string, text: string): void => {
    output += `${stream}: ${text}`;
  };
  const withParts = <T>(action: () => T): T => {
    for (;;) {
      try {
        return action();
      } catch (error) {
        if (!(error instanceof PartNeeded)) throw error;
        asked.push(error.part);
        bring(error.part);
      }
    }
  };
  const loaded = withParts(() => loadProgram(source, 'main.py', { onOutput }));
  if (loaded.kind === 'malformed')
    return { output: loaded.diagnostic.message, executed: 0, nextId: 0, allocated: 0, end: 'malformed' };
  const vm = loaded.machine;
  vm.stdinClosed = true;
  for (;;) {
    const result = vm.run();
    if (result.kind !== 'needs')
      return {
        output,
        executed: vm.executed,
        nextId: vm.clock.nextId,
        allocated: vm.clock.allocated,
        end: result.kind,
      };
    asked.push(result.part);
    bring(result.part);
  }
}

test(
  'L3 a part that comes late leaves no trace: instructions, ids and bytes are the same',
  { timeout: 300_000 },
  () => {
    const everAsked = new Set<string>();
    for (const [i, name] of programs.entries()) {
      if (i % 4 !== 0) continue;
      const source = readFileSync(join(home, name), 'utf8');
      const whole = run(source);
      const asked: string[] = [];
      withdrawAll();
      try {
        expect(run(source, asked), name).toEqual(whole);
      } finally {
        for (const part of partNames) bring(part);
      }
      for (const part of asked) everAsked.add(part);
    }
    expect(areAllPartsHere()).toBe(true);
    expect(everAsked.size, [...everAsked].join(' ')).toBeGreaterThan(partNames.length / 2);
  },
);

test('L3 a part that is needed after the guest traced the instruction leaves no trace either', () => {
  const source = readFileSync(join(home, 'tracing/trace-attributes.py'), 'utf8');
  const whole = run(source);
  withdrawAll();
  try {
    expect(run(source)).toEqual(whole);
  } finally {
    for (const part of partNames) bring(part);
  }
});

test('a program that needs no part runs without any', () => {
  withdrawAll();
  try {
    const asked: string[] = [];
    expect(
      run('def f(n):\n    return n and n + f(n - 1)\nprint(f(10), [i for i in range(3)], {"a": 1})\n', asked),
    ).toMatchObject({
      output: "stdout: 55 [0, 1, 2] {'a': 1}\n",
      end: 'returned',
    });
    expect(asked).toEqual([]);
  } finally {
    for (const part of partNames) bring(part);
  }
});

test('every part has a place to be fetched from', () => {
  expect(Object.keys(loaders).toSorted()).toEqual(partNames.toSorted());
});
