import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeDelta } from './decode-delta.ts';
import { applyDelta } from './delta.ts';
import { encodeDelta } from './encode-delta.ts';
import { isSame } from './same.ts';
import { Session } from './session.ts';

const corpus = new URL('../../python/conformance/programs/', import.meta.url);
const programs = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.py'));
const mostSteps = 120;
/** A whole look is compared at each of the first steps, then at some. */
const isCompared = (step: number): boolean => step < 24 || step % 13 === 0;

function differences(source: string): string[] {
  const session = Session.create({ instructions: 2_000_000 });
  session.apply({ kind: 'load', source, filename: 'main.py' });
  const found: string[] = [];
  for (let folded = session.view(), i = 0; i < mostSteps && session.view().status.kind === 'paused'; i++) {
    const outcome = session.apply({
      kind: 'step',
      granularity: i % 50 < 40 ? 'line' : 'expression',
      move: { kind: 'into' },
    });
    if (outcome.kind !== 'done') break;
    const travelled = decodeDelta(encodeDelta(outcome.delta));
    if (!isSame(travelled, JSON.parse(JSON.stringify(outcome.delta))))
      found.push(`step ${i}: the delta is another after its journey`);
    folded = applyDelta(folded, outcome.delta);
    if (!isSame(folded, session.view())) found.push(`step ${i}: the delta does not lead to the view`);
    if (!isCompared(i)) continue;
    const whole = Session.restore(session.snapshot()).view();
    if (!isSame(whole, session.view())) found.push(`step ${i}: a whole look differs`);
  }
  return found;
}

test.each(programs)('S4 S5 %s: at each step what the deltas fold to is what a whole look shows', (name) => {
  expect(differences(readFileSync(new URL(name, corpus), 'utf8'))).toEqual([]);
});

const name = fc.constantFrom('a', 'b', 'c', 'd');
/** Ways to make, tie, let go of and hand over objects; one of them makes more than are shown. */
const tying = fc.oneof(
  fc.tuple(name, name, name).map(([x, y, z]) => `${x} = [${y}, ${z}]`),
  fc.tuple(name, name).map(([x, y]) => `${x} = [[${y}]]`),
  fc.tuple(name, name).map(([x, y]) => `${x}.append(${y})`),
  fc.tuple(name, name).map(([x, y]) => `${x}, ${y} = ${y}, ${x}`),
  fc.tuple(name, name, name).map(([x, y, z]) => `${x} = handed(${y}, ${z})`),
  name.map((x) => `${x} = []`),
  name.map((x) => `${x}.clear()`),
  name.map((x) => `${x} = [${Array(5).fill('list(map(list, zip(range(40))))').join(', ')}]`),
);
const handing = ['def handed(x, y):', '    z = [x]', '    z.append([y])', '    x.append(z)', '    return z[-1]'];

test('S4 S5 objects tied and let go of at random, more than are shown among them', () => {
  fc.assert(
    fc.property(fc.array(tying, { minLength: 4, maxLength: 14 }), (lines) => {
      const source = [...handing, 'a = []; b = [a]; c = [b]; d = []', ...lines].join('\n');
      expect(differences(source)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('S4 S5 objects that hold each other and nothing else does are dropped', () => {
  expect(differences('a = []; b = [a]\na.append(b)\nc = []\nc = 0\na = b = 0\nc = 1\nc = 2')).toEqual([]);
});
