import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeProgram } from './testing.ts';
import type { Golden } from './testing.ts';

interface Entry {
  readonly key: string;
  readonly golden: Golden;
  /** Why it is known to differ. */
  readonly reason: string | undefined;
}

const folder = new URL('golden/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

/** Known differences from CPython: `file: title` to the reason. One that is gone fails until its line is removed. */
const ledger = read('ledger.json') as Readonly<Record<string, string>>;
const entries: Entry[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file !== 'ledger.json')
  .flatMap((file) => (read(file) as Golden[]).map((golden) => ({ file: file.replace(/\.json$/, ''), golden })))
  .map(({ file, golden }) => ({ key: `${file}: ${golden.title}`, golden, reason: ledger[`${file}: ${golden.title}`] }));

it.each(entries.filter(({ reason }) => reason === undefined))(
  'code, positions, symbols and errors equal CPython’s – $key',
  ({ golden }) => {
    expect(describeProgram(golden)).toEqual(golden);
  },
);

it.each(entries.filter(({ reason }) => reason !== undefined))('still differs ($reason) – $key', ({ golden }) => {
  expect(describeProgram(golden)).not.toEqual(golden);
});

it('every entry of the ledger names a program', () => {
  const keys = new Set(entries.map(({ key }) => key));
  expect(Object.keys(ledger).filter((key) => !keys.has(key))).toEqual([]);
});
