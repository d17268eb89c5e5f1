import { expect, it } from 'vitest';
import { Part, PartNeeded } from '../parts/part.ts';
import { heap, swapHeap } from './heap.ts';
import { LateNamespace } from './late-namespace.ts';
import { None } from './singleton.ts';
import { PyTuple } from './tuple.ts';

it('what is in the namespace of a built-in type is made when it is first read, once, in the order given', () => {
  const namespace = new LateNamespace();
  let made = 0;
  namespace.fillLater(() => {
    made++;
    namespace.set('first', None);
  });
  namespace.fillLater(() => namespace.set('second', None));
  expect(made).toBe(0);
  expect(namespace.has('second')).toBe(true);
  expect([...namespace.keys()]).toEqual(['first', 'second']);
  expect(made).toBe(1);
});

it('I6 what all machines share is on the account of none, whoever reads it first', () => {
  const namespace = new LateNamespace();
  namespace.fillLater(() => namespace.set('shared', new PyTuple([])));
  const clock = { nextId: 10, allocated: 0, owed: 0, dirty: null };
  const before = swapHeap(clock);
  expect(namespace.get('shared')).toBeInstanceOf(PyTuple);
  expect(heap).toBe(clock);
  swapHeap(before);
  expect(clock).toEqual({ nextId: 10, allocated: 0, owed: 0, dirty: null });
});

it('a namespace that comes with a part cannot be read before', () => {
  const part = new Part<true>('containers');
  const namespace = new LateNamespace();
  namespace.comesWith(part);
  expect(() => namespace.get('name')).toThrow(PartNeeded);
  part.provide(true);
  expect(namespace.get('name')).toBeUndefined();
});
