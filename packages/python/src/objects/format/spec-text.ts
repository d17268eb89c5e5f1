import { typeError } from '../errors.ts';
import { typeOf, type Value } from '../object.ts';

/** The specification argument of a `__format__` method as text. */
export function specText(spec: Value): string {
  if (typeof spec === 'string') return spec;
  throw typeError(`__format__() argument must be str, not ${typeOf(spec).name}`);
}
