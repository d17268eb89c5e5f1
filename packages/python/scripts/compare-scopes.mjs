/**
 * Compares this engine with CPython 3.14 (Pyodide) over generated programs about names: symbol tables with their flags,
 * the variables of code objects, what is printed, how it ends.
 *
 *   node packages/python/scripts/compare-scopes.mjs [--programs=10000] [--seed=1]
 *   node packages/python/scripts/compare-scopes.mjs --write
 *
 * The first programs that differ are printed. `--write` writes what CPython says of the 300 programs of the test to
 * conformance/golden/scope-programs.json: a hash each.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { loadPyodide } from 'pyodide';
import { register } from 'tsx/esm/api';

register();
const { scopePrograms } = await import('../src/testing/scope-programs.ts');
const { describeScopes } = await import('../src/testing/describe-scopes.ts');

const { values: options } = parseArgs({
  options: {
    programs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});

const python = await loadPyodide();
python.runPython(readFileSync(new URL('describe-scopes.py', import.meta.url), 'utf8'));
const describeAll = python.globals.get('describe_all');
const askPython = (programs) => JSON.parse(describeAll(JSON.stringify(programs)));

if (options.write) {
  const hash = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
  const lines = askPython(scopePrograms(300, 1)).map(({ table, code, stdout, error }) =>
    hash({ table, code, stdout, error }),
  );
  writeFileSync(
    new URL('../conformance/golden/scope-programs.json', import.meta.url),
    `${JSON.stringify(lines, null, 1)}\n`,
  );
  process.stdout.write(`${lines.length} programs\n`);
} else {
  const wanted = Number(options.programs);
  const batch = 250;
  let different = 0;
  let malformed = 0;
  let raised = 0;
  for (let done = 0; done < wanted; done += batch) {
    const programs = scopePrograms(Math.min(batch, wanted - done), Number(options.seed) * 1_000_003 + done);
    askPython(programs).forEach((theirs, i) => {
      const ours = describeScopes(programs[i]);
      if (theirs.code === null) malformed++;
      else if (theirs.error !== null) raised++;
      const parts = ['table', 'code', 'stdout', 'error'].filter((part) => !isDeepStrictEqual(ours[part], theirs[part]));
      if (parts.length === 0) return;
      different++;
      if (different > 8) return;
      process.stdout.write(`=== differs in ${parts.join(', ')}\n${programs[i]}\n`);
      for (const part of parts) {
        process.stdout.write(
          `--- ${part}, CPython\n${JSON.stringify(theirs[part])}\n--- ${part}, ours\n${JSON.stringify(ours[part])}\n`,
        );
      }
    });
    if (done % 2500 === 0) process.stdout.write(`${done + programs.length} programs, ${different} differ\n`);
  }
  process.stdout.write(
    `${wanted} programs, seed ${options.seed}: ${different} differ; ${malformed} refused, ${raised} end in an exception\n`,
  );
  process.exitCode = different === 0 ? 0 : 1;
}
