import type { Machine } from '../../vm/machine.ts';

/** What reading and compiling a pattern needs of the machine: it pays, and its nesting is bounded. */
export type CompileMeter = Pick<Machine, 'charge' | 'reserve' | 'enterNative' | 'leaveNative'>;
