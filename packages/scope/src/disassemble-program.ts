import { compile, disassemble } from '@nonlocal/python';
import { describeDiagnostic } from './exception-text.ts';

/** The program's bytecode as `dis` prints it, or what is wrong with the source. */
export type DisassemblyResult =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'malformed'; readonly text: string };

/** As `python -m dis FILE`: the module's code, then that of each function and class in it. */
export function disassembleProgram(source: string, filename: string): DisassemblyResult {
  const compiled = compile(source, filename, 'exec', 0);
  if (compiled.kind === 'diagnostic') return { kind: 'malformed', text: describeDiagnostic(compiled.diagnostic) };
  let count = 0;
  const address = (): string => `0x${(0x7f00_0000_0000 + 0x100 * ++count).toString(16)}`;
  return { kind: 'text', text: disassemble(compiled.code, { address }) };
}
