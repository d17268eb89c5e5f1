import type { Machine } from '../vm/machine.ts';
import { typeError } from './errors.ts';
import { indexValue, toBound } from './integer-index.ts';
import { typeOf, type Value } from './object.ts';
import { None } from './singleton.ts';
import { asStr } from './string.ts';

/** A bound of a search, cut to `0 … length`; `undefined` where its `__index__` is the guest's. */
function searchBound(value: Value | undefined, length: number, otherwise: number): number | undefined {
  if (value === undefined || value === None) return otherwise;
  const index = indexValue(value);
  if (index === null) throw typeError('slice indices must be integers or None or have an __index__ method');
  if (index === undefined) return undefined;
  const bound = toBound(index);
  return Math.min(length, bound < 0 ? Math.max(0, bound + length) : bound);
}

/** Where a search looks; `isEmpty` where its start lies behind its end and not even the empty text is found. */
export interface SearchWindow {
  readonly start: number;
  readonly stop: number;
  readonly isEmpty: boolean;
}

export function searchWindow(
  length: number,
  start: Value | undefined,
  stop: Value | undefined,
): SearchWindow | undefined {
  const from = searchBound(start, length, 0);
  const to = searchBound(stop, length, length);
  if (from === undefined || to === undefined) return undefined;
  return { start: from, stop: to, isEmpty: from > to || startsBehind(start, length) };
}

/** `'abc'.find('', 4)` finds nothing, though `'abc'.find('', 3)` does. */
function startsBehind(start: Value | undefined, length: number): boolean {
  if (start === undefined || start === None) return false;
  const index = indexValue(start);
  return index !== null && index !== undefined && index > length;
}

/** A text argument of the named method: `find() argument 1 must be str, not int`. */
export function textArgument(value: Value, where: string): string {
  const text = asStr(value);
  if (text === undefined) throw typeError(`${where} must be str, not ${value === None ? 'None' : typeOf(value).name}`);
  return text;
}

/** Pays for looking through a text. */
export function chargeText(vm: Machine, length: number): void {
  if (length > 16) vm.charge(length >> 4);
}
