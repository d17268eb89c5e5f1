import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { violations } from './boundaries.mjs';

const table = {
  'packages/engine': { ours: [], deterministic: true },
  'packages/client': { ours: ['@nonlocal/engine'], npm: ['wire', '@codemirror/*'], oneFile: ['wire'] },
  'packages/view': { ours: ['@nonlocal/client'], typesOnly: ['@nonlocal/engine'] },
  'packages/testing': { ours: [], node: true },
  'apps/server': { ours: [], node: true },
};

const houses: string[] = [];

afterEach(() => {
  for (const house of houses.splice(0)) rmSync(house, { recursive: true });
});

/** Builds a small repository from `room/src/file.ts` → source; dependencies are declared as `deps` says. */
function check(files: Record<string, string>, deps: Record<string, string[]> = {}): string[] {
  const house = mkdtempSync(join(tmpdir(), 'boundaries-'));
  houses.push(house);
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), content);
  };
  write('package.json', JSON.stringify({ devDependencies: { vitest: '1' } }));
  for (const room of Object.keys(table)) {
    const dependencies = deps[room] ?? [];
    const ours = dependencies.filter((name) => name.startsWith('@nonlocal/'));
    write(
      `${room}/package.json`,
      JSON.stringify({
        name: `@nonlocal/${room.split('/')[1]}`,
        dependencies: Object.fromEntries(dependencies.map((name) => [name, '*'])),
      }),
    );
    const references = ours.map((name) => ({ path: `../${name.slice('@nonlocal/'.length)}` }));
    write(`${room}/tsconfig.json`, JSON.stringify({ references }));
  }
  for (const [path, content] of Object.entries(files)) write(path, content);
  return violations(house, table);
}

test('an allowed import by the front door is no violation', () => {
  const found = check(
    { 'packages/client/src/a.ts': `import { run } from '@nonlocal/engine';\nrun();` },
    { 'packages/client': ['@nonlocal/engine'] },
  );
  expect(found).toEqual([]);
});

test.each([
  ['import', `import { model } from '@nonlocal/client';\nmodel();`],
  ['type import', `import type { Model } from '@nonlocal/client';\nexport type Mine = Model;`],
  ['re-export', `export { model } from '@nonlocal/client';`],
  ['dynamic import', `export const later = () => import('@nonlocal/client');`],
  ['import type expression', `export type Mine = import('@nonlocal/client').Model;`],
])('a forbidden room is caught in an %s', (_way, source) => {
  expect(check({ 'packages/engine/src/a.ts': source }, { 'packages/engine': ['@nonlocal/client'] })).toEqual([
    'packages/engine/src/a.ts: imports @nonlocal/client; packages/engine must not know it',
  ]);
});

test('a path past the front door is caught', () => {
  const found = check(
    { 'packages/client/src/a.ts': `import { x } from '@nonlocal/engine/src/vm.ts';\nx();` },
    { 'packages/client': ['@nonlocal/engine'] },
  );
  expect(found).toEqual([
    'packages/client/src/a.ts: imports @nonlocal/engine/src/vm.ts; enter @nonlocal/engine by its front door',
  ]);
});

test('a room may be known by its types only', () => {
  const deps = { 'packages/view': ['@nonlocal/engine'] };
  const path = 'packages/view/src/a.ts';
  expect(check({ [path]: `import type { Cell } from '@nonlocal/engine';\nexport type C = Cell;` }, deps)).toEqual([]);
  expect(check({ [path]: `import { run } from '@nonlocal/engine';\nrun();` }, deps)).toEqual([
    `${path}: imports a value from @nonlocal/engine; packages/view may know its types only`,
  ]);
});

test("one's own index is not imported, and neither is anything outside src", () => {
  expect(
    check({
      'packages/engine/src/index.ts': `export { x } from './a.ts';`,
      'packages/engine/src/a.ts': `import { y } from './index.ts';\nimport '../other.ts';\nexport const x = y;`,
    }),
  ).toEqual([
    'packages/engine/src/a.ts: imports its own front door; import the file',
    'packages/engine/src/a.ts: imports ../other.ts, outside its own src',
  ]);
});

test('Node is for the rooms that run in it, and for tests', () => {
  const source = `import { readFileSync } from 'node:fs';\nreadFileSync('x');`;
  expect(check({ 'apps/server/src/a.ts': source, 'packages/engine/src/a.test.ts': source })).toEqual([]);
  expect(check({ 'packages/engine/src/a.ts': source })).toEqual([
    'packages/engine/src/a.ts: imports node:fs; this room must not know Node',
  ]);
});

test.each(['Date.now()', 'new Date()', 'Math.random()', 'setTimeout(f, 1)', 'process.exit()', 'console.log(1)'])(
  'a deterministic room does not use %s',
  (expression) => {
    const found = check({ 'packages/engine/src/a.ts': `export const f = () => ${expression};` });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^packages\/engine\/src\/a\.ts: uses /);
  },
);

test("a property or a variable of one's own may have such a name", () => {
  const source = `export const f = (process: { Date: number }) => ({ Date: process.Date, random: Math.max(1, 2) });`;
  expect(check({ 'packages/engine/src/a.ts': source })).toEqual([]);
});

test('a package that is not among the room’s is caught', () => {
  const found = check(
    { 'apps/server/src/a.ts': `import left from 'left-pad';\nleft();` },
    { 'apps/server': ['left-pad'] },
  );
  expect(found).toEqual(["apps/server/src/a.ts: imports left-pad; it is not among apps/server's packages"]);
});

test('an adapter is one file', () => {
  const source = `import wire from 'wire';\nwire();`;
  const deps = { 'packages/client': ['wire'] };
  expect(check({ 'packages/client/src/a.ts': source }, deps)).toEqual([]);
  expect(check({ 'packages/client/src/a.ts': source, 'packages/client/src/b.ts': source }, deps)).toEqual([
    'packages/client: wire belongs in one file, and is imported by packages/client/src/a.ts, packages/client/src/b.ts',
  ]);
});

test('package.json names exactly what is imported', () => {
  const path = 'packages/client/src/a.ts';
  expect(check({ [path]: `import wire from 'wire';\nwire();` })).toEqual([
    'packages/client/package.json: wire is imported but not a dependency',
  ]);
  expect(check({ [path]: 'export {};' }, { 'packages/client': ['wire'] })).toEqual([
    'packages/client/package.json: wire is a dependency but not imported',
  ]);
});

test('the test package is for tests only', () => {
  const source = `import { clock } from '@nonlocal/testing';\nclock();`;
  expect(check({ 'packages/engine/src/a.test.ts': source })).toEqual([]);
  expect(check({ 'packages/engine/src/a.ts': source }, { 'packages/engine': ['@nonlocal/testing'] })).toEqual([
    'packages/engine/src/a.ts: imports @nonlocal/testing; packages/engine must not know it',
  ]);
});
