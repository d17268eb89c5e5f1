import type { Machine } from '../vm/machine.ts';

/**
 * The layout of an image. All numbers are varints unless said otherwise.
 *
 *     'N' 'L' version
 *     texts        count, the head of each, their units; the others refer to a text by its index
 *     units        count, each: source filename mode flags
 *     instances    count, each: unit, id of its first object, hidden
 *     shared       count, each: text, the object's name, and which part of what has that name (shared-names.ts)
 *     classes      count, each: twice the tag of the object with that index (classes.ts), plus one where it is plain:
 *                  of its kind's own class and without attributes, which are then left out
 *     machine      clock, then the machine's fields
 *     objects      their fields, by index
 *     checksum     four bytes
 *
 * Objects are numbered in the order in which the walk from the machine's fields finds them; 0 … 2 are those that every
 * machine has from the start: `sys.modules`, the builtins module and its namespace. A value is a head, which is
 * `8 × number + kind`, and what the kind wants behind it.
 */
export const magic = [0x4e, 0x4c] as const;
export const imageVersion = 3;

export const KIND = {
  /** The object with that index. */
  object: 0,
  text: 1,
  /** The integer itself. */
  positive: 2,
  /** `-1 - n` */
  negative: 3,
  shared: 4,
  /** One of `SPECIAL`. */
  special: 5,
  /** An array of n values. */
  array: 6,
  /** Code of instance n; its ordinal follows. */
  code: 7,
} as const;

export const SPECIAL = {
  undefined: 0,
  null: 1,
  true: 2,
  false: 3,
  float: 4,
  bigint: 5,
  negativeBigint: 6,
  map: 7,
  set: 8,
  bytes: 9,
  words: 10,
  integers: 11,
  /** A plain record: keys and values. */
  record: 12,
} as const;

export const modes = ['exec', 'eval', 'single'] as const;

/** What of a machine is given by its options, made anew, or only of use while an instruction runs. */
const notState = new Set([
  'options',
  'limits',
  'clock',
  'modules',
  'builtins',
  'builtinsModule',
  'tracer',
  'debt',
  'deferredCall',
  'result',
  'sliceLeft',
  'natives',
  'awaiting',
  'isRetraced',
  'operandsEnd',
]);

let fields: readonly string[] | null = null;

/** The fields of a machine that are its state, sorted: bundlers may change their order. */
export function machineFields(vm: Machine): readonly string[] {
  fields ??= Object.keys(vm)
    .filter((name) => !notState.has(name))
    .toSorted();
  return fields;
}
