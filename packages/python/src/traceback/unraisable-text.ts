import { type PyException, type PyTraceback } from '../objects/exception.ts';
import { PyFrame } from '../vm/frame.ts';
import type { Machine } from '../vm/machine.ts';
import { exceptionText, typeText } from './exception-text.ts';
import type { GetSource, ToldTexts } from './format-exception.ts';

/** An exception that could not be raised, as CPython's default `sys.unraisablehook` prints it: no carets, no history. */
export function unraisableText(vm: Machine, exception: PyException, getSource: GetSource, told: ToldTexts): string {
  let text = exception.traceback === null ? '' : 'Traceback (most recent call last):\n';
  for (let link: PyTraceback | null = exception.traceback; link !== null; link = link.next) {
    if (!(link.frame instanceof PyFrame)) continue;
    const { filename, name } = link.frame.frame.code.code;
    text += `  File "${filename}", line ${link.line}, in ${name}\n`;
    const line = getSource(filename)?.split('\n')[link.line - 1]?.trim() ?? '';
    if (line !== '') text += `    ${line}\n`;
  }
  const { message } = told.get(exception) ?? exceptionText(vm, exception) ?? { message: '<exception str() failed>' };
  return `${text}${typeText(exception)}${message === '' ? '' : `: ${message}`}\n`;
}
