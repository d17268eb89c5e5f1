import { backwardFinder, finder } from './find.ts';

/** Tells the units that count as blank: Unicode's for text, ASCII's for bytes. */
export type BlankTest = (unit: number) => boolean;

/** `text.split(sep, limit)`; `limit` is -1 for all. */
export function splitBy(text: string, separator: string, limit: number): string[] {
  if (limit < 0 && text.length * separator.length <= 1 << 24) return text.split(separator);
  const parts: string[] = [];
  const find = finder(text, separator);
  let start = 0;
  while (limit < 0 || parts.length < limit) {
    const at = find(start);
    if (at < 0) break;
    parts.push(text.slice(start, at));
    start = at + separator.length;
  }
  parts.push(text.slice(start));
  return parts;
}

/** `text.rsplit(sep, limit)` */
export function splitByFromRight(text: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  const find = backwardFinder(text, separator);
  let end = text.length;
  while (limit < 0 || parts.length < limit) {
    const at = find(end - separator.length);
    if (at < 0) break;
    parts.push(text.slice(at + separator.length, end));
    end = at;
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

/** `text.split(None, limit)`: at runs of blanks, which do not count at either end. */
export function splitBlank(text: string, limit: number, isBlank: BlankTest): string[] {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && isBlank(text.charCodeAt(at))) at++;
    if (at >= text.length) return parts;
    const start = at;
    if (limit >= 0 && parts.length >= limit) {
      parts.push(text.slice(start));
      return parts;
    }
    while (at < text.length && !isBlank(text.charCodeAt(at))) at++;
    parts.push(text.slice(start, at));
  }
}

export function splitBlankFromRight(text: string, limit: number, isBlank: BlankTest): string[] {
  const parts: string[] = [];
  let at = text.length;
  for (;;) {
    while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
    if (at === 0) return parts.reverse();
    const end = at;
    if (limit >= 0 && parts.length >= limit) {
      parts.push(text.slice(0, end));
      return parts.reverse();
    }
    while (at > 0 && !isBlank(text.charCodeAt(at - 1))) at--;
    parts.push(text.slice(at, end));
  }
}

/** `text.splitlines(keepends)` */
export function splitLines(text: string, keepsEnds: boolean, isBreak: BlankTest): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!isBreak(unit)) continue;
    const end = at;
    if (unit === 13 && text.charCodeAt(at + 1) === 10) at++;
    lines.push(text.slice(start, keepsEnds ? at + 1 : end));
    start = at + 1;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

export function stripLeft(text: string, drops: BlankTest): string {
  let start = 0;
  while (start < text.length && drops(text.charCodeAt(start))) start++;
  return text.slice(start);
}

export function stripRight(text: string, drops: BlankTest): string {
  let end = text.length;
  while (end > 0 && drops(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** What `bytes` call blank. */
export function isAsciiBlank(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}
