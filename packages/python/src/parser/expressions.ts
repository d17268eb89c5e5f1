import type { BinaryOperator, CompareOperator, Expr, UnaryOperator } from '../ast/nodes.ts';
import type { Token, TokenKind } from '../tokenizer/token.ts';
import type { Cursor } from './cursor.ts';
import { parseLambda } from './parameters.ts';
import { parsePrimary } from './primaries.ts';

const binaryOperators = new Map<TokenKind, { readonly op: BinaryOperator; readonly level: number }>([
  ['|', { op: 'BitOr', level: 1 }],
  ['^', { op: 'BitXor', level: 2 }],
  ['&', { op: 'BitAnd', level: 3 }],
  ['<<', { op: 'LShift', level: 4 }],
  ['>>', { op: 'RShift', level: 4 }],
  ['+', { op: 'Add', level: 5 }],
  ['-', { op: 'Sub', level: 5 }],
  ['*', { op: 'Mult', level: 6 }],
  ['/', { op: 'Div', level: 6 }],
  ['//', { op: 'FloorDiv', level: 6 }],
  ['%', { op: 'Mod', level: 6 }],
  ['@', { op: 'MatMult', level: 6 }],
]);

const unaryOperators = new Map<TokenKind, UnaryOperator>([
  ['+', 'UAdd'],
  ['-', 'USub'],
  ['~', 'Invert'],
]);

/** Where one of these stands, an expression list that may end in a comma has ended. */
const endsOfList: ReadonlySet<TokenKind> = new Set<TokenKind>([
  ')',
  ']',
  '}',
  '=',
  ':',
  ';',
  'NEWLINE',
  'ENDMARKER',
  '!',
  '+=',
  '-=',
  '*=',
  '/=',
  '//=',
  '%=',
  '@=',
  '**=',
  '|=',
  '&=',
  '^=',
  '<<=',
  '>>=',
]);

/** `expressions`: one or, with commas, a tuple; no stars. */
export function parseExpressions(p: Cursor): Expr {
  return parseTuple(p, parseExpression);
}

/** `star_expressions`: as `parseExpressions`, and `*iterable` may stand among them. */
export function parseStarExpressions(p: Cursor): Expr {
  return parseTuple(p, parseStarExpression);
}

function parseTuple(p: Cursor, parseItem: (p: Cursor) => Expr): Expr {
  const start = p.token;
  const first = parseItem(p);
  return p.at(',') ? parseTupleRest(p, start, first, parseItem) : first;
}

/** The rest of a tuple without parentheses, from its first comma on. */
export function parseTupleRest(p: Cursor, start: Token, first: Expr, parseItem: (p: Cursor) => Expr): Expr {
  const { line, col } = start;
  const elts = [first];
  while (p.accept(',') && !endsOfList.has(p.token.kind)) elts.push(parseItem(p));
  const { endLine, endCol } = p.last;
  return { kind: 'Tuple', elts, ctx: 'Load', line, col, endLine, endCol };
}

/** What may stand right of `=`, in a replacement field, after `return`: an expression list or a `yield`. */
export function parseYieldOrStarExpressions(p: Cursor): Expr {
  return p.at('yield') ? parseYield(p) : parseStarExpressions(p);
}

export function parseStarExpression(p: Cursor): Expr {
  return p.at('*') ? parseStarred(p) : parseExpression(p);
}

export function parseStarNamedExpression(p: Cursor): Expr {
  return p.at('*') ? parseStarred(p) : parseNamedExpression(p);
}

