/** SHA-512 (FIPS 180-4), with which `random.seed` spreads texts. Its constants are made of the first primes' roots. */
export function sha512(data: Uint8Array): Uint8Array {
  const state = primes.slice(0, 8).map((prime) => root(BigInt(prime) << 128n, 2n) & mask);
  const padded = new Uint8Array(Math.ceil((data.length + 17) / 128) * 128);
  padded.set(data);
  padded[data.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(data.length) * 8n);
  for (let at = 0; at < padded.length; at += 128) {
    mix(
      state,
      Array.from({ length: 16 }, (_, i) => view.getBigUint64(at + 8 * i)),
    );
  }
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((word, i) => digest.setBigUint64(8 * i, word));
  return new Uint8Array(digest.buffer);
}

const mask = (1n << 64n) - 1n;

const primes: number[] = [];
for (let n = 2; primes.length < 80; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);

/** The bits behind the point of the cube roots. */
const roundConstants = primes.map((prime) => root(BigInt(prime) << 192n, 3n) & mask);

/** The root of a power of two times a small number, rounded down. */
function root(value: bigint, degree: bigint): bigint {
  let result = 0n;
  for (let bit = 1n << 72n; bit > 0n; bit >>= 1n) if ((result + bit) ** degree <= value) result += bit;
  return result;
}

function turned(word: bigint, bits: bigint): bigint {
  return ((word >> bits) | (word << (64n - bits))) & mask;
}

/** One block of sixteen words. */
function mix(state: bigint[], words: bigint[]): void {
  const word = (i: number): bigint => words[i] as bigint;
  for (let i = 16; i < 80; i++) {
    const early = word(i - 15);
    const late = word(i - 2);
    const small = turned(early, 1n) ^ turned(early, 8n) ^ (early >> 7n);
    const large = turned(late, 19n) ^ turned(late, 61n) ^ (late >> 6n);
    words.push((word(i - 16) + small + word(i - 7) + large) & mask);
  }
  let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  for (const [i, constant] of roundConstants.entries()) {
    const choice = (e & f) ^ (~e & mask & g);
    const first = h + (turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n)) + choice + constant + word(i);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = (turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & mask, c, b, a, (first + second) & mask];
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = ((state[i] as bigint) + value) & mask;
}
