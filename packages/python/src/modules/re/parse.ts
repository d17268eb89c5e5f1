import { valueError, raise } from '../../objects/errors.ts';
import type { Value } from '../../objects/object.ts';
import type { CompileMeter } from './compile-meter.ts';
import { decimalDigits, escape, type Groups } from './escapes.ts';
import { ASCII, LOCALE, UNICODE, VERBOSE } from './flags.ts';
import {
  eitherWidth,
  maxRepeat,
  type Node,
  type RepeatMode,
  repeatWidth,
  sequenceWidth,
  type Sequence,
  type SetItem,
  type Width,
} from './nodes.ts';
import { parseGroup } from './parse-group.ts';
import { parseSet, uniqueItems } from './parse-set.ts';
import { patternError } from './pattern-error.ts';
import { PatternSource } from './pattern-source.ts';

export interface ParsedPattern {
  readonly body: Sequence;
  readonly flags: number;
  /** Number of groups, the whole match not counted. */
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
}

/** Reads a pattern (a str or bytes), or raises PatternError in CPython's words. */
export function parsePattern(vm: CompileMeter, pattern: Value, flags: number): ParsedPattern {
  const source = new PatternSource(pattern);
  const parser = new Parser(vm, source, flags);
  const body = parser.parseBranches((flags & VERBOSE) !== 0, 0);
  const settled = settleFlags(source.isText, parser.flags);
  if (source.next !== null) throw source.error('unbalanced parenthesis');
  for (const [group, position] of parser.conditionals) {
    if (group >= parser.count) throw patternError(`invalid group reference ${group}`, pattern, position);
  }
  return { body, flags: settled, groupCount: parser.count - 1, groupNames: parser.names };
}

/** The flags together with what the kind of pattern says. */
function settleFlags(isText: boolean, flags: number): number {
  if (!isText) {
    if ((flags & UNICODE) !== 0) throw valueError('cannot use UNICODE flag with a bytes pattern');
    if ((flags & LOCALE) !== 0 && (flags & ASCII) !== 0) throw valueError('ASCII and LOCALE flags are incompatible');
    return flags;
  }
  if ((flags & LOCALE) !== 0) throw valueError('cannot use LOCALE flag with a str pattern');
  if ((flags & ASCII) === 0) return flags | UNICODE;
  if ((flags & UNICODE) !== 0) throw valueError('ASCII and UNICODE flags are incompatible');
  return flags;
}

const verboseSpace = ' \t\n\r\v\f';

/** What is known while a pattern is read. `parse-group.ts` reads what begins with `(`. */
export class Parser implements Groups {
  readonly source: PatternSource;
  flags: number;
  readonly names: Map<string, number> = new Map();
  /** Where conditionals name groups by number that may come later. */
  readonly conditionals: Map<number, number> = new Map();
  /** How many groups had been opened when the outermost look-behind began; `null` outside of one. */
  lookBehind: number | null = null;
  readonly #vm: CompileMeter;
  /** Widths of the groups, `null` while they are open. Group 0 never closes. */
  readonly #widths: (Width | null)[] = [null];

  constructor(vm: CompileMeter, source: PatternSource, flags: number) {
    this.#vm = vm;
    this.source = source;
    this.flags = flags;
  }

  get count(): number {
    return this.#widths.length;
  }

  openGroup(name: string | null): number {
    const group = this.count;
    if (name !== null) {
      const before = this.names.get(name);
      if (before !== undefined) {
        const message = `redefinition of group name ${this.source.quote(name)} as group ${group}; was group ${before}`;
        throw this.source.error(message, Array.from(name).length + 1);
      }
      this.names.set(name, group);
    }
    this.#widths.push(null);
    return group;
  }

  closeGroup(group: number, width: Width): void {
    this.#widths[group] = width;
  }

  refer(group: number, length: number): Node {
    const width = this.#widths[group] ?? null;
    if (width === null) throw this.source.error('cannot refer to an open group', length);
    this.checkLookBehind(group);
    return { kind: 'backreference', group, width };
  }

