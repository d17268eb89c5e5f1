import { touch } from '../objects/heap.ts';
import type { PyByteArray } from '../objects/bytes.ts';

/**
 * The generator of `random`: M. Matsumoto, T. Nishimura, Mersenne Twister (1998), seeded as CPython seeds it. Its state
 * is a bytearray of 625 words, the last of them the place of the next one, so that a machine's copy has it too.
 */
const size = 624;
const shift = 397;
export const stateBytes = (size + 1) * 4;

export function wordsOf(state: PyByteArray): Uint32Array {
  if (state.data.byteOffset % 4 !== 0 || state.data.length !== stateBytes) {
    const data = new Uint8Array(stateBytes);
    data.set(state.data.subarray(0, stateBytes));
    state.replace(data);
  }
  touch(state);
  return new Uint32Array(state.data.buffer, state.data.byteOffset, size + 1);
}

function fill(words: Uint32Array, seed: number): void {
  words[0] = seed;
  for (let i = 1; i < size; i++) {
    const last = words[i - 1] as number;
    words[i] = Math.imul(1812433253, last ^ (last >>> 30)) + i;
  }
  words[size] = size;
}

/** Seeds with the 32-bit words of a number's magnitude, the lowest first. */
export function seedWith(state: PyByteArray, key: readonly number[]): void {
  const words = wordsOf(state);
  fill(words, 19650218);
  let i = 1;
  let j = 0;
  const mixed = (factor: number): number => {
    const last = words[i - 1] as number;
    return (words[i] as number) ^ Math.imul(last ^ (last >>> 30), factor);
  };
  const advance = (): void => {
    i++;
    if (i >= size) {
      words[0] = words[size - 1] as number;
      i = 1;
    }
  };
  for (let k = Math.max(size, key.length); k > 0; k--) {
    words[i] = mixed(1664525) + (key[j] as number) + j;
    advance();
    j = (j + 1) % key.length;
  }
  for (let k = size - 1; k > 0; k--) {
    words[i] = mixed(1566083941) - i;
    advance();
  }
  words[0] = 0x80000000;
}

function twist(words: Uint32Array): void {
  for (let i = 0; i < size; i++) {
    const y = ((words[i] as number) & 0x80000000) | ((words[(i + 1) % size] as number) & 0x7fffffff);
    words[i] = (words[(i + shift) % size] as number) ^ (y >>> 1) ^ ((y & 1) === 0 ? 0 : 0x9908b0df);
  }
  words[size] = 0;
}

/** The next 32 bits. */
function next(words: Uint32Array): number {
  if ((words[size] as number) >= size) twist(words);
  const place = words[size] as number;
  words[size] = place + 1;
  let y = words[place] as number;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  y ^= y >>> 18;
  return y >>> 0;
}

/** 53 random bits as a number from 0 up to 1. */
export function nextFloat(state: PyByteArray): number {
  const words = wordsOf(state);
  const high = next(words) >>> 5;
  const low = next(words) >>> 6;
  return (high * 67108864 + low) / 9007199254740992;
}

/** An integer of `count` random bits. */
export function nextBits(state: PyByteArray, count: number): bigint {
  const words = wordsOf(state);
  if (count <= 32) return BigInt(next(words) >>> (32 - count));
  let digits = '';
  for (let left = count; left > 0; left -= 32) {
    const word = left < 32 ? next(words) >>> (32 - left) : next(words);
    digits = word.toString(16).padStart(8, '0') + digits;
  }
  return BigInt(`0x${digits}`);
}
