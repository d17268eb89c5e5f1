import type { Machine } from '../vm/machine.ts';
import { bytesLike, latin1 } from './bytes-like.ts';
import { typeError, valueError } from './errors.ts';
import { requireIndex, toBound } from './integer-index.ts';
import { typeOf, type Value } from './object.ts';
import { asStr } from './string.ts';
import { isAsciiBlank } from './text/split.ts';

/** `bytes.hex(sep, bytes_per_sep)`: groups are counted from the right, with a negative count from the left. */
export function hexText(vm: Machine, data: Uint8Array, sep?: Value, perGroup?: Value): Value | undefined {
  const index = perGroup === undefined ? 1 : requireIndex(perGroup);
  if (index === undefined) return undefined;
  vm.charge(data.length);
  vm.reserve(32 * data.length);
  const pairs = Array.from(data, (byte) => byte.toString(16).padStart(2, '0'));
  const separator = sep === undefined ? '' : separatorText(sep);
  const size = Math.abs(toBound(index));
  if (separator === '' || size === 0) return pairs.join('');
  let result = '';
  const first = index > 0 ? pairs.length % size : 0;
  pairs.forEach((pair, i) => {
    if (i > 0 && (i - first) % size === 0) result += separator;
    result += pair;
  });
  return result;
}

function separatorText(sep: Value): string {
  const data = bytesLike(sep);
  const text = data === undefined ? asStr(sep) : latin1(data);
  if (text === undefined) throw typeError(`object of type '${typeOf(sep).name}' has no len()`);
  if (text.length !== 1) throw valueError('sep must be length 1.');
  if (text > '\x7f') throw valueError('sep must be ASCII.');
  return text;
}

/** `bytes.fromhex`: pairs of digits, with blanks between pairs. */
export function fromHexText(vm: Machine, source: Value): Uint8Array {
  const data = bytesLike(source);
  const text = data === undefined ? asStr(source) : latin1(data);
  if (text === undefined) throw typeError(`fromhex() argument must be str or bytes-like, not ${typeOf(source).name}`);
  vm.charge(text.length);
  const bytes = new Uint8Array(text.length >> 1);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (isAsciiBlank(text.charCodeAt(at))) continue;
    for (const place of [at, at + 1]) {
      if (place >= text.length) throw valueError('fromhex() arg must contain an even number of hexadecimal digits');
      if (!/[0-9a-fA-F]/.test(text.charAt(place))) {
        throw valueError(`non-hexadecimal number found in fromhex() arg at position ${place}`);
      }
    }
    bytes[count++] = Number.parseInt(text.slice(at, at + 2), 16);
    at++;
  }
  return bytes.slice(0, count);
}
