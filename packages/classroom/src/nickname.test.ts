import { describe, expect, it } from 'vitest';
import { cleanNickname, distinctNickname, inventNickname } from './nickname.ts';

describe('nicknames', () => {
  it.each([
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['Zoë 👩‍🏫', 'Zoë 👩🏫'],
    ['a\u202eb\u200bc\u0007d\uD800e', 'abcde'],
    ['<b>Ada</b>', '<b>Ada</b>'],
    ['\u0301\u0301x', 'x'],
    [`a${'\u0301'.repeat(10_000)}`, 'á\u0301\u0301'],
    ['x'.repeat(100), 'x'.repeat(24)],
    ['\n\t', ''],
    ['\u3164\uFFA0 \u2800\u115F', ''],
  ])('R2 %j is shown as %j', (given, shown) => {
    expect(cleanNickname(given)).toBe(shown.normalize('NFC'));
  });

  it('R2 a number keeps a long name within its length', () => {
    const taken = new Set(['x'.repeat(24)]);
    expect(distinctNickname('x'.repeat(24), (name) => taken.has(name))).toBe(`${'x'.repeat(22)} 2`);
  });

  it('R2 an invented name is clean already', () => {
    for (const luck of [0, 0.5, 0.999]) {
      const name = inventNickname(() => luck);
      expect(cleanNickname(name)).toBe(name);
    }
  });
});
