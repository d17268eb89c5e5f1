import type { ByteReader, ByteWriter } from './bytes.ts';

/** A bigint that is not negative: how many bytes it has, and they, the lowest first. */
export function writeDigits(out: ByteWriter, hex: string): void {
  out.uint((hex.length + 1) >> 1);
  for (let end = hex.length; end > 0; end -= 2) out.byte(Number.parseInt(hex.slice(Math.max(0, end - 2), end), 16));
}

export function readDigits(reader: ByteReader): bigint {
  const bytes = reader.raw(reader.uint());
  let hex = '';
  for (const byte of bytes.toReversed()) hex += byte.toString(16).padStart(2, '0');
  return BigInt(`0x${hex || '0'}`);
}
