import type { Machine } from '../vm/machine.ts';
import { PyBytes } from './bytes.ts';
import { bytesFrom } from './bytes-source.ts';
import { raise, typeError, valueError } from './errors.ts';
import { requireIndex, toSize } from './integer-index.ts';
import { asInt, normalizeInt } from './number.ts';
import { intType, type PyType, typeOf, type Value } from './object.ts';
import { truthOf } from './protocol.ts';
import { asStr } from './string.ts';

function readOrder(order: Value | undefined): 'big' | 'little' {
  if (order === undefined) return 'big';
  const text = asStr(order);
  if (text === undefined) throw typeError(`to_bytes() argument 'byteorder' must be str, not ${typeOf(order).name}`);
  if (text !== 'big' && text !== 'little') throw valueError("byteorder must be either 'little' or 'big'");
  return text;
}

/** `int.to_bytes` */
export function intToBytes(
  vm: Machine,
  self: Value,
  length?: Value,
  byteorder?: Value,
  signed?: Value,
): Value | undefined {
  const index = length === undefined ? 1 : requireIndex(length);
  const isSigned = signed === undefined ? false : truthOf(vm, signed);
  if (index === undefined || isSigned === undefined) return undefined;
  const order = readOrder(byteorder);
  const size = toSize(index);
  if (size < 0) throw valueError('length argument must be non-negative');
  vm.reserve(size);
  vm.charge(size >> 2);
  const value = BigInt(asInt(self) as number | bigint);
  if (value < 0n && !isSigned) throw raise('OverflowError', "can't convert negative int to unsigned");
  const bits = BigInt(size) * 8n;
  const fits = isSigned
    ? size > 0
      ? BigInt.asIntN(Number(bits), value) === value
      : value === 0n
    : value >> bits === 0n;
  if (!fits) throw raise('OverflowError', 'int too big to convert');
  const hex = BigInt.asUintN(Number(bits), value)
    .toString(16)
    .padStart(2 * size, '0');
  const data = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    data[order === 'big' ? i : size - 1 - i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  }
  return new PyBytes(data);
}

/** `int.from_bytes`; a subclass is called with the value, in Python. */
export function intFromBytes(
  vm: Machine,
  cls: PyType,
  source: Value,
  byteorder?: Value,
  signed?: Value,
): Value | undefined {
  if (cls !== intType) return undefined;
  const isSigned = signed === undefined ? false : truthOf(vm, signed);
  const order = readOrder(byteorder);
  const data = bytesFrom(vm, source);
  if (isSigned === undefined || data === undefined) return undefined;
  vm.charge(data.length >> 2);
  const digits: string[] = [];
  for (const byte of data) digits.push(byte.toString(16).padStart(2, '0'));
  if (order === 'little') digits.reverse();
  if (digits.length === 0) return 0;
  const value = BigInt(`0x${digits.join('')}`);
  return normalizeInt(isSigned ? BigInt.asIntN(8 * data.length, value) : value);
}
