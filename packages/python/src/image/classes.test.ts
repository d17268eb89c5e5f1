import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { classByTag, frameFields, registeredClasses, TAG } from './classes.ts';

const root = join(import.meta.dirname, '..');

/** Made by no machine: all machines share them, and images name them. */
const shared = new Set(['PyNative', 'PyStaticNative', 'PySingleton']);

test('every class of heap objects can be written in an image', async () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const found: { name: string; base: string; file: string; isAbstract: boolean }[] = [];
  for (const file of files) {
    for (const match of readFileSync(join(root, file), 'utf8').matchAll(
      /(?<abstract>abstract )?class (?<name>\w+)(?:<[^>]*>)? extends (?<base>\w+)/gu,
    )) {
      const { name = '', base = '', abstract } = match.groups ?? {};
      found.push({ name, base, file, isAbstract: abstract !== undefined });
    }
  }
  const heap = new Set(['PyObject']);
  for (let before = 0; before !== heap.size;) {
    before = heap.size;
    for (const { name, base } of found) if (heap.has(base)) heap.add(name);
  }
  const known = registeredClasses();
  const missing: string[] = [];
  for (const { name, base, file, isAbstract } of found) {
    if (!heap.has(base) || isAbstract || shared.has(name)) continue;
    const module = (await import(join(root, file))) as Record<string, unknown>;
    if (!known.has(module[name])) missing.push(`${name} in ${file}`);
  }
  expect(missing).toEqual([]);
});

test('each object that is read back is one of its own', () => {
  const entries = Array.from({ length: 128 }, (_, tag) => classByTag(tag)).filter((entry) => entry !== undefined);
  expect(entries.length).toBe(registeredClasses().size);
  const made = entries.flatMap((entry) => [entry.make(), entry.make()]);
  expect(new Set(made).size).toBe(made.length);
});

test('the classes that are written by hand have no other fields', () => {
  const fields = (tag: number): readonly string[] | undefined => classByTag(tag)?.fields;
  expect(fields(TAG.frame)).toEqual(frameFields.toSorted());
  expect(fields(TAG.dict)).toEqual(['layout', 'pythonKeys']);
  expect(fields(TAG.tuple)).toEqual(['items']);
  expect(fields(TAG.list)).toEqual(['items']);
  expect(fields(TAG.instance)).toEqual(['slots']);
  expect(fields(TAG.float)).toEqual(['value']);
});
