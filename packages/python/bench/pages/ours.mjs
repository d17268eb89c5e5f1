import { loadPart, loadProgram, withParts } from '../../src/index.ts';

/** A page, or a process, that runs one program with this engine: `finish` gets what it printed. */
export async function runFirst(/** @type {string} */ source) {
  let output = '';
  const options = { onOutput: (/** @type {string} */ _stream, /** @type {string} */ text) => void (output += text) };
  const loaded = await withParts(() => loadProgram(source, 'main.py', options));
  if (loaded.kind === 'malformed') throw new Error(loaded.diagnostic.message);
  for (;;) {
    const result = loaded.machine.run();
    if (result.kind === 'returned') return output;
    if (result.kind !== 'needs') throw new Error(`the program ended as ${result.kind}`);
    await loadPart(result.part);
  }
}
