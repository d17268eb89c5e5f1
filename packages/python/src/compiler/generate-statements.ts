import type { Alias, Assert, AugAssign, Expr, Import, ImportFrom, Range, Raise, Return, Stmt } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { NONE, fromLiteral, intConst, strConst, tupleConst } from './constants.ts';
import { attributeLocation } from './generate-attributes.ts';
import { generateClass } from './generate-classes.ts';
import { binaryArgument } from './generate-expressions.ts';
import { generateFunction } from './generate-functions.ts';
import { generateAsyncFor, generateFor, generateIf, generateWhile } from './generate-loops.ts';
import { syntaxPart } from '../parts/parts.ts';
import { doubtAssertion, doubtLeaving } from './doubtful.ts';
import { nameIndex, nameOperation } from './generate-names.ts';
import { generateBounds, isTwoPartSlice } from './generate-subscripts.ts';
import { jumpIf } from './generate-tests.ts';
import { generateTry } from './generate-try.ts';
import { generateWith } from './generate-with.ts';
import type { Generator } from './generator.ts';
import { NO_LOCATION } from './location.ts';
import { BinaryOp, CommonConstant, INPLACE, Intrinsic1, Pseudo } from './operations.ts';
import { indexOf } from './unit.ts';
import { unwindAll, unwindLoop, unwindToLoop } from './unwind.ts';

export function generateStatement(g: Generator, node: Stmt): void {
  switch (node.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      generateFunction(g, node);
      return;
    case 'ClassDef':
      generateClass(g, node);
      return;
    case 'TypeAlias':
      syntaxPart.get().generateTypeAlias(g, node);
      return;
    case 'Return':
      doubtLeaving(g, 'return', node);
      generateReturn(g, node);
      return;
    case 'Delete':
      g.expressions(node.targets);
      return;
    case 'Assign':
      g.expression(node.value);
      node.targets.forEach((target, i) => {
        if (i < node.targets.length - 1) {
          g.emit(Op.COPY, node, 1);
        }
        g.expression(target);
      });
      return;
    case 'AugAssign':
      generateAugmentedAssignment(g, node);
      return;
    case 'AnnAssign':
      syntaxPart.get().generateAnnotatedAssignment(g, node);
      return;
    case 'For':
      g.conditionally(() => generateFor(g, node));
      return;
    case 'AsyncFor':
      g.conditionally(() => generateAsyncFor(g, node));
      return;
    case 'While':
      g.conditionally(() => generateWhile(g, node));
      return;
    case 'If':
      g.conditionally(() => generateIf(g, node));
      return;
    case 'With':
    case 'AsyncWith':
      g.conditionally(() => generateWith(g, node));
      return;
    case 'Match':
      g.conditionally(() => syntaxPart.get().generateMatch(g, node));
      return;
    case 'Raise':
      generateRaise(g, node);
      return;
    case 'Try':
    case 'TryStar':
      g.conditionally(() => generateTry(g, node));
      return;
    case 'Assert':
      generateAssert(g, node);
      return;
    case 'Import':
      generateImport(g, node);
      return;
    case 'ImportFrom':
      generateImportFrom(g, node);
      return;
    case 'Global':
    case 'Nonlocal':
      return;
    case 'ExprStmt':
      generateExpressionStatement(g, node, node.value);
      return;
    case 'Pass':
      g.emit(Op.NOP, node);
      return;
    case 'Break':
    case 'Continue':
      generateLoopExit(g, node.kind, node);
      return;
    default:
      node satisfies never;
  }
}

function generateExpressionStatement(g: Generator, location: Range, value: Expr): void {
  if (g.options.isInteractive && g.outer.length === 0) {
    g.expression(value);
    g.emit(Op.CALL_INTRINSIC_1, location, Intrinsic1.PRINT);
    g.emit(Op.POP_TOP, NO_LOCATION);
    return;
  }
  if (value.kind === 'Constant') {
    g.emit(Op.NOP, location);
    return;
  }
  g.expression(value);
  g.emit(Op.POP_TOP, NO_LOCATION);
}

function generateReturn(g: Generator, node: Return): void {
  const { scope } = g;
  const { value } = node;
  if (!scope.isFunctionLike) {
    throw g.error("'return' outside function", node);
  }
  if (value !== null && scope.isCoroutine && scope.isGenerator) {
    throw g.error("'return' with value in async generator", node);
  }
  // A constant is loaded behind the clean-up: it need not be kept on the stack through it.
  const isComputed = value !== null && value.kind !== 'Constant';
  let location: Range = node;
  if (isComputed) {
    g.expression(value);
  } else if (value !== null) {
    location = value;
    g.emit(Op.NOP, location);
  }
  if (value === null || value.line !== node.line) {
    location = node;
    g.emit(Op.NOP, location);
  }
  location = unwindAll(g, location, isComputed);
  if (value === null) {
    g.loadConst(NONE, location);
  } else if (value.kind === 'Constant') {
    g.loadConst(fromLiteral(value.value), location).endsExpression = location === value;
  }
  g.emit(Op.RETURN_VALUE, location);
}

