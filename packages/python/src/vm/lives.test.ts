import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readImage } from '../image/read-image.ts';
import { writeImage } from '../image/write-image.ts';
import { loadProgram, readOptions } from '../program.ts';
import { run } from '../testing/run.ts';
import type { RunResult } from './machine.ts';

const home = new URL('../../conformance/programs/lifetimes/', import.meta.url);
const programs = readdirSync(home).map((file) => ({ file, source: readFileSync(new URL(file, home), 'utf8') }));

interface Ended {
  readonly text: string;
  readonly executed: number;
  readonly nextId: number;
}

/** Runs in slices; after each, `between` may put another machine in the place of the one that ran. */
function runSliced(source: string, slice: number, isRestored: boolean): Ended {
  let text = '';
  const options = { onOutput: (_stream: string, part: string) => void (text += part) };
  const loaded = loadProgram(source, 'main.py', options);
  if (loaded.kind === 'malformed') throw new Error(loaded.diagnostic.message);
  let { machine } = loaded;
  let result: RunResult = machine.run(slice);
  while (result.kind === 'sliced') {
    if (isRestored) machine = readImage(writeImage(machine), readOptions(options));
    result = machine.run(slice);
  }
  return { text, executed: machine.executed, nextId: machine.clock.nextId };
}

describe('objects end at the same instruction', { timeout: 60_000 }, () => {
  test.each(programs)('L3 $file in one go and in slices', ({ source }) => {
    const whole = runSliced(source, Number.POSITIVE_INFINITY, false);
    expect(runSliced(source, 11, false)).toEqual(whole);
  });

  test.each(programs)('L3 $file restored from an image again and again', ({ source }) => {
    const whole = runSliced(source, Number.POSITIVE_INFINITY, false);
    expect(runSliced(source, Math.max(97, whole.executed >> 4), true)).toEqual(whole);
  });

  test.each(programs)('L3 $file with somebody watching', ({ source }) => {
    const whole = runSliced(source, Number.POSITIVE_INFINITY, false);
    let text = '';
    const loaded = loadProgram(source, 'main.py', { onOutput: (_stream, part) => void (text += part) });
    if (loaded.kind === 'malformed') throw new Error(loaded.diagnostic.message);
    const { machine } = loaded;
    const everywhere = new Uint8Array(100_000).fill(1);
    let isPassed = false;
    // One instruction on: the tracer lets the one go at which it stopped.
    machine.tracer = {
      mask: 1,
      marks: () => everywhere,
      before: () => {
        isPassed = !isPassed;
        return !isPassed;
      },
      raised: () => false,
      breakpoint: () => false,
    };
    while (machine.run().kind === 'stopped');
    expect({ text, executed: machine.executed, nextId: machine.clock.nextId }).toEqual(whole);
  });
});

const noisy = `
class Noisy:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
`;

describe('the end of an object', { timeout: 60_000 }, () => {
  test('many of them cost what they are', () => {
    const source = `${noisy.replace("print('del', self.n)", 'ended.append(self.n)')}
ended = []
for i in range(1000):
    Noisy(i)
print(len(ended), ended == [*range(1000)])
kept = [Noisy(i) for i in range(1000)]
del kept
print(len(ended))
`;
    const ran = run(source, { limits: { instructions: 5_000_000 } });
    expect(ran.status).toBe('ok');
    expect(ran.stdout).toBe('1000 True\n2000\n');
  });

  test('a large heap puts it off, and no further than the heap is large', () => {
    const source = `${noisy}
heap = [[i] for i in range(20000)]
Noisy('first')
Noisy('second')
for i in range(50000): pass
print('end')
`;
    expect(run(source).stdout).toBe('del first\ndel second\nend\n');
  });

  test('a finalizer may end others', () => {
    const source = `${noisy}
class Outer:
    def __del__(self):
        print('outer begins')
        self.inner = None
        print('outer ends')
o = Outer()
o.inner = Noisy('inner')
del o
print('end')
`;
    expect(run(source).stdout).toBe('outer begins\ndel inner\nouter ends\nend\n');
  });

  test('a program that runs out of instructions ends nothing any more', () => {
    const ran = run(`${noisy}\nn = Noisy(1)\nwhile True: pass\n`, { limits: { instructions: 10_000 } });
    expect(ran.status).toBe('instructions');
    expect(ran.stdout).toBe('');
  });

  test('a machine without mortals does not watch', () => {
    const loaded = loadProgram(`${noisy}\nNoisy(1)\nx = 1\ny = 2\n`, 'main.py', {});
    if (loaded.kind === 'malformed') throw new Error(loaded.diagnostic.message);
    expect(loaded.machine.lives).toBe(null);
    loaded.machine.run();
    expect(loaded.machine.lives).toBe(null);
  });

  test('cycles with a finalizer are collected after a while without being asked', () => {
    const source = `${noisy}
n = Noisy('ring')
n.me = n
del n
for i in range(11000): [i]
print('end')
`;
    expect(run(source).stdout).toBe('del ring\nend\n');
    expect(run(`import gc\ngc.disable()\n${source}`).stdout).toBe('end\ndel ring\n');
  });

  test('sys.unraisablehook is told of what cannot be raised', () => {
    const source = `
import sys
def hook(args): print(args.exc_type.__name__, args.exc_value, args.err_msg, args.object.__name__)
sys.unraisablehook = hook
class Bad:
    def __del__(self): raise ValueError('no')
Bad()
print('end')
`;
    expect(run(source).stdout).toBe('ValueError no Exception ignored while calling deallocator __del__\nend\n');
  });
});
