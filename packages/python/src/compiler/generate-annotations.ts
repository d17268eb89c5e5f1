import type { AnnAssign, Arg, Arguments, Expr, Range } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import type { Scope } from '../symtable/scope.ts';
import { intConst, strConst } from './constants.ts';
import { makeClosure } from './generate-closures.ts';
import { nameIndex, nameOperation } from './generate-names.ts';
import { CompareArgument } from './generate-tests.ts';
import type { Generator } from './generator.ts';
import { InstructionSequence } from './instruction-sequence.ts';
import { CommonConstant } from './operations.ts';
import type { UnitKind } from './unit.ts';
import { unparse } from './unparse.ts';

/** `annotationlib.Format.VALUE_WITH_FAKE_GLOBALS`: the highest format that compiled annotations serve. */
const HIGHEST_FORMAT = 2;

/** Opens a function that evaluates annotations on demand. Its hidden parameter is the format asked for. */
export function enterEvaluator(g: Generator, scope: Scope, name: string, location: Range): void {
  g.enterScope('annotations', scope, name, location.line, { args: 0, posOnly: 1, kwOnly: 0 });
  const body = g.newLabel();
  g.emit(Op.LOAD_FAST, location, 0);
  g.loadConst(intConst(HIGHEST_FORMAT), location);
  g.emit(Op.COMPARE_OP, location, CompareArgument.Gt);
  g.jump(Op.POP_JUMP_IF_FALSE, body, location);
  g.emit(Op.LOAD_COMMON_CONSTANT, location, CommonConstant.NOT_IMPLEMENTED_ERROR);
  g.emit(Op.RAISE_VARARGS, location, 1);
  g.useLabel(body);
}

function leaveEvaluator(g: Generator, location: Range): void {
  // As `.format` no annotation can mean it; `inspect` shows this name.
  g.unit.firstParameter = 'format';
  g.emit(Op.RETURN_VALUE, location);
  makeClosure(g, g.exitScope('returnsNone'), location, 0);
}

/** Leaves the `__annotate__` of a function that has annotations on the stack. */
export function generateFunctionAnnotations(
  g: Generator,
  args: Arguments,
  returns: Expr | null,
  location: Range,
): void {
  const scope = g.scopeOf(args);
  enterEvaluator(g, scope, '__annotate__', location);
  let count = 0;
  const annotate = (name: string, annotation: Expr | null): void => {
    if (annotation === null) {
      return;
    }
    g.loadConst(strConst(g.mangled(name)), location);
    if (g.futureAnnotations) {
      g.loadConst(strConst(unparse(annotation)), annotation);
    } else if (annotation.kind === 'Starred') {
      // `*args: *Ts` stands for the one value that the star gives.
      g.expression(annotation.value);
      g.emit(Op.UNPACK_SEQUENCE, location, 1);
    } else {
      g.expression(annotation);
    }
    count++;
  };
  const each = (arg: Arg | null): void => annotate(arg?.arg ?? '', arg?.annotation ?? null);
  [...args.args, ...args.posonlyargs, args.vararg, ...args.kwonlyargs, args.kwarg].forEach(each);
  annotate('return', returns);
  g.emit(Op.BUILD_MAP, location, count);
  leaveEvaluator(g, location);
}

export function generateAnnotatedAssignment(g: Generator, node: AnnAssign): void {
  const { target, value } = node;
  if (value !== null) {
    g.expression(value);
    g.expression(target);
  }
  switch (target.kind) {
    case 'Name':
      if (node.simple && (g.unit.kind === 'module' || g.unit.kind === 'class')) {
        annotateVariable(g, node, target.id);
      }
      return;
    case 'Attribute':
      if (value === null) {
        evaluate(g, target.value);
      }
      return;
    case 'Subscript':
      if (value === null) {
        evaluate(g, target.value);
        evaluateIndex(g, target.slice);
      }
      return;
    default:
      target satisfies never;
  }
}

/** Evaluated only to see that it can be. */
function evaluate(g: Generator, node: Expr): void {
  g.expression(node);
  g.emit(Op.POP_TOP, node);
}

function evaluateIndex(g: Generator, node: Expr): void {
  switch (node.kind) {
    case 'Slice':
      for (const part of [node.lower, node.upper, node.step]) {
        if (part !== null) {
          evaluate(g, part);
        }
      }
      return;
    case 'Tuple':
      for (const element of node.elts) {
        evaluateIndex(g, element);
      }
      return;
    default:
      evaluate(g, node);
  }
}

function annotateVariable(g: Generator, node: AnnAssign, name: string): void {
  const { unit } = g;
  if (g.futureAnnotations) {
    g.loadConst(strConst(unparse(node.annotation)), node.annotation);
    g.emit(Op.LOAD_NAME, node, nameIndex(g, '__annotations__'));
    g.loadConst(strConst(g.mangled(name)), node);
    g.emit(Op.STORE_SUBSCR, node);
    return;
  }
  const isConditional = unit.kind === 'module' || unit.conditionalDepth > 0;
  const index = isConditional ? unit.nextAnnotationIndex++ : -1;
  unit.deferredAnnotations.push({ statement: node, index });
  if (isConditional) {
    // Notes that this annotation was reached.
    if (unit.kind === 'class') {
      g.emit(Op.LOAD_DEREF, node, unit.cellvars.get('__conditional_annotations__') ?? 0);
    } else {
      g.emit(Op.LOAD_NAME, node, nameIndex(g, '__conditional_annotations__'));
    }
    g.loadConst(intConst(index), node);
    g.emit(Op.SET_ADD, node, 1);
    g.emit(Op.POP_TOP, node);
  }
}

/** Behind the body: makes the `__annotate__` of a module or class from the annotations met in it (PEP 649). */
export function generateDeferredAnnotations(g: Generator, location: Range): void {
  const { unit } = g;
  const { annotationScope } = unit.scope;
  if (annotationScope === null) {
    return;
  }
  const isModule = unit.kind === 'module';
  const body = unit.sequence;
  if (isModule) {
    unit.sequence = new InstructionSequence();
  }
  enterEvaluator(g, annotationScope, annotationScope.name, location);
  g.emit(Op.BUILD_MAP, location, 0);
  for (const { statement, index } of unit.deferredAnnotations) {
    generateDeferredAnnotation(g, statement, index, unit.kind, location);
  }
  leaveEvaluator(g, location);
  nameOperation(g, isModule ? '__annotate__' : '__annotate_func__', 'Store', location);
  if (isModule) {
    // A module's is made before its first statement, so that even a half-run module has it.
    body.annotations = unit.sequence;
    unit.sequence = body;
  }
}

function generateDeferredAnnotation(
  g: Generator,
  node: AnnAssign,
  index: number,
  owner: UnitKind,
  location: Range,
): void {
  if (node.target.kind !== 'Name') {
    return;
  }
  const skip = g.newLabel();
  if (index >= 0) {
    g.loadConst(intConst(index), node);
    if (owner === 'class') {
      g.emit(Op.LOAD_DEREF, node, g.unit.freeIndex('__conditional_annotations__'));
    } else {
      g.emit(Op.LOAD_GLOBAL, node, nameIndex(g, '__conditional_annotations__') << 1);
    }
    g.emit(Op.CONTAINS_OP, node, 0);
    g.jump(Op.POP_JUMP_IF_FALSE, skip, node);
  }
  g.expression(node.annotation);
  g.emit(Op.COPY, node, 2);
  g.loadConst(strConst(g.mangled(node.target.id)), node);
  g.emit(Op.STORE_SUBSCR, location);
  g.useLabel(skip);
}
