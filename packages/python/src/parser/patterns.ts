import type { ConstantValue, Expr, Pattern } from '../ast/nodes.ts';
import type { Token } from '../tokenizer/token.ts';
import { constant, parseNumberAtom } from './atoms.ts';
import type { Cursor } from './cursor.ts';
import { parseStrings } from './strings.ts';

function span(p: Cursor, start: Token) {
  return { line: start.line, col: start.col, endLine: p.last.endLine, endCol: p.last.endCol };
}

/** What stands between `case` and its guard or colon: with a comma, an open sequence. */
export function parsePatterns(p: Cursor): Pattern {
  const start = p.token;
  const first = parseMaybeStar(p);
  if (!p.at(',')) return first.kind === 'MatchStar' ? p.fail() : first;
  const patterns = [first];
  while (p.accept(',') && !p.at(':') && !p.at('if')) patterns.push(parseMaybeStar(p));
  return { kind: 'MatchSequence', patterns, ...span(p, start) };
}

function parseMaybeStar(p: Cursor): Pattern {
  const start = p.token;
  if (!p.accept('*')) return parsePattern(p);
  const name = p.at('NAME') && p.token.text === '_' ? null : captureName(p);
  if (name === null) p.advance();
  return { kind: 'MatchStar', name, ...span(p, start) };
}

/** Alternatives, and perhaps a name for the whole. */
function parsePattern(p: Cursor): Pattern {
  p.enter();
  const start = p.token;
  const first = parseClosed(p);
  let pattern = first;
  if (p.at('|')) {
    const patterns = [first];
    while (p.accept('|')) patterns.push(parseClosed(p));
    pattern = { kind: 'MatchOr', patterns, ...span(p, start) };
  }
  if (p.accept('as')) pattern = { kind: 'MatchAs', pattern, name: captureName(p), ...span(p, start) };
  p.leave();
  return pattern;
}

/** Reads a name to bind: `_` binds nothing and is none. */
function captureName(p: Cursor): string {
  if (p.token.text === '_') p.fail();
  const name = p.expect('NAME').text;
  if (p.at('.') || p.at('(') || p.at('=')) p.fail();
  return name;
}

function parseClosed(p: Cursor): Pattern {
  const start = p.token;
  switch (start.kind) {
    case 'NUMBER':
    case '-':
    case '+':
      return { kind: 'MatchValue', value: parseSignedNumber(p), ...span(p, start) };
    case 'STRING':
    case 'FSTRING_START':
    case 'TSTRING_START':
      return { kind: 'MatchValue', value: parseStrings(p), ...span(p, start) };
    case 'None':
    case 'True':
    case 'False':
      p.advance();
      return { kind: 'MatchSingleton', value: singleton(start.kind), ...span(p, start) };
    case 'NAME':
      return parseNamePattern(p, start);
    case '(':
      return parseGroupOrSequence(p, start);
    case '[':
      p.advance();
      return parseSequenceRest(p, start, ']', []);
    case '{':
      return parseMapping(p, start);
    default:
      return p.fail();
  }
}

function singleton(kind: 'None' | 'True' | 'False'): ConstantValue {
  return kind === 'None' ? { type: 'none' } : { type: 'bool', value: kind === 'True' };
}

/** `1`, `-1.5`, `-1 + 2j`: a real part, then perhaps an imaginary one. */
function parseSignedNumber(p: Cursor): Expr {
  const start = p.token;
  const left = parseSigned(p, start);
  if (!p.at('+') && !p.at('-')) return left;
  if (isImaginary(left)) p.fail();
  const op = p.advance().kind === '+' ? 'Add' : 'Sub';
  const right = parseNumberAtom(p);
  if (!isImaginary(right)) p.fail();
  return { kind: 'BinOp', left, op, right, ...span(p, start) };
}

function isImaginary(expr: Expr): boolean {
  const number = expr.kind === 'UnaryOp' ? expr.operand : expr;
  return number.kind === 'Constant' && number.value.type === 'complex';
}

