import { expect, test } from 'vitest';
import { ByteReader, ByteWriter, ImageError } from './bytes.ts';
import { readTexts } from './read-texts.ts';
import { TextTable } from './text-table.ts';

/** The texts' indices, and the texts as they are read back. */
function written(table: TextTable, texts: readonly string[]): { indices: number[]; read: (string | undefined)[] } {
  table.clear();
  const indices = texts.map((text) => table.add(text));
  const out = new ByteWriter();
  table.write(out);
  return { indices, read: readTexts(new ByteReader(out.finish()), table.count) };
}

test('texts of every length and width are read as they were written', () => {
  const texts = Array.from({ length: 70 }, (_, length) => 'abc\0é\xff'.repeat(12).slice(0, length));
  texts.push('x'.repeat(600), 'ÿ'.repeat(10_000), 'Ω'.repeat(10_000), '\ud800', '\u{1f600}', 'aΩ', 'Ω'.repeat(33));
  expect(written(new TextTable(), texts).read).toEqual(texts);
});

test('a text that is named again is not written again, whatever the table held before', () => {
  const table = new TextTable();
  const long = 'long '.repeat(20);
  written(table, ['b', long, 'Ω', 'only before']);
  const { indices, read } = written(table, ['a', 'b', 'Ω', 'a', long, 'b', 'Ω', long, 'ab', 'only before']);
  expect(indices).toEqual([0, 1, 2, 0, 3, 1, 2, 3, 4, 5]);
  expect(read).toEqual(['a', 'b', 'Ω', long, 'ab', 'only before']);
});

test('texts that take each other’s places are told apart', () => {
  const texts = Array.from({ length: 50_000 }, (_, i) => `text ${i}`);
  const { indices, read } = written(new TextTable(), [...texts, ...texts]);
  expect(indices.map((index) => read[index])).toEqual([...texts, ...texts]);
});

test('heads that promise more than there is are refused', () => {
  const out = new ByteWriter();
  out.uint(2 * 1000);
  out.byte(65);
  expect(() => readTexts(new ByteReader(out.finish()), 1)).toThrow(ImageError);
});
