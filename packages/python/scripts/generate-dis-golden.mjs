/**
 * Writes what `dis` of CPython 3.14 (Pyodide) prints for every code object of the programs in conformance/programs: a hash
 * each, to conformance/dis/golden/dis.json. Run it after adding a program: node packages/python/scripts/generate-dis-golden.mjs
 * `--show closures/memo.py` prints the text for one program and writes nothing.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const home = new URL('../conformance/', import.meta.url);
const driver = readFileSync(new URL('dis/driver.py', home), 'utf8');
const python = await loadPyodide();
let written = [];
python.setStdout({ raw: (byte) => written.push(byte) });

function disOf(program) {
  written = [];
  const globals = python.globals.get('dict')();
  const source = readFileSync(new URL(`programs/${program}`, home), 'utf8');
  python.runPython(`SOURCE = ${JSON.stringify(source)}\n${driver}`, { globals });
  globals.destroy();
  return Buffer.from(written).toString('utf8');
}

/** Addresses differ from run to run. */
const hash = (text) =>
  createHash('sha256')
    .update(text.replaceAll(/0x[0-9a-f]+/gu, '0x'))
    .digest('hex')
    .slice(0, 12);

const show = process.argv.indexOf('--show');
if (show > 0) {
  process.stdout.write(disOf(process.argv[show + 1]));
} else {
  const golden = {};
  let count = 0;
  for (const topic of readdirSync(new URL('programs/', home))) {
    for (const file of readdirSync(new URL(`programs/${topic}/`, home))) {
      const program = `${topic}/${file}`;
      // What the compiler refuses has no code.
      let text;
      try {
        text = disOf(program);
      } catch {
        continue;
      }
      golden[program] = text.split('<<< ').slice(1).map(hash);
      count += golden[program].length;
    }
  }
  writeFileSync(new URL('dis/golden/dis.json', home), `${JSON.stringify(golden)}\n`);
  process.stdout.write(`${count} code objects of ${Object.keys(golden).length} programs\n`);
}
