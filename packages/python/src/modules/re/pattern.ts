import { builtinType, objectType, PyObject, type Value } from '../../objects/object.ts';
import type { Program } from './program.ts';

export const patternType = builtinType('re.Pattern', objectType, { qualname: 'Pattern', module: 're', isBase: false });

/** A compiled pattern, as the guest sees it. Images hold its source; the program is made again when it is needed. */
export class PyPattern extends PyObject {
  /** A str or bytes. */
  readonly source: Value;
  /** The flags it was compiled with, before those that stand in it are added. */
  readonly givenFlags: number;
  program: Program | null;
  constructor(source: Value, givenFlags: number, program: Program | null) {
    super(patternType, 200);
    this.source = source;
    this.givenFlags = givenFlags;
    this.program = program;
  }
}
