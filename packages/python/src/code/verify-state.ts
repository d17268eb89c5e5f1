import { CodeFlag, type CodeObject } from './code-object.ts';

/** Why code cannot be run. */
export class Doubt extends Error {}

/**
 * What is known before an instruction.
 *
 * A slot is `set` (a value), `unset` (a value or nothing), `cell`, or `unknown`. On the stack lie values, of which some are
 * known better (`list`, `dict`, `set`, `str`, `int`, `none`, `tuple`, `names n`, `cells n`, `code n`, `function`, `exception`,
 * `lasti` …), and things that are none: `null`; `maybe`, a value or nothing; `open n`, a function whose closure of n cells is
 * still missing; `wrapped`, what an asynchronous generator yields; `unknown`.
 */
export class CodeState {
  readonly stack: string[];
  readonly slots: string[];

  constructor(stack: string[], slots: string[]) {
    this.stack = stack;
    this.slots = slots;
  }

  static atEntry(code: CodeObject): CodeState {
    const { flags } = code;
    const stars = ((flags & CodeFlag.VARARGS) === 0 ? 0 : 1) + ((flags & CodeFlag.VARKEYWORDS) === 0 ? 0 : 1);
    const given = code.argCount + code.kwOnlyArgCount + stars;
    return new CodeState(
      [],
      code.localsPlus.map((_, slot) => (slot < given ? 'set' : 'unset')),
    );
  }

  copy(): CodeState {
    return new CodeState(this.stack.slice(), this.slots.slice());
  }

  /** This one itself where the other adds nothing. */
  mergedWith(other: CodeState): CodeState {
    if (this.stack.length !== other.stack.length) throw new Doubt('the depth of the stack differs');
    const stack = this.stack.map((kind, at) => mergeKinds(kind, other.stack[at] as string));
    const slots = this.slots.map((kind, at) => mergeSlots(kind, other.slots[at] as string));
    const isSame =
      stack.every((kind, at) => kind === this.stack[at]) && slots.every((kind, at) => kind === this.slots[at]);
    return isSame ? this : new CodeState(stack, slots);
  }

  push(kind: string): void {
    this.stack.push(kind);
  }

  pop(): string {
    const kind = this.stack.pop();
    if (kind === undefined) throw new Doubt('the stack is empty');
    return kind;
  }

  popValue(): string {
    return requireValue(this.pop());
  }

  popValues(count: number): string[] {
    if (count > this.stack.length) throw new Doubt('the stack is empty');
    return this.stack.splice(this.stack.length - count).map(requireValue);
  }

  /** By depth below the top; 1 is the top. */
  peek(depth: number): string {
    const kind = depth < 1 ? undefined : this.stack.at(-depth);
    if (kind === undefined) throw new Doubt('the stack is empty');
    return kind;
  }

  peekValue(depth: number): string {
    return requireValue(this.peek(depth));
  }
}

export function isValue(kind: string): boolean {
  return kind !== 'null' && kind !== 'maybe' && kind !== 'wrapped' && kind !== 'unknown' && !kind.startsWith('open ');
}

export function requireValue(kind: string): string {
  if (!isValue(kind)) throw new Doubt(`a value is wanted where the stack has ${kind}`);
  return kind;
}

export function requireKind(kind: string, ...wanted: readonly string[]): void {
  if (!wanted.includes(kind.split(' ')[0] as string))
    throw new Doubt(`${wanted.join(' or ')} is wanted where the stack has ${kind}`);
}

function mergeKinds(a: string, b: string): string {
  if (a === b) return a;
  if (isValue(a) && isValue(b)) return 'value';
  const isPlain = (kind: string): boolean => isValue(kind) || kind === 'null' || kind === 'maybe';
  return isPlain(a) && isPlain(b) ? 'maybe' : 'unknown';
}

function mergeSlots(a: string, b: string): string {
  if (a === b) return a;
  return a === 'cell' || b === 'cell' || a === 'unknown' || b === 'unknown' ? 'unknown' : 'unset';
}
