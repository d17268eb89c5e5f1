import { Raised, valueError } from '../errors.ts';

/** One conversion of a `%` template, with the text in front of it. */
export interface PercentField {
  readonly literal: string;
  /** The key in parentheses. */
  readonly key: string | null;
  readonly flags: string;
  /** `*` takes the number from the arguments. */
  readonly width: number | '*' | null;
  readonly precision: number | '*' | null;
  /** The conversion letter. */
  readonly type: string;
  /** Where the letter stands, for the message about an unknown one. */
  readonly at: number;
}

export interface PercentTemplate {
  readonly fields: readonly PercentField[];
  /** The text behind the last field. */
  readonly tail: string;
  /** What is wrong with it, told when the fields before were formatted. */
  readonly problem: Raised | null;
}

const maxWidth = 2147483647;

/** Reads a template of https://docs.python.org/3.14/library/stdtypes.html#printf-style-string-formatting. */
export function readPercentTemplate(template: string): PercentTemplate {
  const fields: PercentField[] = [];
  let literal = '';
  let at = 0;
  try {
    for (;;) {
      const next = template.indexOf('%', at);
      if (next < 0) return { fields, tail: literal + template.slice(at), problem: null };
      literal += template.slice(at, next);
      at = next + 1;
      if (template.charAt(at) === '%') {
        literal += '%';
        at++;
        continue;
      }
      const reader = new FieldReader(template, at);
      fields.push(reader.read(literal));
      literal = '';
      at = reader.at;
    }
  } catch (problem) {
    if (!(problem instanceof Raised)) throw problem;
    return { fields, tail: '', problem };
  }
}

class FieldReader {
  at: number;
  private readonly text: string;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  read(literal: string): PercentField {
    const key = this.text.charAt(this.at) === '(' ? this.readKey() : null;
    let flags = '';
    while (this.at < this.text.length && '-+ #0'.includes(this.text.charAt(this.at)))
      flags += this.text.charAt(this.at++);
    const width = this.readNumber('width too big');
    let precision: number | '*' | null = null;
    if (this.text.charAt(this.at) === '.') {
      this.at++;
      precision = this.readNumber('precision too big') ?? 0;
    }
    if (this.at < this.text.length && 'hlL'.includes(this.text.charAt(this.at))) this.at++;
    if (this.at >= this.text.length) throw valueError('incomplete format');
    const at = this.at;
    const type = String.fromCodePoint(this.text.codePointAt(at) as number);
    this.at += type.length;
    return { literal, key, flags, width, precision, type, at };
  }

  private readKey(): string {
    const start = ++this.at;
    let depth = 1;
    for (; this.at < this.text.length; this.at++) {
      const char = this.text.charAt(this.at);
      if (char === '(') depth++;
      else if (char === ')' && --depth === 0) {
        this.at++;
        return this.text.slice(start, this.at - 1);
      }
    }
    throw valueError('incomplete format key');
  }

  private readNumber(tooBig: string): number | '*' | null {
    if (this.text.charAt(this.at) === '*') {
      this.at++;
      return '*';
    }
    const start = this.at;
    let value = 0;
    for (let code; (code = this.text.charCodeAt(this.at)) >= 48 && code <= 57; this.at++) {
      value = value * 10 + code - 48;
      if (value > maxWidth) throw valueError(tooBig);
    }
    return this.at === start ? null : value;
  }
}
