import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { readImage } from '../image/read-image.ts';
import { writeImage } from '../image/write-image.ts';
import { loadProgram, readOptions } from '../program.ts';
import { run } from '../testing/run.ts';
import expected from './golden/expected.json' with { type: 'json' };
import { moduleDefinitions } from './registry.ts';

vi.setConfig({ testTimeout: 60_000 });

const sourceOf = (name: string): string => readFileSync(new URL(`golden/programs/${name}.py`, import.meta.url), 'utf8');
/** Addresses are each engine's own. */
const withoutAddresses = (text: string): string => text.replaceAll(/0x[\da-f]{4,}/gu, '0x…');

describe('the modules do what CPython 3.14 does', () => {
  it.each(Object.entries(expected))('%s', (name, stdout) => {
    const ran = run(sourceOf(name));
    expect(ran.exception).toBeNull();
    expect(withoutAddresses(ran.stdout).split('\n')).toEqual(withoutAddresses(stdout).split('\n'));
  });
});

describe('a machine that has imported modules can be copied anywhere', () => {
  it.each(Object.entries(expected))('%s', (name, stdout) => {
    let printed = '';
    const options = {
      seed: 1,
      onOutput: (_stream: string, text: string): void => {
        printed += text;
      },
    };
    const loaded = loadProgram(sourceOf(name), 'main.py', options);
    if (loaded.kind !== 'loaded') throw new Error(loaded.diagnostic.message);
    let { machine } = loaded;
    while (machine.run(9001).kind === 'sliced') machine = readImage(writeImage(machine), readOptions(options));
    expect(withoutAddresses(printed)).toBe(withoutAddresses(stdout));
  });
});

describe('importing', () => {
  it('every module can be imported, and none shows itself in a traceback or leaves frames behind', () => {
    const names = Array.from(moduleDefinitions.keys());
    const { stdout, exception } = run(`${names.map((name) => `import ${name}`).join('\n')}\nprint('done')`);
    expect({ stdout, exception }).toEqual({ stdout: 'done\n', exception: null });
  });

  it('a module that is not there is named', () => {
    expect(run('import socket').exception).toBe(`ModuleNotFoundError("No module named 'socket'",)`);
  });

  it('a package is imported with its part, and the part is its attribute', () => {
    expect(run('import collections.abc\nprint(collections.abc.Sized, collections.Counter)').stdout).toBe(
      "<class 'collections.abc.Sized'> <class 'collections.Counter'>\n",
    );
  });

  it('from collections import * brings what is made on demand, too', () => {
    expect(run('from collections import *\nprint(ChainMap({1: 2}), UserList([3]))').stdout).toBe(
      'ChainMap({1: 2}) [3]\n',
    );
  });
});

describe('what the classroom decides itself', () => {
  it('random without a seed depends on the session’s seed alone', () => {
    const source = 'import random\nprint(random.random(), random.Random().random())';
    expect(run(source, { seed: 7 }).stdout).toBe(run(source, { seed: 7 }).stdout);
    expect(run(source, { seed: 7 }).stdout).not.toBe(run(source, { seed: 8 }).stdout);
  });

  it('time moves by what is slept and nothing else', () => {
    expect(
      run('import time\na = time.monotonic()\ntime.sleep(3600)\nprint(round(time.monotonic() - a, 3))').stdout,
    ).toBe('3600.0\n');
  });

  it('the recursion limit can be lowered, not raised beyond the host’s', () => {
    const source = `import sys
def down(n): return n if n == 0 else down(n - 1)
sys.setrecursionlimit(50)
try: down(60)
except RecursionError as error: print(error)
sys.setrecursionlimit(10**9)
print(sys.getrecursionlimit() < 10**9, down(60))`;
    expect(run(source).stdout).toBe('maximum recursion depth exceeded\nTrue 0\n');
  });

  it('erf and erfc are right to the last two digits', () => {
    const source = 'import math\nfor x in (0.5, 1, 2, 3.7): print(repr(math.erf(x)), repr(math.erfc(x)))';
    const numbers = run(source).stdout.trim().split(/\s/u).map(Number);
    const judge = [
      0.5204998778130465, 0.4795001221869535, 0.8427007929497149, 0.15729920705028513, 0.9953222650189527,
      0.004677734981047265, 0.9999998328489421, 1.6715105790914596e-7,
    ];
    numbers.forEach((number, i) => expect(Math.abs(number / (judge[i] as number) - 1)).toBeLessThan(4e-15));
  });
});

describe('private functions of the modules', () => {
  it('refuse with an exception whatever they cannot take', () => {
    const { stdout, status } = run(`import sys
import _abc, _dis, _hidden, _inspect, _random, _sre, _string, _sys, _time, _typing, math
values = [None, 3, 'x', [1], (1,), {}, 2.5, int, len, bytearray(b'ab'), -1, 10**30, True, lambda: 0, ('a b',)]
calls = 0
for module in (_abc, _dis, _hidden, _inspect, _random, _sre, _string, _sys, _time, _typing, math):
    for name, function in [*vars(module).items()]:
        if not callable(function) or isinstance(function, type) or name in ('exit', 'setrecursionlimit', '_write'):
            continue
        for args in [(a,) for a in values] + [(a, b) for a in values for b in values] + [
                ('f', a, b, {}, None) for a in values for b in values]:
            calls += 1
            try:
                function(*args)
            except Exception:
                pass
print(calls > 10000)`);
    expect({ stdout, status }).toEqual({ stdout: 'True\n', status: 'ok' });
  });
});

describe('hostile sizes meet their limit', () => {
  it.each([
    ['math.factorial(10**9)', 'MemoryError()'],
    ['math.comb(10**9, 5 * 10**8)', 'MemoryError()'],
    ['math.factorial(3 * 10**6)', 'instructions'],
    ['random.getrandbits(10**12)', 'MemoryError()'],
    ['max(itertools.count())', 'instructions'],
    ['list(itertools.product(range(100), repeat=9))', 'instructions'],
    ['json.loads("[" * 100000)', 'RecursionError'],
  ])('%s', (source, end) => {
    const program = `import itertools, json, math, random
${source}`;
    const { status, exception } = run(program, { limits: { instructions: 3_000_000 } });
    expect(exception ?? status).toContain(end);
  });
});
