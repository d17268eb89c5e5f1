import type { Attribute, Call, Expr, GeneratorExp, Keyword, Range } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { SymbolFlag } from '../symtable/scope.ts';
import { STACK_USE_GUIDELINE } from './constant-folding.ts';
import { boolConst, strConst, tupleConst } from './constants.ts';
import { attributeLocation, loadSuperAttribute, superCallOf } from './generate-attributes.ts';
import { doubtCall } from './doubtful.ts';
import { nameIndex, nameOperation } from './generate-names.ts';
import { generateDisplay } from './generate-sequences.ts';
import type { Generator } from './generator.ts';
import type { Label } from './instruction-sequence.ts';
import { NO_LOCATION } from './location.ts';
import { CommonConstant, Intrinsic1, Pseudo } from './operations.ts';

/** The child a call's code begins with: the object of a method call, else the function. */
export function callOrigin(g: Generator, node: Call): Expr | null {
  checkKeywords(g, node.keywords);
  const method = methodOf(g, node);
  if (method === null) {
    return node.func;
  }
  return superCallOf(g, method) === null ? method.value : null;
}

export function finishCall(g: Generator, node: Call): void {
  const method = methodOf(g, node);
  if (method !== null) {
    finishMethodCall(g, node, method);
    return;
  }
  doubtCall(g, node.func);
  const end = g.newLabel();
  specializeGeneratorCall(g, node, end);
  g.emit(Op.PUSH_NULL, node.func);
  generateArguments(g, node, 0, node.args, null, node.keywords);
  const last = g.unit.sequence.instructions.at(-1);
  if (last !== undefined) {
    last.endsExpression = true;
  }
  g.useLabel(end);
}

function checkKeywords(g: Generator, keywords: readonly Keyword[]): void {
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg !== null && seen.has(keyword.arg)) {
      throw g.error(`keyword argument repeated: ${keyword.arg}`, keyword);
    }
    if (keyword.arg !== null) {
      seen.add(keyword.arg);
    }
  }
}

/** The attribute that is called as a method, where the arguments allow the short form. */
function methodOf(g: Generator, node: Call): Attribute | null {
  const { func, args, keywords } = node;
  if (func.kind !== 'Attribute' || func.ctx !== 'Load') {
    return null;
  }
  // What is imported is mostly a module: its functions are no methods.
  if (func.value.kind === 'Name' && (g.module.symbol(func.value.id) & SymbolFlag.IMPORT) !== 0) {
    return null;
  }
  if (args.length + keywords.length + (keywords.length > 0 ? 1 : 0) >= STACK_USE_GUIDELINE) {
    return null;
  }
  const isPlain = args.every((arg) => arg.kind !== 'Starred') && keywords.every((keyword) => keyword.arg !== null);
  return isPlain ? func : null;
}

function finishMethodCall(g: Generator, node: Call, method: Attribute): void {
  const superCall = superCallOf(g, method);
  let location: Range = method;
  if (superCall !== null) {
    loadSuperAttribute(g, method, superCall, true);
    location = attributeLocation(method, method);
    g.emit(Op.NOP, location);
  } else {
    location = attributeLocation(method, method);
    g.emit(Op.LOAD_ATTR, location, (nameIndex(g, method.attr) << 1) | 1);
  }
  g.expressions(node.args);
  const callLocation = attributeLocation(node, method);
  if (node.keywords.length > 0) {
    generateKeywordValues(g, node.keywords, location);
    g.emitValue(Op.CALL_KW, callLocation, node.args.length + node.keywords.length);
  } else {
    g.emitValue(Op.CALL, callLocation, node.args.length);
  }
}

function generateKeywordValues(g: Generator, keywords: readonly Keyword[], location: Range): void {
  for (const keyword of keywords) {
    g.expression(keyword.value);
  }
  g.loadConst(tupleConst(keywords.map((keyword) => strConst(keyword.arg ?? ''))), location);
}

/** Pushes the arguments and calls; `pushed` of them are on the stack already, `injected` names a hidden last one. */
export function generateArguments(
  g: Generator,
  location: Range,
  pushed: number,
  args: readonly Expr[],
  injected: string | null,
  keywords: readonly Keyword[],
): void {
  checkKeywords(g, keywords);
  const isPlain =
    args.length + keywords.length * 2 <= STACK_USE_GUIDELINE &&
    args.every((arg) => arg.kind !== 'Starred') &&
    keywords.every((keyword) => keyword.arg !== null);
  if (!isPlain) {
    generateUnpackedArguments(g, location, pushed, args, injected, keywords);
    return;
  }
  g.expressions(args);
  if (injected !== null) {
    nameOperation(g, injected, 'Load', location);
  }
  const positional = pushed + args.length + (injected === null ? 0 : 1);
  if (keywords.length > 0) {
    generateKeywordValues(g, keywords, location);
    g.emit(Op.CALL_KW, location, positional + keywords.length);
  } else {
    g.emit(Op.CALL, location, positional);
  }
}

