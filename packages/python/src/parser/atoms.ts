import type { ConstantValue, Expr } from '../ast/nodes.ts';
import { parseNumber } from '../tokenizer/number-value.ts';
import type { Token } from '../tokenizer/token.ts';
import { parseComprehensionClauses, startsComprehension } from './comprehensions.ts';
import type { Cursor } from './cursor.ts';
import { parseBinary, parseExpression, parseStarNamedExpression, parseYield } from './expressions.ts';
import { parseStrings } from './strings.ts';

/** A name, a literal, or something in brackets. */
export function parseAtom(p: Cursor): Expr {
  switch (p.token.kind) {
    case 'NAME': {
      const { text, line, col, endLine, endCol } = p.advance();
      return { kind: 'Name', id: text, ctx: 'Load', line, col, endLine, endCol };
    }
    case 'NUMBER':
      return parseNumberAtom(p);
    case 'STRING':
    case 'FSTRING_START':
    case 'TSTRING_START':
      return parseStrings(p);
    case '(':
      return parseParenthesised(p);
    case '[':
      return parseListDisplay(p);
    case '{':
      return parseBraces(p);
    case 'None':
      return constant(p.advance(), { type: 'none' });
    case 'True':
      return constant(p.advance(), { type: 'bool', value: true });
    case 'False':
      return constant(p.advance(), { type: 'bool', value: false });
    case '...':
      return constant(p.advance(), { type: 'ellipsis' });
    default:
      return p.fail();
  }
}

export function constant(token: Token, value: ConstantValue): Expr {
  const { line, col, endLine, endCol } = token;
  return { kind: 'Constant', value, line, col, endLine, endCol };
}

export function parseNumberAtom(p: Cursor): Expr {
  const token = p.expect('NUMBER');
  const value = parseNumber(token.text);
  if (value === null) return p.raise(tooManyDigits(token), token);
  return constant(token, value);
}

function tooManyDigits(token: Token): string {
  const digits = token.text.replaceAll('_', '').length;
  return (
    `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits} digits; ` +
    'use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid ' +
    'decimal conversion limits.'
  );
}

/** A tuple, a generator expression, or an expression in parentheses, which leave no trace in the tree. */
function parseParenthesised(p: Cursor): Expr {
  const { line, col } = p.advance();
  if (p.accept(')')) {
    const { endLine, endCol } = p.last;
    return { kind: 'Tuple', elts: [], ctx: 'Load', line, col, endLine, endCol };
  }
  if (p.at('yield')) {
    const value = parseYield(p);
    p.expect(')');
    return value;
  }
  const first = parseStarNamedExpression(p);
  if (first.kind !== 'Starred' && startsComprehension(p)) {
    const generators = parseComprehensionClauses(p);
    const { endLine, endCol } = p.expect(')');
    return { kind: 'GeneratorExp', elt: first, generators, line, col, endLine, endCol };
  }
  if (!p.at(',')) {
    if (first.kind === 'Starred') p.fail();
    p.expect(')');
    return first;
  }
  const elts = [first];
  while (p.accept(',') && !p.at(')')) elts.push(parseStarNamedExpression(p));
  const { endLine, endCol } = p.expect(')');
  return { kind: 'Tuple', elts, ctx: 'Load', line, col, endLine, endCol };
}

function parseListDisplay(p: Cursor): Expr {
  const { line, col } = p.advance();
  const elts: Expr[] = [];
  if (!p.at(']')) {
    const first = parseStarNamedExpression(p);
    if (first.kind !== 'Starred' && startsComprehension(p)) {
      const generators = parseComprehensionClauses(p);
      const { endLine, endCol } = p.expect(']');
      return { kind: 'ListComp', elt: first, generators, line, col, endLine, endCol };
    }
    elts.push(first);
    while (p.accept(',') && !p.at(']')) elts.push(parseStarNamedExpression(p));
  }
  const { endLine, endCol } = p.expect(']');
  return { kind: 'List', elts, ctx: 'Load', line, col, endLine, endCol };
}

/** A set, a dict, or a comprehension of either. */
function parseBraces(p: Cursor): Expr {
  const { line, col } = p.advance();
  if (p.at('}') || p.at('**')) return parseDictRest(p, line, col, [], []);
  const start = p.token;
  const first = parseStarNamedExpression(p);
  if (p.at(':')) {
    const isBareWalrus = first.kind === 'NamedExpr' && first.line === start.line && first.col === start.col;
    if (first.kind === 'Starred' || isBareWalrus) return p.fail();
    return parseDictAfterKey(p, line, col, first);
  }
  if (first.kind !== 'Starred' && startsComprehension(p)) {
    const generators = parseComprehensionClauses(p);
    const { endLine, endCol } = p.expect('}');
    return { kind: 'SetComp', elt: first, generators, line, col, endLine, endCol };
  }
  const elts = [first];
  while (p.accept(',') && !p.at('}')) elts.push(parseStarNamedExpression(p));
  const { endLine, endCol } = p.expect('}');
  return { kind: 'Set', elts, line, col, endLine, endCol };
}

function parseDictAfterKey(p: Cursor, line: number, col: number, key: Expr): Expr {
  p.expect(':');
  const value = parseExpression(p);
  if (startsComprehension(p)) {
    const generators = parseComprehensionClauses(p);
    const { endLine, endCol } = p.expect('}');
    return { kind: 'DictComp', key, value, generators, line, col, endLine, endCol };
  }
  if (!p.accept(',')) {
    const { endLine, endCol } = p.expect('}');
    return { kind: 'Dict', keys: [key], values: [value], line, col, endLine, endCol };
  }
  return parseDictRest(p, line, col, [key], [value]);
}

/** Where an item may follow, or the end. */
function parseDictRest(p: Cursor, line: number, col: number, keys: (Expr | null)[], values: Expr[]): Expr {
  while (!p.at('}')) {
    if (p.accept('**')) {
      keys.push(null);
      values.push(parseBinary(p, 1));
    } else {
      keys.push(parseExpression(p));
      p.expect(':');
      values.push(parseExpression(p));
    }
    if (!p.accept(',')) break;
  }
  const { endLine, endCol } = p.expect('}');
  return { kind: 'Dict', keys, values, line, col, endLine, endCol };
}
