import type { PyException } from '../objects/exception.ts';
import type { PyList } from '../objects/list.ts';
import type { Value } from '../objects/object.ts';
import { asStr } from '../objects/string.ts';
import type { PyTuple } from '../objects/tuple.ts';
import type { ExceptionText } from './exception-text.ts';
import type { ToldTexts } from './format-exception.ts';

/** What the frozen `exception_texts` said of those exceptions. */
export function readTexts(exceptions: readonly PyException[], texts: PyList): ToldTexts {
  const told = new Map<PyException, ExceptionText>();
  texts.items.forEach((item, i) => told.set(exceptions[i] as PyException, readText(item)));
  return told;
}

function readText(pair: Value): ExceptionText {
  const [message, notes] = (pair as PyTuple).items as [Value, PyList];
  return { message: asStr(message) ?? '', notes: notes.items.flatMap((note) => (asStr(note) ?? '').split('\n')) };
}
