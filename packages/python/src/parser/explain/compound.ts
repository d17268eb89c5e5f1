import type { TokenKind } from '../../tokenizer/token.ts';
import { callArguments } from './arguments.ts';
import { blame, blameBlock, blameFrom, blameLast, blameTarget, invalid } from './blame.ts';
import { invalidForTarget } from './displays.ts';
import { expression, expressions, namedExpression, starExpressions } from './expressions.ts';
import { matchStatement } from './match.ts';
import { functionParams } from './parameters.ts';
import { ahead, choice, commit, forced, list, many, memo, notAhead, opt, seq, some } from './peg.ts';
import type { Item, Peg, Rule } from './peg.ts';
import { simpleStatements } from './simple.ts';
import { nameOf, type Match } from './sketch.ts';
import { starTarget, starTargets } from './targets.ts';
import { typeParams } from './type-params.ts';

/** Any number of statements, at least one. */
export function statements(p: Peg): Match | null {
  return statementsRule(p);
}

export function compoundStatement(p: Peg): Match | null {
  return compoundRule(p);
}

/** What follows a compound statement's colon. */
export function block(p: Peg): Match | null {
  return blockRule(p);
}

const noBlock: readonly Item[] = [':', 'NEWLINE', notAhead('INDENT')];
const expectedColon = "expected ':'";

const blockRule = memo(
  choice(
    seq('NEWLINE', 'INDENT', statements, 'DEDENT'),
    simpleStatements,
    invalid((p) => {
      if (p.sequence(['NEWLINE', notAhead('INDENT')]) === null) return null;
      return p.complaints.indentation('expected an indented block');
    }),
  ),
);

const elseBlock = choice(
  invalid(
    blameBlock(['else', ...noBlock], 0, "'else' statement"),
    blameLast(['else', ':', block, 'elif'], "'elif' block follows an 'else' block"),
  ),
  seq('else', forced(':'), block),
);

/** `if`, `elif` and `while` differ in what may follow. */
function conditional(keyword: 'if' | 'elif' | 'while', ...rest: readonly Item[]): Rule {
  return choice(
    invalid(
      blameLast([keyword, namedExpression, 'NEWLINE'], expectedColon),
      blameBlock([keyword, namedExpression, ...noBlock], 0, `'${keyword}' statement`),
    ),
    seq(keyword, namedExpression, ':', block, ...rest),
  );
}

function elif(p: Peg): Match | null {
  return elifRule(p);
}

const elifOrElse = opt(choice(elif, elseBlock));
const elifRule = conditional('elif', elifOrElse);
const ifStatement = conditional('if', elifOrElse);
const whileStatement = conditional('while', opt(elseBlock));

const forHead: readonly Item[] = ['for', starTargets, 'in'];
const forRest = commit(starExpressions, ':', block, opt(elseBlock));
const forStatement = choice(
  invalid(
    blameLast([opt('async'), ...forHead, starExpressions, 'NEWLINE'], expectedColon),
    blameBlock([opt('async'), ...forHead, starExpressions, ...noBlock], 1, "'for' statement"),
  ),
  seq(...forHead, forRest),
  seq('async', ...forHead, forRest),
  invalidForTarget,
);

const withItem = choice(
  seq(expression, 'as', starTarget, ahead(choice(',', ')', ':'))),
  invalid(blameTarget([expression, 'as', expression, ahead(choice(',', ')', ':'))], 2, 'star')),
  expression,
);
const looseItems = list(',', seq(expression, opt('as', starTarget)));
const looseGroup = seq('(', list(',', seq(expressions, opt('as', starTarget))), opt(','), ')');
const withGroup = seq('with', '(', list(',', withItem), opt(','), ')', ':', block);
const withPlain = seq('with', list(',', withItem), ':', block);
const withStatement = choice(
  invalid(
    blameBlock([opt('async'), 'with', looseItems, ...noBlock], 1, "'with' statement"),
    blameBlock([opt('async'), 'with', looseGroup, ...noBlock], 1, "'with' statement"),
  ),
  withGroup,
  withPlain,
  seq('async', withGroup),
  seq('async', withPlain),
  invalid(
    blameLast([opt('async'), 'with', looseItems, 'NEWLINE'], expectedColon),
    blameLast([opt('async'), 'with', looseGroup, 'NEWLINE'], expectedColon),
  ),
);

