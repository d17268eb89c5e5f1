/**
 * The syntax tree: CPython 3.14's `Python.asdl`, one interface a constructor, told apart by `kind`.
 *
 * Positions are those of the `ast` module, but columns count UTF-16 code units of the line (an editor's
 * columns), not UTF-8 bytes: `line`, `endLine` from 1; `col`, `endCol` from 0, end exclusive.
 * Source: https://docs.python.org/3.14/library/ast.html
 */

/** Where a node stands in the source. */
export interface Range {
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

export type Mod = Module | Expression | Interactive;

export interface Module {
  readonly kind: 'Module';
  readonly body: readonly Stmt[];
}
/** What `eval` compiles. */
export interface Expression {
  readonly kind: 'Expression';
  readonly body: Expr;
}
/** What the prompt compiles (`single` mode): expression statements print their value. */
export interface Interactive {
  readonly kind: 'Interactive';
  readonly body: readonly Stmt[];
}

export type ExprContext = 'Load' | 'Store' | 'Del';
export type BinaryOperator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';
export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type BoolOperator = 'And' | 'Or';
export type CompareOperator = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

// --- statements -------------------------------------------------------------------------------

export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

interface FunctionParts extends Range {
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorators: readonly Expr[];
  readonly returns: Expr | null;
  readonly typeParams: readonly TypeParam[];
}
export interface FunctionDef extends FunctionParts {
  readonly kind: 'FunctionDef';
}
export interface AsyncFunctionDef extends FunctionParts {
  readonly kind: 'AsyncFunctionDef';
}
export interface ClassDef extends Range {
  readonly kind: 'ClassDef';
  readonly name: string;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorators: readonly Expr[];
  readonly typeParams: readonly TypeParam[];
}
export interface Return extends Range {
  readonly kind: 'Return';
  readonly value: Expr | null;
}
export interface Delete extends Range {
  readonly kind: 'Delete';
  readonly targets: readonly Expr[];
}
export interface Assign extends Range {
  readonly kind: 'Assign';
  readonly targets: readonly Expr[];
  readonly value: Expr;
}
export interface TypeAlias extends Range {
  readonly kind: 'TypeAlias';
  readonly name: Name;
  readonly typeParams: readonly TypeParam[];
  readonly value: Expr;
}
export interface AugAssign extends Range {
  readonly kind: 'AugAssign';
  readonly target: Name | Attribute | Subscript;
  readonly op: BinaryOperator;
  readonly value: Expr;
}
export interface AnnAssign extends Range {
  readonly kind: 'AnnAssign';
  readonly target: Name | Attribute | Subscript;
  readonly annotation: Expr;
  readonly value: Expr | null;
  /** True where the target is a bare name without parentheses: only those make a name local. */
  readonly simple: boolean;
}
interface ForParts extends Range {
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface For extends ForParts {
  readonly kind: 'For';
}
export interface AsyncFor extends ForParts {
  readonly kind: 'AsyncFor';
}
export interface While extends Range {
  readonly kind: 'While';
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface If extends Range {
  readonly kind: 'If';
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface WithItem {
  readonly contextExpr: Expr;
  readonly optionalVars: Expr | null;
}
export interface With extends Range {
  readonly kind: 'With';
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}
export interface AsyncWith extends Range {
  readonly kind: 'AsyncWith';
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}
export interface Match extends Range {
  readonly kind: 'Match';
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}
export interface MatchCase {
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}
export interface Raise extends Range {
  readonly kind: 'Raise';
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}
interface TryParts extends Range {
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface Try extends TryParts {
  readonly kind: 'Try';
}
export interface TryStar extends TryParts {
  readonly kind: 'TryStar';
}
export interface ExceptHandler extends Range {
  readonly kind: 'ExceptHandler';
  readonly type: Expr | null;
  readonly name: string | null;
  readonly body: readonly Stmt[];
}
export interface Assert extends Range {
  readonly kind: 'Assert';
  readonly test: Expr;
  readonly msg: Expr | null;
}
export interface Alias extends Range {
  readonly name: string;
  readonly asname: string | null;
}
export interface Import extends Range {
  readonly kind: 'Import';
  readonly names: readonly Alias[];
}
export interface ImportFrom extends Range {
  readonly kind: 'ImportFrom';
  readonly module: string | null;
  readonly names: readonly Alias[];
  readonly level: number;
}
export interface Global extends Range {
  readonly kind: 'Global';
  readonly names: readonly string[];
}
export interface Nonlocal extends Range {
  readonly kind: 'Nonlocal';
  readonly names: readonly string[];
}
/** `ast.Expr`: an expression used as a statement. */
export interface ExprStmt extends Range {
  readonly kind: 'ExprStmt';
  readonly value: Expr;
}
export interface Pass extends Range {
  readonly kind: 'Pass';
}
export interface Break extends Range {
  readonly kind: 'Break';
}
export interface Continue extends Range {
  readonly kind: 'Continue';
}

// --- expressions ------------------------------------------------------------------------------

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | Set
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | Interpolation
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

export interface BoolOp extends Range {
  readonly kind: 'BoolOp';
  readonly op: BoolOperator;
  readonly values: readonly Expr[];
}
export interface NamedExpr extends Range {
  readonly kind: 'NamedExpr';
  readonly target: Name;
  readonly value: Expr;
}
export interface BinOp extends Range {
  readonly kind: 'BinOp';
  readonly left: Expr;
  readonly op: BinaryOperator;
  readonly right: Expr;
}
export interface UnaryOp extends Range {
  readonly kind: 'UnaryOp';
  readonly op: UnaryOperator;
  readonly operand: Expr;
}
export interface Lambda extends Range {
  readonly kind: 'Lambda';
  readonly args: Arguments;
  readonly body: Expr;
}
export interface IfExp extends Range {
  readonly kind: 'IfExp';
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}
export interface Dict extends Range {
  readonly kind: 'Dict';
  /** `null` stands for `**mapping`. */
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}
export interface Set extends Range {
  readonly kind: 'Set';
  readonly elts: readonly Expr[];
}
export interface Comprehension {
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
  readonly isAsync: boolean;
}
export interface ListComp extends Range {
  readonly kind: 'ListComp';
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface SetComp extends Range {
  readonly kind: 'SetComp';
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface DictComp extends Range {
  readonly kind: 'DictComp';
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}
export interface GeneratorExp extends Range {
  readonly kind: 'GeneratorExp';
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface Await extends Range {
  readonly kind: 'Await';
  readonly value: Expr;
}
export interface Yield extends Range {
  readonly kind: 'Yield';
  readonly value: Expr | null;
}
export interface YieldFrom extends Range {
  readonly kind: 'YieldFrom';
  readonly value: Expr;
}
export interface Compare extends Range {
  readonly kind: 'Compare';
  readonly left: Expr;
  readonly ops: readonly CompareOperator[];
  readonly comparators: readonly Expr[];
}
export interface Keyword extends Range {
  /** `null` stands for `**mapping`. */
  readonly arg: string | null;
  readonly value: Expr;
}
export interface Call extends Range {
  readonly kind: 'Call';
  readonly func: Expr;
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}
export type Conversion = 's' | 'r' | 'a' | null;
export interface FormattedValue extends Range {
  readonly kind: 'FormattedValue';
  readonly value: Expr;
  readonly conversion: Conversion;
  readonly formatSpec: JoinedStr | null;
}
export interface JoinedStr extends Range {
  readonly kind: 'JoinedStr';
  readonly values: readonly Expr[];
}
export interface Interpolation extends Range {
  readonly kind: 'Interpolation';
  readonly value: Expr;
  /** The source text of the expression. */
  readonly str: string;
  readonly conversion: Conversion;
  readonly formatSpec: JoinedStr | null;
}
export interface TemplateStr extends Range {
  readonly kind: 'TemplateStr';
  readonly values: readonly Expr[];
}

/** A constant's value before there are objects: the compiler makes the object. */
export type ConstantValue =
  | { readonly type: 'none' }
  | { readonly type: 'ellipsis' }
  | { readonly type: 'bool'; readonly value: boolean }
  /** A `number` while it is a safe integer, else a `bigint`. */
  | { readonly type: 'int'; readonly value: number | bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'complex'; readonly imag: number }
  | { readonly type: 'str'; readonly value: string }
  | { readonly type: 'bytes'; readonly value: Uint8Array };

export interface Constant extends Range {
  readonly kind: 'Constant';
  readonly value: ConstantValue;
}
export interface Attribute extends Range {
  readonly kind: 'Attribute';
  readonly value: Expr;
  readonly attr: string;
  readonly ctx: ExprContext;
}
export interface Subscript extends Range {
  readonly kind: 'Subscript';
  readonly value: Expr;
  readonly slice: Expr;
  readonly ctx: ExprContext;
}
export interface Starred extends Range {
  readonly kind: 'Starred';
  readonly value: Expr;
  readonly ctx: ExprContext;
}
export interface Name extends Range {
  readonly kind: 'Name';
  readonly id: string;
  readonly ctx: ExprContext;
}
export interface List extends Range {
  readonly kind: 'List';
  readonly elts: readonly Expr[];
  readonly ctx: ExprContext;
}
export interface Tuple extends Range {
  readonly kind: 'Tuple';
  readonly elts: readonly Expr[];
  readonly ctx: ExprContext;
}
export interface Slice extends Range {
  readonly kind: 'Slice';
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}

// --- parameters, patterns, type parameters ----------------------------------------------------

export interface Arg extends Range {
  readonly arg: string;
  readonly annotation: Expr | null;
}
export interface Arguments {
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  /** One for each keyword-only parameter; `null` where it has no default. */
  readonly kwDefaults: readonly (Expr | null)[];
  readonly kwarg: Arg | null;
  /** Defaults of the last `defaults.length` positional parameters. */
  readonly defaults: readonly Expr[];
}

export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

export interface MatchValue extends Range {
  readonly kind: 'MatchValue';
  readonly value: Expr;
}
export interface MatchSingleton extends Range {
  readonly kind: 'MatchSingleton';
  readonly value: ConstantValue;
}
export interface MatchSequence extends Range {
  readonly kind: 'MatchSequence';
  readonly patterns: readonly Pattern[];
}
export interface MatchMapping extends Range {
  readonly kind: 'MatchMapping';
  readonly keys: readonly Expr[];
  readonly patterns: readonly Pattern[];
  readonly rest: string | null;
}
export interface MatchClass extends Range {
  readonly kind: 'MatchClass';
  readonly cls: Expr;
  readonly patterns: readonly Pattern[];
  readonly kwdAttrs: readonly string[];
  readonly kwdPatterns: readonly Pattern[];
}
export interface MatchStar extends Range {
  readonly kind: 'MatchStar';
  readonly name: string | null;
}
export interface MatchAs extends Range {
  readonly kind: 'MatchAs';
  readonly pattern: Pattern | null;
  readonly name: string | null;
}
export interface MatchOr extends Range {
  readonly kind: 'MatchOr';
  readonly patterns: readonly Pattern[];
}

export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;
export interface TypeVar extends Range {
  readonly kind: 'TypeVar';
  readonly name: string;
  readonly bound: Expr | null;
  readonly defaultValue: Expr | null;
}
export interface ParamSpec extends Range {
  readonly kind: 'ParamSpec';
  readonly name: string;
  readonly defaultValue: Expr | null;
}
export interface TypeVarTuple extends Range {
  readonly kind: 'TypeVarTuple';
  readonly name: string;
  readonly defaultValue: Expr | null;
}
