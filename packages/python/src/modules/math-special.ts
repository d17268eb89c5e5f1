import { power } from '../float/double-double.ts';
import { exponential, naturalLogarithm } from './math-exponential.ts';

/**
 * The gamma and error functions. Gamma after C. Lanczos, A precision approximation of the gamma function (1964), with
 * the thirteen coefficients for g = 6.0246… that keep doubles exact to the last digits; the error function by its series
 * near zero and its continued fraction outside.
 */
const g = 6.024680040776729583740234375;
const numerator = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
const denominator = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];

function lanczosSum(x: number): number {
  let above = 0;
  let below = 0;
  // From the end that is larger, so that powers never overflow.
  if (x < 5) {
    for (let i = 12; i >= 0; i--) {
      above = above * x + (numerator[i] as number);
      below = below * x + (denominator[i] as number);
    }
  } else {
    for (let i = 0; i <= 12; i++) {
      above = above / x + (numerator[i] as number);
      below = below / x + (denominator[i] as number);
    }
  }
  return above / below;
}

/** `sin(π x)`, exact at multiples of one half. */
function sinPi(x: number): number {
  const rest = Math.abs(x) % 2;
  const sign = x < 0 ? -1 : 1;
  switch (Math.round(2 * rest)) {
    case 0:
      return sign * Math.sin(Math.PI * rest);
    case 1:
      return sign * Math.cos(Math.PI * (rest - 0.5));
    case 2:
      return sign * Math.sin(Math.PI * (1 - rest));
    case 3:
      return -sign * Math.cos(Math.PI * (rest - 1.5));
    default:
      return sign * Math.sin(Math.PI * (rest - 2));
  }
}

/** Gamma of a number that is no pole; infinite beyond the doubles. */
export function gamma(x: number): number {
  if (!Number.isFinite(x)) return x;
  if (Number.isInteger(x) && x > 0 && x <= 23) {
    let product = 1;
    for (let i = 2; i < x; i++) product *= i;
    return product;
  }
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x > 0 ? Infinity : sinPi(x) < 0 ? -0 : 0;
  const y = size + g - 0.5;
  const correction = size > g - 0.5 ? ((y - size - (g - 0.5)) * g) / y : ((y - (g - 0.5) - size) * g) / y;
  let result: number;
  if (x < 0) {
    result = ((-Math.PI / sinPi(size) / size) * exponential(y)) / lanczosSum(size);
    result -= correction * result;
    result =
      size < 140 ? result / power(y, size - 0.5) : result / power(y, size / 2 - 0.25) / power(y, size / 2 - 0.25);
  } else {
    result = lanczosSum(size) / exponential(y);
    result += correction * result;
    result =
      size < 140 ? result * power(y, size - 0.5) : result * power(y, size / 2 - 0.25) * power(y, size / 2 - 0.25);
  }
  return result;
}

/** The logarithm of the size of gamma. */
export function logGamma(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? NaN : Infinity;
  if (x === 1 || x === 2) return 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -naturalLogarithm(size);
  let result = naturalLogarithm(lanczosSum(size)) - g + (size - 0.5) * (naturalLogarithm(size + g - 0.5) - 1);
  if (x < 0)
    result = naturalLogarithm(Math.PI) - naturalLogarithm(Math.abs(sinPi(size))) - naturalLogarithm(size) - result;
  return result;
}

const rootPi = Math.sqrt(Math.PI);

function errorSeries(x: number): number {
  const square = x * x;
  let sum = 0;
  for (let k = 25.5; k > 0.5; k--) sum = 2 + (square * sum) / k;
  return (sum * x * exponential(-square)) / rootPi;
}

function complementFraction(x: number): number {
  if (x >= 30) return 0;
  const square = x * x;
  let a = 0;
  let step = 0.5;
  let above = 1;
  let aboveBefore = 0;
  let below = square + step;
  let belowBefore = 1;
  for (let i = 0; i < 50; i++) {
    a += step;
    step += 2;
    const b = step + square;
    [above, aboveBefore] = [b * above - a * aboveBefore, above];
    [below, belowBefore] = [b * below - a * belowBefore, below];
  }
  return ((above / below) * x * exponential(-square)) / rootPi;
}

const seriesLimit = 1.5;

export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < seriesLimit) return errorSeries(x);
  const result = 1 - complementFraction(size);
  return x > 0 ? result : -result;
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < seriesLimit) return 1 - errorSeries(x);
  const result = complementFraction(size);
  return x > 0 ? result : 2 - result;
}
