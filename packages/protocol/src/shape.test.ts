import { describe, expect, it } from 'vitest';
import { shapeFault } from './shape.ts';

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

describe('the structural check', () => {
  it('L1 lets plain data of moderate depth and width pass', () => {
    expect(shapeFault({ a: [1, 'x', null, true, { b: {} }] })).toBeNull();
    expect(shapeFault(nested(15))).toBeNull();
    expect(shapeFault(Array.from({ length: 30_000 }, () => 1))).toBeNull();
  });

  it('L2 refuses what is nested deeper than 16, also 20,000 deep, without recursion', () => {
    expect(shapeFault(nested(17))).toMatch(/deeper/);
    expect(shapeFault(JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)))).toMatch(/deeper/);
  });

  it('L3 refuses an object of more than 64 keys, integer-like ones too', () => {
    const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [String(i), 0]));
    expect(shapeFault(keys(64))).toBeNull();
    expect(shapeFault({ inner: keys(65) })).toMatch(/keys/);
    expect(shapeFault(keys(50_000))).toMatch(/keys/);
  });

  it('L4 refuses what is not JSON: bytes, functions, NaN, class instances', () => {
    for (const value of [new Uint8Array(1), () => 0, Number.NaN, Infinity, new Date(), 1n, undefined]) {
      expect(shapeFault({ value })).not.toBeNull();
    }
  });

  it('L5 a key named __proto__ is a key like any other', () => {
    expect(shapeFault(JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}'))).toBeNull();
  });
});
