import { PyBytes } from '../../objects/bytes.ts';
import { latin1 } from '../../objects/bytes-like.ts';
import type { Value } from '../../objects/object.ts';
import { asStr } from '../../objects/string.ts';
import { isAscii } from '../../objects/text/case.ts';
import { isIdentifierPart, isIdentifierStart } from '../../objects/text/classify.ts';
import { charsOf } from '../../objects/text/code-points.ts';
import { asciiText, reprText } from '../../objects/text/repr.ts';
import { patternError } from './pattern-error.ts';

/**
 * A pattern or a template, read token by token: a token is one character, or a backslash with the character behind it.
 * Bytes are read as characters below 256. Positions count characters.
 */
export class PatternSource {
  readonly value: Value;
  readonly isText: boolean;
  readonly #chars: readonly string[];
  #index = 0;
  /** The token that comes; `null` at the end. */
  next: string | null = null;

  constructor(value: Value) {
    this.value = value;
    this.isText = !(value instanceof PyBytes);
    this.#chars = charsOf(value instanceof PyBytes ? latin1(value.data) : (asStr(value) ?? ''));
    this.#advance();
  }

  /** Where the token that comes begins. */
  get position(): number {
    return this.#index - (this.next === null ? 0 : tokenLength(this.next));
  }

  /** Takes the next token. */
  take(): string | null {
    const token = this.next;
    this.#advance();
    return token;
  }

  /** Takes the next token if it is that one. */
  accept(token: string): boolean {
    if (this.next !== token) return false;
    this.#advance();
    return true;
  }

  /** Takes at most `most` tokens of which every one is among the characters. */
  takeWhile(characters: string, most: number): string {
    let taken = '';
    while (taken.length < most && this.next !== null && this.next.length === 1 && characters.includes(this.next)) {
      taken += this.next;
      this.#advance();
    }
    return taken;
  }

  /** Takes what stands before the terminator, and the terminator. `what` names it in complaints. */
  takeUntil(terminator: string, what: string): string {
    let taken = '';
    for (;;) {
      const token = this.take();
      if (token === null) {
        if (taken === '') throw this.error(`missing ${what}`);
        throw this.error(`missing ${terminator}, unterminated name`, lengthOfText(taken));
      }
      if (token === terminator) {
        if (taken === '') throw this.error(`missing ${what}`, 1);
        return taken;
      }
      taken += token;
    }
  }

  /** Goes back (or on) to a position. */
  seek(position: number): void {
    this.#index = position;
    this.#advance();
  }

  /** A complaint about what stands `before` characters before the token that comes. */
  error(message: string, before = 0): unknown {
    return patternError(this.isText ? message : asciiText(message), this.value, this.position - before);
  }

  /** Complains where a group's name is no identifier; it was followed by `behind` more characters. */
  checkGroupName(name: string, behind: number): void {
    if (isIdentifier(name) && (this.isText || isAscii(name))) return;
    throw this.error(`bad character in group name ${this.quote(name)}`, lengthOfText(name) + behind);
  }

  /** A name in a complaint. */
  quote(name: string): string {
    return this.isText ? reprText(name) : asciiText(reprText(name));
  }

  #advance(): void {
    const char = this.#chars[this.#index];
    if (char === undefined) {
      this.next = null;
      return;
    }
    if (char !== '\\') {
      this.#index++;
      this.next = char;
      return;
    }
    const escaped = this.#chars[this.#index + 1];
    if (escaped === undefined) throw patternError('bad escape (end of pattern)', this.value, this.#chars.length - 1);
    this.#index += 2;
    this.next = char + escaped;
  }
}

/** How many characters a token has: a character may be two units long. */
function tokenLength(token: string): number {
  return token.startsWith('\\') ? 2 : 1;
}

export function lengthOfText(text: string): number {
  return Array.from(text).length;
}

function isIdentifier(name: string): boolean {
  return charsOf(name).every((char, i) => {
    const point = char.codePointAt(0) as number;
    return i === 0 ? isIdentifierStart(point) : isIdentifierPart(point);
  });
}

/** Whether a name of a group is a number. */
export function isNumberName(name: string): boolean {
  return /^[0-9]+$/u.test(name);
}
