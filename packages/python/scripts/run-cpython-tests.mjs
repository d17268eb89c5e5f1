/**
 * Runs CPython's own regression tests in the machine, each test by itself, and prints how many pass.
 *
 *   node packages/python/scripts/run-cpython-tests.mjs ~/cpython/Lib/test [test_scope …]
 *     --failures          each test that fails, with the last line of its traceback
 *     --skipped           each test that is skipped, with its reason
 *     --only NAME         tests whose name contains it
 *     --jobs N            processes (2)
 *     --instructions N    budget of one test (20 million)
 *     --patience S        seconds after which a test that says nothing has failed (120)
 *     --cpython-only      also those that CPython's authors mark as details of CPython
 *     --judge FILE        results of real CPython (judge-cpython-tests.mjs): only tests that pass there are counted
 *     --json FILE         writes the results
 *     --compare FILE      results written before: what has changed since
 *
 * The tests are read from the directory given; nothing of them is part of this repository. What they import is the
 * classroom's own, a stand-in of ours for `test.support`, or a stand-in that raises where a test uses it.
 */
import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { groups } from './cpython-tests/groups.mjs';
import { compareResults, Report } from './cpython-tests/report.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    failures: { type: 'boolean', default: false },
    skipped: { type: 'boolean', default: false },
    'cpython-only': { type: 'boolean', default: false },
    only: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    instructions: { type: 'string', default: '20000000' },
    patience: { type: 'string', default: '120' },
    judge: { type: 'string' },
    json: { type: 'string' },
    compare: { type: 'string' },
  },
});

const [directory, ...named] = positionals;
if (directory === undefined) {
  process.stderr.write('usage: run-cpython-tests.mjs <CPython Lib/test> [test file …] [options]\n');
  process.exit(2);
}
const files = named.length > 0 ? named.map((name) => name.replace(/\.py$/u, '')) : Object.values(groups).flat();
const settings = {
  directory: resolve(directory),
  only: values.only ?? null,
  instructions: Number(values.instructions),
  bytes: 512 * 1024 * 1024,
  cpythonOnly: values['cpython-only'],
};

const judge = values.judge === undefined ? null : JSON.parse(readFileSync(values.judge, 'utf8'));
const report = new Report(groups, judge, values);
const results = await runAll(files, Number(values.jobs), (result) => report.add(result));
report.finish();
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 1)}\n`);
if (values.compare !== undefined) compareResults(JSON.parse(readFileSync(values.compare, 'utf8')), results);

/**
 * Hands the files to so many processes. A process that dies, or is silent for too long, is replaced: the test it was at
 * has failed, and the file goes on behind it.
 */
function runAll(waiting, jobs, onResult) {
  const queue = waiting.map((file) => ({ file, broken: null, tests: [], standins: [], ran: [] }));
  const done = [];
  return new Promise((finish) => {
    let running = 0;
    const start = () => {
      const worker = fork(fileURLToPath(new URL('cpython-tests/worker.mjs', import.meta.url)), {
        execArgv: ['--import', 'tsx', '--max-old-space-size=1800'],
      });
      running++;
      let current = null;
      let test = null;
      let timer;
      const expect = () => {
        clearTimeout(timer);
        timer = setTimeout(() => worker.kill('SIGKILL'), Number(values.patience) * 1000);
      };
      const next = () => {
        current = queue.shift() ?? null;
        if (current === null) worker.disconnect();
        else worker.send({ file: current.file, ran: current.ran, settings });
      };
      const complete = () => {
        const { ran: _ran, ...result } = current;
        done.push(result);
        onResult(result);
        current = null;
      };
      worker.on('message', (message) => {
        expect();
        if (message.kind === 'begins') {
          test = message.name;
          current.ran.push(test);
        } else if (message.kind === 'tests') {
          current.tests.push(...message.tests);
          test = null;
        } else if (message.kind === 'finished') {
          current.broken = message.broken;
          current.standins = message.standins;
          complete();
          next();
        } else next();
      });
      worker.on('exit', (code, signal) => {
        clearTimeout(timer);
        running--;
        if (current !== null) {
          const reason =
            signal === 'SIGKILL'
              ? `no end within ${values.patience} s`
              : `the process ended (${signal ?? String(code)})`;
          if (test === null) {
            current.broken = { verdict: 'failed', reason };
            complete();
          } else {
            current.tests.push({ name: test, verdict: 'failed', reason, ms: 0 });
            queue.unshift(current);
          }
          start();
        } else if (running === 0) finish(done);
      });
    };
    for (let i = 0; i < jobs; i++) start();
  });
}
