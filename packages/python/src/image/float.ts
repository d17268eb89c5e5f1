import type { ByteReader, ByteWriter } from './bytes.ts';

const scratch = new DataView(new ArrayBuffer(8));

/** Eight bytes, the lowest first. */
export function writeFloat(out: ByteWriter, value: number): void {
  scratch.setFloat64(0, value, true);
  for (let i = 0; i < 8; i++) out.byte(scratch.getUint8(i));
}

export function readFloat(reader: ByteReader): number {
  for (let i = 0; i < 8; i++) scratch.setUint8(i, reader.byte());
  return scratch.getFloat64(0, true);
}
