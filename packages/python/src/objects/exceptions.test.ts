import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../testing/run.ts';

const golden = new URL('golden/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('exceptions.json', golden), 'utf8')) as Record<string, string>;
const programs = readFileSync(new URL('exceptions.txt', golden), 'utf8')
  .split(/^#### /mu)
  .slice(1)
  .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const);

describe('exceptions, generators and descriptors behave as in CPython', () => {
  it.each(programs)('%s', (title, source) => {
    expect(run(source).stdout).toBe(expected[title]);
  });
});