/** With `*` or `**`, or very many arguments: one tuple and one dict. */
function generateUnpackedArguments(
  g: Generator,
  location: Range,
  pushed: number,
  args: readonly Expr[],
  injected: string | null,
  keywords: readonly Keyword[],
): void {
  const [only] = args;
  if (pushed === 0 && args.length === 1 && only?.kind === 'Starred') {
    g.expression(only.value);
  } else {
    generateDisplay(g, args, location, 'tuple', pushed, injected);
  }
  if (keywords.length === 0) {
    g.emit(Op.PUSH_NULL, location);
  }
  let hasDict = false;
  let start = 0;
  const flush = (end: number): void => {
    if (end > start) {
      generateKeywordDict(g, location, keywords.slice(start, end));
      if (hasDict) {
        g.emit(Op.DICT_MERGE, location, 1);
      }
      hasDict = true;
    }
  };
  keywords.forEach((keyword, i) => {
    if (keyword.arg !== null) {
      return;
    }
    flush(i);
    if (!hasDict) {
      g.emit(Op.BUILD_MAP, location, 0);
      hasDict = true;
    }
    g.expression(keyword.value);
    g.emit(Op.DICT_MERGE, location, 1);
    start = i + 1;
  });
  flush(keywords.length);
  g.emit(Op.CALL_FUNCTION_EX, location);
}

function generateKeywordDict(g: Generator, location: Range, keywords: readonly Keyword[]): void {
  const isBig = keywords.length * 2 > STACK_USE_GUIDELINE;
  if (isBig) {
    g.emit(Op.BUILD_MAP, NO_LOCATION, 0);
  }
  for (const keyword of keywords) {
    g.loadConst(strConst(keyword.arg ?? ''), location);
    g.expression(keyword.value);
    if (isBig) {
      g.emit(Op.MAP_ADD, NO_LOCATION, 1);
    }
  }
  if (!isBig) {
    g.emit(Op.BUILD_MAP, location, keywords.length);
  }
}

const specialized: ReadonlyMap<string, number> = new Map<string, number>([
  ['all', CommonConstant.BUILTIN_ALL],
  ['any', CommonConstant.BUILTIN_ANY],
  ['tuple', CommonConstant.BUILTIN_TUPLE],
]);

/** `all`, `any` and `tuple` of a generator expression loop here, if the name still means the builtin. */
function specializeGeneratorCall(g: Generator, node: Call, end: Label): void {
  const { func, args, keywords } = node;
  const [argument] = args;
  if (func.kind !== 'Name' || args.length !== 1 || keywords.length > 0 || argument?.kind !== 'GeneratorExp') {
    return;
  }
  const builtin = specialized.get(func.id);
  if (builtin !== undefined) {
    const skip = g.newLabel();
    g.emit(Op.COPY, func, 1);
    g.emit(Op.LOAD_COMMON_CONSTANT, func, builtin);
    g.emit(Op.IS_OP, func, 0);
    g.jump(Op.POP_JUMP_IF_FALSE, skip, func);
    g.emit(Op.POP_TOP, func);
    generateLoop(g, func, argument, builtin, end);
    g.useLabel(skip);
  }
}

function generateLoop(g: Generator, location: Range, generator: GeneratorExp, builtin: number, end: Label): void {
  const loop = g.newLabel();
  const cleanup = g.newLabel();
  const isTuple = builtin === CommonConstant.BUILTIN_TUPLE;
  const isAll = builtin === CommonConstant.BUILTIN_ALL;
  if (isTuple) {
    g.emit(Op.BUILD_LIST, location, 0);
  }
  g.expression(generator);
  g.useLabel(loop);
  g.jump(Op.FOR_ITER, cleanup, location);
  if (isTuple) {
    g.emit(Op.LIST_APPEND, location, 2);
    g.jump(Pseudo.JUMP, loop, location);
  } else {
    g.emit(Op.TO_BOOL, location);
    g.jump(isAll ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, loop, location);
  }
  g.emit(Op.POP_ITER, NO_LOCATION);
  if (!isTuple) {
    g.loadConst(boolConst(!isAll), location);
  }
  g.jump(Pseudo.JUMP, end, location);
  g.useLabel(cleanup);
  g.emit(Op.END_FOR, NO_LOCATION);
  g.emit(Op.POP_ITER, NO_LOCATION);
  if (isTuple) {
    g.emit(Op.CALL_INTRINSIC_1, location, Intrinsic1.LIST_TO_TUPLE);
  } else {
    g.loadConst(boolConst(isAll), location);
  }
  g.jump(Pseudo.JUMP, end, location);
}
