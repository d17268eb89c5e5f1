import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bundleOf } from './testing/server-process.ts';

it('an interpreter whose server is gone before it is up ends, and says nothing', async () => {
  const program = fileURLToPath(bundleOf('server', 'apps/server/dist/interpreter-process.js'));
  const child = fork(program, [], { env: {}, execArgv: [], serialization: 'advanced', silent: true });
  const said = [child.stdout, child.stderr].map((stream) => text(stream ?? Readable.from([])));
  child.disconnect();
  const [code] = (await once(child, 'exit')) as [number];
  expect([code, ...(await Promise.all(said))]).toEqual([0, '', '']);
});
