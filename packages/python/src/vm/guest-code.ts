import type { Diagnostic } from '../source/diagnostic.ts';
import type { SyntaxNote } from '../source/syntax-note.ts';
import { wrapCode } from '../objects/constant.ts';
import { Raised } from '../objects/errors.ts';
import { exceptionClass, PyException } from '../objects/exception.ts';
import type { PyCode } from '../objects/code.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import type { CompileMode, Machine } from './machine.ts';

/** Compiles guest source while the guest runs; a malformed one is a SyntaxError of the guest's. */
export function compileGuest(
  vm: Machine,
  source: string,
  filename: string,
  mode: CompileMode,
  flags: number,
): { readonly code: PyCode; readonly notes: readonly SyntaxNote[] } {
  vm.charge(source.length);
  const result = vm.options.compile(source, filename, mode, flags);
  if (result.kind === 'diagnostic') throw new Raised(syntaxError(result.diagnostic));
  return { code: wrapCode(result.code, false), notes: result.notes };
}

/** SyntaxWarnings as they are shown while the guest has set no filters: all of them, with their lines where they are known. */
export function notesText(notes: readonly SyntaxNote[], filename: string, source: string | undefined): string {
  const lines = source?.split(/\r\n|\r|\n/);
  return notes
    .map(({ message, line }) => {
      const shown = lines?.[line - 1]?.trim() ?? '';
      return `${filename}:${line}: SyntaxWarning: ${message}\n${shown === '' ? '' : `  ${shown}\n`}`;
    })
    .join('');
}

/**
 * The code, its SyntaxWarnings shown; `undefined` where they are for the guest's `warnings` to show or to raise: the
 * module has been imported, and Python must run.
 */
export function compileShowingNotes(
  vm: Machine,
  source: string,
  filename: string,
  mode: CompileMode,
  flags: number,
): PyCode | undefined {
  const { code, notes } = compileGuest(vm, source, filename, mode, flags);
  if (notes.length === 0) return code;
  if (vm.modules.getStr('warnings') !== undefined) return undefined;
  vm.write('stderr', notesText(notes, filename, vm.sources.get(filename)));
  return code;
}

/** For `warnings`: message, message as an error, and the arguments that say where. */
export function noteRow(note: SyntaxNote, filename: string): PyTuple {
  const { message, asError, line, offset, endLine, endOffset } = note;
  return new PyTuple([message, asError, new PyTuple([filename, line, offset, None, endLine, endOffset])]);
}

/** The exception object of a diagnostic. */
function syntaxError(diagnostic: Diagnostic): PyException {
  const { message, filename, line, offset, endLine, endOffset, text } = diagnostic;
  const cls = exceptionClass(diagnostic.type);
  if (!cls.isSubtype(exceptionClass('SyntaxError'))) return new PyException(cls, [message]);
  const where = new PyTuple([filename, line, offset, text ?? None, endLine, endOffset]);
  const exception = new PyException(cls, [message, where]);
  const fields: readonly (readonly [string, Value])[] = [
    ['msg', message],
    ['filename', filename],
    ['lineno', line],
    ['offset', offset],
    ['text', text ?? None],
    ['end_lineno', endLine],
    ['end_offset', endOffset],
    ['print_file_and_line', None],
  ];
  for (const [name, value] of fields) exception.fields.set(name, value);
  return exception;
}
