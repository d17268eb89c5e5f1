import type { PyException } from '../objects/exception.ts';
import { strOf } from '../objects/protocol.ts';
import { None } from '../objects/singleton.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Machine } from '../vm/machine.ts';

/** What a SyntaxError shows of the source; `null` where it knows nothing. Lines and columns count from 1. */
export interface SyntaxErrorPlace {
  readonly type: string;
  readonly message: string | null;
  readonly filename: string | null;
  readonly line: number | null;
  readonly offset: number | null;
  readonly endLine: number | null;
  readonly endOffset: number | null;
  readonly text: string | null;
}

/** The place as the fields of the exception tell it. */
export function placeOf(vm: Machine, exception: PyException, type: string): SyntaxErrorPlace {
  const text = (name: string): string | null => {
    const value = exception.fields.get(name) ?? None;
    return value === None ? null : (strOf(vm, value) ?? null);
  };
  const number = (name: string): number | null => {
    const value = exception.fields.get(name);
    return typeof value === 'number' ? value : null;
  };
  return {
    type,
    message: text('msg'),
    filename: text('filename'),
    line: number('lineno'),
    offset: number('offset'),
    endLine: number('end_lineno'),
    endOffset: number('end_offset'),
    text: text('text'),
  };
}

/** How the interpreter shows source that it could not compile. */
export function diagnosticText(diagnostic: Diagnostic): string {
  const { type, message, filename, line, offset, endLine, endOffset, text } = diagnostic;
  if (type !== 'SyntaxError' && type !== 'IndentationError' && type !== 'TabError') return `${type}: ${message}\n`;
  return syntaxErrorText({ type, message, filename, line, offset, endLine, endOffset, text });
}

/** File and line, the source with carets under the wrong part, and the message. */
export function syntaxErrorText(place: SyntaxErrorPlace): string {
  const { type, message, filename, line, text } = place;
  const header =
    line === null ? '' : `  File "${filename === null || filename === '' ? '<string>' : filename}", line ${line}\n`;
  const suffix = line === null && filename !== null ? ` (${filename})` : '';
  const source = text === null ? '' : sourceText(place, text);
  return `${header}${source}${type}: ${message === null || message === '' ? '<no detail available>' : message}${suffix}\n`;
}

function sourceText({ line, endLine, offset: given, endOffset: givenEnd }: SyntaxErrorPlace, text: string): string {
  const whole = text.replace(/\n+$/u, '');
  const shown = whole.replace(/^[ \n\f]+/u, '');
  const cut = whole.length - shown.length;
  if (given === null) return `    ${shown}\n`;
  let offset = given;
  let end = line === endLine ? (givenEnd === null || givenEnd === 0 ? offset : givenEnd) : whole.length + 1;
  if (text !== '' && offset > text.length) offset = whole.length + 1;
  if (text !== '' && end > text.length) end = whole.length + 1;
  if (offset >= end || end < 0) end = offset + 1;
  const from = offset - 1 - cut;
  if (from < 0) return `    ${shown}\n`;
  // Tabs stay, so that the carets stand below what they mean.
  const blank = shown.slice(0, from).replace(/\S/gu, ' ');
  return `    ${shown}\n    ${blank}${'^'.repeat(end - offset)}\n`;
}
