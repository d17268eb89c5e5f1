import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from './testing/run.ts';

const home = new URL('../conformance/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, home), 'utf8');

/** Hashes of what `dis` of CPython 3.14 prints for each code object; written by scripts/generate-dis-golden.mjs. */
const golden = JSON.parse(read('dis/golden/dis.json')) as Readonly<Record<string, readonly string[]>>;
/** `program: qualified name line` of code objects whose text is known to be another, and why. */
const differences = JSON.parse(read('dis/differences.json')) as Readonly<Record<string, string>>;
const driver = read('dis/driver.py');

const hash = (text: string): string =>
  createHash('sha256')
    .update(text.replaceAll(/0x[0-9a-f]+/gu, '0x'))
    .digest('hex')
    .slice(0, 12);

describe('dis prints what it prints in CPython', () => {
  test.each(Object.entries(golden))('%s', (program, hashes) => {
    const { stdout } = run(`SOURCE = ${JSON.stringify(read(`programs/${program}`))}\n${driver}`, {
      limits: { output: 8 * 1024 * 1024 },
    });
    const texts = stdout.split('<<< ').slice(1);
    const differing = texts.flatMap((text, i) =>
      hash(text) === hashes[i] ? [] : [`${program}: ${text.slice(0, text.indexOf('\n'))}`],
    );
    expect(texts.length).toBe(hashes.length);
    expect(differing).toEqual(Object.keys(differences).filter((name) => name.startsWith(`${program}:`)));
  });

  test('of more than two hundred functions', () => {
    expect(Object.values(golden).flat().length).toBeGreaterThan(200);
  });
});
