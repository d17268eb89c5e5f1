import type { BinaryOperator, BinOp, BoolOp, Compare, Dict, Expr, IfExp, JoinedStr } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { formatPart } from '../parts/parts.ts';
import { STACK_USE_GUIDELINE } from './constant-folding.ts';
import { doubtIdentity } from './doubtful.ts';
import { NONE, boolConst, fromLiteral } from './constants.ts';
import { attributeOrigin, finishAttribute } from './generate-attributes.ts';
import { callOrigin, finishCall } from './generate-calls.ts';
import { generateComprehension } from './generate-comprehensions.ts';
import { generateLambda } from './generate-functions.ts';
import { nameOperation } from './generate-names.ts';
import { generateDisplay, generateSequence } from './generate-sequences.ts';
import {
  generateFormattedValue,
  generateInterpolation,
  generateJoinedString,
  generateTemplate,
} from './generate-strings.ts';
import { finishSubscript, generateSlice } from './generate-subscripts.ts';
import { compare, jumpIf } from './generate-tests.ts';
import { yieldFrom, yieldValue } from './generate-yields.ts';
import type { Generator } from './generator.ts';
import { NO_LOCATION } from './location.ts';
import { BinaryOp, Intrinsic1, Pseudo } from './operations.ts';

/**
 * Generates an expression. Where a node begins with one of its children, the way down is a loop: chains like
 * `a.b(c)[d] + e` may be thousands of links long.
 */
export function generateExpression(g: Generator, expression: Expr): void {
  const spine: Expr[] = [];
  let node = expression;
  for (let origin = originOf(g, node); origin !== null; origin = originOf(g, node)) {
    spine.push(node);
    node = origin;
  }
  generateNode(g, node);
  for (let i = spine.length - 1; i >= 0; i--) {
    const outer = spine[i];
    if (outer !== undefined) {
      finishNode(g, outer);
    }
  }
}

/** The child whose code comes first, with nothing of the node's own before it. */
function originOf(g: Generator, node: Expr): Expr | null {
  switch (node.kind) {
    case 'BinOp':
      return templateOf(node) === null ? node.left : null;
    case 'Compare':
      return node.left;
    case 'UnaryOp':
      return node.operand;
    case 'Attribute':
      return attributeOrigin(g, node);
    case 'Subscript':
    case 'Await':
      return node.value;
    case 'Call':
      return callOrigin(g, node);
    default:
      return null;
  }
}

/** Generates what follows the node's first child. */
function finishNode(g: Generator, node: Expr): void {
  switch (node.kind) {
    case 'BinOp':
      g.expression(node.right);
      g.emitValue(Op.BINARY_OP, node, binaryArgument(node.op));
      return;
    case 'Compare':
      finishCompare(g, node);
      return;
    case 'UnaryOp':
      switch (node.op) {
        case 'UAdd':
          g.emitValue(Op.CALL_INTRINSIC_1, node, Intrinsic1.UNARY_POSITIVE);
          return;
        case 'Not':
          g.emit(Op.TO_BOOL, node);
          g.emitValue(Op.UNARY_NOT, node);
          return;
        case 'Invert':
          g.emitValue(Op.UNARY_INVERT, node);
          return;
        case 'USub':
          g.emitValue(Op.UNARY_NEGATIVE, node);
          return;
        default:
          throw new Error('there is no such unary operator');
      }
    case 'Attribute':
      finishAttribute(g, node);
      return;
    case 'Subscript':
      finishSubscript(g, node);
      return;
    case 'Await':
      g.emit(Op.GET_AWAITABLE, node, 0);
      g.loadConst(NONE, node);
      yieldFrom(g, node, 'await');
      markValue(g);
      return;
    case 'Call':
      finishCall(g, node);
      return;
    default:
      throw new Error(`${node.kind} does not begin with a child`);
  }
}

