const view = new DataView(new ArrayBuffer(8));

/** The 64 bits of a double. */
export function bitsOf(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

/** 2 to the power of `exponent`, exact in all the range from -1074 to 1023. */
export function powerOfTwo(exponent: number): number {
  if (exponent < -1074) return 0;
  if (exponent > 1023) return Infinity;
  view.setBigUint64(0, exponent < -1022 ? 1n << BigInt(exponent + 1074) : BigInt(exponent + 1023) << 52n);
  return view.getFloat64(0);
}

/** A finite double as `mantissa * 2 ** exponent`, the mantissa a signed integer of at most 53 bits. */
export function decompose(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  const bits = bitsOf(value);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: bits >> 63n === 1n ? -magnitude : magnitude, exponent: Math.max(biased, 1) - 1075 };
}

/** Number of bits of the magnitude: `int.bit_length`. */
export function bitLength(value: number | bigint): number {
  if (typeof value === 'number') {
    const size = Math.abs(value);
    return size < 4294967296 ? 32 - Math.clz32(size) : 64 - Math.clz32(Math.floor(size / 4294967296));
  }
  const magnitude = value < 0n ? -value : value;
  const hex = magnitude.toString(16);
  return 4 * hex.length - (Math.clz32(Number.parseInt(hex.charAt(0), 16)) - 28);
}

/**
 * The double nearest to `numerator / denominator * 2 ** exponent`, ties to even; `Infinity` on overflow. Both positive.
 *
 * The quotient is taken with at least two bits more than a double holds and its last bit made sticky, then rounded once
 * at the place where the double ends – for subnormal results further up – so nothing is rounded twice.
 */
export function nearestQuotient(numerator: bigint, denominator: bigint, exponent = 0): number {
  if (numerator === 0n) return 0;
  const shift = 66 - (bitLength(numerator) - bitLength(denominator));
  let quotient: bigint;
  let rest: bigint;
  if (shift >= 0) {
    const scaled = numerator << BigInt(shift);
    quotient = scaled / denominator;
    rest = scaled % denominator;
  } else {
    const scaled = denominator << BigInt(-shift);
    quotient = numerator / scaled;
    rest = numerator % scaled;
  }
  if (rest !== 0n) quotient |= 1n;
  return roundToDouble(quotient, exponent - shift);
}

/** The double nearest to `value * 2 ** exponent`; a `value` of more than 64 bits may have a sticky last bit. */
export function roundToDouble(value: bigint, exponent: number): number {
  if (value < 0n) return -roundToDouble(-value, exponent);
  if (value === 0n) return 0;
  const excess = Math.max(bitLength(value) - 53, -1074 - exponent);
  if (excess <= 0) return scale(Number(value), exponent);
  if (excess > bitLength(value) + 1) return 0;
  const drop = BigInt(excess);
  let kept = value >> drop;
  const lost = value - (kept << drop);
  const half = 1n << (drop - 1n);
  if (lost > half || (lost === half && (kept & 1n) === 1n)) kept += 1n;
  return scale(Number(kept), exponent + excess);
}

/** `value * 2 ** exponent` without rounding on the way; `value` is an integer of at most 53 bits. */
function scale(value: number, exponent: number): number {
  if (exponent >= -1000)
    return exponent > 1023
      ? value * powerOfTwo(1023) * powerOfTwo(Math.min(exponent - 1023, 1023))
      : value * powerOfTwo(exponent);
  return value * powerOfTwo(-1000) * powerOfTwo(exponent + 1000);
}

/** `math.ldexp` for any finite double: rounded once. */
export function ldexp(value: number, exponent: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  if (exponent > 3000) return value > 0 ? Infinity : -Infinity;
  if (exponent < -3000) return value > 0 ? 0 : -0;
  const { mantissa, exponent: own } = decompose(value);
  const result = roundToDouble(mantissa, own + exponent);
  return result === 0 && value < 0 ? -0 : result;
}
