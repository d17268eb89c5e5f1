import { PyBytes } from './bytes.ts';
import { owe } from './heap.ts';
import { PyComplex, PyFloat, PyIntObject } from './number.ts';
import { type PyObject, type PyType, type Value } from './object.ts';
import { PyStrObject } from './string.ts';
import { PyTuple } from './tuple.ts';

/**
 * Dict and set keys as JavaScript `Map` keys. Python's `==` among built-in hashable values is turned into identity of a
 * canonical key, so that a look-up is one `Map` access:
 *
 *     1, True, 1.0        1
 *     2**60, 2.0**60      '\0i' + its hexadecimal digits: V8 hashes a bigint by its last 64 bits alone, a text by all
 *     0.5                 0.5
 *     'abc'               'abc'              (a str that starts with NUL gets '\0s' in front)
 *     (1, 'a')            '\0t' + the canonical keys of the items, each with its length
 *     an ordinary object  itself             (its class has neither __eq__ nor __hash__)
 *
 * Keys whose class defines `__eq__` or `__hash__` have no canonical key: those look-ups run in Python. Nor has one whose
 * text would be long: hash and comparisons are paid for there.
 */
export type Key = string | number | PyObject;

/** The key's class has its own `__eq__` or `__hash__`: only Python can tell. */
export const needsPython = Symbol('needs Python');

/** A value that cannot be hashed; `type` names the culprit, which may sit inside a tuple. */
export class Unhashable {
  readonly type: string;
  constructor(type: string) {
    this.type = type;
  }
}

/** How the instances of a type become keys. A function returns the text of a structural key. */
export type KeyRule =
  | 'identity'
  | 'unhashable'
  | ((value: never, depth: number) => string | Unhashable | typeof needsPython);
const rules = new Map<PyType, KeyRule>();

/** Says how instances of a built-in type become keys. Types without a rule of their own are compared by identity. */
export function defineKeyRule(type: PyType, rule: KeyRule): void {
  rules.set(type, rule);
}

const maxDepth = 400;
/** Characters of the longest text that is a key, and bits of the longest int. */
export const longest = 1 << 14;

/** The canonical key of `value`. Depth guards against tuples nested without end. */
export function keyOf(value: Value, depth = 0): Key | Unhashable | typeof needsPython {
  switch (typeof value) {
    case 'string':
      return value.charCodeAt(0) === 0 ? `\0s${value}` : value;
    case 'number':
      return value;
    case 'bigint':
      return bigKey(value);
    case 'boolean':
      return value ? 1 : 0;
    default:
      return objectKey(value, depth);
  }
}

function objectKey(value: PyObject, depth: number): Key | Unhashable | typeof needsPython {
  const cls = value.cls;
  if (!cls.isBuiltin && hasOwnEquality(cls))
    return cls.lookup('__hash__') === undefined ? new Unhashable(cls.name) : needsPython;
  if (value instanceof PyFloat) return numberKey(value.value, value);
  if (value instanceof PyIntObject) return keyOf(value.value);
  if (value instanceof PyStrObject) return keyOf(value.value);
  if (value instanceof PyTuple) return sequenceKey('t', value.items, depth);
  if (value instanceof PyBytes) return bytesKey(value.data);
  if (value instanceof PyComplex) {
    return value.imag === 0 ? numberKey(value.real, value) : `\0c${String(value.real)},${String(value.imag)}`;
  }
  for (const type of cls.mro) {
    const rule = rules.get(type);
    if (rule === undefined) continue;
    if (rule === 'identity') return value;
    if (rule === 'unhashable') return new Unhashable(cls.name);
    return rule(value as never, depth);
  }
  return value;
}

/** A class of the guest's whose look-up of `__eq__` or `__hash__` ends in another class of the guest's. */
function hasOwnEquality(cls: PyType): boolean {
  for (const type of cls.mro) {
    if (type.isBuiltin) return false;
    if (type.namespace.has('__eq__') || type.namespace.has('__hash__')) return true;
  }
  return false;
}

function bigKey(value: bigint): string | typeof needsPython {
  return BigInt.asIntN(longest, value) === value ? `\0i${value.toString(16)}` : needsPython;
}

function numberKey(value: number, self: PyObject): Key | typeof needsPython {
  if (Number.isSafeInteger(value)) return value + 0;
  if (Number.isNaN(value)) return self;
  return Number.isInteger(value) ? bigKey(BigInt(value)) : value;
}

function bytesKey(data: Uint8Array): string | typeof needsPython {
  if (data.length > longest) return needsPython;
  owe(data.length >> 3);
  let text = '\0b';
  for (const byte of data) text += String.fromCharCode(byte);
  return text;
}

/** The key of a row of values, `tag` telling tuples from other rows. */
export function sequenceKey(
  tag: string,
  items: readonly Value[],
  depth: number,
): string | Unhashable | typeof needsPython {
  if (depth > maxDepth) return needsPython;
  let text = `\0${tag}`;
  for (const item of items) {
    const key = keyOf(item, depth + 1);
    if (key === needsPython || key instanceof Unhashable) return key;
    const part = keyText(key);
    text += `${part.length}:${part}`;
    if (text.length > longest) return needsPython;
  }
  owe(text.length >> 4);
  return text;
}

/** A key as text that differs from that of every other key. */
export function keyText(key: Key): string {
  switch (typeof key) {
    case 'string':
      return `s${key}`;
    case 'number':
      return `n${key}`;
    default:
      return `o${key.id}`;
  }
}
