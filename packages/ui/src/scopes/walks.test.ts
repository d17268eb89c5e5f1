import type { ResolutionView } from '@nonlocal/scope';
import { expect, it } from 'vitest';
import { explainWalk, inOrderOfInterest, walkSteps } from './walks.ts';

const limit: ResolutionView = {
  name: 'limit',
  found: 'global',
  walk: [
    { scope: 'local', where: 'get', outcome: 'absent' },
    { scope: 'class', where: 'Box', outcome: 'skipped' },
    { scope: 'enclosing', where: 'outer', outcome: 'absent' },
    { scope: 'global', where: '__main__', outcome: 'found' },
  ],
};
const late: ResolutionView = { name: 'x', found: null, walk: [{ scope: 'local', where: 'f', outcome: 'unbound' }] };
const local: ResolutionView = { name: 'n', found: 'local', walk: [{ scope: 'local', where: 'f', outcome: 'found' }] };
const nowhere: ResolutionView = {
  name: 'oops',
  found: null,
  walk: [
    { scope: 'global', where: '__main__', outcome: 'absent' },
    { scope: 'builtin', where: 'builtins', outcome: 'absent' },
  ],
};

it('a walk has a letter for each scope, and the class that is passed over says so', () => {
  expect(walkSteps(limit).map(({ letter, where, note }) => `${letter} ${where} ${note}`.trim())).toEqual([
    'L get',
    'C Box class, skipped',
    'E outer',
    'G globals ✓',
  ]);
});

it('the sentence says why a scope did not answer', () => {
  expect(explainWalk(limit)).toBe(
    'limit: not in get; class Box is skipped, because functions do not see the names of a class body around them; ' +
      'not in outer; found in globals.',
  );
  expect(explainWalk(late)).toBe('x: a local name of f, which binds it somewhere, but not bound now.');
  expect(explainWalk(nowhere)).toBe('oops: not in globals; not in builtins; found nowhere.');
});

it('names without a value come first, names found at once last', () => {
  expect(inOrderOfInterest([local, limit, late, nowhere]).map(({ name }) => name)).toEqual(['oops', 'x', 'limit', 'n']);
});
