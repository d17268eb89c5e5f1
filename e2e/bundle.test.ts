import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

/** Built scripts of an app by the name before their hash. */
function scripts(app: string): Map<string, string> {
  const folder = fileURLToPath(new URL(`../apps/${app}/dist/assets/`, import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return new Map(files.map((name) => [name.replace(/-[\w-]{8}\.js$/, ''), readFileSync(folder + name, 'utf8')]));
}

const kilobytes = (text: string): number => gzipSync(text).length / 1000;

/** A name of an instruction: whoever has it has the engine. */
const engine = 'COPY_FREE_VARS';

describe('the bundles', () => {
  it('have the engine in the worker and nowhere else', () => {
    const student = scripts('student');
    expect([...student].filter(([, text]) => text.includes(engine)).map(([name]) => name)).toEqual(['sandbox.worker']);
    expect([...scripts('instructor')].filter(([, text]) => text.includes(engine))).toEqual([]);
  });

  it('let a student join with less than 70 kB of script', () => {
    const index = scripts('student').get('index');
    expect(index === undefined ? Infinity : kilobytes(index)).toBeLessThan(70);
  });
});
