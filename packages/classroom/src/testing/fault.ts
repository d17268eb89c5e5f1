/** Ways to build the room's surroundings wrongly, each of which the checks must catch. */
export type Fault =
  | 'ackBeforeAppend'
  | 'noDedupe'
  | 'noCompare'
  | 'trustsRole'
  /** The store takes what a node believes to be an instructor's. */
  | 'trustsNode'
  /** Who waits is taken for a student. */
  | 'openDoor'
  | 'unboundedQueue';
