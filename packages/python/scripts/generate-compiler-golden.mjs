/**
 * Writes what CPython 3.14 (Pyodide) makes of the programs in `src/compiler/golden/*.py` into JSON files beside them.
 * A program begins with a line `# --- title` and may say `# mode: eval` or `# mode: single` in its first line.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const folder = new URL('../src/compiler/golden/', import.meta.url);
const python = await loadPyodide();
python.runPython(readFileSync(new URL('describe-code.py', import.meta.url), 'utf8'));

let count = 0;
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.py'))
  .sort()) {
  const golden = [];
  for (const part of readFileSync(new URL(file, folder), 'utf8')
    .split(/^# --- /m)
    .slice(1)) {
    const [title, ...lines] = part.split('\n');
    const mode = /^# mode: (\w+)$/.exec(lines[0] ?? '')?.[1] ?? 'exec';
    const source = `${lines
      .slice(mode === 'exec' ? 0 : 1)
      .join('\n')
      .trimEnd()}\n`;
    python.globals.set('SOURCE', source);
    python.globals.set('MODE', mode);
    const described = JSON.parse(python.runPython('json.dumps(describe(SOURCE, MODE))'));
    golden.push({ title, mode, source, ...described });
  }
  count += golden.length;
  writeFileSync(new URL(file.replace(/py$/, 'json'), folder), `${JSON.stringify(golden, null, 1)}\n`);
}
console.log(`${count} programs`);
