import type { Machine } from '../vm/machine.ts';
import { TAG } from './classes.ts';

/**
 * The layout of an image. All numbers are varints unless said otherwise.
 *
 *     'N' 'L' version
 *     texts        count, the head of each, their units; the others refer to a text by its index
 *     units        count, each: source filename mode flags
 *     instances    count, each: unit, id of its first object, hidden
 *     shared       count, each: text, the object's name, and which part of what has that name (shared-names.ts)
 *     objects      count
 *     machine      the objects that every machine has from the start: `sys.modules`, the builtins module and its
 *                  namespace; clock, then the machine's fields
 *     contents     of the objects that were named and are not in place, in that order
 *     checksum     four bytes
 *
 * A value is a head, which is `8 × number + kind`, and what the kind wants behind it. Texts and objects are numbered in
 * the order in which they are first named, and named by their number plus one. 0 names the next new one: for an object
 * there follow what it is and its id, and for a small one its contents. What it is: four times its tag (classes.ts), plus
 * two where it is plain (of its kind's own class and without attributes, which are then left out), plus one where its
 * contents are in place.
 */
export const magic = [0x4e, 0x4c] as const;
export const imageVersion = 4;

export const KIND = {
  /** The object with the number n - 1; a new one where n is 0. */
  object: 0,
  /** A text, likewise. */
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

/** Fields of a frame that are written only where they are not what they mostly are. */
export const UNUSUAL = {
  /** not the machine's */
  builtins: 1,
  /** not null */
  names: 2,
  /** not `ON_RETURN.push` */
  onReturn: 4,
  /** not null */
  generator: 8,
  /** not null */
  object: 16,
  /** not -1 */
  line: 32,
} as const;

/** What the objects are that have their contents in place. */
export const IN_PLACE = {
  tuple: 4 * TAG.tuple + 3,
  float: 4 * TAG.float + 3,
} as const;

/** A tuple of more items is not in place: what is near is written before what one of its neighbours holds. */
export const fewItems = 8;
/** Nor is one that deep in others. */
export const mostInPlace = 3;

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
