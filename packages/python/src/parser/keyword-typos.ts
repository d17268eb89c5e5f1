import type { Diagnostic } from '../source/diagnostic.ts';
import { makeSourceText, shownLine } from '../source/source-text.ts';
import { keywords, type Token } from '../tokenizer/token.ts';
import { tokenize } from '../tokenizer/tokenizer.ts';
import { isIncomplete, lastCompoundLine } from './parse.ts';

/** CPython's limits: longer code is not looked at, nor more names of a line, nor more keywords for a name. */
const maxCodeLength = 1024;
const maxNames = 10;
const maxKeywords = 3;
const leastSimilarity = 0.5;

/** What later phases know better. */
export interface TypoJudge {
  /** Whether a whole program compiles. */
  readonly compiles: (source: string) => boolean;
  /** The nearest of the names by edit distance; `null` where none is near. */
  readonly closestName: (wrong: string, possible: readonly string[]) => string | null;
}

/**
 * The diagnostic as a traceback prints it: where a name of the line is nearly a keyword, and the code up to there would
 * be right with the keyword, "invalid syntax" becomes "invalid syntax. Did you mean 'while'?". The exception object keeps
 * its own words. After `traceback.TracebackException._find_keyword_typos` of CPython 3.14.
 */
export function withKeywordSuggestion(diagnostic: Diagnostic, source: string, judge: TypoJudge): Diagnostic {
  const { message } = diagnostic;
  if (message !== 'invalid syntax' && !message.includes('Perhaps you forgot a comma')) return diagnostic;
  const code = codeBefore(source, diagnostic.line);
  if (code.length > maxCodeLength) return diagnostic;
  const text = makeSourceText(code, '', 'file');
  const lastLine = code.split('\n').length;
  const suspects = tokenize(text).tokens.filter(({ kind, line }) => kind === 'NAME' && line === lastLine);
  for (const token of suspects.slice(0, maxNames)) {
    const keyword = candidates(token.text, judge).find((word) => accepts(replaced(code, token, word), judge));
    if (keyword === undefined) continue;
    return {
      ...diagnostic,
      message: `invalid syntax. Did you mean '${keyword}'?`,
      offset: token.col + 1,
      endLine: diagnostic.line,
      endOffset: token.endCol + 1,
      text: shownLine(text, lastLine).replace(/\n$/, ''),
    };
  }
  return diagnostic;
}

/** The lines from the last whole compound statement to the mistake, without the indentation they share. */
function codeBefore(source: string, line: number): string {
  const lines = source.split(/\r\n?|\n/).slice(Math.max(lastCompoundLine(source) - 1, 0), line);
  const margins = lines.filter((text) => text.trim() !== '').map((text) => /^[ \t]*/.exec(text)![0]);
  const margin = margins.reduce(sharedStart, margins[0] ?? '');
  return lines.map((text) => (text.trim() === '' ? '' : text.slice(margin.length))).join('\n');
}

function sharedStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function replaced(code: string, token: Token, word: string): string {
  return code.slice(0, token.start) + word + code.slice(token.end);
}

function accepts(code: string, judge: TypoJudge): boolean {
  return judge.compiles(code) || isIncomplete(`${code}\n`, 'file');
}

function candidates(wrong: string, judge: TypoJudge): string[] {
  const closest = judge.closestName(wrong, keywords);
  const similar = keywords
    .map((word) => ({ word: word as string, score: similarity(word, wrong) }))
    .filter(({ score }) => score >= leastSimilarity)
    .toSorted((a, b) => b.score - a.score || (a.word < b.word ? 1 : -1))
    .slice(0, maxKeywords)
    .map(({ word }) => word);
  return (closest === null ? similar : [closest, ...similar]).slice(0, maxKeywords);
}

/** `difflib.SequenceMatcher(None, a, b).ratio()`. */
function similarity(a: string, b: string): number {
  return (2 * matchingLength(a, b)) / (a.length + b.length);
}

/** The length of the longest common run, and of those left and right of it (Ratcliff and Obershelp's measure). */
function matchingLength(a: string, b: string): number {
  let best = 0;
  let bestA = 0;
  let bestB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let length = 0;
      while (i + length < a.length && a[i + length] === b[j + length]) length++;
      if (length > best) [best, bestA, bestB] = [length, i, j];
    }
  }
  if (best === 0) return 0;
  const left = matchingLength(a.slice(0, bestA), b.slice(0, bestB));
  return best + left + matchingLength(a.slice(bestA + best), b.slice(bestB + best));
}
