import { raise, valueError } from '../objects/errors.ts';
import { chargeProduct, type Int, mulInt } from '../objects/integer-arithmetic.ts';
import { bitLength } from '../float/float-bits.ts';
import type { Meter } from '../objects/meter.ts';
import { normalizeInt } from '../objects/number.ts';

/** The functions of `math` among integers. What may grow is paid for step by step. */
function gcd(meter: Meter, a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    let x = Math.abs(a);
    let y = Math.abs(b);
    while (y !== 0) [x, y] = [y, x % y];
    return x;
  }
  let x = a < 0 ? -BigInt(a) : BigInt(a);
  let y = b < 0 ? -BigInt(b) : BigInt(b);
  while (y !== 0n) {
    meter.charge(1 + Math.ceil(bitLength(x) / 64));
    [x, y] = [y, x % y];
  }
  return normalizeInt(x);
}

export function gcdOf(meter: Meter, values: readonly Int[]): Int {
  let result: Int = 0;
  for (const value of values) result = gcd(meter, result, value);
  return result;
}

export function lcmOf(meter: Meter, values: readonly Int[]): Int {
  let result: Int = 1;
  for (const value of values) {
    if (value === 0 || result === 0) {
      result = 0;
      continue;
    }
    const quotient = normalizeInt(BigInt(value) / BigInt(gcd(meter, result, value)));
    const product = mulInt(meter, result, quotient);
    result = typeof product === 'number' ? Math.abs(product) : product < 0n ? -product : product;
  }
  return result;
}

const largestFactor = 2147483647;

/** The product of first … last, by halves, so that the factors grow together. */
function productOf(meter: Meter, first: number, last: number): Int {
  if (first > last) return 1;
  if (last - first < 8) {
    let product: Int = first;
    for (let i = first + 1; i <= last; i++) product = mulInt(meter, product, i);
    return product;
  }
  const middle = Math.floor((first + last) / 2);
  return mulInt(meter, productOf(meter, first, middle), productOf(meter, middle + 1, last));
}

export function factorial(meter: Meter, n: Int): Int {
  if (n < 0) throw valueError('factorial() not defined for negative values');
  if (n > largestFactor) throw raise('OverflowError', `factorial() argument should not exceed ${largestFactor}`);
  const count = Number(n);
  meter.reserve(Math.ceil((count * Math.log2(count + 2)) / 8));
  meter.charge(count);
  return productOf(meter, 2, Math.max(1, count));
}

function checkCounts(n: Int, k: Int): void {
  if (n < 0) throw valueError('n must be a non-negative integer');
  if (k < 0) throw valueError('k must be a non-negative integer');
}

export function permutations(meter: Meter, n: Int, k: Int): Int {
  checkCounts(n, k);
  if (k > n) return 0;
  if (k > largestFactor) throw raise('OverflowError', `k must not exceed ${largestFactor}`);
  const count = Number(k);
  meter.reserve(Math.ceil((count * (bitLength(n) + 1)) / 8));
  meter.charge(count);
  if (typeof n === 'number') return count === 0 ? 1 : productOf(meter, n - count + 1, n);
  let product: Int = 1;
  for (let i = 0; i < count; i++) product = mulInt(meter, product, normalizeInt(n - BigInt(i)));
  return product;
}

export function combinations(meter: Meter, n: Int, k: Int): Int {
  checkCounts(n, k);
  if (k > n) return 0;
  const other = BigInt(n) - BigInt(k);
  const least = normalizeInt(other < BigInt(k) ? other : BigInt(k));
  if (least > largestFactor) throw raise('OverflowError', `min(n - k, k) must not exceed ${largestFactor}`);
  return normalizeInt(BigInt(permutations(meter, n, least)) / BigInt(factorial(meter, least)));
}

/**
 * The integer part of the square root: Newton's method, each step with twice the digits of the one before, so that only
 * the last divides numbers of full size. The root found so far is that of the leading `2 * digits` bits, or one more.
 */
export function integerSquareRoot(meter: Meter, n: Int): Int {
  if (n < 0) throw valueError('isqrt() argument must be nonnegative');
  const value = BigInt(n);
  if (value === 0n) return 0;
  const half = (bitLength(n) - 1) >> 1;
  let root = 1n;
  let digits = 0;
  for (let shift = bitLength(half); shift-- > 0;) {
    const before = digits;
    digits = Math.floor(half / 2 ** shift);
    const size = Math.ceil((digits + 1) / 64);
    chargeProduct(meter, 2 * size, size);
    root = (root << BigInt(digits - before - 1)) + (value >> BigInt(2 * half - before - digits + 1)) / root;
  }
  return normalizeInt(root * root > value ? root - 1n : root);
}
