/**
 * A pattern as a tree: what the parser gives and the compiler takes. A sequence is an array of nodes. Every node knows
 * how many characters it matches at least and at most; "without end" is `endless`.
 */
export type Node =
  | { readonly kind: 'literal'; readonly code: number }
  | { readonly kind: 'notLiteral'; readonly code: number }
  | { readonly kind: 'any' }
  | { readonly kind: 'set'; readonly isNegated: boolean; readonly items: readonly SetItem[] }
  | { readonly kind: 'at'; readonly place: Place }
  | { readonly kind: 'failure' }
  | { readonly kind: 'branch'; readonly items: readonly Sequence[]; readonly width: Width }
  | {
      readonly kind: 'group';
      /** `null` for a group that captures nothing. */
      readonly group: number | null;
      readonly added: number;
      readonly removed: number;
      readonly body: Sequence;
      readonly width: Width;
    }
  | {
      readonly kind: 'repeat';
      readonly mode: RepeatMode;
      readonly least: number;
      readonly most: number;
      readonly body: Sequence;
      readonly width: Width;
    }
  | { readonly kind: 'atomic'; readonly body: Sequence; readonly width: Width }
  | { readonly kind: 'assert'; readonly isNegated: boolean; readonly isBehind: boolean; readonly body: Sequence }
  | { readonly kind: 'backreference'; readonly group: number; readonly width: Width }
  | {
      readonly kind: 'conditional';
      readonly group: number;
      readonly yes: Sequence;
      readonly no: Sequence | null;
      readonly width: Width;
    };

export type Sequence = readonly Node[];
export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

/** `^`, `$`, `\A`, `\z`, `\b`, `\B` */
export type Place = 'begin' | 'end' | 'beginText' | 'endText' | 'boundary' | 'notBoundary';

/** `\d`, `\D` … */
export type Category = 'digit' | 'notDigit' | 'space' | 'notSpace' | 'word' | 'notWord';

export type SetItem =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'category'; readonly category: Category };

export type Width = readonly [least: number, most: number];

/** The largest count of a repetition, which stands for "any number". */
export const maxRepeat = 2 ** 32 - 1;

/** Wider than any count of characters. */
const endless = 2 ** 64;

const nothing: Width = [0, 0];
const one: Width = [1, 1];

function widthOf(node: Node): Width {
  switch (node.kind) {
    case 'literal':
    case 'notLiteral':
    case 'any':
    case 'set':
      return one;
    case 'at':
    case 'assert':
    case 'failure':
      return nothing;
    case 'branch':
    case 'group':
    case 'repeat':
    case 'atomic':
    case 'backreference':
    case 'conditional':
      return node.width;
    default:
      return node satisfies never;
  }
}

export function sequenceWidth(sequence: Sequence): Width {
  let least = 0;
  let most = 0;
  for (const node of sequence) {
    const [low, high] = widthOf(node);
    least += low;
    most += high;
  }
  return [Math.min(least, endless), Math.min(most, endless)];
}

/** The width of any one of several. */
export function eitherWidth(widths: readonly Width[]): Width {
  return [Math.min(endless, ...widths.map(([least]) => least)), Math.max(0, ...widths.map(([, most]) => most))];
}

export function repeatWidth(body: Sequence, least: number, most: number): Width {
  const [low, high] = sequenceWidth(body);
  return [Math.min(low * least, endless), most === maxRepeat && high > 0 ? endless : Math.min(high * most, endless)];
}

const complements: Readonly<Record<Category, Category>> = {
  digit: 'notDigit',
  notDigit: 'digit',
  space: 'notSpace',
  notSpace: 'space',
  word: 'notWord',
  notWord: 'word',
};

export function complementOf(category: Category): Category {
  return complements[category];
}

/** Whether a node is one character: a repetition of it needs no frame of its own. */
export function isSingle(node: Node): boolean {
  return node.kind === 'literal' || node.kind === 'notLiteral' || node.kind === 'any' || node.kind === 'set';
}
