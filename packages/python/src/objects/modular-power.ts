import { bitLength } from '../float/float-bits.ts';
import { valueError } from './errors.ts';
import { chargeProduct, type Int, isSmall, payForInt, words } from './integer-arithmetic.ts';
import type { Meter } from './meter.ts';
import { normalizeInt } from './number.ts';

/** `pow(base, exponent, modulus)` */
export function powModInt(meter: Meter, base: Int, exponent: Int, modulus: Int): Int {
  if (modulus === 0) throw valueError('pow() 3rd argument cannot be 0');
  const m = BigInt(modulus);
  const size = m < 0n ? -m : m;
  const value = BigInt(base);
  if (!isSmall(value)) chargeProduct(meter, words(value), words(size));
  let factor = positiveRest(value, size);
  let power = BigInt(exponent);
  if (power < 0n) {
    factor = inverse(meter, factor, size);
    power = -power;
  }
  payForInt(meter, power);
  meter.reserve(bitLength(power));
  const wordCount = words(size);
  const price = 2 + (isSmall(size) ? 0 : wordCount * wordCount);
  let result = 1n % size;
  for (const digit of power.toString(2)) {
    meter.charge(price);
    result = (result * result) % size;
    if (digit === '1') result = (result * factor) % size;
  }
  return normalizeInt(m < 0n && result !== 0n ? result + m : result);
}

function positiveRest(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** Extended Euclid. */
function inverse(meter: Meter, value: bigint, modulus: bigint): bigint {
  let [rest, next] = [modulus, value];
  let [before, factor] = [0n, 1n];
  while (next !== 0n) {
    meter.charge(1);
    payForInt(meter, next);
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [before, factor] = [factor, before - quotient * factor];
  }
  if (rest !== 1n) throw valueError('base is not invertible for the given modulus');
  return positiveRest(before, modulus);
}
