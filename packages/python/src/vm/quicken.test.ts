import { describe, expect, it } from 'vitest';
import { loadProgram } from '../program.ts';
import { quicken } from './quicken.ts';
import type { Tracer } from './machine.ts';

/** What goes through every fused form, with small numbers and with what they are not made for. */
const program = `
def climb(value, step, times):
    seen = []
    for turn in range(times):
        if value < 3:
            value = value + 2
        while turn > 4:
            turn = turn - 2
        if step >= turn:
            value += step
        seen.append(value - 1)
        value % 7
    return seen

for value in 1, 2.5, True, 2**53 - 3, -2**53 + 2, 10**30:
    print(climb(value, 1, 9), climb(value, 0.5, 3))
for text in 'ab':
    try:
        climb(text, 1, 1)
    except TypeError as error:
        print(error)
def unbound(flag):
    if flag:
        late = 1
    return late < 2
try:
    unbound(0)
except UnboundLocalError as error:
    print(error)
`;

interface Outcome {
  readonly output: string;
  /** Instructions executed at the end of each slice. */
  readonly ends: readonly number[];
}

function outcome(slice: number, tracer: Tracer | null): Outcome {
  let output = '';
  const loaded = loadProgram(program, 'main.py', { onOutput: (_stream, text) => (output += text) });
  if (loaded.kind === 'malformed') throw new Error(loaded.diagnostic.message);
  const { machine } = loaded;
  machine.tracer = tracer;
  const ends: number[] = [];
  do ends.push(machine.executed);
  while (machine.run(slice).kind === 'sliced');
  return { output, ends: [...ends, machine.executed] };
}

const everyInstruction: Tracer = {
  marks: ({ code }) => new Uint8Array(code.instructions.length >> 1).fill(1),
  mask: 1,
  before: () => false,
  raised: () => false,
  breakpoint: () => false,
};

describe('the quick form of code', () => {
  it('L3 gives what the plain form gives, for as many instructions', () => {
    const quick = outcome(Number.POSITIVE_INFINITY, null);
    expect(quick).toEqual(outcome(Number.POSITIVE_INFINITY, everyInstruction));
    expect(quick.output).toContain('1000000000000000000000000000');
  });

  it.each([1, 2, 3, 4, 5, 7, 11])('L3 ends slices of %i where the plain form does', (slice) => {
    expect(outcome(slice, null)).toEqual(outcome(slice, everyInstruction));
  });

  it('keeps every instruction at its place', () => {
    const loaded = loadProgram(program, 'main.py', {});
    if (loaded.kind === 'malformed') throw new Error(loaded.diagnostic.message);
    const { code } = loaded.frame;
    const quick = quicken(code).instructions;
    const { instructions } = code.code;
    expect(quick.length).toBe(instructions.length);
    for (let i = 1; i < quick.length; i += 2) expect(quick[i]).toBe(instructions[i]);
  });
});
