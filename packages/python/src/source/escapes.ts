import { namesPart } from '../parts/parts.ts';

/** What is wrong with an escape, in the words of the codec that CPython decodes literals with. */
export interface BadEscape {
  readonly problem: string;
}

const simple = new Map<number, string>([
  [10, ''],
  [92, '\\'],
  [39, "'"],
  [34, '"'],
  [97, '\x07'],
  [98, '\b'],
  [102, '\f'],
  [110, '\n'],
  [114, '\r'],
  [116, '\t'],
  [118, '\v'],
]);

/** Digits after `\x`, `\u` and `\U`. */
const hexEscapes = new Map<number, number>([
  [120, 2],
  [117, 4],
  [85, 8],
]);

/** The characters that the text between a string's quotes stands for. An unknown escape stands for itself. */
export function decodeString(body: string): string | BadEscape {
  let bad: BadEscape | null = null;
  const value = decodeEscapes(body, (start, end, reason) => {
    // A backslash at the very end stands before the brace of an f-string's field.
    if (end === start + 1) return '\\';
    bad ??= badString(body, start, end, reason);
    return '';
  });
  return bad ?? value;
}

/** As `decodeString`; what stands for an escape that is malformed is for `fail` to say. */
export function decodeEscapes(body: string, fail: (start: number, end: number, reason: string) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = body.indexOf('\\'); at >= 0; at = body.indexOf('\\', from)) {
    parts.push(body.slice(from, at));
    const code = body.charCodeAt(at + 1);
    const digits = hexEscapes.get(code);
    if (digits !== undefined) {
      from = hexEnd(body, at + 2, digits);
      const isWhole = from === at + 2 + digits;
      const point = Number.parseInt(body.slice(at + 2, from), 16);
      if (isWhole && point <= 0x10ffff) parts.push(String.fromCodePoint(point));
      else {
        const form = body[at + 1] + 'X'.repeat(digits);
        parts.push(fail(at, from, isWhole ? 'illegal Unicode character' : `truncated \\${form} escape`));
      }
    } else if (code === 78 /* N */) {
      const isOpen = body.charCodeAt(at + 2) === 123; /* { */
      const close = isOpen ? body.indexOf('}', at + 3) : -1;
      if (close <= at + 3) {
        from = !isOpen ? at + 2 : close < 0 ? body.length : close;
        parts.push(fail(at, from, 'malformed \\N character escape'));
      } else {
        from = close + 1;
        const char = namesPart.get().characterOf(body.slice(at + 3, close));
        parts.push(char ?? fail(at, from, 'unknown Unicode character name'));
      }
    } else {
      const octal = octalEnd(body, at + 1);
      const known = simple.get(code);
      if (octal > at + 1) {
        parts.push(String.fromCharCode(Number.parseInt(body.slice(at + 1, octal), 8)));
        from = octal;
      } else if (known !== undefined) {
        parts.push(known);
        from = at + 2;
      } else if (Number.isNaN(code)) {
        parts.push(fail(at, body.length, '\\ at end of string'));
        from = body.length;
      } else {
        parts.push(body.slice(at, at + 2));
        from = at + 2;
      }
    }
  }
  if (from === 0) return body;
  parts.push(body.slice(from));
  return parts.join('');
}

/** As `decodeString`, for a bytes literal, whose text is ASCII. */
export function decodeBytes(body: string): Uint8Array | BadEscape {
  const bytes: number[] = [];
  for (let at = 0; at < body.length;) {
    const code = body.charCodeAt(at);
    const next = body.charCodeAt(at + 1);
    const known = simple.get(next);
    const octal = code === 92 ? octalEnd(body, at + 1) : at;
    if (code !== 92) {
      bytes.push(code);
      at++;
    } else if (next === 120 /* x */) {
      const end = hexEnd(body, at + 2, 2);
      if (end < at + 4) return { problem: `(value error) invalid \\x escape at position ${at}` };
      bytes.push(Number.parseInt(body.slice(at + 2, end), 16));
      at = end;
    } else if (octal > at + 1) {
      bytes.push(Number.parseInt(body.slice(at + 1, octal), 8) & 0xff);
      at = octal;
    } else if (known !== undefined) {
      if (known !== '') bytes.push(known.charCodeAt(0));
      at += 2;
    } else {
      bytes.push(92, next);
      at += 2;
    }
  }
  return Uint8Array.from(bytes);
}

/** Where the first escape stands that means nothing, or that is octal and too great for a byte; -1 where all are fine. */
export function doubtfulEscape(text: string, isBytes: boolean): number {
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
    const code = text.charCodeAt(at + 1);
    if (code >= 48 && code <= 55) {
      if (octalEnd(text, at + 1) === at + 4 && code >= 52) return at;
    } else if (code === 13 || simple.has(code) || code === 120 /* x */) continue;
    else if (isBytes || (code !== 78 && code !== 117 && code !== 85) /* N u U */) return at;
  }
  return -1;
}

/** The escape that `doubtfulEscape` found at `at`, and what is wrong with it. */
export function describeDoubt(text: string, at: number): { readonly escape: string; readonly what: string } {
  const octal = /^\\[0-7]{1,3}/.exec(text.slice(at, at + 4))?.[0];
  const escape = octal ?? `\\${String.fromCodePoint(text.codePointAt(at + 1) as number)}`;
  return { escape, what: `"${escape}" is an invalid ${octal === undefined ? '' : 'octal '}escape sequence.` };
}

function hexEnd(body: string, start: number, most: number): number {
  let at = start;
  while (at < start + most && !Number.isNaN(Number.parseInt(body.charAt(at), 16))) at++;
  return at;
}

function octalEnd(body: string, start: number): number {
  let at = start;
  while (at < start + 3 && body.charCodeAt(at) >= 48 && body.charCodeAt(at) <= 55) at++;
  return at;
}

function badString(body: string, start: number, end: number, problem: string): BadEscape {
  const first = codecLength(body.slice(0, start));
  const last = first + codecLength(body.slice(start, end)) - 1;
  return {
    problem: `(unicode error) 'unicodeescape' codec can't decode bytes in position ${first}-${last}: ${problem}`,
  };
}

/** CPython hands the codec `\UXXXXXXXX` for each character past ASCII, and its positions count that. */
function codecLength(text: string): number {
  let length = 0;
  for (const char of text) length += char < '\x80' ? 1 : 10;
  return length;
}
