import { isAlphabetic } from '../../objects/text/classify.ts';
import { flagLetters, LOCALE, typeFlags, UNICODE, VERBOSE } from './flags.ts';
import { eitherWidth, type Node, type Sequence, sequenceWidth } from './nodes.ts';
import type { Parser } from './parse.ts';
import { isNumberName, lengthOfText, type PatternSource } from './pattern-source.ts';

/** Where a group stands. */
interface Context {
  readonly isVerbose: boolean;
  readonly depth: number;
  /** Nothing but flags stands before it. */
  readonly mayHaveFlags: boolean;
}

const unfinished = 'unexpected end of pattern';
const unclosed = 'missing ), unterminated subpattern';

/** What begins with a `(`, which was taken. `flags`: it was `(?i)`. */
export function parseGroup(parser: Parser, context: Context): Node | 'flags' | 'comment' {
  const { source } = parser;
  const start = source.position - 1;
  if (!source.accept('?')) return capture(parser, context, start, null);
  const char = source.take();
  if (char === null) throw source.error(unfinished);
  switch (char) {
    case 'P':
      return pythonGroup(parser, context, start);
    case ':':
      return plainGroup(parser, context, start, 0, 0);
    case '#':
      return skipComment(source, start);
    case '=':
    case '!':
    case '<':
      return lookAround(parser, context, start, char);
    case '(':
      return conditional(parser, context, start);
    case '>': {
      const body = contents(parser, context.isVerbose, context.depth, start);
      return { kind: 'atomic', body, width: sequenceWidth(body) };
    }
    default:
      break;
  }
  if (char !== '-' && !flagLetters.has(char)) throw source.error(`unknown extension ?${char}`, lengthOfText(char) + 1);
  const flags = parseFlags(parser, char);
  if (flags !== null) return plainGroup(parser, context, start, flags.added, flags.removed);
  if (!context.mayHaveFlags)
    throw source.error('global flags not at the start of the expression', source.position - start);
  return 'flags';
}

/** The content of a group with its `)`. */
function contents(parser: Parser, isVerbose: boolean, depth: number, start: number): Sequence {
  const body = parser.parseBranches(isVerbose, depth + 1);
  if (!parser.source.accept(')')) throw parser.source.error(unclosed, parser.source.position - start);
  return body;
}

function capture(parser: Parser, context: Context, start: number, name: string | null): Node {
  const group = parser.openGroup(name);
  const body = contents(parser, context.isVerbose, context.depth, start);
  const width = sequenceWidth(body);
  parser.closeGroup(group, width);
  return { kind: 'group', group, added: 0, removed: 0, body, width };
}

function plainGroup(parser: Parser, context: Context, start: number, added: number, removed: number): Node {
  const isVerbose = (context.isVerbose || (added & VERBOSE) !== 0) && (removed & VERBOSE) === 0;
  const body = contents(parser, isVerbose, context.depth, start);
  return { kind: 'group', group: null, added, removed, body, width: sequenceWidth(body) };
}

/** `(?P<name>…)` and `(?P=name)` */
function pythonGroup(parser: Parser, context: Context, start: number): Node {
  const { source } = parser;
  if (source.accept('<')) {
    const name = source.takeUntil('>', 'group name');
    source.checkGroupName(name, 1);
    return capture(parser, context, start, name);
  }
  if (source.accept('=')) {
    const name = source.takeUntil(')', 'group name');
    source.checkGroupName(name, 1);
    const group = parser.names.get(name);
    if (group === undefined) throw source.error(`unknown group name ${source.quote(name)}`, lengthOfText(name) + 1);
    return parser.refer(group, lengthOfText(name) + 1);
  }
  const char = source.take();
  if (char === null) throw source.error(unfinished);
  throw source.error(`unknown extension ?P${char}`, lengthOfText(char) + 2);
}

function skipComment(source: PatternSource, start: number): 'comment' {
  for (;;) {
    if (source.next === null) throw source.error('missing ), unterminated comment', source.position - start);
    if (source.take() === ')') return 'comment';
  }
}