function generateNode(g: Generator, node: Expr): void {
  switch (node.kind) {
    case 'Constant':
      g.loadConst(fromLiteral(node.value), node).endsExpression = true;
      return;
    case 'Name':
      if (node.id === '__debug__' && node.ctx === 'Load') {
        g.loadConst(boolConst(true), node).endsExpression = true;
        return;
      }
      nameOperation(g, node.id, node.ctx, node);
      if (node.ctx === 'Load') {
        markValue(g);
      }
      return;
    case 'NamedExpr':
      g.expression(node.value);
      g.emitValue(Op.COPY, node, 1);
      g.expression(node.target);
      return;
    case 'BoolOp':
      generateBoolOp(g, node);
      return;
    case 'BinOp': {
      const template = templateOf(node);
      if (template !== null) {
        g.expression(template);
      }
      return;
    }
    case 'Lambda':
      generateLambda(g, node);
      markValue(g);
      return;
    case 'IfExp':
      generateIfExp(g, node);
      return;
    case 'Dict':
      generateDict(g, node);
      markValue(g);
      return;
    case 'Set':
      generateDisplay(g, node.elts, node, 'set', 0, null);
      markValue(g);
      return;
    case 'List':
    case 'Tuple':
      generateSequence(g, node);
      return;
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      generateComprehension(g, node);
      return;
    case 'Yield':
      if (!g.scope.isFunctionLike) {
        throw g.error("'yield' outside function", node);
      }
      if (node.value === null) {
        g.loadConst(NONE, node);
      } else {
        g.expression(node.value);
      }
      yieldValue(g, node);
      markValue(g);
      return;
    case 'YieldFrom':
      if (!g.scope.isFunctionLike) {
        throw g.error("'yield from' outside function", node);
      }
      if (g.unit.kind === 'asyncFunction') {
        throw g.error("'yield from' inside async function", node);
      }
      g.expression(node.value);
      g.emit(Op.GET_YIELD_FROM_ITER, node);
      g.loadConst(NONE, node);
      yieldFrom(g, node, 'yieldFrom');
      markValue(g);
      return;
    case 'FormattedValue':
      generateFormattedValue(g, node);
      return;
    case 'JoinedStr':
      generateJoinedString(g, node);
      return;
    case 'Interpolation':
      generateInterpolation(g, node);
      return;
    case 'TemplateStr':
      generateTemplate(g, node);
      return;
    case 'Starred':
      throw g.error(
        node.ctx === 'Store'
          ? 'starred assignment target must be in a list or tuple'
          : "can't use starred expression here",
        node,
      );
    case 'Slice':
      generateSlice(g, node);
      return;
    case 'Attribute':
      finishAttribute(g, node);
      return;
    case 'Call':
      finishCall(g, node);
      return;
    case 'Compare':
    case 'UnaryOp':
    case 'Subscript':
    case 'Await':
      throw new Error(`${node.kind} begins with a child and cannot come here`);
    default:
      node satisfies never;
  }
}

/** The instruction just written leaves the expression's value on the stack. */
function markValue(g: Generator): void {
  const last = g.unit.sequence.instructions.at(-1);
  if (last !== undefined) {
    last.endsExpression = true;
  }
}

const binaryArguments: Readonly<Record<BinaryOperator, number>> = {
  Add: BinaryOp.ADD,
  Sub: BinaryOp.SUBTRACT,
  Mult: BinaryOp.MULTIPLY,
  MatMult: BinaryOp.MATRIX_MULTIPLY,
  Div: BinaryOp.TRUE_DIVIDE,
  Mod: BinaryOp.REMAINDER,
  Pow: BinaryOp.POWER,
  LShift: BinaryOp.LSHIFT,
  RShift: BinaryOp.RSHIFT,
  BitOr: BinaryOp.OR,
  BitXor: BinaryOp.XOR,
  BitAnd: BinaryOp.AND,
  FloorDiv: BinaryOp.FLOOR_DIVIDE,
};

export function binaryArgument(op: BinaryOperator): number {
  return binaryArguments[op];
}

