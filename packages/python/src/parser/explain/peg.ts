import type { Token, TokenKind } from '../../tokenizer/token.ts';
import type { Complaints } from './complaints.ts';
import type { Match, Sketch } from './sketch.ts';

/*
 * A small parsing expression grammar machine: ordered choice, look-ahead, memory. CPython's own parser is one, and which
 * of several possible complaints a student sees follows from the order in which its rules are tried; so the second
 * reading tries them in that order. Rules are plain functions; those below make rules of rules.
 */

/** Matches from `p.position` on and moves it, or gives `null` and leaves it anywhere: who calls it goes back. */
export type Rule = (p: Peg) => Match | null;

/** A rule, or the kind of a token. */
export type Item = Rule | TokenKind;

/** Sequences inside sequences: about 40 brackets. Past it there is only the plain message, and the stack is safe. */
const maxDepth = 400;

export class TooDeep extends Error {}

export class Peg {
  readonly tokens: readonly Token[];
  readonly complaints: Complaints;
  position: number;
  /** Whether the rules that complain take part: they do not in the first pass. */
  complains = false;
  /** Set where a choice must not try its further alternatives. */
  committed = false;
  private depth = 0;
  private levels: number[] | null = null;
  private readonly start: number;
  private memory = new Map<Rule, (Outcome | undefined)[]>();

  constructor(tokens: readonly Token[], complaints: Complaints, start: number) {
    this.tokens = tokens;
    this.complaints = complaints;
    this.start = this.position = start;
  }

  /** Starts again, with the rules that complain. */
  startSecondPass(): void {
    this.position = this.start;
    this.depth = 0;
    this.complains = true;
    this.memory = new Map();
  }

  /** The next token; reading one that the tokenizer choked on ends everything. */
  peek(): Token {
    const token = this.tokens[this.position]!;
    this.complaints.fetched(this.position, token);
    return token;
  }

  match(item: Item): Match | null {
    if (typeof item === 'function') return item(this);
    const token = this.peek();
    if (token.kind !== item) return null;
    this.position++;
    return token;
  }

  /** Matches a sequence; `null` after going back to its start. */
  sequence(items: readonly Item[]): Match[] | null {
    if (++this.depth > maxDepth) throw new TooDeep();
    const start = this.position;
    const parts: Match[] = [];
    for (const item of items) {
      const part = this.match(item);
      if (part === null) {
        this.position = start;
        this.depth--;
        return null;
      }
      parts.push(part);
    }
    this.depth--;
    return parts;
  }

  /** The range from the token at `start` to the last one read. */
  sketch(kind: string, start: number, parts: Match): Sketch {
    const { line, col } = this.tokens[start]!;
    let last = this.position - 1;
    while (last > start && isBlank(this.tokens[last]!)) last--;
    const { endLine, endCol } = this.tokens[last]!;
    return { kind, line, col, endLine, endCol, parts };
  }

  remember(rule: Rule, run: Rule): Match | null {
    let outcomes = this.memory.get(rule);
    if (outcomes === undefined) this.memory.set(rule, (outcomes = []));
    const start = this.position;
    const known = outcomes[start - this.start];
    if (known !== undefined) {
      this.position = known.end;
      return known.match;
    }
    const match = run(this);
    outcomes[start - this.start] = { match, end: match === null ? start : this.position };
    return match;
  }

  /** How many brackets are open after the token before this place. */
  openBrackets(): number {
    this.levels ??= bracketLevels(this.tokens);
    return this.levels[this.position - 1] ?? 0;
  }
}

interface Outcome {
  readonly match: Match | null;
  readonly end: number;
}

function bracketLevels(tokens: readonly Token[]): number[] {
  let level = 0;
  return tokens.map(({ kind }) => {
    if (kind === '(' || kind === '[' || kind === '{') level++;
    else if (kind === ')' || kind === ']' || kind === '}') level--;
    return level;
  });
}

function isBlank(token: Token): boolean {
  return token.kind === 'NEWLINE' || token.kind === 'INDENT' || token.kind === 'DEDENT';
}

export function seq(...items: readonly Item[]): Rule {
  return (p) => p.sequence(items);
}

/** The sequence's item at `index`: a group without its brackets, say. */
export function pick(index: number, ...items: readonly Item[]): Rule {
  return (p) => p.sequence(items)?.[index] ?? null;
}

/** The first alternative that matches. */
export function choice(...items: readonly Item[]): Rule {
  return (p) => {
    const start = p.position;
    for (const item of items) {
      const match = p.match(item);
      if (match !== null) return match;
      p.position = start;
      if (p.committed) {
        p.committed = false;
        return null;
      }
    }
    return null;
  };
}

/** From here on the alternative that holds this is the only one: if its rest fails, so does the choice around it. */
export function commit(...rest: readonly Item[]): Rule {
  return (p) => {
    const parts = p.sequence(rest);
    if (parts === null) p.committed = true;
    return parts;
  };
}

/** A rule whose match is an expression of this kind. */
export function node(kind: string, ...items: readonly Item[]): Rule {
  return (p) => {
    const start = p.position;
    const parts = p.sequence(items);
    return parts === null ? null : p.sketch(kind, start, parts);
  };
}

export function opt(...items: readonly Item[]): Rule {
  return (p) => p.sequence(items) ?? true;
}

/** Any number, none included. */
export function many(...items: readonly Item[]): Rule {
  return (p) => {
    const matches: Match[] = [];
    for (let match = p.sequence(items); match !== null; match = p.sequence(items)) matches.push(match);
    return matches;
  };
}

/** At least one. */
export function some(...items: readonly Item[]): Rule {
  const all = many(...items);
  return (p) => {
    const matches = all(p) as readonly Match[];
    return matches.length === 0 ? null : matches;
  };
}

/** At least one, with `separator` between them and none after the last. */
export function list(separator: TokenKind, item: Item): Rule {
  const pair = [separator, item];
  return (p) => {
    const first = p.sequence([item]);
    if (first === null) return null;
    const matches: Match[] = [first];
    for (let next = p.sequence(pair); next !== null; next = p.sequence(pair)) matches.push(next[1]!);
    return matches;
  };
}

/** Whether the items come next; consumes nothing. */
export function ahead(...items: readonly Item[]): Rule {
  return (p) => {
    const start = p.position;
    const matches = p.sequence(items) !== null;
    p.position = start;
    return matches ? true : null;
  };
}

export function notAhead(...items: readonly Item[]): Rule {
  const positive = ahead(...items);
  return (p) => (positive(p) === null ? true : null);
}

/** A name that is a keyword only here. */
export function soft(word: string): Rule {
  return (p) => {
    const token = p.peek();
    if (token.kind !== 'NAME' || token.text !== word) return null;
    p.position++;
    return token;
  };
}

/** A token without which nothing else is tried: its absence is the error. */
export function forced(kind: TokenKind): Rule {
  return (p) => p.match(kind) ?? p.complaints.at(p.peek(), `expected '${kind}'`);
}

/** Runs a rule once at each place, whichever pass or mode asks, as CPython does for some rules. */
export function memo(run: Rule): Rule {
  const rule: Rule = (p) => p.remember(rule, run);
  return rule;
}

/** Runs a rule with no rule inside it complaining. */
export function quietly(run: Rule): Rule {
  return (p) => {
    const { complains } = p;
    p.complains = false;
    const match = run(p);
    p.complains = complains;
    return match;
  };
}
