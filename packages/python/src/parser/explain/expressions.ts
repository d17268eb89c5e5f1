import type { TokenKind } from '../../tokenizer/token.ts';
import { blame, blameNext, invalid } from './blame.ts';
import { lambdaParams } from './parameters.ts';
import { ahead, choice, commit, list, many, memo, node, notAhead, opt, pick, quietly, seq, soft, some } from './peg.ts';
import type { Peg, Rule } from './peg.ts';
import { primary } from './primaries.ts';
import { breakStatement, continueStatement, passStatement, simpleStatement } from './simple.ts';
import { nameOf, type Match, type Sketch } from './sketch.ts';
import { genexp, listDisplay, tupleDisplay } from './displays.ts';

export function expression(p: Peg): Match | null {
  return expressionRule(p);
}

/** One expression, or several with commas. */
export function expressions(p: Peg): Match | null {
  return expressionsRule(p);
}

export function starExpressions(p: Peg): Match | null {
  return starExpressionsRule(p);
}

export function starExpression(p: Peg): Match | null {
  return starExpressionRule(p);
}

export function starNamedExpression(p: Peg): Match | null {
  return starNamedRule(p);
}

export function namedExpression(p: Peg): Match | null {
  return namedRule(p);
}

export function assignmentExpression(p: Peg): Match | null {
  return assignmentExpressionRule(p);
}

/** An expression, or a `yield`. */
export function annotatedRhs(p: Peg): Match | null {
  return annotatedRhsRule(p);
}

export function disjunction(p: Peg): Match | null {
  return disjunctionRule(p);
}

export function bitwiseOr(p: Peg): Match | null {
  return bitwiseOrRule(p);
}

/** A name as an expression. */
export function name(p: Peg): Match | null {
  const token = p.peek();
  if (token.kind !== 'NAME') return null;
  p.position++;
  return { ...token, kind: 'Name' };
}

export function yieldExpression(p: Peg): Match | null {
  return yieldRule(p);
}

/** Items of a display, without its brackets. */
export function starNamedExpressions(p: Peg): Match | null {
  return starNamedListRule(p);
}

/** Names with dots between them. */
export function dottedName(p: Peg): Match | null {
  return dottedNameRule(p);
}

const yieldRule = choice(node('Yield', 'yield', 'from', expression), node('Yield', 'yield', opt(starExpressions)));

const annotatedRhsRule = choice(yieldExpression, starExpressions);

function tupleOf(item: Rule): Rule {
  return choice(node('Tuple', item, some(',', item), opt(',')), node('Tuple', item, ','), item);
}

const expressionsRule = tupleOf(expression);
const starExpressionsRule = tupleOf(starExpression);
const starExpressionRule = memo(choice(node('Starred', '*', bitwiseOr), expression));
const starNamedRule = choice(node('Starred', '*', bitwiseOr), namedExpression);

const starNamedListRule = pick(0, list(',', starNamedExpression), opt(','));

const assignmentExpressionRule = choice(node('NamedExpr', name, ':=', commit(expression)));

const cannotAssignHere = (target: Sketch) =>
  `cannot assign to ${nameOf(target)} here. Maybe you meant '==' instead of '='?`;

const invalidNamedExpression = memo(
  invalid(
    blame([expression, ':=', expression], 0, 0, (expr) => `cannot use assignment expressions with ${nameOf(expr)}`),
    blame(
      [name, '=', bitwiseOr, notAhead(choice('=', ':='))],
      0,
      2,
      "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
    ),
    blame(
      [
        notAhead(choice(listDisplay, tupleDisplay, genexp, 'True', 'None', 'False')),
        bitwiseOr,
        '=',
        bitwiseOr,
        notAhead(choice('=', ':=')),
      ],
      1,
      1,
      cannotAssignHere,
    ),
  ),
);

const namedRule = choice(assignmentExpression, invalidNamedExpression, pick(0, expression, notAhead(':=')));

const withoutComplaints = quietly(
  choice(node('IfExp', disjunction, 'if', disjunction, 'else', expression), disjunction, lambda),
);

const softKeywords = choice(soft('_'), soft('case'), soft('match'), soft('type'));

function isLegacyStatement(sketch: Sketch): boolean {
  return sketch.kind === 'Name' && (sketch.text === 'print' || sketch.text === 'exec');
}

/** Two expressions side by side: only inside brackets is a comma what is missing. */
function missingComma(first: Sketch, p: Peg): string | null {
  if (isLegacyStatement(first) || p.openBrackets() === 0) return null;
  return 'invalid syntax. Perhaps you forgot a comma?';
}

