import { expect, test } from 'vitest';
import { characterOf } from './character-names.ts';

test('a character is found by its name in letters of either case', () => {
  expect(characterOf('LATIN SMALL LETTER E WITH ACUTE')).toBe('\u00e9');
  expect(characterOf('greek Capital letter omega')).toBe('\u03a9');
  expect(characterOf('EM SPACE')).toBe('\u2003');
  expect(characterOf('SNAKE')).toBe('\u{1f40d}');
  expect(characterOf('BYZANTINE MUSICAL SYMBOL PSILI')).toBe('\u{1d000}');
});

test('names that were given later, and abbreviations, are names too', () => {
  expect(characterOf('LINE FEED')).toBe('\n');
  expect(characterOf('NBSP')).toBe('\u00a0');
  expect(characterOf('VS256')).toBe('\u{e01ef}');
});

test('characters that are called by their number are found inside their ranges only', () => {
  expect(characterOf('CJK UNIFIED IDEOGRAPH-4E00')).toBe('\u4e00');
  expect(characterOf('CJK COMPATIBILITY IDEOGRAPH-F900')).toBe('\uf900');
  expect(characterOf('CJK UNIFIED IDEOGRAPH-04E00')).toBeUndefined();
  expect(characterOf('CJK UNIFIED IDEOGRAPH-0041')).toBeUndefined();
});

test('Hangul syllables are named by their parts', () => {
  expect(characterOf('HANGUL SYLLABLE GA')).toBe('\uac00');
  expect(characterOf('HANGUL SYLLABLE HIH')).toBe('\ud7a3');
  expect(characterOf('HANGUL SYLLABLE A')).toBe('\uc544');
  expect(characterOf('HANGUL SYLLABLE BWAELM')).toBe('\ubd36');
  expect(characterOf('HANGUL SYLLABLE BQ')).toBeUndefined();
});

test('what is no name finds nothing', () => {
  for (const name of ['', ' ', '-', 'SPACE ', 'NO SUCH CHARACTER', '__proto__', 'constructor']) {
    expect(characterOf(name), name).toBeUndefined();
  }
});
