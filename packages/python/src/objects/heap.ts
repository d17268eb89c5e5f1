/**
 * The allocation clock of the machine that is running. Objects take their ids from it and pay for their size, so both
 * are functions of the program alone. It is module state because every constructor needs it; a machine puts its own
 * clock in when it starts to run and takes it out when it stops (`Machine.enter`), and nothing else may write here.
 */
export interface HeapClock {
  /** The id that the next object gets. */
  nextId: number;
  /** Guest bytes allocated since the last collection, live or not. */
  allocated: number;
  /** Work done where no machine is at hand; the running instruction pays for it when it is over. */
  owed: number;
  /** Told of every object that is written to; `null` while nobody observes. */
  dirty: { add: (object: object) => void } | null;
}

/** Ids below this belong to objects that all machines of a process share: built-in types and functions. */
export const firstGuestId = 1;

/** Counts what all machines of the process share: built-in types, natives, frozen functions. */
const shared: HeapClock = { nextId: -1, allocated: 0, owed: 0, dirty: null };

// oxlint-disable-next-line import/no-mutable-exports -- one indirection less in every constructor; see above
export let heap: HeapClock = shared;

/** The clock for a machine whose objects all others share. */
export function sharedClock(): HeapClock {
  return shared;
}

/** Runs `action` outside all machines: what it makes is shared by them and takes no id from any. */
export function outsideMachines<T>(action: () => T): T {
  const previous = swapHeap(shared);
  try {
    return action();
  } finally {
    swapHeap(previous);
  }
}

/** Makes `clock` the running one; returns the one before. */
export function swapHeap(clock: HeapClock): HeapClock {
  const previous = heap;
  heap = clock;
  return previous;
}

/** Charges the running instruction for work, where there is no machine to charge. It ends nothing: for little or linear work. */
export function owe(work: number): void {
  heap.owed += work;
}

/** The write barrier: every change of a heap object that an observer could see goes through here. */
export function touch(object: object): void {
  if (heap.dirty !== null) heap.dirty.add(object);
}