function generateBoolOp(g: Generator, node: BoolOp): void {
  const end = g.newLabel();
  const op = node.op === 'And' ? Pseudo.JUMP_IF_FALSE : Pseudo.JUMP_IF_TRUE;
  node.values.forEach((value, i) => {
    g.expression(value);
    if (i < node.values.length - 1) {
      g.jump(op, end, node);
      g.emit(Op.POP_TOP, node);
    }
  });
  g.useLabel(end);
}

function generateIfExp(g: Generator, node: IfExp): void {
  const end = g.newLabel();
  const orelse = g.newLabel();
  jumpIf(g, node.test, orelse, false);
  g.expression(node.body);
  g.jump(Pseudo.JUMP_NO_INTERRUPT, end, NO_LOCATION);
  g.useLabel(orelse);
  g.expression(node.orelse);
  g.useLabel(end);
}

function finishCompare(g: Generator, node: Compare): void {
  doubtIdentity(g, node);
  const [op] = node.ops;
  const [comparator] = node.comparators;
  if (op === undefined || comparator === undefined) {
    throw new Error('a comparison has at least one operator');
  }
  if (node.ops.length === 1) {
    g.expression(comparator);
    compare(g, op, node);
    markValue(g);
    return;
  }
  const cleanup = g.newLabel();
  const end = g.newLabel();
  node.ops.forEach((each, i) => {
    const right = node.comparators[i];
    if (right === undefined) {
      return;
    }
    g.expression(right);
    if (i === node.ops.length - 1) {
      compare(g, each, node);
      markValue(g);
      return;
    }
    g.emit(Op.SWAP, node, 2);
    g.emit(Op.COPY, node, 2);
    compare(g, each, node);
    g.emit(Op.COPY, node, 1);
    g.emit(Op.TO_BOOL, node);
    g.jump(Op.POP_JUMP_IF_FALSE, cleanup, node);
    g.emit(Op.POP_TOP, node);
  });
  g.jump(Pseudo.JUMP_NO_INTERRUPT, end, NO_LOCATION);
  g.useLabel(cleanup);
  g.emit(Op.SWAP, node, 2);
  g.emitValue(Op.POP_TOP, node);
  g.useLabel(end);
}

function generateDict(g: Generator, node: Dict): void {
  const { keys, values } = node;
  let hasDict = false;
  let start = 0;
  const flush = (end: number): void => {
    if (end > start) {
      generateItems(g, node, start, end);
      if (hasDict) {
        g.emit(Op.DICT_UPDATE, node, 1);
      }
      hasDict = true;
    }
    start = end;
  };
  values.forEach((value, i) => {
    if (keys[i] === null) {
      flush(i);
      if (!hasDict) {
        g.emit(Op.BUILD_MAP, node, 0);
        hasDict = true;
      }
      g.expression(value);
      g.emit(Op.DICT_UPDATE, node, 1);
      start = i + 1;
    } else if ((i - start) * 2 > STACK_USE_GUIDELINE) {
      flush(i + 1);
    }
  });
  flush(values.length);
  if (!hasDict) {
    g.emit(Op.BUILD_MAP, node, 0);
  }
}

function generateItems(g: Generator, node: Dict, start: number, end: number): void {
  const count = end - start;
  const isBig = count * 2 > STACK_USE_GUIDELINE;
  if (isBig) {
    g.emit(Op.BUILD_MAP, node, 0);
  }
  for (let i = start; i < end; i++) {
    const key = node.keys[i];
    const value = node.values[i];
    if (key !== undefined && key !== null && value !== undefined) {
      g.expression(key);
      g.expression(value);
    }
    if (isBig) {
      g.emit(Op.MAP_ADD, node, 1);
    }
  }
  if (!isBig) {
    g.emit(Op.BUILD_MAP, node, count);
  }
}

/** `'…' % (…)` as the f-string it amounts to; `null` for everything else. */
function templateOf(node: BinOp): JoinedStr | null {
  const { op, left, right } = node;
  if (op !== 'Mod' || left.kind !== 'Constant' || left.value.type !== 'str' || right.kind !== 'Tuple') return null;
  return formatPart.get().formatAsTemplate(node);
}
