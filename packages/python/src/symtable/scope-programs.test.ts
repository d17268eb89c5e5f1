import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeScopes } from '../testing/describe-scopes.ts';
import { scopePrograms } from '../testing/scope-programs.ts';

/** A hash of what CPython 3.14 says of each program; written by scripts/compare-scopes.mjs --write. */
const golden = JSON.parse(
  readFileSync(new URL('../../conformance/golden/scope-programs.json', import.meta.url), 'utf8'),
) as readonly string[];

test('generated programs about names have the symbol tables, variables and results of CPython', () => {
  const programs = scopePrograms(golden.length, 1);
  const hashes = programs.map((source) => {
    const { table, code, stdout, error } = describeScopes(source);
    const text = JSON.stringify({ table, code, stdout, error });
    return createHash('sha256').update(text).digest('hex').slice(0, 12);
  });
  const differing = programs.filter((_, i) => hashes[i] !== golden[i]);
  expect(differing.slice(0, 3)).toEqual([]);
});
