import { compileSource } from '../compiler/compile.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import { type Keyword, keywords } from '../tokenizer/token.ts';
import { closestName } from '../vm/suggestion.ts';
import { similarWords } from './similar-words.ts';
import { dedent } from './text-block.ts';

/** Longer stretches of source are not tried, nor more names than this. */
const longestCode = 1024;
const mostNames = 10;
const mostMatches = 3;

const isKeyword = (word: string): word is Keyword => (keywords as readonly string[]).includes(word);

/**
 * A plain `invalid syntax` that goes away when a word of its line is replaced by a keyword much like it says so:
 * `invalid syntax. Did you mean 'while'?`. Any other diagnostic comes back as it is.
 */
export function withKeywordHint(diagnostic: Diagnostic, source: string): Diagnostic {
  const { type, message, line } = diagnostic;
  if (type !== 'SyntaxError' || (message !== 'invalid syntax' && !message.includes('Perhaps you forgot a comma')))
    return diagnostic;
  const lines = source.split(/\r\n|\r|\n/u);
  const text = lines[line - 1];
  if (text === undefined) return diagnostic;
  const before = lines.slice(contextStart(lines, line) - 1, line - 1);
  if (before.join('\n').length + text.length > longestCode) return diagnostic;

  for (const { word, index } of namesIn(text)) {
    for (const keyword of candidates(word)) {
      const repaired = text.slice(0, index) + keyword + text.slice(index + word.length);
      if (!compiles(dedent([...before, repaired].join('\n')))) continue;
      return {
        ...diagnostic,
        message: `invalid syntax. Did you mean '${keyword}'?`,
        offset: index + 1,
        endLine: line,
        endOffset: index + word.length + 1,
        text: `${text}\n`,
      };
    }
  }
  return diagnostic;
}

/** Names of a line in order, without keywords, strings and comments. */
function namesIn(text: string): { readonly word: string; readonly index: number }[] {
  const names: { word: string; index: number }[] = [];
  for (const match of text.matchAll(/#.*|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[\p{L}_][\p{L}\p{N}_]*|\d\w*/gu)) {
    const [word] = match;
    if (/^[\p{L}_]/u.test(word) && !isKeyword(word)) names.push({ word, index: match.index });
  }
  return names.slice(0, mostNames);
}

function candidates(word: string): readonly string[] {
  const closest = closestName(word, keywords);
  const similar = similarWords(word, keywords, mostMatches, 0.5);
  return [...(closest === null ? [] : [closest]), ...similar].slice(0, mostMatches);
}

/**
 * The line from which the wrong one is tried: that of the last compound statement before it that is complete, else the
 * first. CPython remembers its own statements so, too: functions and classes do not count.
 */
function contextStart(lines: readonly string[], line: number): number {
  const indent = blank(lines[line - 1] as string);
  for (let at = line - 1; at >= 1; at--) {
    const text = lines[at - 1] as string;
    if (!/^\s*(?:if|while|for|try|with|match)\b/u.test(text)) continue;
    if (blank(text) >= indent || /:\s*[^\s#]/u.test(text)) return at;
  }
  return 1;
}

function blank(text: string): number {
  return text.length - text.trimStart().length;
}

/** Also what would compile if it went on: a header whose body is still to come. */
function compiles(code: string): boolean {
  const result = compileSource(code, '<hint>', 'exec');
  if (result.kind === 'code') return true;
  return /^expected an indented block|was never closed$|^unterminated triple-quoted/u.test(result.diagnostic.message);
}
