import { PyDict } from './dict.ts';
import type { Raised } from './errors.ts';
import { PyList } from './list.ts';

/** A line below the message, as `add_note` adds one. */
export function withNote(raised: Raised, note: string): Raised {
  const { exception } = raised;
  exception.attrs ??= new PyDict();
  exception.attrs.setStr('__notes__', new PyList([note]));
  return raised;
}