const invalidExpression = invalid(
  blame(
    ['STRING', some(notAhead('STRING'), withoutComplaints), 'STRING'],
    1,
    1,
    'invalid syntax. Is this intended to be part of the string?',
  ),
  blame([notAhead(choice(seq('NAME', 'STRING'), softKeywords)), disjunction, withoutComplaints], 1, 2, missingComma),
  blame([disjunction, 'if', disjunction, notAhead(choice('else', ':'))], 0, 2, "expected 'else' after 'if' expression"),
  blameNext(
    [disjunction, 'if', disjunction, 'else', notAhead(expression)],
    "expected expression after 'else', but statement is given",
  ),
  blame(
    [choice(passStatement, breakStatement, continueStatement), 'if', disjunction, 'else', simpleStatement],
    0,
    0,
    "expected expression before 'if', but statement is given",
  ),
  blame(
    ['lambda', opt(lambdaParams), ':', ahead('FSTRING_MIDDLE')],
    0,
    2,
    'f-string: lambda expressions are not allowed without parentheses',
  ),
  blame(
    ['lambda', opt(lambdaParams), ':', ahead('TSTRING_MIDDLE')],
    0,
    2,
    't-string: lambda expressions are not allowed without parentheses',
  ),
);

const invalidLegacyExpression = invalid(
  blame([name, notAhead('('), starExpressions], 0, 2, (callee) => {
    const { text = '' } = callee;
    return isLegacyStatement(callee) ? `Missing parentheses in call to '${text}'. Did you mean ${text}(...)?` : null;
  }),
);

function lambda(p: Peg): Match | null {
  return lambdaRule(p);
}

const lambdaRule = node('Lambda', 'lambda', opt(lambdaParams), ':', expression);

const ifExpression = node('IfExp', disjunction, 'if', disjunction, 'else', expression);

const expressionRule = memo(choice(invalidExpression, invalidLegacyExpression, ifExpression, disjunction, lambda));

const disjunctionRule = memo(choice(node('BoolOp', conjunction, some('or', conjunction)), conjunction));

function conjunction(p: Peg): Match | null {
  return conjunctionRule(p);
}

const conjunctionRule = memo(choice(node('BoolOp', inversion, some('and', inversion)), inversion));

function inversion(p: Peg): Match | null {
  return inversionRule(p);
}

const inversionRule = memo(choice(node('UnaryOp', 'not', inversion), comparison));

const comparisonOperator = choice('==', '!=', '<=', '<', '>=', '>', seq('not', 'in'), 'in', seq('is', 'not'), 'is');

function comparison(p: Peg): Match | null {
  return comparisonRule(p);
}

const comparisonRule = choice(node('Compare', bitwiseOr, some(comparisonOperator, bitwiseOr)), bitwiseOr);

const levels = new Map<TokenKind, number>([
  ['|', 1],
  ['^', 2],
  ['&', 3],
  ['<<', 4],
  ['>>', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['//', 6],
  ['%', 6],
  ['@', 6],
]);
const shiftLevel = 4;
const termLevel = 6;

const arithmetic = choice('+', '-', '*', '/', '%', '//', '@');
const notParenthesised = "'not' after an operator must be parenthesized";
const invalidArithmetic = invalid(blame([arithmetic, 'not', inversion], 1, 2, notParenthesised));
const invalidFactor = invalid(blame([choice('+', '-', '~'), 'not', factor], 1, 2, notParenthesised));

const bitwiseOrRule = memo((p) => climb(p, 1));

/** Binary operators of at least `level`. A `not` for an operand is looked for where CPython's levels would look. */
function climb(p: Peg, level: number): Match | null {
  const start = p.position;
  if (level <= termLevel && invalidFactor(p) !== null) return null;
  p.position = start;
  let left = factor(p);
  if (left === null) return null;
  let isSum = true;
  for (;;) {
    const before = p.position;
    const operator = p.peek();
    const own = levels.get(operator.kind) ?? 0;
    if (own < level) return left;
    p.position++;
    const right = climb(p, own + 1);
    if (right === null) {
      p.position = before;
      if (isSum && level <= shiftLevel) invalidArithmetic(p);
      p.position = before;
      return left;
    }
    if (own <= shiftLevel) isSum = false;
    left = p.sketch('BinOp', start, [left, operator, right]);
  }
}

function factor(p: Peg): Match | null {
  return factorRule(p);
}

const factorRule = memo(
  choice(node('UnaryOp', '+', factor), node('UnaryOp', '-', factor), node('UnaryOp', '~', factor), power),
);

function power(p: Peg): Match | null {
  return powerRule(p);
}

const powerRule = choice(node('BinOp', awaitPrimary, '**', factor), awaitPrimary);

function awaitPrimary(p: Peg): Match | null {
  return awaitRule(p);
}

const awaitRule = memo(choice(node('Await', 'await', primary), primary));

const dottedNameRule = seq('NAME', many('.', 'NAME'));
