import { ByteWriter } from './bytes.ts';

/** Bytes of memory that are kept to be written in again: fresh memory costs more than what is done in it. */
export const mostKept = 1 << 20;

/** An empty writer, in the same memory where that is little. */
export function cleared(writer: ByteWriter): ByteWriter {
  if (writer.length > mostKept) return new ByteWriter();
  writer.length = 0;
  return writer;
}
