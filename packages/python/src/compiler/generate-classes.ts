import type { ClassDef, Range, Stmt } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { docstringOf } from '../symtable/docstring.ts';
import { cleanDocstring } from './clean-docstring.ts';
import { NONE, intConst, strConst, tupleConst } from './constants.ts';
import { generateArguments } from './generate-calls.ts';
import { cellIndex, makeClosure } from './generate-closures.ts';
import { applyDecorators } from './generate-functions.ts';
import { nameOperation } from './generate-names.ts';
import { syntaxPart } from '../parts/parts.ts';
import type { Generator } from './generator.ts';
import { NO_LOCATION, lineStart } from './location.ts';
import { Intrinsic1, Pseudo } from './operations.ts';
import { NO_ARGUMENTS, byCodePoint } from './unit.ts';

/** A class statement calls `__build_class__` with a function made of its body, its name and its bases. */
export function generateClass(g: Generator, node: ClassDef): void {
  const { decorators, typeParams } = node;
  const isGeneric = typeParams.length > 0;
  const firstLine = decorators[0]?.line ?? node.line;
  g.expressions(decorators);
  if (isGeneric) {
    const name = `<generic parameters of ${node.name}>`;
    g.enterScope('annotations', g.scopeOf(typeParams), name, firstLine, NO_ARGUMENTS, node.name);
    syntaxPart.get().generateTypeParameters(g, typeParams);
    nameOperation(g, '.type_params', 'Store', node);
  }
  generateBody(g, node, firstLine);
  if (isGeneric) {
    nameOperation(g, '.type_params', 'Load', node);
    g.emit(Op.CALL_INTRINSIC_1, node, Intrinsic1.SUBSCRIPT_GENERIC);
    nameOperation(g, '.generic_base', 'Store', node);
    generateArguments(g, node, 2, node.bases, '.generic_base', node.keywords);
    makeClosure(g, g.exitScope('returnsTop'), node, 0);
    g.emit(Op.PUSH_NULL, node);
    g.emit(Op.CALL, node, 0);
  } else {
    generateArguments(g, node, 2, node.bases, null, node.keywords);
  }
  applyDecorators(g, decorators);
  nameOperation(g, node.name, 'Store', node);
}

function generateBody(g: Generator, node: ClassDef, firstLine: number): void {
  const scope = g.scopeOf(node);
  g.enterScope('class', scope, node.name, firstLine, NO_ARGUMENTS, node.name);
  const start = lineStart(firstLine);
  nameOperation(g, '__name__', 'Load', start);
  nameOperation(g, '__module__', 'Store', start);
  g.loadConst(strConst(g.unit.qualname), start);
  nameOperation(g, '__qualname__', 'Store', start);
  g.loadConst(intConst(firstLine), start);
  nameOperation(g, '__firstlineno__', 'Store', start);
  if (node.typeParams.length > 0) {
    nameOperation(g, '.type_params', 'Load', start);
    nameOperation(g, '__type_params__', 'Store', start);
  }
  if (scope.needsClassDict) {
    g.emit(Op.LOAD_LOCALS, start);
    g.emit(Op.STORE_DEREF, start, cellIndex(g, '__classdict__'));
  }
  if (scope.hasConditionalAnnotations) {
    g.emit(Op.BUILD_SET, start, 0);
    g.emit(Op.STORE_DEREF, start, cellIndex(g, '__conditional_annotations__'));
  }
  generateStatementsWithDocstring(g, node.body, start);

  const attributes = [...g.unit.staticAttributes].sort(byCodePoint).map(strConst);
  g.loadConst(tupleConst(attributes), NO_LOCATION);
  nameOperation(g, '__static_attributes__', 'Store', NO_LOCATION);
  if (scope.needsClassDict) {
    g.emit(Pseudo.LOAD_CLOSURE, NO_LOCATION, cellIndex(g, '__classdict__'));
    nameOperation(g, '__classdictcell__', 'Store', NO_LOCATION);
  }
  if (scope.needsClassCell) {
    // `type.__new__` fills the cell that the methods' `super()` reads.
    g.emit(Pseudo.LOAD_CLOSURE, NO_LOCATION, cellIndex(g, '__class__'));
    g.emit(Op.COPY, NO_LOCATION, 1);
    nameOperation(g, '__classcell__', 'Store', NO_LOCATION);
  } else {
    g.loadConst(NONE, NO_LOCATION);
  }
  g.emit(Op.RETURN_VALUE, NO_LOCATION);
  const code = g.exitScope('returnsNone');

  g.emit(Op.LOAD_BUILD_CLASS, node);
  g.emit(Op.PUSH_NULL, node);
  makeClosure(g, code, node, 0);
  g.loadConst(strConst(node.name), node);
}

/** The body of a module or class: its docstring is bound to `__doc__`, its annotations are collected at the end. */
export function generateStatementsWithDocstring(g: Generator, body: readonly Stmt[], location: Range): void {
  if (g.futureAnnotations && g.scope.hasAnnotations) {
    g.emit(Op.SETUP_ANNOTATIONS, location);
  }
  const [first] = body;
  const docstring = g.scope.hasDocstring ? docstringOf(body) : null;
  if (docstring !== null && first?.kind === 'ExprStmt') {
    g.loadConst(strConst(cleanDocstring(docstring)), first.value);
    nameOperation(g, '__doc__', 'Store', NO_LOCATION);
    g.statements(body.slice(1));
  } else {
    g.statements(body);
  }
  if (!g.futureAnnotations && g.unit.deferredAnnotations.length > 0) {
    syntaxPart.get().generateDeferredAnnotations(g, location);
  }
}
