import type { Expr, MatchAs, MatchClass, MatchMapping, MatchOr, MatchSequence, Pattern, Range } from '../ast/nodes.ts';
import type { Const } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import { constRepr } from '../code/const-repr.ts';
import { foldBinary, foldUnary } from './constant-arithmetic.ts';
import { NONE, constKey, fromLiteral, intConst, strConst, tupleConst } from './constants.ts';
import { CompareArgument } from './generate-tests.ts';
import type { Generator } from './generator.ts';
import { BinaryOp, Pseudo } from './operations.ts';
import { failWith, newPatternContext, placeFailures } from './pattern-context.ts';
import type { PatternContext } from './pattern-context.ts';

const MAX_BEFORE_STAR = 1 << 8;
const MAX_AFTER_STAR = 1 << 23;

export function isWildcard(pattern: Pattern): boolean {
  return pattern.kind === 'MatchAs' && pattern.name === null;
}

export function generatePattern(g: Generator, pattern: Pattern, context: PatternContext): void {
  switch (pattern.kind) {
    case 'MatchValue':
      loadPatternValue(g, pattern.value, pattern, 'patterns may only match literals and attribute lookups');
      g.emit(Op.COMPARE_OP, pattern, CompareArgument.Eq);
      g.emit(Op.TO_BOOL, pattern);
      failWith(g, context, Op.POP_JUMP_IF_FALSE, pattern);
      return;
    case 'MatchSingleton':
      g.loadConst(fromLiteral(pattern.value), pattern);
      g.emit(Op.IS_OP, pattern, 0);
      failWith(g, context, Op.POP_JUMP_IF_FALSE, pattern);
      return;
    case 'MatchSequence':
      generateSequence(g, pattern, context);
      return;
    case 'MatchMapping':
      generateMapping(g, pattern, context);
      return;
    case 'MatchClass':
      generateClass(g, pattern, context);
      return;
    case 'MatchStar':
      capture(g, pattern.name, context, pattern);
      return;
    case 'MatchAs':
      generateAs(g, pattern, context);
      return;
    case 'MatchOr':
      generateOr(g, pattern, context);
      return;
    default:
      pattern satisfies never;
  }
}

/** A part of a pattern may match anything: only whole cases and alternatives must not. */
function generateSubpattern(g: Generator, pattern: Pattern, context: PatternContext): void {
  const outer = context.allowsIrrefutable;
  context.allowsIrrefutable = true;
  generatePattern(g, pattern, context);
  context.allowsIrrefutable = outer;
}

/** Signed and complex numbers are constants here, although they are operations elsewhere. */
function constantOf(node: Expr): Const | null {
  if (node.kind === 'Constant') {
    return fromLiteral(node.value);
  }
  if (node.kind === 'UnaryOp' && node.op === 'USub' && node.operand.kind === 'Constant') {
    return foldUnary('neg', fromLiteral(node.operand.value));
  }
  if (node.kind === 'BinOp' && (node.op === 'Add' || node.op === 'Sub') && node.right.kind === 'Constant') {
    const left = constantOf(node.left);
    const op = node.op === 'Add' ? BinaryOp.ADD : BinaryOp.SUBTRACT;
    return left === null ? null : foldBinary(op, left, fromLiteral(node.right.value));
  }
  return null;
}

function loadPatternValue(g: Generator, node: Expr, location: Range, refusal: string): void {
  const constant = constantOf(node);
  if (constant !== null) {
    g.loadConst(constant, node).endsExpression = true;
  } else if (node.kind === 'Attribute') {
    g.expression(node);
  } else {
    throw g.error(refusal, location);
  }
}

function rotate(g: Generator, count: number, location: Range): void {
  for (let i = count; i > 1; i--) {
    g.emit(Op.SWAP, location, i);
  }
}

/** Puts the subject among the captured values, below what is still needed. */
function capture(g: Generator, name: string | null, context: PatternContext, location: Range): void {
  if (name === null) {
    g.emit(Op.POP_TOP, location);
    return;
  }
  if (context.captures.includes(name)) {
    throw g.error(`multiple assignments to name '${name}' in pattern`, location);
  }
  rotate(g, context.onTop + context.captures.length + 1, location);
  context.captures.push(name);
}

function generateAs(g: Generator, pattern: MatchAs, context: PatternContext): void {
  if (pattern.pattern === null) {
    if (!context.allowsIrrefutable) {
      const what = pattern.name === null ? 'wildcard' : `name capture '${pattern.name}'`;
      throw g.error(`${what} makes remaining patterns unreachable`, pattern);
    }
    capture(g, pattern.name, context, pattern);
    return;
  }
  context.onTop++;
  g.emit(Op.COPY, pattern, 1);
  generatePattern(g, pattern.pattern, context);
  context.onTop--;
  capture(g, pattern.name, context, pattern);
}

