import type { Machine } from './machine.ts';

/** Whose function of the guest's runs: that of `sys.settrace`, of `sys.setprofile`; see `guest-trace.ts`. */
export type Telling = 'nothing' | 'trace' | 'profile';

/** Whether the dispatch loop has to ask. */
export function isTraced(vm: Machine): boolean {
  return vm.traceFunction !== null || vm.profileFunction !== null;
}

/** How far an exception has got in the running frame; see `passOn`. */
export const PASSING = {
  fresh: 0,
  /** The host's tracer knows. */
  shown: 1,
  /** A generator that it was thrown into has told that it goes on. */
  profiledCall: 2,
  called: 3,
  /** The built-in function that raised it has told that it failed. */
  nativeLeft: 4,
  /** The frame has its traceback entry. */
  entered: 5,
  /** The guest's trace function knows of it. */
  told: 6,
  /** It is told that the frame is left. */
  profiledReturn: 7,
  left: 8,
  /** The frame is the one that iterates, and knows: the exception is the end of its iteration. */
  ended: 9,
} as const;
export type Passing = (typeof PASSING)[keyof typeof PASSING];
