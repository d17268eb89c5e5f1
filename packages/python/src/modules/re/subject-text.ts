import { PyByteArray, PyBytes } from '../../objects/bytes.ts';
import { bytesLike, latin1 } from '../../objects/bytes-like.ts';
import { typeError } from '../../objects/errors.ts';
import { typeOf, type Value } from '../../objects/object.ts';
import { asStr } from '../../objects/string.ts';
import { sliceOf } from '../../objects/text/code-points.ts';
import type { Meter } from '../../objects/meter.ts';
import type { PyPattern } from './pattern.ts';
import { bytesSubject, type Subject, textSubject } from './subject.ts';

/** The text (or bytes) that a pattern is to be matched with; the kinds must fit. */
export function subjectOf(vm: Meter, pattern: PyPattern, value: Value): Subject {
  const isText = !(pattern.source instanceof PyBytes);
  const text = asStr(value);
  if (text !== undefined) {
    if (!isText) throw typeError('cannot use a bytes pattern on a string-like object');
    return textSubject(vm, text);
  }
  const data = bytesLike(value);
  if (data === undefined) throw typeError(`expected string or bytes-like object, got '${typeOf(value).name}'`);
  if (isText) throw typeError('cannot use a string pattern on a bytes-like object');
  return bytesSubject(data);
}

/** A part of what was searched: a str of a str, bytes of anything else. */
export function partOf(value: Value, start: number, end: number): Value {
  const text = asStr(value);
  if (text !== undefined) return sliceOf(text, start, end);
  const data = bytesLike(value) ?? new Uint8Array(0);
  if (value instanceof PyBytes && start === 0 && end >= data.length) return value;
  return new PyBytes(data.slice(start, Math.max(start, end)));
}

/** Any text as JavaScript text, bytes as characters below 256. */
export function plainText(value: Value): string | undefined {
  const text = asStr(value);
  if (text !== undefined) return text;
  return value instanceof PyBytes || value instanceof PyByteArray ? latin1(value.data) : undefined;
}
