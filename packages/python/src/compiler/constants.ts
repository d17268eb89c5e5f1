import type { ConstantValue } from '../ast/nodes.ts';
import type { Const } from '../code/code-object.ts';

/** Integers that `LOAD_SMALL_INT` can hold in its argument. */
const SMALL_INT_LIMIT = 256;

export const NONE: Const = { type: 'none' };
export const EMPTY_STRING: Const = { type: 'str', value: '' };

export function intConst(value: number | bigint): Const {
  return { type: 'int', value: normalizeInt(value) };
}

export function strConst(value: string): Const {
  return { type: 'str', value };
}

export function boolConst(value: boolean): Const {
  return { type: 'bool', value };
}

export function tupleConst(items: readonly Const[]): Const {
  return { type: 'tuple', items };
}

/** A `number` while it is a safe integer, else a `bigint`. */
function normalizeInt(value: number | bigint): number | bigint {
  if (typeof value === 'number') {
    return value;
  }
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

export function fromLiteral(value: ConstantValue): Const {
  return value.type === 'complex' ? { type: 'complex', real: 0, imag: value.imag } : value;
}

export function isSmallInt(constant: Const): constant is Const & { readonly type: 'int'; readonly value: number } {
  return (
    constant.type === 'int' &&
    typeof constant.value === 'number' &&
    constant.value >= 0 &&
    constant.value < SMALL_INT_LIMIT
  );
}

export function isTrue(constant: Const): boolean {
  switch (constant.type) {
    case 'none':
      return false;
    case 'bool':
      return constant.value;
    case 'int':
      return constant.value !== 0 && constant.value !== 0n;
    case 'float':
      return constant.value !== 0;
    case 'complex':
      return constant.real !== 0 || constant.imag !== 0;
    case 'str':
    case 'bytes':
      return constant.value.length > 0;
    case 'tuple':
    case 'frozenset':
      return constant.items.length > 0;
    case 'ellipsis':
    case 'slice':
    case 'code':
      return true;
    default:
      return constant satisfies never;
  }
}

/**
 * Equal keys mean one constant: equal values of one type, where `0.0` and `-0.0` differ. Two code objects are
 * the same constant when one piece of source was compiled twice, as a `finally` body is.
 */
export function constKey(constant: Const): string {
  switch (constant.type) {
    case 'none':
    case 'ellipsis':
      return constant.type;
    case 'bool':
      return `bool ${constant.value}`;
    case 'int':
      return `int ${constant.value}`;
    case 'float':
      return `float ${floatKey(constant.value)}`;
    case 'complex':
      return `complex ${floatKey(constant.real)} ${floatKey(constant.imag)}`;
    case 'str':
      return `str ${constant.value.length} ${constant.value}`;
    case 'bytes':
      return `bytes ${constant.value.join(',')}`;
    case 'tuple':
      return `tuple(${constant.items.map(constKey).join(';')})`;
    case 'frozenset':
      return `frozenset(${constant.items.map(constKey).toSorted().join(';')})`;
    case 'slice':
      return `slice(${[constant.start, constant.stop, constant.step].map(constKey).join(';')})`;
    case 'code':
      return `code ${codeId(constant.code)}`;
    default:
      return constant satisfies never;
  }
}

function floatKey(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

const codeIds = new WeakMap<object, number>();
let nextCodeId = 0;

/** One for each scope: a scope's code is the same however often it is compiled. */
function codeId(code: Extract<Const, { type: 'code' }>['code']): number {
  let id = codeIds.get(code.scope);
  if (id === undefined) {
    id = nextCodeId++;
    codeIds.set(code.scope, id);
  }
  return id;
}

/** The constants of one code unit, in order of first use. */
export class ConstantPool {
  readonly items: Const[] = [];
  private readonly indices = new Map<string, number>();

  add(constant: Const): number {
    const key = constKey(constant);
    let index = this.indices.get(key);
    if (index === undefined) {
      index = this.items.push(constant) - 1;
      this.indices.set(key, index);
    }
    return index;
  }

  at(index: number): Const {
    const constant = this.items[index];
    if (constant === undefined) {
      throw new RangeError(`there is no constant ${index}`);
    }
    return constant;
  }
}
