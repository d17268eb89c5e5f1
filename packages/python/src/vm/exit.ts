/** How far a program is on its way out: how much of it counts as dropped; see `program-end.ts`. */
export const EXIT = {
  none: 0,
  /** `__main__` was dropped, as reference counts see it. */
  mainGone: 1,
  /** All modules were; what only cycles hold is garbage. */
  modulesGone: 2,
} as const;
