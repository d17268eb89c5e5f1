import { literalRepr } from './literal-repr.ts';
import type { ConstantValue, Mod, Range } from './nodes.ts';

/**
 * The tree as `ast.dump(tree, include_attributes=True)` of CPython 3.14 prints it – except that columns count UTF-16
 * units. The judge of the parser's tests.
 */
export function dump(tree: Mod): string {
  return dumpNode(tree.kind, tree as unknown as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * For each constructor the fields in the order of `Python.asdl`. `ours:theirs` where the names differ; `@Name` gives the
 * constructor of children that carry no `kind`; a `?` marks what is left out where it is `null`.
 */
const fieldsOf: Readonly<Record<string, string>> = {
  Module: 'body',
  Expression: 'body',
  Interactive: 'body',
  FunctionDef: 'name args@arguments body decorators:decorator_list returns? typeParams:type_params',
  AsyncFunctionDef: 'name args@arguments body decorators:decorator_list returns? typeParams:type_params',
  ClassDef: 'name bases keywords@keyword body decorators:decorator_list typeParams:type_params',
  Return: 'value?',
  Delete: 'targets',
  Assign: 'targets value',
  TypeAlias: 'name typeParams:type_params value',
  AugAssign: 'target op value',
  AnnAssign: 'target annotation value? simple',
  For: 'target iter body orelse',
  AsyncFor: 'target iter body orelse',
  While: 'test body orelse',
  If: 'test body orelse',
  With: 'items@withitem body',
  AsyncWith: 'items@withitem body',
  Match: 'subject cases@match_case',
  Raise: 'exc? cause?',
  Try: 'body handlers orelse finalbody',
  TryStar: 'body handlers orelse finalbody',
  ExceptHandler: 'type? name? body',
  Assert: 'test msg?',
  Import: 'names@alias',
  ImportFrom: 'module? names@alias level',
  Global: 'names',
  Nonlocal: 'names',
  Expr: 'value',
  Pass: '',
  Break: '',
  Continue: '',
  BoolOp: 'op values',
  NamedExpr: 'target value',
  BinOp: 'left op right',
  UnaryOp: 'op operand',
  Lambda: 'args@arguments body',
  IfExp: 'test body orelse',
  Dict: 'keys values',
  Set: 'elts',
  ListComp: 'elt generators@comprehension',
  SetComp: 'elt generators@comprehension',
  DictComp: 'key value generators@comprehension',
  GeneratorExp: 'elt generators@comprehension',
  Await: 'value',
  Yield: 'value?',
  YieldFrom: 'value',
  Compare: 'left ops comparators',
  Call: 'func args keywords@keyword',
  FormattedValue: 'value conversion formatSpec:format_spec?',
  Interpolation: 'value str conversion formatSpec:format_spec?',
  JoinedStr: 'values',
  TemplateStr: 'values',
  Constant: 'value',
  Attribute: 'value attr ctx',
  Subscript: 'value slice ctx',
  Starred: 'value ctx',
  Name: 'id ctx',
  List: 'elts ctx',
  Tuple: 'elts ctx',
  Slice: 'lower? upper? step?',
  comprehension: 'target iter ifs isAsync:is_async',
  arguments: 'posonlyargs@arg args@arg vararg@arg? kwonlyargs@arg kwDefaults:kw_defaults kwarg@arg? defaults',
  arg: 'arg annotation?',
  keyword: 'arg? value',
  alias: 'name asname?',
  withitem: 'contextExpr:context_expr optionalVars:optional_vars?',
  match_case: 'pattern guard? body',
  MatchValue: 'value',
  MatchSingleton: 'value',
  MatchSequence: 'patterns',
  MatchMapping: 'keys patterns rest?',
  MatchClass: 'cls patterns kwdAttrs:kwd_attrs kwdPatterns:kwd_patterns',
  MatchStar: 'name?',
  MatchAs: 'pattern? name?',
  MatchOr: 'patterns',
  TypeVar: 'name bound? defaultValue:default_value?',
  ParamSpec: 'name defaultValue:default_value?',
  TypeVarTuple: 'name defaultValue:default_value?',
};

/** Fields whose strings name a constructor without fields. */
const enumFields = new Set(['ctx', 'op', 'ops']);

const fieldForm = /^(\w+)(?::(\w+))?(?:@(\w+))?(\?)?$/;

function dumpNode(constructor: string, node: Fields): string {
  const parts: string[] = [];
  for (const form of fieldsOf[constructor]!.split(' ')) {
    const [, ours, theirs, child, optional] = fieldForm.exec(form) ?? [];
    if (ours === undefined) continue;
    const value = node[ours];
    if ((optional !== undefined && value === null) || (Array.isArray(value) && value.length === 0)) continue;
    parts.push(`${theirs ?? ours}=${dumpValue(value, ours, child)}`);
  }
  if (typeof node['line'] === 'number') {
    const { line, col, endLine, endCol } = node as unknown as Range;
    parts.push(`lineno=${line}, col_offset=${col}, end_lineno=${endLine}, end_col_offset=${endCol}`);
  }
  return `${constructor}(${parts.join(', ')})`;
}

function dumpValue(value: unknown, field: string, child: string | undefined): string {
  if (Array.isArray(value)) return `[${value.map((item) => dumpValue(item, field, child)).join(', ')}]`;
  if (field === 'conversion') return String(typeof value === 'string' ? value.charCodeAt(0) : -1);
  if (typeof value === 'string') return enumFields.has(field) ? `${value}()` : literalRepr({ type: 'str', value });
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return String(value);
  if (value === null || typeof value !== 'object') return 'None';
  if ('type' in value && !('kind' in value) && !('line' in value)) return literalRepr(value as ConstantValue);
  const kind = (value as { readonly kind?: string }).kind ?? child ?? '';
  return dumpNode(kind === 'ExprStmt' ? 'Expr' : kind, value as Fields);
}