function generateLoopExit(g: Generator, kind: 'Break' | 'Continue', node: Range): void {
  doubtLeaving(g, kind === 'Break' ? 'break' : 'continue', node);
  g.emit(Op.NOP, node);
  const { loop, location } = unwindToLoop(g, node);
  if (loop === null) {
    throw g.error(kind === 'Break' ? "'break' outside loop" : "'continue' not properly in loop", node);
  }
  if (kind === 'Break') {
    unwindLoop(g, loop, location);
  }
  g.jump(Pseudo.JUMP, kind === 'Break' ? loop.exit : loop.start, location);
}

function generateRaise(g: Generator, node: Raise): void {
  const parts = [node.exc, node.exc === null ? null : node.cause].filter((part) => part !== null);
  g.expressions(parts);
  g.emit(Op.RAISE_VARARGS, node, parts.length);
}

function generateAssert(g: Generator, node: Assert): void {
  doubtAssertion(g, node);
  const end = g.newLabel();
  jumpIf(g, node.test, end, true);
  g.emit(Op.LOAD_COMMON_CONSTANT, node, CommonConstant.ASSERTION_ERROR);
  if (node.msg !== null) {
    g.expression(node.msg);
    g.emit(Op.CALL, node, 0);
  }
  g.emit(Op.RAISE_VARARGS, node.test, 1);
  g.useLabel(end);
}

function generateImport(g: Generator, node: Import): void {
  for (const alias of node.names) {
    g.loadConst(intConst(0), node);
    g.loadConst(NONE, node);
    g.emit(Op.IMPORT_NAME, node, nameIndex(g, alias.name));
    const [package_ = alias.name, ...submodules] = alias.name.split('.');
    if (alias.asname === null) {
      nameOperation(g, package_, 'Store', node);
    } else {
      bindSubmodule(g, node, submodules, alias.asname);
    }
  }
}

/** `import a.b.c as d` binds the innermost module: each is taken from the one around it. */
function bindSubmodule(g: Generator, location: Range, submodules: readonly string[], name: string): void {
  submodules.forEach((submodule, i) => {
    if (i > 0) {
      g.emit(Op.SWAP, location, 2);
      g.emit(Op.POP_TOP, location);
    }
    g.emit(Op.IMPORT_FROM, location, indexOf(g.unit.names, submodule));
  });
  nameOperation(g, name, 'Store', location);
  if (submodules.length > 0) {
    g.emit(Op.POP_TOP, location);
  }
}

function generateImportFrom(g: Generator, node: ImportFrom): void {
  g.loadConst(intConst(node.level), node);
  g.loadConst(tupleConst(node.names.map((alias: Alias) => strConst(alias.name))), node);
  g.emit(Op.IMPORT_NAME, node, nameIndex(g, node.module ?? ''));
  if (node.names[0]?.name === '*') {
    g.emit(Op.CALL_INTRINSIC_1, node, Intrinsic1.IMPORT_STAR);
    g.emit(Op.POP_TOP, NO_LOCATION);
    return;
  }
  for (const alias of node.names) {
    g.emit(Op.IMPORT_FROM, node, nameIndex(g, alias.name));
    nameOperation(g, alias.asname ?? alias.name, 'Store', node);
  }
  g.emit(Op.POP_TOP, node);
}

/** The target's parts are evaluated once: they stay on the stack from the load to the store. */
function generateAugmentedAssignment(g: Generator, node: AugAssign): void {
  const { target } = node;
  const operate = (): void => {
    g.expression(node.value);
    g.emit(Op.BINARY_OP, node, binaryArgument(node.op) + INPLACE);
  };
  switch (target.kind) {
    case 'Name':
      nameOperation(g, target.id, 'Load', target);
      operate();
      nameOperation(g, target.id, 'Store', target);
      return;
    case 'Attribute': {
      const location = attributeLocation(target, target);
      g.expression(target.value);
      g.emit(Op.COPY, target, 1);
      g.emit(Op.LOAD_ATTR, location, nameIndex(g, target.attr) << 1);
      operate();
      g.emit(Op.SWAP, location, 2);
      g.emit(Op.STORE_ATTR, location, nameIndex(g, target.attr));
      return;
    }
    case 'Subscript':
      g.expression(target.value);
      if (isTwoPartSlice(target.slice)) {
        generateBounds(g, target.slice);
        emitEach(g, Op.COPY, [3, 3, 3], target);
        g.emit(Op.BINARY_SLICE, target);
        operate();
        emitEach(g, Op.SWAP, [4, 3, 2], target);
        g.emit(Op.STORE_SLICE, target);
      } else {
        g.expression(target.slice);
        emitEach(g, Op.COPY, [2, 2], target);
        g.emit(Op.BINARY_OP, target, BinaryOp.SUBSCR);
        operate();
        emitEach(g, Op.SWAP, [3, 2], target);
        g.emit(Op.STORE_SUBSCR, target);
      }
      return;
    default:
      target satisfies never;
  }
}

function emitEach(g: Generator, op: number, args: readonly number[], location: Range): void {
  for (const arg of args) {
    g.emit(op, location, arg);
  }
}
