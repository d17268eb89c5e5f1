import type {
  Alias,
  AnnAssign,
  AsyncFunctionDef,
  ClassDef,
  ExceptHandler,
  FunctionDef,
  Global,
  If,
  ImportFrom,
  Nonlocal,
  Stmt,
  TypeAlias,
  WithItem,
} from '../ast/nodes.ts';
import {
  enterTypeParameters,
  seeClassScope,
  visitFunctionAnnotations,
  visitTypeParameters,
  visitVariableAnnotation,
} from './collect-annotations.ts';
import {
  visitDefaults,
  visitExpression,
  visitExpressions,
  visitKeywords,
  visitParameters,
} from './collect-expressions.ts';
import { visitCaseHead } from './collect-patterns.ts';
import type { Collector } from './collector.ts';
import { hasDocstring } from './docstring.ts';
import { isFutureImport } from './future.ts';
import { SymbolFlag } from './scope.ts';

export function visitStatements(c: Collector, statements: readonly Stmt[]): void {
  for (const statement of statements) {
    c.deeper(() => visitStatement(c, statement));
  }
}

function visitStatement(c: Collector, node: Stmt): void {
  switch (node.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      visitFunction(c, node);
      return;
    case 'ClassDef':
      visitClass(c, node);
      return;
    case 'TypeAlias':
      visitTypeAlias(c, node);
      return;
    case 'Return':
      visitExpressions(c, [node.value]);
      return;
    case 'Delete':
      visitExpressions(c, node.targets);
      return;
    case 'Assign':
      visitExpressions(c, node.targets);
      visitExpression(c, node.value);
      return;
    case 'AugAssign':
      visitExpression(c, node.target);
      visitExpression(c, node.value);
      return;
    case 'AnnAssign':
      visitAnnotatedAssignment(c, node);
      return;
    case 'AsyncFor':
      requireCoroutine(c, node, "'async for' outside async function");
      visitFor(c, node);
      return;
    case 'For':
      visitFor(c, node);
      return;
    case 'While':
      visitExpression(c, node.test);
      c.conditionally(() => {
        visitStatements(c, node.body);
        visitStatements(c, node.orelse);
      });
      return;
    case 'If':
      visitIf(c, node);
      return;
    case 'AsyncWith':
      requireCoroutine(c, node, "'async with' outside async function");
      visitWith(c, node.items, node.body);
      return;
    case 'With':
      visitWith(c, node.items, node.body);
      return;
    case 'Match':
      visitExpression(c, node.subject);
      c.conditionally(() => {
        for (const matchCase of node.cases) {
          visitCaseHead(c, matchCase);
          visitStatements(c, matchCase.body);
        }
      });
      return;
    case 'Raise':
      visitExpressions(c, [node.exc, node.cause]);
      return;
    case 'Try':
    case 'TryStar':
      c.conditionally(() => {
        visitStatements(c, node.body);
        for (const handler of node.handlers) {
          visitHandler(c, handler);
        }
        visitStatements(c, node.orelse);
        visitStatements(c, node.finalbody);
      });
      return;
    case 'Assert':
      visitExpressions(c, [node.test, node.msg]);
      return;
    case 'Import':
      visitAliases(c, node.names);
      return;
    case 'ImportFrom':
      visitAliases(c, node.names);
      checkFuturePosition(c, node);
      return;
    case 'Global':
      declare(c, node, SymbolFlag.GLOBAL, 'global');
      return;
    case 'Nonlocal':
      declare(c, node, SymbolFlag.NONLOCAL, 'nonlocal');
      return;
    case 'ExprStmt':
      visitExpression(c, node.value);
      return;
    case 'Pass':
    case 'Break':
    case 'Continue':
      return;
    default:
      node satisfies never;
  }
}

function visitFunction(c: Collector, node: FunctionDef | AsyncFunctionDef): void {
  const isGeneric = node.typeParams.length > 0;
  c.add(node.name, SymbolFlag.LOCAL, node, 'store', false);
  visitDefaults(c, node.args);
  visitExpressions(c, node.decorators);
  if (isGeneric) {
    enterTypeParameters(c, node.name, node, node.typeParams, {
      isClass: false,
      // Whether or not there are any: CPython's slot numbers count the hidden parameter.
      hasDefaults: true,
      hasKeywordDefaults: node.args.kwDefaults.some((value) => value !== null),
    });
    visitTypeParameters(c, node.typeParams);
  }
  const scope = c.create('function', 'function', node.name, node, node);
  scope.hasDocstring = hasDocstring(node.body);
  visitFunctionAnnotations(c, node, node.args, node.returns);
  c.enter(scope);
  scope.isCoroutine = node.kind === 'AsyncFunctionDef';
  visitParameters(c, node.args);
  visitStatements(c, node.body);
  c.exit();
  if (isGeneric) {
    c.exit();
  }
}

function visitClass(c: Collector, node: ClassDef): void {
  const isGeneric = node.typeParams.length > 0;
  c.add(node.name, SymbolFlag.LOCAL, node, 'store', false);
  visitExpressions(c, node.decorators);
  const outerClass = c.privateClass;
  if (isGeneric) {
    enterTypeParameters(c, node.name, node, node.typeParams, {
      isClass: true,
      hasDefaults: false,
      hasKeywordDefaults: false,
    });
    c.privateClass = node.name;
    c.scope.mangledNames = new Set();
    visitTypeParameters(c, node.typeParams);
  }
  visitExpressions(c, node.bases);
  visitKeywords(c, node.keywords);
  const scope = c.create('class', 'class', node.name, node, node);
  c.enter(scope);
  c.privateClass = node.name;
  if (isGeneric) {
    c.addHidden('__type_params__', SymbolFlag.LOCAL);
    c.addHidden('.type_params', SymbolFlag.USE);
  }
  scope.hasDocstring = hasDocstring(node.body);
  visitStatements(c, node.body);
  c.exit();
  if (isGeneric) {
    c.exit();
  }
  c.privateClass = outerClass;
}

