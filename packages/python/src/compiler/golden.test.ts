import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeProgram } from './testing.ts';
import type { Golden } from './testing.ts';

const folder = new URL('golden/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

/** Known differences from CPython: `file: title` to the reason. One that is gone fails until its line is removed. */
const ledger = read('ledger.json') as Readonly<Record<string, string>>;
const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'ledger.json');

describe.each(files)('%s: code, positions, symbols and errors equal CPython 3.14’s', (file) => {
  for (const golden of read(file) as Golden[]) {
    const reason = ledger[`${file}: ${golden.title}`];
    const check = (): void => expect(describeProgram(golden)).toEqual(golden);
    if (reason === undefined) {
      it(golden.title, check);
    } else {
      it(`${golden.title} (known difference: ${reason})`, () => expect(check).toThrow());
    }
  }
});

it('every entry of the ledger names a program', () => {
  const titles = files.flatMap((file) => (read(file) as Golden[]).map(({ title }) => `${file}: ${title}`));
  expect(Object.keys(ledger).filter((key) => !titles.includes(key))).toEqual([]);
});