/** `*` and what an operator of the level of `|` may hold. */
function parseStarred(p: Cursor): Expr {
  const { line, col } = p.advance();
  const value = parseBinary(p, 1);
  return { kind: 'Starred', value, ctx: 'Load', line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}

/** An expression, or `name := expression`. */
export function parseNamedExpression(p: Cursor): Expr {
  if (!p.at('NAME') || p.peek(1).kind !== ':=') return parseExpression(p);
  const { text, line, col, endLine, endCol } = p.advance();
  p.advance();
  const value = parseExpression(p);
  return {
    kind: 'NamedExpr',
    target: { kind: 'Name', id: text, ctx: 'Store', line, col, endLine, endCol },
    value,
    line,
    col,
    endLine: p.last.endLine,
    endCol: p.last.endCol,
  };
}

export function parseYield(p: Cursor): Expr {
  const { line, col, endLine, endCol } = p.expect('yield');
  if (p.accept('from')) {
    const value = parseExpression(p);
    return { kind: 'YieldFrom', value, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
  }
  if (endsOfList.has(p.token.kind)) return { kind: 'Yield', value: null, line, col, endLine, endCol };
  const value = parseStarExpressions(p);
  return { kind: 'Yield', value, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}

export function parseExpression(p: Cursor): Expr {
  p.enter();
  const expr = p.at('lambda') ? parseLambda(p) : parseConditional(p);
  p.leave();
  return expr;
}

/** `body if test else orelse`: right-associative, so a chain is read in a loop and built from its end. */
function parseConditional(p: Cursor): Expr {
  let start = p.token;
  const first = parseDisjunction(p);
  if (!p.at('if')) return first;
  const branches: { readonly start: Token; readonly body: Expr; readonly test: Expr }[] = [];
  let orelse = first;
  while (p.accept('if')) {
    const test = parseDisjunction(p);
    p.expect('else');
    branches.push({ start, body: orelse, test });
    start = p.token;
    orelse = p.at('lambda') ? parseLambda(p) : parseDisjunction(p);
  }
  p.enter(branches.length);
  p.leave(branches.length);
  for (let i = branches.length - 1; i >= 0; i--) {
    const {
      start: { line, col },
      body,
      test,
    } = branches[i]!;
    orelse = { kind: 'IfExp', test, body, orelse, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
  }
  return orelse;
}

export function parseDisjunction(p: Cursor): Expr {
  const { line, col } = p.token;
  const first = parseConjunction(p);
  if (!p.at('or')) return first;
  const values = [first];
  while (p.accept('or')) values.push(parseConjunction(p));
  const { endLine, endCol } = p.last;
  return { kind: 'BoolOp', op: 'Or', values, line, col, endLine, endCol };
}

function parseConjunction(p: Cursor): Expr {
  const { line, col } = p.token;
  const first = parseInversion(p);
  if (!p.at('and')) return first;
  const values = [first];
  while (p.accept('and')) values.push(parseInversion(p));
  const { endLine, endCol } = p.last;
  return { kind: 'BoolOp', op: 'And', values, line, col, endLine, endCol };
}

function parseInversion(p: Cursor): Expr {
  if (!p.at('not')) return parseComparison(p);
  const operators: Token[] = [];
  while (p.at('not')) operators.push(p.advance());
  p.enter(operators.length);
  const operand = applyPrefixes(p, operators, parseComparison(p));
  p.leave(operators.length);
  return operand;
}

function parseComparison(p: Cursor): Expr {
  const { line, col } = p.token;
  const left = parseBinary(p, 1);
  let op = acceptComparison(p);
  if (op === null) return left;
  const ops: CompareOperator[] = [];
  const comparators: Expr[] = [];
  for (; op !== null; op = acceptComparison(p)) {
    ops.push(op);
    comparators.push(parseBinary(p, 1));
  }
  const { endLine, endCol } = p.last;
  return { kind: 'Compare', left, ops, comparators, line, col, endLine, endCol };
}

function acceptComparison(p: Cursor): CompareOperator | null {
  const op = comparisonAt(p);
  if (op === null) return null;
  p.advance();
  if (op === 'NotIn') p.advance();
  return op === 'Is' && p.accept('not') ? 'IsNot' : op;
}

function comparisonAt(p: Cursor): CompareOperator | null {
  switch (p.token.kind) {
    case '==':
      return 'Eq';
    case '!=':
      return 'NotEq';
    case '<':
      return 'Lt';
    case '<=':
      return 'LtE';
    case '>':
      return 'Gt';
    case '>=':
      return 'GtE';
    case 'in':
      return 'In';
    case 'is':
      return 'Is';
    case 'not':
      return p.peek(1).kind === 'in' ? 'NotIn' : null;
    default:
      return null;
  }
}

/** Operators of at least `level`, by precedence climbing; each is left-associative, so a chain takes no stack. */
export function parseBinary(p: Cursor, level: number): Expr {
  const { line, col } = p.token;
  let left = parseUnary(p);
  for (;;) {
    const operator = binaryOperators.get(p.token.kind);
    if (operator === undefined || operator.level < level) return left;
    p.advance();
    const right = parseBinary(p, operator.level + 1);
    left = { kind: 'BinOp', left, op: operator.op, right, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
  }
}

function parseUnary(p: Cursor): Expr {
  if (!unaryOperators.has(p.token.kind)) return parsePower(p);
  const operators: Token[] = [];
  while (unaryOperators.has(p.token.kind)) operators.push(p.advance());
  p.enter(operators.length);
  const operand = applyPrefixes(p, operators, parsePower(p));
  p.leave(operators.length);
  return operand;
}

function applyPrefixes(p: Cursor, operators: readonly Token[], innermost: Expr): Expr {
  let operand = innermost;
  for (let i = operators.length - 1; i >= 0; i--) {
    const { kind, line, col } = operators[i]!;
    const op = unaryOperators.get(kind) ?? 'Not';
    operand = { kind: 'UnaryOp', op, operand, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
  }
  return operand;
}

/** `**` binds tighter than a unary operator on its left and looser than one on its right. */
function parsePower(p: Cursor): Expr {
  const { line, col } = p.token;
  const left = parseAwait(p);
  if (!p.at('**')) return left;
  p.advance();
  p.enter();
  const right = parseUnary(p);
  p.leave();
  return { kind: 'BinOp', left, op: 'Pow', right, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}

function parseAwait(p: Cursor): Expr {
  if (!p.at('await')) return parsePrimary(p);
  const { line, col } = p.advance();
  const value = parsePrimary(p);
  return { kind: 'Await', value, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}
