import { messageDepth, messageKeys } from './limits.ts';

/**
 * Whether a message may be looked at more closely: plain JSON data, at most `messageDepth` deep, at most
 * `messageKeys` keys an object. `null` if so, else what is wrong. Runs before any decoder, without recursion, and
 * stops at the first fault, so its own cost is bounded by what has already been parsed.
 */
export function shapeFault(message: unknown): string | null {
  const pending: { readonly value: unknown; readonly depth: number }[] = [{ value: message, depth: 1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, depth } = next;
    if (value === null || typeof value === 'string' || typeof value === 'boolean') continue;
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) return 'a number that JSON does not have';
      continue;
    }
    if (typeof value !== 'object') return `a ${typeof value}`;
    if (depth > messageDepth) return `nested deeper than ${messageDepth}`;
    if (Array.isArray(value)) {
      for (const item of value) pending.push({ value: item, depth: depth + 1 });
      continue;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return 'binary data or a foreign object';
    const keys = Object.keys(value);
    if (keys.length > messageKeys) return `an object of more than ${messageKeys} keys`;
    for (const item of Object.values(value)) pending.push({ value: item, depth: depth + 1 });
  }
  return null;
}