function parseSigned(p: Cursor, start: Token): Expr {
  if (!p.accept('-')) return parseNumberAtom(p);
  const operand = parseNumberAtom(p);
  return { kind: 'UnaryOp', op: 'USub', operand, ...span(p, start) };
}

/** A capture, the wildcard, a dotted value or a class, which all begin with a name. */
function parseNamePattern(p: Cursor, start: Token): Pattern {
  const name = parseDotted(p);
  if (p.at('(')) return parseClassPattern(p, start, name);
  if (p.at('=')) p.fail();
  if (name.kind !== 'Name') return { kind: 'MatchValue', value: name, ...span(p, start) };
  return { kind: 'MatchAs', pattern: null, name: name.id === '_' ? null : name.id, ...span(p, start) };
}

function parseDotted(p: Cursor): Expr {
  const start = p.token;
  const id = p.expect('NAME').text;
  let value: Expr = { kind: 'Name', id, ctx: 'Load', ...span(p, start) };
  while (p.accept('.')) {
    const attr = p.expect('NAME').text;
    value = { kind: 'Attribute', value, attr, ctx: 'Load', ...span(p, start) };
  }
  return value;
}

function parseClassPattern(p: Cursor, start: Token, cls: Expr): Pattern {
  p.expect('(');
  const patterns: Pattern[] = [];
  const kwdAttrs: string[] = [];
  const kwdPatterns: Pattern[] = [];
  while (!p.at(')')) {
    if (p.at('NAME') && p.peek(1).kind === '=') {
      kwdAttrs.push(p.advance().text);
      p.advance();
      kwdPatterns.push(parsePattern(p));
    } else {
      if (kwdAttrs.length > 0) p.fail();
      patterns.push(parsePattern(p));
    }
    if (!p.accept(',')) break;
  }
  p.expect(')');
  return { kind: 'MatchClass', cls, patterns, kwdAttrs, kwdPatterns, ...span(p, start) };
}

/** Parentheses around one pattern group it; a comma or emptiness makes a sequence. */
function parseGroupOrSequence(p: Cursor, start: Token): Pattern {
  p.advance();
  if (p.at(')')) return parseSequenceRest(p, start, ')', []);
  const first = parseMaybeStar(p);
  if (p.accept(',')) return parseSequenceRest(p, start, ')', [first]);
  if (first.kind === 'MatchStar') p.fail();
  p.expect(')');
  return first;
}

function parseSequenceRest(p: Cursor, start: Token, close: ')' | ']', patterns: Pattern[]): Pattern {
  while (!p.at(close)) {
    patterns.push(parseMaybeStar(p));
    if (!p.accept(',')) break;
  }
  p.expect(close);
  return { kind: 'MatchSequence', patterns, ...span(p, start) };
}

/** `{key: pattern, **rest}`: keys are literals or dotted names, the rest stands last. */
function parseMapping(p: Cursor, start: Token): Pattern {
  p.advance();
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  while (!p.at('}')) {
    if (p.accept('**')) {
      rest = captureName(p);
      p.accept(',');
      break;
    }
    keys.push(parseMappingKey(p));
    p.expect(':');
    patterns.push(parsePattern(p));
    if (!p.accept(',')) break;
  }
  p.expect('}');
  return { kind: 'MatchMapping', keys, patterns, rest, ...span(p, start) };
}

function parseMappingKey(p: Cursor): Expr {
  const { kind } = p.token;
  switch (kind) {
    case 'NAME': {
      const key = parseDotted(p);
      return key.kind === 'Name' ? p.fail() : key;
    }
    case 'None':
    case 'True':
    case 'False':
      return constant(p.advance(), singleton(kind));
    case 'STRING':
    case 'FSTRING_START':
    case 'TSTRING_START':
      return parseStrings(p);
    default:
      return parseSignedNumber(p);
  }
}
