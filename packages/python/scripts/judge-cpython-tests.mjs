/**
 * Runs CPython's regression tests in real CPython 3.14 (Pyodide) and writes which pass there, as a judge of the tests
 * themselves: those of another version, or that need what is not in WebAssembly, say nothing about the machine.
 *
 *   node packages/python/scripts/judge-cpython-tests.mjs ~/cpython/Lib/test judge.json [test_scope …]
 *
 * Results are added to the file; what it has of a test file already is kept. `run-cpython-tests.mjs --judge judge.json` reads it.
 */
import { fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { groups } from './cpython-tests/groups.mjs';

/** Milliseconds after which a test that says nothing counts as hung. */
const patience = 240_000;

const [directory, output, ...named] = process.argv.slice(2);
if (directory === undefined || output === undefined) {
  process.stderr.write('usage: judge-cpython-tests.mjs <CPython Lib/test> <output.json> [test file …]\n');
  process.exit(2);
}
const files = named.length > 0 ? named : Object.values(groups).flat();
const all = existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : {};
for (const file of files) {
  if (all[file] !== undefined) continue;
  all[file] = await judge(file);
  writeFileSync(output, `${JSON.stringify(all, null, 1)}\n`);
  const verdicts = Object.values(all[file]);
  process.stdout.write(`${file}: ${verdicts.filter((verdict) => verdict === 'passed').length} of ${verdicts.length}\n`);
}

/** The verdict of each test; a test that ends or hangs its process has failed, and the next begins in another one. */
async function judge(file) {
  const verdicts = {};
  for (;;) {
    const ended = await attempt(file, verdicts);
    if (ended === 'finished') break;
    const current = Object.keys(verdicts).find((name) => verdicts[name] === 'started');
    if (current === undefined) break;
    verdicts[current] = 'failed';
  }
  return Object.fromEntries(Object.entries(verdicts).filter(([, verdict]) => verdict !== 'examples'));
}

function attempt(file, verdicts) {
  return new Promise((end) => {
    const child = fork(fileURLToPath(new URL('cpython-tests/judge-process.mjs', import.meta.url)));
    let outcome = 'ended';
    let timer = setTimeout(() => child.kill('SIGKILL'), patience);
    child.on('message', (message) => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), patience);
      if (message.ready) child.send({ file, directory: resolve(directory), done: Object.keys(verdicts) });
      else if (message.finished) {
        outcome = 'finished';
        child.kill();
      } else verdicts[message.name] = message.verdict;
    });
    child.on('exit', () => {
      clearTimeout(timer);
      end(outcome);
    });
  });
}