function lookAround(parser: Parser, context: Context, start: number, opening: string): Node {
  const { source } = parser;
  const isBehind = opening === '<';
  let sign: string | null = opening;
  if (isBehind) {
    sign = source.take();
    if (sign === null) throw source.error(unfinished);
    if (sign !== '=' && sign !== '!') throw source.error(`unknown extension ?<${sign}`, lengthOfText(sign) + 2);
  }
  const outer = parser.lookBehind;
  if (isBehind) parser.lookBehind ??= parser.count;
  const body = parser.parseBranches(context.isVerbose, context.depth + 1);
  if (isBehind) parser.lookBehind = outer;
  if (!source.accept(')')) throw source.error(unclosed, source.position - start);
  const isNegated = sign === '!';
  return isNegated && body.length === 0 ? { kind: 'failure' } : { kind: 'assert', isNegated, isBehind, body };
}

/** `(?(group)yes|no)` */
function conditional(parser: Parser, context: Context, start: number): Node {
  const { source } = parser;
  const group = conditionGroup(parser);
  parser.checkLookBehind(group);
  const yes = parser.parseSequence(context.isVerbose, context.depth + 1);
  let no: Node[] | null = null;
  if (source.accept('|')) {
    no = parser.parseSequence(context.isVerbose, context.depth + 1);
    if (source.next === '|') throw source.error('conditional backref with more than two branches');
  }
  if (!source.accept(')')) throw source.error(unclosed, source.position - start);
  const width = eitherWidth([sequenceWidth(yes), no === null ? [0, 0] : sequenceWidth(no)]);
  return { kind: 'conditional', group, yes, no, width };
}

/** More groups than this no pattern has. */
const maxGroups = 2 ** 30 - 1;

function conditionGroup(parser: Parser): number {
  const { source } = parser;
  const name = source.takeUntil(')', 'group name');
  const behind = lengthOfText(name) + 1;
  if (!isNumberName(name)) {
    source.checkGroupName(name, 1);
    const group = parser.names.get(name);
    if (group === undefined) throw source.error(`unknown group name ${source.quote(name)}`, behind);
    return group;
  }
  const group = Number(name);
  if (group === 0) throw source.error('bad group number', behind);
  if (group >= maxGroups) throw source.error(`invalid group reference ${BigInt(name)}`, behind);
  if (!parser.conditionals.has(group)) parser.conditionals.set(group, source.position - behind);
  return group;
}

/** Flags of `(?aiLmsux-imsx:`, the first letter taken; `null` for `(?aiLmsux)`, which hold for the whole pattern. */
function parseFlags(parser: Parser, first: string): { readonly added: number; readonly removed: number } | null {
  const { source } = parser;
  let char: string = first;
  let added = 0;
  while (char !== '-') {
    const flag = flagLetters.get(char) as number;
    if (source.isText ? flag === LOCALE : flag === UNICODE)
      throw source.error(
        `bad inline flags: cannot use '${char}' flag with a ${source.isText ? 'str' : 'bytes'} pattern`,
      );
    added |= flag;
    if ((flag & typeFlags) !== 0 && (added & typeFlags) !== flag)
      throw source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    char = nextFlag(source, '-:)', 'missing -, : or )');
    if (char === ')') {
      parser.flags |= added;
      return null;
    }
    if (char === ':') return { added, removed: 0 };
  }
  let removed = 0;
  char = nextFlag(source, '', 'missing flag');
  while (char !== ':') {
    const flag = flagLetters.get(char) as number;
    if ((flag & typeFlags) !== 0) throw source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    removed |= flag;
    char = nextFlag(source, ':', 'missing :');
  }
  if ((added & removed) !== 0) throw source.error('bad inline flags: flag turned on and off', 1);
  return { added, removed };
}

/** The next letter of a flag, or one of the `ends`. */
function nextFlag(source: PatternSource, ends: string, wrong: string): string {
  const char = source.take();
  if (char === null) throw source.error(wrong);
  if (ends.includes(char) || flagLetters.has(char)) return char;
  const isLetter = Array.from(char).every((each) => isAlphabetic(each.codePointAt(0) as number));
  throw source.error(isLetter ? 'unknown flag' : wrong, lengthOfText(char));
}
