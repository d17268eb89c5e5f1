/**
 * Pieces of the engine that need not be there from the start: messages for programs that are wrong, tables, types and
 * modules that few programs use. In a browser each comes over the network when it is first needed, or before that in
 * idle time; elsewhere all are there from the start.
 *
 * Whoever uses a part asks it for what it provides. While it is absent that throws `PartNeeded`, which no guest can
 * catch: a machine takes back the instruction under way and stops before it (`RunResult` of kind `needs`); compiling,
 * describing and reading an image, which change nothing, are done again from the beginning. So the part's coming late
 * leaves no trace: ids and instruction counts are those of a machine that had it from the start.
 */
export class Part<T = unknown> {
  readonly name: PartName;
  #provided: T | undefined;

  constructor(name: PartName) {
    this.name = name;
    parts.set(name, this);
  }

  get isHere(): boolean {
    return this.#provided !== undefined;
  }

  /** Throws `PartNeeded` while the part is absent. */
  get(): T {
    if (this.#provided === undefined) throw new PartNeeded(this.name);
    return this.#provided;
  }

  /** Called when the part's file is loaded. */
  provide(provided: T): void {
    if (this.#provided === undefined) arrivals++;
    this.#provided = provided;
  }

  /** As if it had never come; gives what brings it back. For tests. */
  withdraw(): () => void {
    const provided = this.get();
    this.#provided = undefined;
    arrivals--;
    return () => this.provide(provided);
  }
}

export type PartName = (typeof partNames)[number];

/** In the order in which they are worth fetching ahead. */
export const partNames = [
  'types',
  'frozen',
  'format',
  'syntax',
  'traceback',
  'explain',
  'containers',
  'classes',
  'mathematics',
  'texts',
  'inspection',
  'patterns',
  'services',
  'lives',
  'tracing',
  'memory',
  'unicode',
  'names',
  'images',
] as const;

const parts = new Map<PartName, Part>();
let arrivals = 0;

export function areAllPartsHere(): boolean {
  return arrivals === partNames.length;
}

export function partOf(name: PartName): Part {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`the part "${name}" was never made`);
  return part;
}

export function isPartHere(name: PartName): boolean {
  return parts.get(name)?.isHere ?? false;
}

/** Throws `PartNeeded` while any is absent. */
export function requireAllParts(): void {
  for (const name of partNames) if (!isPartHere(name)) throw new PartNeeded(name);
}

/** Not an `Error`: it is no fault, and nobody reads its stack. */
export class PartNeeded {
  readonly part: PartName;
  constructor(part: PartName) {
    this.part = part;
  }
}
