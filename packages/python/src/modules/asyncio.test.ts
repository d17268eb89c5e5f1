import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { readImage } from '../image/read-image.ts';
import { writeImage } from '../image/write-image.ts';
import { loadProgram, readOptions } from '../program.ts';
import { run } from '../testing/run.ts';

vi.setConfig({ testTimeout: 60_000 });

const programs = new URL('../../conformance/programs/asyncio/', import.meta.url);

describe('an event loop', () => {
  test.each(['cancelling', 'queues', 'task-groups', 'generators-and-context'])(
    'can be copied anywhere in %s, tasks, timers and open generators included',
    (name) => {
      const source = readFileSync(new URL(`${name}.py`, programs), 'utf8');
      let printed = '';
      const options = {
        seed: 1,
        onOutput: (_stream: string, text: string): void => {
          printed += text;
        },
      };
      const loaded = loadProgram(source, 'main.py', options);
      if (loaded.kind !== 'loaded') throw new Error(loaded.diagnostic.message);
      let { machine } = loaded;
      let copies = 0;
      while (machine.run(9001).kind === 'sliced') {
        machine = readImage(writeImage(machine), readOptions(options));
        copies++;
      }
      expect(copies).toBeGreaterThan(5);
      expect(printed).toBe(run(source).stdout);
    },
  );

  test('that would wait for ever says so', () => {
    const { exception } = run(`
import asyncio
async def main():
    await asyncio.Event().wait()
asyncio.run(main())
`);
    expect(exception).toMatch(/^RuntimeError\('the event loop would wait for ever/u);
  });

  test('that never ends meets its limit', () => {
    const source = `
import asyncio
async def main():
    while True:
        try:
            await asyncio.sleep(0)
        finally:
            pass
asyncio.run(main())
`;
    expect(run(source, { limits: { instructions: 300_000 } }).status).toBe('instructions');
  });

  test('passes years in no time', () => {
    const { stdout } = run(`
import asyncio, time
async def main():
    await asyncio.sleep(10 * 365 * 86400)
start = time.monotonic()
asyncio.run(main())
print(round(time.monotonic() - start) == 10 * 365 * 86400)
`);
    expect(stdout).toBe('True\n');
  });

  test('reports at its end what nobody asked for', () => {
    const { stderr, status } = run(`
import asyncio
async def fails():
    raise ValueError('unseen')
async def main():
    asyncio.create_task(fails(), name='lost')
    await asyncio.sleep(0)
asyncio.run(main())
`);
    expect(status).toBe('ok');
    expect(stderr).toContain(
      "Task exception was never retrieved\nfuture: <Task finished name='lost' coro=<fails() done",
    );
    expect(stderr).toContain('ValueError: unseen\n');
  });
});
