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

/** What the engine needs from the start: scripts/engine-chunks.mjs. */
const core = ['parser', 'compiler', 'engine'];

describe('the bundles', () => {
  it('have the engine in chunks of its own, and the pages do not load it', () => {
    const student = scripts('student');
    // `dis`, in one of the engine's parts, knows the names of instructions as well.
    const holders = [...student].filter(([, text]) => text.includes(engine)).map(([name]) => name);
    expect(holders.toSorted()).toEqual(['compiler', 'inspection']);
    expect(student.get('index')).not.toMatch(/from\s*["'][^"']*(?:parser|compiler|engine)-/);
    expect([...scripts('instructor')].filter(([, text]) => text.includes(engine))).toEqual([]);
  });

  it('have an engine whose core is below 120 kB; its parts come behind it', () => {
    const student = scripts('student');
    const sizes = core.map((name) => kilobytes(student.get(name) ?? ''));
    expect(Math.min(...sizes)).toBeGreaterThan(10);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(120);
    for (const part of ['containers', 'explain', 'frozen', 'types', 'unicode'])
      expect([...student.keys()]).toContain(part);
  });

  it('let a student join with less than 70 kB of script', () => {
    const index = scripts('student').get('index');
    expect(index === undefined ? Infinity : kilobytes(index)).toBeLessThan(70);
  });
});