function generateSequence(g: Generator, pattern: MatchSequence, context: PatternContext): void {
  const { patterns } = pattern;
  const size = patterns.length;
  const star = patterns.findIndex((each) => each.kind === 'MatchStar');
  if (patterns.filter((each) => each.kind === 'MatchStar').length > 1) {
    throw g.error('multiple starred names in sequence pattern', pattern);
  }
  const starred = patterns[star];
  const isStarWildcard = starred?.kind === 'MatchStar' && starred.name === null;
  const isOnlyWildcards = patterns.every((each, i) => (i === star ? isStarWildcard : isWildcard(each)));
  context.onTop++;
  g.emit(Op.MATCH_SEQUENCE, pattern);
  failWith(g, context, Op.POP_JUMP_IF_FALSE, pattern);
  if (star < 0 || size > 1) {
    g.emit(Op.GET_LEN, pattern);
    g.loadConst(intConst(star < 0 ? size : size - 1), pattern);
    g.emit(Op.COMPARE_OP, pattern, star < 0 ? CompareArgument.Eq : CompareArgument.GtE);
    failWith(g, context, Op.POP_JUMP_IF_FALSE, pattern);
  }
  context.onTop--;
  if (isOnlyWildcards) {
    g.emit(Op.POP_TOP, pattern);
  } else if (isStarWildcard) {
    matchByIndex(g, patterns, star, context, pattern);
  } else {
    matchByUnpacking(g, patterns, star, context, pattern);
  }
}

function matchByUnpacking(
  g: Generator,
  patterns: readonly Pattern[],
  star: number,
  context: PatternContext,
  location: Range,
): void {
  const after = patterns.length - star - 1;
  if (star >= MAX_BEFORE_STAR || (star >= 0 && after >= MAX_AFTER_STAR)) {
    throw g.error('too many expressions in star-unpacking sequence pattern', location);
  }
  if (star < 0) {
    g.emit(Op.UNPACK_SEQUENCE, location, patterns.length);
  } else {
    g.emit(Op.UNPACK_EX, location, star + (after << 8));
  }
  context.onTop += patterns.length;
  for (const each of patterns) {
    context.onTop--;
    generateSubpattern(g, each, context);
  }
}

/** With `*_` only the other elements are fetched. Not all sequences count from the end: the index is computed. */
function matchByIndex(
  g: Generator,
  patterns: readonly Pattern[],
  star: number,
  context: PatternContext,
  location: Range,
): void {
  context.onTop++;
  patterns.forEach((each, i) => {
    if (i === star || isWildcard(each)) {
      return;
    }
    g.emit(Op.COPY, location, 1);
    if (i < star) {
      g.loadConst(intConst(i), location);
    } else {
      g.emit(Op.GET_LEN, location);
      g.loadConst(intConst(patterns.length - i), location);
      g.emit(Op.BINARY_OP, location, BinaryOp.SUBTRACT);
    }
    g.emit(Op.BINARY_OP, location, BinaryOp.SUBSCR);
    generateSubpattern(g, each, context);
  });
  context.onTop--;
  g.emit(Op.POP_TOP, location);
}

function generateClass(g: Generator, pattern: MatchClass, context: PatternContext): void {
  const { patterns, kwdAttrs, kwdPatterns } = pattern;
  kwdAttrs.forEach((attribute, i) => {
    const again = kwdAttrs.indexOf(attribute, i + 1);
    if (again >= 0) {
      throw g.error(`attribute name repeated in class pattern: ${attribute}`, kwdPatterns[again] ?? pattern);
    }
  });
  g.expression(pattern.cls);
  g.loadConst(tupleConst(kwdAttrs.map(strConst)), pattern);
  g.emit(Op.MATCH_CLASS, pattern, patterns.length);
  context.onTop++;
  testForNone(g, context, pattern);
  const parts = [...patterns, ...kwdPatterns];
  g.emit(Op.UNPACK_SEQUENCE, pattern, parts.length);
  context.onTop += parts.length - 1;
  for (const part of parts) {
    context.onTop--;
    if (isWildcard(part)) {
      g.emit(Op.POP_TOP, pattern);
    } else {
      generateSubpattern(g, part, context);
    }
  }
}

/** `None` on top instead of a tuple of values means that the match failed. */
function testForNone(g: Generator, context: PatternContext, location: Range): void {
  g.emit(Op.COPY, location, 1);
  g.loadConst(NONE, location);
  g.emit(Op.IS_OP, location, 1);
  failWith(g, context, Op.POP_JUMP_IF_FALSE, location);
}

