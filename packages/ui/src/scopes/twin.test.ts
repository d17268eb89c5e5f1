import { expect, it } from 'vitest';
import { insideInner, loopOfLambdas } from '../testing/views.ts';
import { textTwin } from './twin.ts';

it('names each frame with its caller and the scope it was defined in', () => {
  expect(textTwin(insideInner).map((section) => section.title)).toEqual([
    '<module>, waits at line 12',
    'plan_trip, waits at line 8, called by <module>, defined in <module>',
    'advice, at line 3, called by plan_trip, defined in plan_trip',
    'Cells',
    'Objects',
  ]);
});

it('says of a name what it is bound to, or that it is not bound', () => {
  const [module, , inner] = textTwin(insideInner);
  expect(module?.lines).toEqual([
    'plan_trip (global) is function plan_trip (object 10).',
    'remembered (global) is not bound.',
  ]);
  expect(inner?.lines).toEqual(["item (free) is 'sunglasses', through cell 20."]);
});

it('says who holds a cell', () => {
  const cells = textTwin(loopOfLambdas).find((section) => section.title === 'Cells');
  expect(cells?.lines).toEqual(['Cell 20 holds 4, held by <lambda>, <lambda> and <lambda>.']);
});
