import { typeError } from './errors.ts';
import { objectType, type PyType } from './object.ts';

/**
 * The C3 linearisation of a class with the given bases, itself first.
 * https://docs.python.org/3.14/howto/mro.html
 */
export function linearize(self: PyType, bases: readonly PyType[]): PyType[] {
  if (bases.length === 0) return [self, objectType];
  const lists = [...bases.map((base) => base.mro.slice()), bases.slice()];
  const order: PyType[] = [self];
  for (;;) {
    const rest = lists.filter((list) => list.length > 0);
    if (rest.length === 0) return order;
    const next = rest.map((list) => list[0] as PyType).find((type) => !rest.some((list) => list.indexOf(type) > 0));
    if (next === undefined) throw inconsistent(rest);
    order.push(next);
    for (const list of lists) if (list[0] === next) list.shift();
  }
}

function inconsistent(lists: readonly (readonly PyType[])[]): unknown {
  const names = Array.from(new Set(lists.map((list) => (list[0] as PyType).name)));
  return typeError(`Cannot create a consistent method resolution order (MRO) for bases ${names.join(', ')}`);
}
