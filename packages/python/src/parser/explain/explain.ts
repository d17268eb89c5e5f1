import { SourceError, type Diagnostic } from '../../source/diagnostic.ts';
import { shownLine, type SourceMode, type SourceText } from '../../source/source-text.ts';
import { neverClosed } from '../../tokenizer/tokenizer.ts';
import type { Token, TokenList } from '../../tokenizer/token.ts';
import type { Cursor } from '../cursor.ts';
import { describeTokenFailure } from '../token-failure.ts';
import { Complained, Complaints, RanIntoTokenFailure, type Complaint } from './complaints.ts';
import { compoundStatement, statements } from './compound.ts';
import { expressions } from './expressions.ts';
import { ahead, choice, many, opt, Peg, seq, TooDeep, type Rule } from './peg.ts';
import { simpleStatements } from './simple.ts';

const startRules: Readonly<Record<SourceMode, Rule>> = {
  file: seq(opt(statements), 'ENDMARKER'),
  eval: seq(expressions, many('NEWLINE'), 'ENDMARKER'),
  single: choice(seq(compoundStatement, choice('NEWLINE', ahead('ENDMARKER'))), simpleStatements),
};

/**
 * The words and the place of the error in a text that does not parse: those of CPython 3.14.
 *
 * The text is read twice more. The first pass finds the token at which a plain "invalid syntax" would point; the second
 * lets the rules that recognise mistakes take part, and the first of them that matches is the answer. What the tokenizer
 * has to say about the rest of the text goes before either.
 *
 * `stuck` is the parser where it gave up. Both passes begin at its `explainFrom`, at the statement before the one that failed: no rule that complains reaches further
 * back (`elif` after an `else` reaches that far), and none complains of a right program – but one.
 */
export function explain(stuck: Cursor, mode: SourceMode): SourceError {
  const { source, list, explainFrom: from } = stuck;
  const complaints = new Complaints(source, list);
  const start = complainsOfRightPrograms(list, from) ? 0 : from;
  const found = findComplaint(complaints, stuck, startRules[mode], start);
  return new SourceError(rank(source, list, complaints, found));
}

/** Whether the parser runs into the end of the text before anything is wrong: more text could mend it. */
export function runsIntoEnd(source: SourceText, list: TokenList, mode: SourceMode): boolean {
  const complaints = new Complaints(source, list);
  try {
    if (startRules[mode](new Peg(list.tokens, complaints, 0)) !== null) return false;
  } catch (thrown) {
    if (thrown instanceof RanIntoTokenFailure) return list.failure?.atEnd === true;
    if (!(thrown instanceof Complained || thrown instanceof TooDeep)) throw thrown;
  }
  return complaints.lastToken().start >= source.text.length;
}

type Finding =
  | { readonly kind: 'complaint'; readonly complaint: Complaint }
  /** An INDENT or DEDENT where none belongs, which is told whatever else is wrong further on. */
  | { readonly kind: 'indentation'; readonly complaint: Complaint }
  | { readonly kind: 'tokenizer' };

/** `print -1` is right, yet taken for a mistake when another one makes CPython look for them. */
function complainsOfRightPrograms({ tokens }: TokenList, end: number): boolean {
  for (let at = 0; at < end; at++) {
    const { kind, text } = tokens[at]!;
    if (kind === 'NAME' && (text === 'print' || text === 'exec') && tokens[at + 1]!.kind !== '(') return true;
  }
  return false;
}

function findComplaint(complaints: Complaints, stuck: Cursor, rule: Rule, start: number): Finding {
  const { list } = stuck;
  const peg = new Peg(list.tokens, complaints, start);
  let last = list.tokens[start]!;
  try {
    const matched = rule(peg) !== null;
    last = complaints.lastToken();
    if (matched && list.tokens[peg.position]?.kind !== 'ENDMARKER') {
      complaints.atLastToken('multiple statements found while compiling a single statement');
    }
    if (!matched) {
      peg.startSecondPass();
      rule(peg);
    }
  } catch (thrown) {
    if (thrown instanceof Complained) return { kind: 'complaint', complaint: thrown.complaint };
    if (thrown instanceof RanIntoTokenFailure) return { kind: 'tokenizer' };
    if (!(thrown instanceof TooDeep)) throw thrown;
    last = stuck.token;
    if (last.kind === 'ERROR') return { kind: 'tokenizer' };
  }
  return plainComplaint(complaints, last);
}

/** Nothing is known but the place: a token that cannot stand there. */
function plainComplaint(complaints: Complaints, last: Token): Finding {
  try {
    if (last.kind === 'INDENT') return complaints.indentation('unexpected indent');
    if (last.kind === 'DEDENT') return complaints.indentation('unexpected unindent');
    return complaints.at(last, 'invalid syntax');
  } catch (thrown) {
    if (!(thrown instanceof Complained)) throw thrown;
    const { complaint } = thrown;
    return { kind: complaint.type === 'IndentationError' ? 'indentation' : 'complaint', complaint };
  }
}

/** Weighs what was found against what the tokenizer has to say about the rest of the text. */
function rank(source: SourceText, list: TokenList, complaints: Complaints, found: Finding): Diagnostic {
  const { failure } = list;
  if (failure !== null) {
    if (found.kind === 'tokenizer') return describeTokenFailure(source, failure);
    if (failure.outranksParser && found.kind === 'complaint') return describeTokenFailure(source, failure);
    const bracket = list.openBrackets.at(-1);
    if (bracket !== undefined && found.kind === 'complaint' && complaints.lastToken().line > bracket.line) {
      return { ...neverClosed(bracket), filename: source.filename, text: lineOf(source, bracket.line, false) };
    }
  }
  if (found.kind === 'tokenizer')
    throw new Error('the parser met a tokenizer failure that the tokenizer did not report');
  const { type, message, line, offset, endLine, endOffset } = found.complaint;
  const text = lineOf(source, line, complaints.cursorLine() <= line);
  // CPython counts the end on the first line, and stops at its end.
  const end = endLine > line ? Math.min(endOffset, text.length + 1) : endOffset;
  return { type, message, filename: source.filename, line, offset, endLine, endOffset: end, text };
}

/** CPython shows the line on which its tokenizer stands with its newline, an earlier one without. */
function lineOf(source: SourceText, line: number, isCurrent: boolean): string {
  const text = shownLine(source, line);
  return isCurrent ? text : text.replace(/\n$/, '');
}
