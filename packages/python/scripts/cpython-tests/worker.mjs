/**
 * Runs one test file after another, as told by the parent process. The file is imported once; each of its tests runs in
 * a machine of its own, restored from the image of that moment.
 */
import { readFileSync } from 'node:fs';
import { readImage } from '../../src/image/read-image.ts';
import { writeImage } from '../../src/image/write-image.ts';
import { loadProgram, readOptions } from '../../src/program.ts';
import { describeUncaught } from '../../src/traceback/uncaught.ts';
import { guestModules } from './guest-modules.mjs';

const driver = readFileSync(new URL('guest/driver.py', import.meta.url), 'utf8');

process.on('message', ({ file, ran, settings }) => {
  process.send({ kind: 'finished', ...runFile(file, new Set(ran), settings) });
});

/** `ran`: tests that need not run again. */
function runFile(file, ran, settings) {
  const standins = new Set();
  const findModule = guestModules(settings.directory, settings, (name) => standins.add(name));
  const sink = { text: '' };
  const base = {
    findModule,
    limits: {
      instructions: settings.instructions,
      bytes: settings.bytes,
      output: 16 * 1024 * 1024,
      source: 16 * 1024 * 1024,
    },
    onOutput: (stream, text) => {
      if (stream === 'stdout') sink.text += text;
    },
  };
  const imported = attempt(() => {
    const loaded = loadProgram(driver, 'driver.py', base);
    const { machine } = loaded;
    machine.stdin.push(`test.${file.replaceAll('/', '.').replace(/\.__init__$/u, '')}`);
    const ended = machine.run();
    if (ended.kind !== 'input') return { said: said(sink.text), problem: problemOf(machine, ended) };
    return { said: said(sink.text), image: writeImage(machine) };
  });
  const names = imported.said?.get('tests');
  if (names === undefined) {
    const skipped = imported.said?.get('skipped');
    const reason = skipped ?? imported.said?.get('broken') ?? imported.problem;
    return {
      broken: { verdict: skipped === undefined ? 'failed' : 'skipped', reason },
      standins: [...standins],
    };
  }
  const options = remembering(readOptions(base));
  for (const name of names) {
    if (settings.only !== null && !name.includes(settings.only)) continue;
    if (ran.has(name)) continue;
    process.send({ kind: 'begins', name });
    sink.text = '';
    const began = performance.now();
    const outcome = attempt(() => {
      const machine = readImage(imported.image, options);
      machine.budgetEnd = machine.executed + settings.instructions;
      machine.stdin.push(name);
      machine.stdinClosed = true;
      const ended = machine.run();
      return { said: said(sink.text), problem: problemOf(machine, ended) };
    });
    const ms = Math.round(performance.now() - began);
    process.send({ kind: 'tests', tests: verdicts(name, outcome, ms) });
  }
  return { broken: null, standins: [...standins] };
}

/** Of the test, or of each example in a docstring. */
function verdicts(name, { said: lines, problem }, ms) {
  const examples = lines?.get('examples');
  if (examples !== undefined) {
    return examples.map(([line, passed, reason]) => ({
      name: `${name}:${line}`,
      verdict: passed ? 'passed' : 'failed',
      reason,
      ms,
    }));
  }
  const [verdict, reason] = lines?.get('result') ?? ['failed', problem];
  return [{ name, verdict, reason, ms }];
}

/** A test must not end the runner: what the engine throws is the test's failure, and a fault of the engine's. */
function attempt(action) {
  try {
    return action();
  } catch (error) {
    const at =
      error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 3).join(' ').replaceAll(/\s+/gu, ' ') : '';
    return { problem: `engine fault: ${String(error)}${at}` };
  }
}

function problemOf(machine, ended) {
  if (ended.kind === 'limit') return `limit: ${ended.limit.limit}`;
  if (ended.kind === 'raised') return describeUncaught(machine, ended.exception, () => null).traceback;
  return ended.kind;
}

function said(text) {
  const lines = new Map();
  for (const line of text.split('\n')) {
    if (!line.startsWith('\x1e')) continue;
    const end = /^[a-z]+/u.exec(line.slice(1))?.[0].length ?? 0;
    lines.set(line.slice(1, end + 1), JSON.parse(line.slice(end + 1)));
  }
  return lines;
}

/** Test files are long: what they compile to is kept, whatever their length. */
function remembering(options) {
  const results = new Map();
  return {
    ...options,
    compile: (source, filename, mode, flags) => {
      if (source.length < 50_000) return options.compile(source, filename, mode, flags);
      const key = `${mode} ${flags} ${filename} ${source.length}`;
      const known = results.get(key);
      if (known?.source === source) return known.result;
      const result = options.compile(source, filename, mode, flags);
      results.set(key, { source, result });
      return result;
    },
  };
}

process.send({ kind: 'ready' });