function visitTypeAlias(c: Collector, node: TypeAlias): void {
  const isGeneric = node.typeParams.length > 0;
  visitExpression(c, node.name);
  const isInClass = c.scope.block === 'class';
  if (isGeneric) {
    enterTypeParameters(c, node.name.id, node, node.typeParams, {
      isClass: false,
      hasDefaults: false,
      hasKeywordDefaults: false,
    });
    visitTypeParameters(c, node.typeParams);
  }
  c.enterEvaluated(c.create('typeAlias', 'typeAlias', node.name.id, node, node));
  if (isInClass) {
    seeClassScope(c);
  }
  visitExpression(c, node.value);
  c.exit();
  if (isGeneric) {
    c.exit();
  }
}

function visitAnnotatedAssignment(c: Collector, node: AnnAssign): void {
  const { target } = node;
  c.scope.hasAnnotations = true;
  if (target.kind === 'Name') {
    const symbol = c.lookup(target.id);
    if (node.simple && (symbol & (SymbolFlag.GLOBAL | SymbolFlag.NONLOCAL)) !== 0 && !c.isModuleScope(c.scope)) {
      const declared = (symbol & SymbolFlag.GLOBAL) !== 0 ? 'global' : 'nonlocal';
      throw c.error(`annotated name '${target.id}' can't be ${declared}`, node);
    }
    if (node.simple) {
      c.add(target.id, SymbolFlag.ANNOT | SymbolFlag.LOCAL, target, 'store', true);
    } else if (node.value !== null) {
      c.add(target.id, SymbolFlag.LOCAL, target, 'store', true);
    }
  } else {
    visitExpression(c, target);
  }
  visitVariableAnnotation(c, node.annotation);
  visitExpressions(c, [node.value]);
}

function visitFor(c: Collector, node: Extract<Stmt, { kind: 'For' | 'AsyncFor' }>): void {
  visitExpression(c, node.target);
  visitExpression(c, node.iter);
  c.conditionally(() => {
    visitStatements(c, node.body);
    visitStatements(c, node.orelse);
  });
}

/** A chain of `elif` nests in the tree, not in the program: it is walked in a loop. */
function visitIf(c: Collector, node: If): void {
  let next: If | null = node;
  const outer = c.visit.inConditionalBlock;
  while (next !== null) {
    const current: If = next;
    visitExpression(c, current.test);
    c.visit.inConditionalBlock = true;
    visitStatements(c, current.body);
    const [only] = current.orelse;
    if (current.orelse.length === 1 && only?.kind === 'If') {
      next = only;
    } else {
      visitStatements(c, current.orelse);
      next = null;
    }
  }
  c.visit.inConditionalBlock = outer;
}

function visitWith(c: Collector, items: readonly WithItem[], body: readonly Stmt[]): void {
  c.conditionally(() => {
    for (const item of items) {
      visitExpressions(c, [item.contextExpr, item.optionalVars]);
    }
    visitStatements(c, body);
  });
}

function visitHandler(c: Collector, handler: ExceptHandler): void {
  visitExpressions(c, [handler.type]);
  if (handler.name !== null) {
    c.add(handler.name, SymbolFlag.LOCAL, handler, 'store', false);
  }
  visitStatements(c, handler.body);
}

function visitAliases(c: Collector, aliases: readonly Alias[]): void {
  for (const alias of aliases) {
    if (alias.name === '*') {
      if (c.scope.block !== 'module') {
        throw c.error('import * only allowed at module level', alias);
      }
      continue;
    }
    const bound = alias.asname ?? alias.name;
    const dot = bound.indexOf('.');
    const isExact = alias.asname === null && dot < 0;
    c.add(dot < 0 ? bound : bound.slice(0, dot), SymbolFlag.IMPORT, alias, 'import', isExact);
  }
}

function checkFuturePosition(c: Collector, node: ImportFrom): void {
  if (!isFutureImport(node)) {
    return;
  }
  const last = c.future.lastStatement;
  const isLate = last === null || node.line > last.line || (node.line === last.endLine && node.col > last.endCol);
  if (isLate) {
    throw c.error('from __future__ imports must occur at the beginning of the file', node);
  }
}

function declare(c: Collector, node: Global | Nonlocal, flag: number, keyword: 'global' | 'nonlocal'): void {
  for (const name of node.names) {
    const symbol = c.lookup(name);
    if ((symbol & SymbolFlag.PARAM) !== 0) {
      throw c.error(`name '${name}' is parameter and ${keyword}`, node);
    }
    if ((symbol & SymbolFlag.USE) !== 0) {
      throw c.error(`name '${name}' is used prior to ${keyword} declaration`, node);
    }
    if ((symbol & SymbolFlag.ANNOT) !== 0) {
      throw c.error(`annotated name '${name}' can't be ${keyword}`, node);
    }
    if ((symbol & SymbolFlag.LOCAL) !== 0) {
      throw c.error(`name '${name}' is assigned to before ${keyword} declaration`, node);
    }
    c.add(name, flag, node, keyword, false);
    c.recordDirective(name, node);
  }
}

function requireCoroutine(c: Collector, node: Stmt, message: string): void {
  if (!c.scope.isCoroutine) {
    throw c.error(message, node);
  }
}
