import { blame, blameFrom, blameLast, blameTarget, invalid } from './blame.ts';
import {
  annotatedRhs,
  dottedName,
  expression,
  starExpressions,
  starNamedExpression,
  starNamedExpressions,
  yieldExpression,
} from './expressions.ts';
import { listDisplay, tupleDisplay } from './displays.ts';
import { ahead, choice, commit, list, many, memo, node, notAhead, opt, pick, seq, soft, some } from './peg.ts';
import type { Peg, Rule } from './peg.ts';
import { nameOf, type Match } from './sketch.ts';
import { delTargets, partTarget, singleTarget, starTargets } from './targets.ts';
import { typeParams } from './type-params.ts';

/** A statement that fits on a line. */
export function simpleStatement(p: Peg): Match | null {
  return simpleRule(p);
}

/** The simple statements of a line, with its end. */
export function simpleStatements(p: Peg): Match | null {
  return simpleLineRule(p);
}

export function passStatement(p: Peg): Match | null {
  return p.match('pass');
}

export function breakStatement(p: Peg): Match | null {
  return p.match('break');
}

export function continueStatement(p: Peg): Match | null {
  return p.match('continue');
}

const augmented = choice('+=', '-=', '*=', '@=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=', '**=', '//=');

function annotationTarget(p: Peg): Match | null {
  return annotationTargetRule(p);
}

const annotationTargetRule: Rule = choice(listDisplay, tupleDisplay, pick(1, '(', annotationTarget, ')'));

const invalidAssignment = invalid(
  blame(
    [annotationTarget, ':', expression],
    0,
    0,
    (target) => `only single target (not ${nameOf(target)}) can be annotated`,
  ),
  blame(
    [starNamedExpression, ',', many(starNamedExpressions), ':', expression],
    0,
    0,
    'only single target (not tuple) can be annotated',
  ),
  blame([expression, ':', expression], 0, 0, 'illegal target for annotation'),
  blameTarget([many(starTargets, '='), starExpressions, '='], 1, 'star'),
  blame([many(starTargets, '='), yieldExpression, '='], 1, 1, 'assignment to yield expression not possible'),
  blame(
    [starExpressions, augmented, annotatedRhs],
    0,
    0,
    (target) => `'${nameOf(target)}' is an illegal expression for augmented assignment`,
  ),
);

const assignment = choice(
  seq('NAME', ':', expression, opt('=', annotatedRhs)),
  seq(choice(seq('(', singleTarget, ')'), partTarget), ':', expression, opt('=', annotatedRhs)),
  seq(some(starTargets, '='), annotatedRhs, notAhead('=')),
  seq(singleTarget, augmented, commit(annotatedRhs)),
  invalidAssignment,
);

const alias = seq('NAME', opt(typeParams), '=', expression);

const endOfAlias = choice(',', ')', ';', 'NEWLINE');
const cannotImportAs = (subject: Rule) =>
  invalid(
    blame(
      [subject, 'as', notAhead('NAME', endOfAlias), expression],
      3,
      3,
      (target) => `cannot use ${nameOf(target)} as import target`,
    ),
  );
const nameRule: Rule = seq('NAME');
const dottedAsName = choice(cannotImportAs(dottedName), seq(dottedName, opt('as', 'NAME')));
const importedName = choice(cannotImportAs(nameRule), seq('NAME', opt('as', 'NAME')));
const importedNames = list(',', importedName);
const noNames = "Expected one or more names after 'import'";

const importedTargets = choice(
  seq('(', importedNames, opt(','), ')'),
  seq(importedNames, notAhead(',')),
  '*',
  invalid(
    blameLast([importedNames, ',', 'NEWLINE'], 'trailing comma not allowed without surrounding parentheses'),
    blameFrom(['NEWLINE'], 0, noNames),
  ),
);

const dots = choice('.', '...');

const importStatement = memo(
  choice(
    invalid(
      blameFrom(
        ['import', list(',', dottedName), 'from', dottedName],
        0,
        "Did you mean to use 'from ... import ...' instead?",
      ),
      blameFrom(['import', 'NEWLINE'], 1, noNames),
    ),
    seq('import', list(',', dottedAsName)),
    seq('from', many(dots), dottedName, 'import', importedTargets),
    seq('from', some(dots), 'import', importedTargets),
  ),
);

const simpleRule = memo(
  choice(
    assignment,
    seq(soft('type'), alias),
    importStatement,
    node('ExprStmt', starExpressions),
    seq('return', opt(starExpressions)),
    choice(seq('raise', expression, 'from', expression), seq('raise', expression), 'raise'),
    passStatement,
    choice(
      seq('del', delTargets, ahead(choice(';', 'NEWLINE'))),
      invalid(blameTarget(['del', starExpressions], 1, 'del')),
    ),
    yieldExpression,
    seq('assert', expression, opt(',', expression)),
    breakStatement,
    continueStatement,
    seq('global', list(',', 'NAME')),
    seq('nonlocal', list(',', 'NAME')),
  ),
);

const simpleLineRule = choice(
  seq(simpleStatement, notAhead(';'), 'NEWLINE'),
  seq(list(';', simpleStatement), opt(';'), 'NEWLINE'),
);
