import { ldexp } from './float-bits.ts';

/**
 * Arithmetic with twice the precision of a double: a value is the sum of two doubles, the second at most half a unit in
 * the last place of the first (T. J. Dekker, A floating-point technique for extending the available precision, 1971).
 * The host's `pow` may be wrong in the last digit, and that digit is seen: `1.05 ** 30`.
 */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

const splitter = 134217729;

/** `a * b` as a double and the exact rest. Both must be well inside the range of doubles. */
function exactProduct(a: number, b: number): DoubleDouble {
  const product = a * b;
  const bigA = splitter * a;
  const highA = bigA - (bigA - a);
  const lowA = a - highA;
  const bigB = splitter * b;
  const highB = bigB - (bigB - b);
  const lowB = b - highB;
  return { high: product, low: lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB) };
}

/** `high + low` with the larger first. */
function normalized(high: number, low: number): DoubleDouble {
  const sum = high + low;
  return { high: sum, low: low - (sum - high) };
}

function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const { high, low } = exactProduct(a.high, b.high);
  return normalized(high, low + (a.high * b.low + a.low * b.high));
}

function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const sum = a.high + b.high;
  const part = sum - a.high;
  const rest = a.high - (sum - part) + (b.high - part);
  return normalized(sum, rest + a.low + b.low);
}

function divideBy(a: DoubleDouble, divisor: number): DoubleDouble {
  const quotient = a.high / divisor;
  const { high, low } = exactProduct(quotient, divisor);
  return normalized(quotient, (a.high - high - low + a.low) / divisor);
}

function reciprocal(a: DoubleDouble): DoubleDouble {
  const quotient = 1 / a.high;
  const { high, low } = exactProduct(quotient, a.high);
  return normalized(quotient, quotient * (1 - high - low - quotient * a.low));
}

const zero: DoubleDouble = { high: 0, low: 0 };
const one: DoubleDouble = { high: 1, low: 0 };
/** The natural logarithm of 2 to 106 bits. */
const ln2: DoubleDouble = { high: Math.LN2, low: 2.3190468138462996e-17 };

/** A value times a power of two that a double's exponent could not hold. */
export interface Scaled {
  readonly value: DoubleDouble;
  readonly exponent: number;
}

/** The nearest double. */
export function toDouble({ value, exponent }: Scaled): number {
  return exponent === 0 ? value.high + value.low : ldexp(value.high + value.low, exponent);
}

/** e to the power of `x`: Taylor's series on a 1024th of what is left after whole powers of two. */
export function exponential(x: DoubleDouble): Scaled {
  const exponent = Math.round(x.high / ln2.high);
  const reduced = add(x, multiply({ high: -exponent, low: 0 }, ln2));
  const small: DoubleDouble = { high: reduced.high / 1024, low: reduced.low / 1024 };
  let term = small;
  // The sum without its 1, whose digits would push out those of the rest.
  let sum = small;
  for (let n = 2; n <= 10; n++) {
    term = divideBy(multiply(term, small), n);
    sum = add(sum, term);
  }
  for (let i = 0; i < 10; i++) sum = add(multiply(sum, sum), { high: 2 * sum.high, low: 2 * sum.low });
  return { value: add(one, sum), exponent };
}

/** The natural logarithm of a positive double: the host's, and one step of Newton's method. */
export function logarithm(x: number): DoubleDouble {
  if (x === 1) return zero;
  const guess: DoubleDouble = { high: Math.log(x), low: 0 };
  const { value, exponent } = exponential({ high: -guess.high, low: 0 });
  // x * e**-guess is 1 but for the error of the guess.
  const scaled = exponent === 0 ? x : ldexp(x, exponent);
  const error = add(multiply({ high: scaled, low: 0 }, value), { high: -1, low: 0 });
  const half = (error.high * error.high) / 2;
  return add(guess, add(error, { high: -half, low: 0 }));
}

/** `base ** exponent` for a positive base, rounded once. */
export function power(base: number, exponent: number): number {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= 4096) return toDouble(wholePower(base, exponent));
  const product = multiply(logarithm(base), { high: exponent, low: 0 });
  if (product.high > 710) return Infinity;
  if (product.high < -746) return 0;
  return toDouble(exponential(product));
}

/** By squaring; factors are kept between 1/2 and 1, their powers of two apart. */
function wholePower(base: number, exponent: number): Scaled {
  const size = Math.abs(exponent);
  const scale = Math.floor(Math.log2(base)) + 1;
  const factor: DoubleDouble = { high: ldexp(base, -scale), low: 0 };
  let value = one;
  let twos = 0;
  for (let bit = 2 ** Math.floor(Math.log2(Math.max(size, 1))); bit >= 1; bit /= 2) {
    value = multiply(value, value);
    twos *= 2;
    if (Math.floor(size / bit) % 2 === 1) {
      value = multiply(value, factor);
      twos += scale;
    }
    if (value.high < 1e-100) {
      value = { high: value.high * 2 ** 300, low: value.low * 2 ** 300 };
      twos -= 300;
    }
  }
  return exponent < 0 ? { value: reciprocal(value), exponent: -twos } : { value, exponent: twos };
}