function generateMapping(g: Generator, pattern: MatchMapping, context: PatternContext): void {
  const { keys, patterns, rest } = pattern;
  const size = keys.length;
  context.onTop++;
  g.emit(Op.MATCH_MAPPING, pattern);
  failWith(g, context, Op.POP_JUMP_IF_FALSE, pattern);
  if (size === 0 && rest === null) {
    context.onTop--;
    g.emit(Op.POP_TOP, pattern);
    return;
  }
  if (size > 0) {
    g.emit(Op.GET_LEN, pattern);
    g.loadConst(intConst(size), pattern);
    g.emit(Op.COMPARE_OP, pattern, CompareArgument.GtE);
    failWith(g, context, Op.POP_JUMP_IF_FALSE, pattern);
  }
  loadKeys(g, pattern);
  g.emit(Op.BUILD_TUPLE, pattern, size);
  g.emit(Op.MATCH_KEYS, pattern);
  context.onTop += 2;
  testForNone(g, context, pattern);
  g.emit(Op.UNPACK_SEQUENCE, pattern, size);
  context.onTop += size - 1;
  for (const each of patterns) {
    context.onTop--;
    generateSubpattern(g, each, context);
  }
  context.onTop -= 2;
  if (rest === null) {
    g.emit(Op.POP_TOP, pattern);
    g.emit(Op.POP_TOP, pattern);
    return;
  }
  // The rest is a copy of the subject without the keys.
  g.emit(Op.BUILD_MAP, pattern, 0);
  g.emit(Op.SWAP, pattern, 3);
  g.emit(Op.DICT_UPDATE, pattern, 2);
  g.emit(Op.UNPACK_SEQUENCE, pattern, size);
  for (let left = size; left > 0; left--) {
    g.emit(Op.COPY, pattern, 1 + left);
    g.emit(Op.SWAP, pattern, 2);
    g.emit(Op.DELETE_SUBSCR, pattern);
  }
  capture(g, rest, context, pattern);
}

function loadKeys(g: Generator, pattern: MatchMapping): void {
  const seen = new Set<string>();
  for (const key of pattern.keys) {
    const constant = constantOf(key);
    if (constant !== null) {
      const identity = equalityKey(constant);
      if (seen.has(identity)) {
        throw g.error(`mapping pattern checks duplicate key (${constRepr(constant)})`, pattern);
      }
      seen.add(identity);
    }
    loadPatternValue(g, key, pattern, 'mapping pattern keys may only match literals and attribute lookups');
  }
}

/** The same for constants that are equal as keys of a dict: `0`, `False` and `0.0`. */
function equalityKey(constant: Const): string {
  switch (constant.type) {
    case 'bool':
      return `number ${constant.value ? 1 : 0}`;
    case 'int':
      return `number ${constant.value}`;
    case 'float':
      return `number ${Number.isInteger(constant.value) ? BigInt(constant.value) : constant.value}`;
    default:
      return constKey(constant);
  }
}

/** Each alternative works on a copy of the subject, with captures of its own; all must bind the same names. */
function generateOr(g: Generator, pattern: MatchOr, context: PatternContext): void {
  const end = g.newLabel();
  let control: readonly string[] | null = null;
  pattern.patterns.forEach((alternative, i) => {
    const isLast = i === pattern.patterns.length - 1;
    const inner = newPatternContext(isLast && context.allowsIrrefutable);
    g.emit(Op.COPY, alternative, 1);
    generatePattern(g, alternative, inner);
    if (control === null) {
      control = [...inner.captures];
    } else {
      reorderCaptures(g, control, inner, pattern, alternative);
    }
    g.jump(Pseudo.JUMP, end, alternative);
    placeFailures(g, inner, alternative);
  });
  g.emit(Op.POP_TOP, pattern);
  failWith(g, context, Pseudo.JUMP, pattern);

  g.useLabel(end);
  const names: readonly string[] = control ?? [];
  const depth = names.length + 1 + context.onTop + context.captures.length;
  for (const name of names) {
    rotate(g, depth, pattern);
    if (context.captures.includes(name)) {
      throw g.error(`multiple assignments to name '${name}' in pattern`, pattern);
    }
    context.captures.push(name);
  }
  g.emit(Op.POP_TOP, pattern);
}

/** Rotates an alternative's captured values into the order of the first alternative's. */
function reorderCaptures(
  g: Generator,
  control: readonly string[],
  inner: PatternContext,
  pattern: MatchOr,
  alternative: Range,
): void {
  const { captures } = inner;
  const differ = (): Error => g.error('alternative patterns bind different names', pattern);
  if (captures.length !== control.length) {
    throw differ();
  }
  for (let wanted = control.length - 1; wanted >= 0; wanted--) {
    const found = captures.indexOf(control[wanted] ?? '');
    if (found < 0) {
      throw differ();
    }
    if (found !== wanted) {
      const rotated = captures.splice(0, found + 1);
      captures.splice(wanted - found, 0, ...rotated);
      for (let i = 0; i <= found; i++) {
        rotate(g, wanted + 1, alternative);
      }
    }
  }
}
