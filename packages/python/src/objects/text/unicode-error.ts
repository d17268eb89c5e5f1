import { raise, type Raised } from '../errors.ts';
import type { PyException } from '../exception.ts';
import { asInt } from '../number.ts';
import type { Value } from '../object.ts';
import { asStr } from '../string.ts';
import { bytesLike } from '../bytes-like.ts';
import { charAt, lengthOf } from './code-points.ts';
import { escapeCode } from './repr.ts';

/** A `UnicodeDecodeError` or `UnicodeEncodeError`, with its attributes. */
export function unicodeError(
  type: 'UnicodeDecodeError' | 'UnicodeEncodeError',
  encoding: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): Raised {
  const raised = raise(type, encoding, object, start, end, reason);
  fillUnicodeError(raised.exception);
  return raised;
}

/** Sets the attributes of a UnicodeError from its five (for translation errors four) arguments. */
export function fillUnicodeError(exception: PyException): void {
  const names = ['object', 'start', 'end', 'reason'];
  if (exception.args.items.length === 5) names.unshift('encoding');
  exception.args.items.forEach((value, i) => exception.fields.set(names[i] as string, value));
}

/** `str()` of a UnicodeError that has its attributes; `undefined` where it has not. */
export function unicodeErrorText(exception: PyException): string | undefined {
  const field = (name: string): Value | undefined => exception.fields.get(name);
  const start = asInt(field('start'));
  const end = asInt(field('end'));
  const reason = asStr(field('reason'));
  const object = field('object');
  if (start === undefined || end === undefined || reason === undefined || object === undefined) return undefined;
  const isOne = BigInt(end) === BigInt(start) + 1n;
  const place = isOne ? `position ${start}` : `position ${start}-${BigInt(end) - 1n}`;
  const encoding = asStr(field('encoding'));
  const codec =
    encoding === undefined ? "can't translate" : `'${encoding}' codec can't ${bytesLike(object) ? 'decode' : 'encode'}`;
  return `${codec} ${culprit(object, Number(start), isOne)} in ${place}: ${reason}`;
}

function culprit(object: Value, start: number, isOne: boolean): string {
  const data = bytesLike(object);
  if (data !== undefined) return isOne ? `byte 0x${(data[start] ?? 0).toString(16).padStart(2, '0')}` : 'bytes';
  const text = asStr(object) ?? '';
  if (!isOne || start >= lengthOf(text)) return 'characters';
  return `character '${escapeCode(charAt(text, start).codePointAt(0) as number)}'`;
}
