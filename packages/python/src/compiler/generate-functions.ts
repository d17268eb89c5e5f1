import type { Arguments, AsyncFunctionDef, Expr, FunctionDef, Lambda, Range, Stmt } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { docstringOf } from '../symtable/docstring.ts';
import { cleanDocstring } from './clean-docstring.ts';
import { strConst } from './constants.ts';
import { makeClosure } from './generate-closures.ts';
import { wrapStopIteration } from './generate-comprehensions.ts';
import { nameOperation } from './generate-names.ts';
import { syntaxPart } from '../parts/parts.ts';
import type { Generator } from './generator.ts';
import { NO_LOCATION } from './location.ts';
import { FunctionAttribute, Intrinsic2 } from './operations.ts';
import type { ArgumentCounts } from './unit.ts';

export function generateFunction(g: Generator, node: FunctionDef | AsyncFunctionDef): void {
  const { decorators, typeParams } = node;
  const isGeneric = typeParams.length > 0;
  const firstLine = decorators[0]?.line ?? node.line;
  g.expressions(decorators);
  let attributes = generateDefaults(g, node.args, node);
  const passed =
    ((attributes & FunctionAttribute.DEFAULTS) === 0 ? 0 : 1) +
    ((attributes & FunctionAttribute.KWDEFAULTS) === 0 ? 0 : 1);
  if (isGeneric) {
    // The defaults, evaluated outside, are handed to the scope of the type parameters as arguments.
    if (passed === 2) {
      g.emit(Op.SWAP, node, 2);
    }
    const name = `<generic parameters of ${node.name}>`;
    const counts = { args: passed, posOnly: 0, kwOnly: 0 };
    g.enterScope('annotations', g.scopeOf(typeParams), name, firstLine, counts);
    syntaxPart.get().generateTypeParameters(g, typeParams);
    for (let i = 0; i < passed; i++) {
      g.emit(Op.LOAD_FAST, node, i);
    }
  }
  if (g.scopeOf(node.args).hasAnnotations) {
    syntaxPart.get().generateFunctionAnnotations(g, node.args, node.returns, node);
    attributes |= FunctionAttribute.ANNOTATE;
  }
  generateBody(g, node, attributes, firstLine);
  if (isGeneric) {
    g.emit(Op.SWAP, node, 2);
    g.emit(Op.CALL_INTRINSIC_2, node, Intrinsic2.SET_FUNCTION_TYPE_PARAMS);
    makeClosure(g, g.exitScope('returnsTop'), node, 0);
    if (passed > 0) {
      g.emit(Op.SWAP, node, passed + 1);
      g.emit(Op.CALL, node, passed - 1);
    } else {
      g.emit(Op.PUSH_NULL, node);
      g.emit(Op.CALL, node, 0);
    }
  }
  applyDecorators(g, decorators);
  nameOperation(g, node.name, 'Store', node);
}

function generateBody(g: Generator, node: FunctionDef | AsyncFunctionDef, attributes: number, firstLine: number): void {
  const scope = g.scopeOf(node);
  const kind = node.kind === 'AsyncFunctionDef' ? 'asyncFunction' : 'function';
  g.enterScope(kind, scope, node.name, firstLine, countArguments(node.args));
  const docstring = docstringOf(node.body);
  let statements: readonly Stmt[] = node.body;
  if (docstring !== null) {
    g.unit.constants.add(strConst(cleanDocstring(docstring)));
    statements = statements.slice(1);
  }
  if (scope.isCoroutine || scope.isGenerator) {
    g.within({ kind: 'stopIteration' }, NO_LOCATION, () => {
      g.statements(statements);
      wrapStopIteration(g);
    });
  } else {
    g.statements(statements);
  }
  makeClosure(g, g.exitScope('returnsNone'), node, attributes);
}

export function generateLambda(g: Generator, node: Lambda): void {
  const attributes = generateDefaults(g, node.args, node);
  const scope = g.scopeOf(node);
  g.enterScope('lambda', scope, '<lambda>', node.line, countArguments(node.args));
  g.expression(node.body);
  if (scope.isGenerator) {
    makeClosure(g, g.exitScope('returnsTop'), node, attributes);
    return;
  }
  g.emit(Op.RETURN_VALUE, node.body);
  makeClosure(g, g.exitScope('returnsNone'), node, attributes);
}

export function applyDecorators(g: Generator, decorators: readonly Expr[]): void {
  for (const decorator of decorators.toReversed()) {
    g.emit(Op.CALL, decorator, 0);
  }
}

function countArguments(args: Arguments): ArgumentCounts {
  return { args: args.args.length, posOnly: args.posonlyargs.length, kwOnly: args.kwonlyargs.length };
}

/** Leaves the defaults on the stack: a tuple of the positional ones, a dict of the keyword-only ones. */
function generateDefaults(g: Generator, args: Arguments, location: Range): number {
  let attributes = 0;
  if (args.defaults.length > 0) {
    g.expressions(args.defaults);
    g.emit(Op.BUILD_TUPLE, location, args.defaults.length);
    attributes |= FunctionAttribute.DEFAULTS;
  }
  let count = 0;
  args.kwonlyargs.forEach((arg, i) => {
    const value = args.kwDefaults[i] ?? null;
    if (value !== null) {
      g.loadConst(strConst(g.mangled(arg.arg)), location);
      g.expression(value);
      count++;
    }
  });
  if (count > 0) {
    g.emit(Op.BUILD_MAP, location, count);
    attributes |= FunctionAttribute.KWDEFAULTS;
  }
  return attributes;
}
