import { finder } from '../../objects/text/find.ts';
import { isWide } from '../../objects/text/code-points.ts';
import type { Meter } from '../../objects/meter.ts';
import type { CaseRule } from './case.ts';

/** A text that is matched, by code points. */
export interface Subject {
  readonly length: number;
  at: (index: number) => number;
  /** The first place of the text at or behind `from`, or -1. `codes` are its code points. */
  find: (text: string, codes: readonly number[], from: number) => number;
}

/** A str whose units are its code points, as nearly every one's are. */
class NarrowSubject implements Subject {
  readonly length: number;
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
    this.length = text.length;
  }

  at(index: number): number {
    return this.#text.charCodeAt(index);
  }

  find(text: string, _codes: readonly number[], from: number): number {
    return finder(this.#text, text)(from);
  }
}

/** Code points or bytes in a row. */
class RowSubject implements Subject {
  readonly length: number;
  readonly #row: Int32Array | Uint8Array;
  constructor(row: Int32Array | Uint8Array) {
    this.#row = row;
    this.length = row.length;
  }

  at(index: number): number {
    return this.#row[index] as number;
  }

  find(_text: string, codes: readonly number[], from: number): number {
    return this.#row.indexOf(codes[0] as number, from);
  }
}

export function textSubject(meter: Meter, text: string): Subject {
  if (!isWide(text)) return new NarrowSubject(text);
  meter.reserve(4 * text.length);
  const row = new Int32Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) as number;
    if (code > 0xffff) i++;
    row[length++] = code;
  }
  return new RowSubject(row.subarray(0, length));
}

export function bytesSubject(data: Uint8Array): Subject {
  return new RowSubject(data);
}

/** Whether two stretches are the same text; with a rule, where it disregards case. */
export function sameText(
  subject: Subject,
  first: number,
  second: number,
  length: number,
  rule: CaseRule | undefined,
): boolean {
  for (let i = 0; i < length; i++) {
    const a = subject.at(first + i);
    const b = subject.at(second + i);
    if (a !== b && (rule === undefined || rule.lower(a) !== rule.lower(b))) return false;
  }
  return true;
}