const asName = opt('as', 'NAME');
const parenthesise = "multiple exception types must be parenthesized when using 'as'";

/** An `except` or `except*` block; `word` is what the messages call it. */
function handler(start: readonly Item[], word: string, ...extra: readonly Rule[]): Rule {
  const at = start.length;
  const typeless = word === 'except';
  return choice(
    invalid(
      blameBlock([...start, expression, asName, ...noBlock], 0, `'${word}' statement`),
      ...(typeless ? [blameBlock([...start, ...noBlock], 0, `'${word}' statement`)] : []),
    ),
    seq(...start, expression, ':', block),
    seq(...start, expression, 'as', 'NAME', ':', block),
    seq(...start, expressions, ':', block),
    ...(typeless ? [seq(...start, ':', block)] : []),
    invalid(
      blameFrom([...start, expression, ',', expressions, 'as', 'NAME', ':'], at, parenthesise),
      blameLast([...start, expression, asName, 'NEWLINE'], expectedColon),
      ...extra,
      blame(
        [...start, expression, 'as', expression, ':', block],
        at + 2,
        at + 2,
        (target) => `cannot use ${word} statement with ${nameOf(target)}`,
      ),
    ),
  );
}

const exceptBlock = handler(['except'], 'except', blameLast(['except', 'NEWLINE'], expectedColon));
const exceptStarBlock = handler(
  ['except', '*'],
  'except*',
  blameLast(['except', '*', choice('NEWLINE', ':')], 'expected one or more exception types'),
);

const finallyBlock = choice(
  invalid(blameBlock(['finally', ...noBlock], 0, "'finally' statement")),
  seq('finally', forced(':'), block),
);

const bothSorts = "cannot have both 'except' and 'except*' on the same 'try'";
const tryStatement = choice(
  invalid(
    blameBlock(['try', ...noBlock], 0, "'try' statement"),
    blameLast(['try', ':', block, notAhead(choice('except', 'finally'))], "expected 'except' or 'finally' block"),
    blame(['try', ':', many(block), some(exceptBlock), 'except', '*', expression, asName, ':'], 4, 5, bothSorts),
    blame(['try', ':', many(block), some(exceptStarBlock), 'except', opt(expression, asName), ':'], 4, 4, bothSorts),
  ),
  seq('try', forced(':'), block, finallyBlock),
  seq('try', forced(':'), block, some(exceptBlock), opt(elseBlock), opt(finallyBlock)),
  seq('try', forced(':'), block, some(exceptStarBlock), opt(elseBlock), opt(finallyBlock)),
);

const returns = opt('->', expression);
const functionHead: readonly Item[] = ['def', 'NAME', opt(typeParams)];
const functionRest: readonly Item[] = ['(', opt(functionParams), ')', returns];
const functionDef = choice(
  invalid(
    blameBlock([opt('async'), ...functionHead, ...functionRest, ...noBlock], 1, 'function definition'),
    seq(opt('async'), ...functionHead, forced('('), opt(functionParams), ')', returns, forced(':'), block),
  ),
  seq(...functionHead, ...functionRest, ':', block),
  seq('async', ...functionHead, ...functionRest, ':', block),
);

const classHead: readonly Item[] = ['class', 'NAME', opt(typeParams), opt('(', opt(callArguments), ')')];
const classDef = choice(
  invalid(
    blameLast([...classHead, 'NEWLINE'], expectedColon),
    blameBlock([...classHead, ...noBlock], 0, 'class definition'),
  ),
  seq(...classHead, ':', block),
);

const decorators = some('@', namedExpression, 'NEWLINE');
const isAhead = (...kinds: readonly TokenKind[]) => ahead(choice(...kinds));

const compoundRule = choice(
  seq(isAhead('def', '@', 'async'), choice(seq(decorators, functionDef), functionDef)),
  seq(ahead('if'), ifStatement),
  seq(isAhead('class', '@'), choice(seq(decorators, classDef), classDef)),
  seq(isAhead('with', 'async'), withStatement),
  seq(isAhead('for', 'async'), forStatement),
  seq(ahead('try'), tryStatement),
  seq(ahead('while'), whileStatement),
  matchStatement,
);

const statementsRule = some(choice(compoundStatement, simpleStatements));