  /** Within a look-behind a group of the same look-behind may not be referred to: it is matched forwards. */
  checkLookBehind(group: number): void {
    if (this.lookBehind === null) return;
    if ((this.#widths[group] ?? null) === null) throw this.source.error('cannot refer to an open group');
    if (group >= this.lookBehind)
      throw this.source.error('cannot refer to group defined in the same lookbehind subpattern');
  }

  /** Alternatives: `a|b|c`. */
  parseBranches(isVerbose: boolean, depth: number): Sequence {
    this.#vm.enterNative();
    try {
      const items: Node[][] = [];
      let verbose = isVerbose;
      do {
        items.push(this.parseSequence(verbose, depth + 1, depth === 0 && items.length === 0));
        if (depth === 0) verbose = (this.flags & VERBOSE) !== 0;
      } while (this.source.accept('|'));
      return items.length === 1 ? (items[0] as Sequence) : joinBranches(this.#vm, items);
    } finally {
      this.#vm.leaveNative();
    }
  }

  /** What stands between two `|`. `mayHaveFlags`: it is the beginning of the pattern, where `(?i)` may stand. */
  parseSequence(isVerbose: boolean, depth: number, mayHaveFlags = false): Node[] {
    const { source } = this;
    const nodes: Node[] = [];
    let verbose = isVerbose;
    for (;;) {
      const token = source.next;
      if (token === null || token === '|' || token === ')') break;
      source.take();
      this.#vm.charge(1);
      if (verbose && verboseSpace.includes(token)) continue;
      if (verbose && token === '#') {
        this.#skipComment();
      } else if (token.startsWith('\\')) {
        nodes.push(escape(source, token, this));
      } else if (token === '[') {
        nodes.push(parseSet(source));
      } else if ('*+?{'.includes(token)) {
        this.#repeat(token, nodes);
      } else if (token === '.') {
        nodes.push({ kind: 'any' });
      } else if (token === '(') {
        const node = parseGroup(this, { isVerbose: verbose, depth, mayHaveFlags: mayHaveFlags && nodes.length === 0 });
        if (node === 'flags') verbose = (this.flags & VERBOSE) !== 0;
        else if (node !== 'comment') nodes.push(node);
      } else if (token === '^' || token === '$') {
        nodes.push({ kind: 'at', place: token === '^' ? 'begin' : 'end' });
      } else {
        nodes.push({ kind: 'literal', code: token.codePointAt(0) as number });
      }
    }
    return nodes.flatMap((node) => (isPlainGroup(node) ? node.body : [node]));
  }

  #skipComment(): void {
    for (;;) {
      const token = this.source.take();
      if (token === null || token === '\n') return;
    }
  }

  /** A quantifier, which was taken: it takes the last node. */
  #repeat(token: string, nodes: Node[]): void {
    const { source } = this;
    const here = source.position;
    const counts =
      token === '{'
        ? this.#counts(here)
        : token === '?'
          ? ([0, 1] as const)
          : ([token === '+' ? 1 : 0, maxRepeat] as const);
    if (counts === null) {
      nodes.push({ kind: 'literal', code: 123 });
      return;
    }
    const [least, most] = counts;
    const last = nodes.at(-1);
    const before = source.position - here + token.length;
    if (last === undefined || last.kind === 'at') throw source.error('nothing to repeat', before);
    if (last.kind === 'repeat') throw source.error('multiple repeat', before);
    const body = isPlainGroup(last) ? last.body : [last];
    const mode: RepeatMode = source.accept('?') ? 'lazy' : source.accept('+') ? 'possessive' : 'greedy';
    nodes[nodes.length - 1] = { kind: 'repeat', mode, least, most, body, width: repeatWidth(body, least, most) };
  }

  /** `{3}`, `{3,}`, `{,5}`, `{3,5}`; `null` where the brace stands for itself. */
  #counts(here: number): readonly [number, number] | null {
    const { source } = this;
    if (source.next === '}') return null;
    const low = source.takeWhile(decimalDigits, Number.POSITIVE_INFINITY);
    const high = source.accept(',') ? source.takeWhile(decimalDigits, Number.POSITIVE_INFINITY) : low;
    if (!source.accept('}')) {
      source.seek(here);
      return null;
    }
    const least = low === '' ? 0 : Number(low);
    const most = high === '' ? maxRepeat : Number(high);
    if (least >= maxRepeat || (high !== '' && most >= maxRepeat))
      throw raise('OverflowError', 'the repetition number is too large');
    if (most < least) throw source.error('min repeat greater than max repeat', source.position - here);
    return [least, most];
  }
}

/** A group that only holds its content together. */
function isPlainGroup(node: Node): node is Node & { readonly kind: 'group' } {
  return node.kind === 'group' && node.group === null && node.added === 0 && node.removed === 0;
}

/**
 * Several alternatives. What all of them begin with is matched once before them, and alternatives of one character each
 * are a set: with `IGNORECASE` this can be seen, for a set is compared by other rules than a character.
 */
function joinBranches(vm: CompileMeter, items: Node[][]): Sequence {
  let shared = 0;
  while (items.every((item) => isSameNode(item[shared], (items[0] as Node[])[shared]))) {
    vm.charge(items.length);
    shared++;
  }
  const before = (items[0] as Node[]).slice(0, shared);
  const rest = items.map((item) => item.slice(shared));
  const members = membersOf(rest);
  const last: Node =
    members === null
      ? { kind: 'branch', items: rest, width: eitherWidth(rest.map(sequenceWidth)) }
      : { kind: 'set', isNegated: false, items: uniqueItems(members) };
  return [...before, last];
}

/** What the set of all alternatives would have; `null` where one of them is more than a character. */
function membersOf(alternatives: readonly Sequence[]): SetItem[] | null {
  const members: SetItem[] = [];
  for (const [only, ...more] of alternatives) {
    if (only === undefined || more.length > 0) return null;
    if (only.kind === 'literal') members.push({ kind: 'code', code: only.code });
    else if (only.kind === 'set' && !only.isNegated) members.push(...only.items);
    else return null;
  }
  return members;
}

/** Equality of nodes without parts; those with parts are never taken out. */
function isSameNode(a: Node | undefined, b: Node | undefined): boolean {
  if (a === undefined || b === undefined || a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'literal':
    case 'notLiteral':
      return a.code === (b as typeof a).code;
    case 'any':
    case 'failure':
      return true;
    case 'at':
      return a.place === (b as typeof a).place;
    case 'backreference':
      return a.group === (b as typeof a).group;
    case 'set':
      return JSON.stringify(a) === JSON.stringify(b);
    default:
      return false;
  }
}
