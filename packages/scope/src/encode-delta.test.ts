import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeDelta } from './decode-delta.ts';
import { encodeDelta, encodeDeltaBytes } from './encode-delta.ts';
import type { ViewDelta } from './view.ts';

const plain: ViewDelta = {
  step: 3,
  instructions: 40,
  event: { kind: 'line', frame: 1 },
  narration: { id: 'line', params: { line: 4, name: 'f' } },
  resolutions: [],
};

const anyText = fc.string({ unit: 'binary', maxLength: 20 });

test('S4 any text travels unharmed: quotes, control characters, lone surrogates, names of JavaScript', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.integer(), (text, name, number) => {
      const delta: ViewDelta = {
        ...plain,
        source: text,
        status: { kind: 'waiting', prompt: text },
        narration: { id: name, params: { [`x${name}`]: text, line: number } },
        changedFrames: [
          {
            id: 7,
            bindings: {
              length: 2,
              items: [[1, { name, kind: 'cell', isParameter: true, cell: 9, value: { type: 'str', text } }]],
            },
          },
        ],
        output: { kept: 2, added: [{ stream: 'stderr', text: `${text}\ud800` }] },
      };
      expect(decodeDelta(encodeDelta(delta))).toEqual(delta);
    }),
  );
});

test('S4 numbers of any size and sign travel unharmed', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true })),
      (n) => {
        const given = { ...plain, droppedObjects: [n, 0, 9, 10, 99, 100, 999_999_999, 1_000_000_000] };
        expect(decodeDelta(encodeDelta(given))?.droppedObjects?.map((each) => each + 0)).toEqual(
          given.droppedObjects.map((each) => each + 0),
        );
      },
    ),
  );
});

test('what was encoded is ASCII, as text and as bytes', () => {
  const delta = { ...plain, source: 'é漢\u{1f40d}' };
  const text = encodeDelta(delta);
  expect(text).toMatch(/^[\x20-\x7e]*$/u);
  expect(String.fromCharCode(...encodeDeltaBytes(delta))).toBe(text);
});

test('S4 what is no delta is refused, whatever it is', () => {
  for (const text of ['', '{}', '[]', '[1]', '[1,2,[99],["x"],0,{}]', '[1,2,[1,1],["x"],0,{"f":1}]', 'null', '[[[['])
    expect(decodeDelta(text)).toBeNull();
});
