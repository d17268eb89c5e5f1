import type { Expression, Interactive, Module } from '../ast/nodes.ts';
import { SourceError, type Diagnostic } from '../source/diagnostic.ts';
import type { SyntaxNote } from '../source/syntax-note.ts';
import { makeSourceText, type SourceMode } from '../source/source-text.ts';
import { tokenize } from '../tokenizer/tokenizer.ts';
import { Cursor, parseFailure } from './cursor.ts';
import { explainPart } from '../parts/parts.ts';
import { parseExpressions } from './expressions.ts';
import { parseProgram, parseStatement } from './statements.ts';

/*
 * Parsing has two halves. The parser proper (this folder) reads each token once and knows only right from wrong. Where
 * the text is wrong it throws everything away and `explain/` reads the tokens again, slowly, the way CPython's second
 * pass does, to find the words and the place that a student of CPython would see. So right programs pay nothing for
 * good messages.
 *
 * All entry points throw `SourceError`, and add to `notes` what CPython's parser warns of.
 */

/** A whole program. */
export function parseModule(source: string, filename: string, notes: SyntaxNote[] = []): Module {
  return parseWith(source, filename, 'file', notes, (p) => ({ kind: 'Module', body: parseProgram(p) }));
}

/** One expression, for `eval`; blanks before it are skipped. */
export function parseExpression(source: string, filename: string, notes: SyntaxNote[] = []): Expression {
  return parseWith(source.replace(/^[ \t]+/, ''), filename, 'eval', notes, (p) => {
    const body = parseExpressions(p);
    while (p.at('NEWLINE')) p.skip('NEWLINE');
    return { kind: 'Expression', body };
  });
}

/**
 * One statement, or several simple ones on a line, for the prompt; an empty text is no statement. Unlike CPython's
 * `single` mode this takes a compound statement on one line without a newline after it.
 */
export function parseInteractive(source: string, filename: string, notes: SyntaxNote[] = []): Interactive {
  return parseWith(source, filename, 'single', notes, (p) => {
    const body = p.at('ENDMARKER') ? [] : parseStatement(p);
    return { kind: 'Interactive', body };
  });
}

function parseWith<T>(
  text: string,
  filename: string,
  mode: SourceMode,
  notes: SyntaxNote[],
  parse: (p: Cursor) => T,
): T {
  if (text.includes('\0')) throw new SourceError(nullBytes(filename));
  const source = makeSourceText(text, filename, mode);
  const list = tokenize(source, mode);
  const p = new Cursor(source, list, notes);
  try {
    const tree = parse(p);
    if (!p.at('ENDMARKER')) p.fail();
    return tree;
  } catch (thrown) {
    if (thrown !== parseFailure) throw thrown;
    throw explainPart.get().explain(p, mode);
  }
}

/**
 * Whether a text that does not parse is only the beginning of one that might: an open bracket, a missing block. The
 * prompt then asks for another line.
 */
export function isIncomplete(text: string, mode: SourceMode): boolean {
  const source = makeSourceText(text, '', mode);
  const list = tokenize(source, mode);
  return explainPart.get().runsIntoEnd(source, list, mode);
}

/** The line of the last compound statement, functions apart, that stands whole before the mistake; 0 where none does. */
export function lastCompoundLine(text: string): number {
  const source = makeSourceText(text, '', 'file');
  const p = new Cursor(source, tokenize(source));
  try {
    parseProgram(p);
  } catch (thrown) {
    if (thrown !== parseFailure && !(thrown instanceof SourceError)) throw thrown;
  }
  return p.lastCompoundLine;
}

function nullBytes(filename: string): Diagnostic {
  const message = 'source code string cannot contain null bytes';
  return { type: 'SyntaxError', message, filename, line: 0, offset: 0, endLine: 0, endOffset: 0, text: null };
}
