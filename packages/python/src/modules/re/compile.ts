import type { CompileMeter } from './compile-meter.ts';
import { asciiCase, type CaseRule, unicodeCase } from './case.ts';
import { categorySet, CharSet, hasAsciiCategories, makeSet, notNewline, setCost } from './char-set.ts';
import { DOTALL, IGNORECASE, LOCALE, MULTILINE, typeFlags, UNICODE } from './flags.ts';
import { isSingle, maxRepeat, type Node, type Place, type Sequence, sequenceWidth } from './nodes.ts';
import type { ParsedPattern } from './parse.ts';
import { patternError } from './pattern-error.ts';
import { type MemoPoint, OP, PLACE, type Program, type Start, type Surrounding, TEST } from './program.ts';

/** A test of one character as it stands in the code: its kind, and a code point or the number of a set. */
type Test = readonly [kind: number, operand: number];

/** Makes the program of a pattern. Raises PatternError where a look-behind has no fixed width. */
export function compilePattern(vm: CompileMeter, parsed: ParsedPattern, isText: boolean): Program {
  return new Compiler(vm, parsed, isText).compile();
}

/** Beyond this many states at one position failures are not remembered: the table would be larger than its use. */
const mostStates = 1 << 16;

/** How many nodes are looked at to find what a sequence begins with. */
const lookAheadNodes = 48;

class Compiler {
  readonly #vm: CompileMeter;
  readonly #parsed: ParsedPattern;
  readonly #isText: boolean;
  readonly #code: number[] = [];
  readonly #sets: CharSet[] = [];
  readonly #rules: CaseRule[] = [];
  readonly #memoPoints: MemoPoint[] = [];
  readonly #mayRemember: boolean;
  #surroundings: readonly Surrounding[] = [];
  #states = 0;
  #repeats = 0;
  #runs = 0;

  constructor(vm: CompileMeter, parsed: ParsedPattern, isText: boolean) {
    this.#vm = vm;
    this.#parsed = parsed;
    this.#isText = isText;
    // Where groups are looked at again, a failure depends on more than the place.
    this.#mayRemember = !hasGroupTests(vm, parsed.body);
  }

  compile(): Program {
    const { body, flags, groupCount, groupNames } = this.#parsed;
    this.#sequence(body, flags);
    this.#emit(OP.success);
    return {
      code: Int32Array.from(this.#code),
      start: this.#start(body, flags),
      sets: this.#sets,
      rules: this.#rules,
      flags,
      groupCount,
      groupNames,
      namesByGroup: new Map(Array.from(groupNames, ([name, group]) => [group, name])),
      repeatCount: this.#repeats,
      runCount: this.#runs,
      memoPoints: this.#memoPoints,
      leastWidth: sequenceWidth(body)[0],
    };
  }

  get #here(): number {
    return this.#code.length;
  }

