import { PyBytes } from '../../objects/bytes.ts';
import type { Value } from '../../objects/object.ts';
import { asStr } from '../../objects/string.ts';
import { compilePattern } from './compile.ts';
import type { CompileMeter } from './compile-meter.ts';
import { parsePattern } from './parse.ts';
import type { PyPattern } from './pattern.ts';
import type { Program } from './program.ts';

/** Compiles a pattern and pays for it. */
export function makeProgram(vm: CompileMeter, source: Value, flags: number): Program {
  const length = source instanceof PyBytes ? source.data.length : (asStr(source)?.length ?? 0);
  vm.reserve(64 * length);
  return compilePattern(vm, parsePattern(vm, source, flags), !(source instanceof PyBytes));
}

/** For what a machine that was restored from an image has paid already. */
export const paid: CompileMeter = {
  charge: (): void => {},
  reserve: (): void => {},
  enterNative: (): void => {},
  leaveNative: (): void => {},
};

/** The program of a pattern; made again where an image was read. */
export function programOf(pattern: PyPattern): Program {
  pattern.program ??= makeProgram(paid, pattern.source, pattern.givenFlags);
  return pattern.program;
}
