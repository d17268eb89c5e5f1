import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { load, replace } from '../image/testing.ts';
import type { PyCode } from '../objects/code.ts';
import { run } from '../testing/run.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';

const programs = ['settrace-events', 'trace-attributes'].map((name) =>
  readFileSync(new URL(`../../conformance/programs/tracing/${name}.py`, import.meta.url), 'utf8'),
);

test.each(programs)('a program that traces is the same however it is sliced (%#)', (source) => {
  expect(run(source, { slice: 61 })).toEqual(run(source));
});

test.each(programs)('a program that traces can be written down and read back anywhere (%#)', (source) => {
  const whole = load(source);
  whole.vm.run();
  const subject = load(source);
  while (subject.vm.run(2003).kind === 'sliced') replace(subject);
  expect(subject.output).toBe(whole.output);
  expect(subject.vm.executed).toBe(whole.vm.executed);
});

/** Marks each instruction that the guest could see. */
const everything = {
  marks: (code: PyCode) => (code.isHidden ? null : new Uint8Array(code.code.instructions.length / 2).fill(1)),
  mask: 1,
};

const traced = `
import sys
seen = []
def trace(frame, event, argument):
    seen.append(event)
    return trace
def work(n):
    m = n + 1
    try:
        m.missing
    except AttributeError:
        return m
sys.settrace(trace)
work(1)
sys.settrace(None)
print(seen)
`;

test("the host's tracer is asked once before each instruction, and sees the guest's trace function too", () => {
  const subject = load(traced);
  const alone = load(traced);
  alone.vm.run();
  const asked = new Map<string, number>();
  const raised: string[] = [];
  subject.vm.tracer = {
    ...everything,
    before: (frame: Frame, vm: Machine) => {
      const place = `${frame.code.code.name} ${vm.executed}`;
      asked.set(place, (asked.get(place) ?? 0) + 1);
      return false;
    },
    raised: (frame: Frame) => {
      raised.push(frame.code.code.name);
      return false;
    },
    breakpoint: () => false,
  };
  expect(subject.vm.run().kind).toBe('returned');
  expect(subject.output).toBe(alone.output);
  expect(subject.output).toBe("['call', 'line', 'line', 'line', 'exception', 'line', 'line', 'return']\n");
  expect(subject.vm.executed).toBe(alone.vm.executed);
  expect(new Set(asked.values())).toEqual(new Set([1]));
  expect([...asked.keys()].some((place) => place.startsWith('trace '))).toBe(true);
  expect(raised).toEqual(['work']);
});

test("the host's tracer can stop the machine before each instruction of a program that traces", () => {
  const subject = load(traced);
  let stopped = -1;
  subject.vm.tracer = {
    ...everything,
    before: (_frame: Frame, vm: Machine) => {
      if (vm.executed === stopped) return false;
      stopped = vm.executed;
      return true;
    },
    raised: () => true,
    breakpoint: () => false,
  };
  let result = subject.vm.run();
  while (result.kind === 'stopped') result = subject.vm.run();
  expect(result.kind).toBe('returned');
  expect(subject.output).toBe("['call', 'line', 'line', 'line', 'exception', 'line', 'line', 'return']\n");
});

test('a trace function that never ends meets the limit of instructions', () => {
  const source = 'import sys\ndef trace(*event):\n  while True: pass\nsys.settrace(trace)\n(lambda: 0)()';
  expect(run(source, { limits: { instructions: 100_000 } }).status).toBe('instructions');
});

test('a trace function for which there is no room ends in a RecursionError', () => {
  const source = 'import sys\ndef f(*event): return f(*event)\nsys.settrace(f)\n(lambda: 0)()';
  expect(run(source).exception).toMatch(/^RecursionError/u);
});