  #emit(...words: readonly number[]): number {
    const at = this.#here;
    this.#code.push(...words);
    return at;
  }

  #patch(at: number, value: number): void {
    this.#code[at] = value;
  }

  #sequence(sequence: Sequence, flags: number): void {
    this.#vm.enterNative();
    try {
      sequence.forEach((node, i) => this.#node(node, flags, sequence[i + 1]));
    } finally {
      this.#vm.leaveNative();
    }
  }

  #node(node: Node, flags: number, next: Node | undefined): void {
    this.#vm.charge(1);
    switch (node.kind) {
      case 'literal':
      case 'notLiteral':
      case 'any':
      case 'set':
        this.#single(this.#test(node, flags));
        break;
      case 'at':
        this.#emit(OP.at, placeOf(node.place, flags), this.#keep(this.#wordSet(flags)));
        break;
      case 'failure':
        this.#emit(OP.fail);
        break;
      case 'branch':
        this.#branch(node.items, flags);
        break;
      case 'group':
        this.#group(node, flags);
        break;
      case 'repeat':
        this.#repeat(node, flags, next);
        break;
      case 'atomic':
        this.#emit(OP.atomic);
        this.#apart(node.body, flags);
        this.#emit(OP.endAtomic);
        break;
      case 'assert':
        this.#assert(node, flags);
        break;
      case 'backreference':
        this.#emit(OP.back, node.group - 1, this.#rule(flags));
        break;
      case 'conditional':
        this.#conditional(node, flags);
        break;
      default:
        node satisfies never;
    }
  }

  #single([kind, operand]: Test): void {
    if (kind === TEST.char) this.#emit(OP.char, operand);
    else if (kind === TEST.set) this.#emit(OP.set, operand);
    else this.#emit(OP.all);
  }

  #group(node: Node & { readonly kind: 'group' }, outer: number): void {
    const kept = (node.added & typeFlags) !== 0 ? outer & ~typeFlags : outer;
    const flags = (kept | node.added) & ~node.removed;
    const { group } = node;
    if (group !== null) this.#emit(OP.save, 2 * (group - 1));
    this.#sequence(node.body, flags);
    if (group !== null) this.#emit(OP.save, 2 * (group - 1) + 1);
  }

  #branch(items: readonly Sequence[], flags: number): void {
    this.#memo();
    const jumps: number[] = [];
    items.forEach((item, i) => {
      if (i === items.length - 1) {
        this.#sequence(item, flags);
        return;
      }
      const tests = this.#firstTests(item, flags);
      const [kind, operand] = tests?.length === 1 ? (tests[0] as Test) : ([TEST.none, 0] as const);
      const split = this.#emit(OP.split, 0, kind, operand);
      this.#sequence(item, flags);
      jumps.push(this.#emit(OP.jump, 0));
      this.#patch(split + 1, this.#here);
    });
    for (const jump of jumps) this.#patch(jump + 1, this.#here);
  }

  #repeat(node: Node & { readonly kind: 'repeat' }, flags: number, next: Node | undefined): void {
    const { body, least, most, mode } = node;
    const only = onlyNode(body);
    if (only !== null && isSingle(only)) {
      this.#repeatSingle(node, this.#test(only, flags), flags, next);
      return;
    }
    const repeat = this.#repeats++;
    if (mode === 'possessive') {
      this.#emit(OP.possess, repeat);
      const loop = this.#emit(OP.possessLoop, repeat, least, countOf(most), 0);
      this.#apart(body, flags);
      this.#emit(OP.endPossess, repeat, loop);
      this.#patch(loop + 4, this.#here);
      return;
    }
    const begin = this.#emit(OP.repeat, repeat, 0);
    const outer = this.#surroundings;
    this.#surroundings = [
      ...outer,
      {
        repeat,
        mayStand: sequenceWidth(body)[0] === 0,
        counts: most === maxRepeat ? least + 1 : most + 1,
      },
    ];
    const start = this.#here;
    this.#sequence(body, flags);
    this.#patch(begin + 2, this.#here);
    this.#memo();
    this.#emit(mode === 'greedy' ? OP.maxUntil : OP.minUntil, repeat, start, least, countOf(most));
    this.#surroundings = outer;
  }

  #repeatSingle(
    { least, most, mode }: Node & { readonly kind: 'repeat' },
    [kind, operand]: Test,
    flags: number,
    next: Node | undefined,
  ): void {
    const op = mode === 'greedy' ? OP.greedy : mode === 'lazy' ? OP.lazy : OP.possessive;
    // Around it counts of turns may matter: then what failed for one count may match for another.
    const isFree = this.#mayRemember && most === maxRepeat && this.#surroundings.every(({ counts }) => counts <= 2);
    const follow = next !== undefined && isSingle(next) ? this.#test(next, flags) : null;
    this.#emit(
      op,
      kind,
      operand,
      least,
      countOf(most),
      isFree ? this.#runs++ : -1,
      follow !== null && follow[0] === TEST.char ? follow[1] : -1,
    );
  }

  #assert(node: Node & { readonly kind: 'assert' }, flags: number): void {
    let back = 0;
    if (node.isBehind) {
      const [least, most] = sequenceWidth(node.body);
      if (least > maxRepeat) throw patternError('looks too much behind');
      if (least !== most) throw patternError('look-behind requires fixed-width pattern');
      back = countOf(least);
    }
    if (!node.isNegated) {
      this.#emit(OP.look, back);
      this.#apart(node.body, flags);
      this.#emit(OP.endLook);
      return;
    }
    const begin = this.#emit(OP.lookNot, back, 0);
    this.#apart(node.body, flags);
    this.#emit(OP.endLookNot);
    this.#patch(begin + 2, this.#here);
  }

  #conditional(node: Node & { readonly kind: 'conditional' }, flags: number): void {
    const begin = this.#emit(OP.conditional, node.group - 1, 0);
    this.#sequence(node.yes, flags);
    if (node.no === null) {
      this.#patch(begin + 2, this.#here);
      return;
    }
    const jump = this.#emit(OP.jump, 0);
    this.#patch(begin + 2, this.#here);
    this.#sequence(node.no, flags);
    this.#patch(jump + 1, this.#here);
  }

  /** A part that ends in a success of its own: what surrounds it cannot make it fail. */
  #apart(body: Sequence, flags: number): void {
    const outer = this.#surroundings;
    this.#surroundings = [];
    this.#sequence(body, flags);
    this.#surroundings = outer;
  }

  #memo(): void {
    if (!this.#mayRemember) return;
    const surroundings = this.#surroundings.filter(({ mayStand, counts }) => mayStand || counts > 1);
    let states = 1;
    for (const { mayStand, counts } of surroundings) states *= counts * (mayStand ? 2 : 1);
    if (states > mostStates || this.#states + states > mostStates) return;
    this.#emit(OP.memo, this.#memoPoints.length);
    this.#memoPoints.push({ surroundings, states, base: this.#states });
    this.#states += states;
  }

  #rule(flags: number): number {
    const rule = caseRule(flags);
    if (rule === null) return -1;
    const known = this.#rules.indexOf(rule);
    return known >= 0 ? known : this.#rules.push(rule) - 1;
  }

  #keep(set: CharSet): number {
    const known = this.#sets.indexOf(set);
    return known >= 0 && this.#sets.length < 32 ? known : this.#sets.push(set) - 1;
  }

  #wordSet(flags: number): CharSet {
    return categorySet('word', hasAsciiCategories(flags, this.#isText));
  }

  /** The test that a node of one character is. */
  #test(node: Node, flags: number): Test {
    const rule = caseRule(flags);
    const isAscii = hasAsciiCategories(flags, this.#isText);
    switch (node.kind) {
      case 'any':
        return (flags & DOTALL) !== 0 ? [TEST.all, 0] : [TEST.set, this.#keep(notNewline)];
      case 'literal':
      case 'notLiteral': {
        const isNegated = node.kind === 'notLiteral';
        const compared = rule?.isCased(node.code) === true ? rule : null;
        if (!isNegated && compared === null) return [TEST.char, node.code];
        return [
          TEST.set,
          this.#keep(makeSet([{ kind: 'code', code: node.code }], { rule: compared, isAscii, isNegated })),
        ];
      }
      case 'set':
        this.#vm.charge(setCost(node.items, rule));
        return [TEST.set, this.#keep(makeSet(node.items, { rule, isAscii, isNegated: node.isNegated }))];
      default:
        throw new Error(`${node.kind} is not one character`);
    }
  }

  /**
   * Tests of which one must hold for the first character of what the sequence matches; `null` where it may match nothing
   * or it is too long a search.
   */
  #firstTests(sequence: Sequence, flags: number): readonly Test[] | null {
    const tests: Test[] = [];
    const budget = { left: lookAheadNodes };
    return this.#collectFirst(sequence, flags, tests, budget) === 'consumes' && budget.left > 0 ? tests : null;
  }

  #collectFirst(
    sequence: Sequence,
    flags: number,
    tests: Test[],
    budget: { left: number },
  ): 'consumes' | 'mayBeEmpty' | 'unknown' {
    for (const node of sequence) {
      if (--budget.left <= 0) return 'unknown';
      let found: 'consumes' | 'mayBeEmpty' | 'unknown' = 'mayBeEmpty';
      switch (node.kind) {
        case 'literal':
        case 'notLiteral':
        case 'any':
        case 'set':
          tests.push(this.#test(node, flags));
          return 'consumes';
        case 'at':
        case 'assert':
          break;
        case 'failure':
          return 'consumes';
        case 'group':
        case 'atomic': {
          if (node.kind === 'group' && (node.added | node.removed) !== 0) return 'unknown';
          found = this.#collectFirst(node.body, flags, tests, budget);
          break;
        }
        case 'repeat':
          found = this.#collectFirst(node.body, flags, tests, budget);
          if (found === 'consumes' && node.least === 0) found = 'mayBeEmpty';
          break;
        case 'branch': {
          found = 'consumes';
          for (const item of node.items) {
            const one = this.#collectFirst(item, flags, tests, budget);
            if (one === 'unknown') return 'unknown';
            if (one === 'mayBeEmpty') found = 'mayBeEmpty';
          }
          break;
        }
        case 'backreference':
        case 'conditional':
          return 'unknown';
        default:
          return node satisfies never;
      }
      if (found !== 'mayBeEmpty') return found;
    }
    return 'mayBeEmpty';
  }

  #start(body: Sequence, flags: number): Start {
    const [first] = body;
    if (first?.kind === 'at' && (first.place === 'beginText' || (first.place === 'begin' && (flags & MULTILINE) === 0)))
      return { kind: 'beginning' };
    const codes: number[] = [];
    this.#prefix(body, flags, codes);
    if (codes.length > 0) return { kind: 'prefix', text: String.fromCodePoint(...codes), codes };
    const tests = this.#firstTests(body, flags);
    if (tests === null || tests.length === 0 || tests.some(([kind]) => kind === TEST.all)) return { kind: 'anywhere' };
    const [only] = tests;
    if (tests.length === 1 && only?.[0] === TEST.set) return { kind: 'set', set: this.#sets[only[1]] as CharSet };
    const codesOf = new Set(tests.flatMap(([kind, operand]) => (kind === TEST.char ? [operand] : [])));
    const sets = tests.flatMap(([kind, operand]) => (kind === TEST.set ? [this.#sets[operand] as CharSet] : []));
    return { kind: 'set', set: new CharSet((code) => codesOf.has(code) || sets.some((set) => set.has(code))) };
  }

  /** The characters that every match begins with. False where what follows is not known. */
  #prefix(sequence: Sequence, flags: number, codes: number[]): boolean {
    for (const node of sequence) {
      if (codes.length >= lookAheadNodes) return false;
      if (node.kind === 'group' && (node.added | node.removed) === 0) {
        if (!this.#prefix(node.body, flags, codes)) return false;
      } else if (node.kind === 'literal') {
        if (caseRule(flags)?.isCased(node.code) === true) return false;
        codes.push(node.code);
      } else {
        return false;
      }
    }
    return true;
  }
}

function caseRule(flags: number): CaseRule | null {
  if ((flags & IGNORECASE) === 0) return null;
  // The machine's locale is C, whose letters are those of ASCII.
  return (flags & UNICODE) !== 0 && (flags & LOCALE) === 0 ? unicodeCase : asciiCase;
}

/** Counts are 32 bits wide in the code; longer than any text is without end. */
function countOf(count: number): number {
  return count >= 2 ** 31 ? 2 ** 31 - 1 : count;
}

function placeOf(place: Place, flags: number): number {
  const isMultiline = (flags & MULTILINE) !== 0;
  switch (place) {
    case 'begin':
      return isMultiline ? PLACE.beginLine : PLACE.begin;
    case 'beginText':
      return PLACE.begin;
    case 'end':
      return isMultiline ? PLACE.endLine : PLACE.end;
    case 'endText':
      return PLACE.endText;
    case 'boundary':
      return PLACE.boundary;
    case 'notBoundary':
      return PLACE.notBoundary;
    default:
      return place satisfies never;
  }
}

/** The one node of a body, looked for through groups that only hold together. */
function onlyNode(body: Sequence): Node | null {
  const [only] = body;
  if (only === undefined || body.length > 1) return null;
  if (only.kind === 'group' && only.group === null && (only.added | only.removed) === 0) return onlyNode(only.body);
  return only;
}

/** Whether the pattern looks at groups: back-references, conditionals. */
function hasGroupTests(vm: CompileMeter, sequence: Sequence): boolean {
  vm.enterNative();
  try {
    return sequence.some((node) => {
      switch (node.kind) {
        case 'backreference':
        case 'conditional':
          return true;
        case 'group':
        case 'repeat':
        case 'atomic':
        case 'assert':
          return hasGroupTests(vm, node.body);
        case 'branch':
          return node.items.some((item) => hasGroupTests(vm, item));
        default:
          return false;
      }
    });
  } finally {
    vm.leaveNative();
  }
}
