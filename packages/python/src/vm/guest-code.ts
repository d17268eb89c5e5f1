import type { Diagnostic } from '../source/diagnostic.ts';
import { wrapCode } from '../objects/constant.ts';
import { Raised } from '../objects/errors.ts';
import { exceptionClass, PyException } from '../objects/exception.ts';
import type { PyCode } from '../objects/code.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import type { CompileMode, Machine } from './machine.ts';

/** Compiles guest source while the guest runs; a malformed one is a SyntaxError of the guest's. */
export function compileGuest(vm: Machine, source: string, filename: string, mode: CompileMode, flags: number): PyCode {
  vm.charge(source.length);
  const result = vm.options.compile(source, filename, mode, flags);
  if (result.kind === 'diagnostic') throw new Raised(syntaxError(result.diagnostic));
  return wrapCode(result.code, false);
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
