import { disassembleProgram } from '@nonlocal/scope';
import { programName, readProgram } from './files.ts';
import { write } from './run.ts';

/** `nonlocal dis`: the bytecode of the program and of every function in it. */
export function dis(file: string): number {
  const result = disassembleProgram(readProgram(file), programName(file));
  write(result.kind === 'text' ? 1 : 2, result.text);
  return result.kind === 'text' ? 0 : 1;
}
