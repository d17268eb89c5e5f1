import { ByteReader, ByteWriter, checksum, ImageError } from '@nonlocal/python';
import { engineVersion } from './version.ts';

/** Bytes that are no snapshot of a session, damaged, or of another version of the engine. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

const formatVersion = 1;
const magic = 'NLS';

/** A snapshot's parts: what the session knows as plain data, and the machine's image, if there is a program. */
export interface SnapshotParts {
  readonly state: unknown;
  readonly image: Uint8Array | null;
}

/**
 *     text 'NLS' · format version · text: engine version · text: the state as JSON · length and bytes of the image,
 *     length 0 where there is none · checksum in four bytes
 */
export function packSnapshot({ state, image }: SnapshotParts): Uint8Array {
  const out = new ByteWriter();
  out.text(magic);
  out.uint(formatVersion);
  out.text(engineVersion);
  out.text(JSON.stringify(state));
  out.uint(image?.length ?? 0);
  if (image !== null) out.raw(image);
  const sum = checksum(out.finish());
  for (let shift = 0; shift < 32; shift += 8) out.byte((sum >>> shift) & 0xff);
  return out.finish();
}

export function unpackSnapshot(bytes: Uint8Array): SnapshotParts {
  try {
    const body = bytes.length - 4;
    const reader = new ByteReader(bytes, 0, Math.max(0, body));
    if (reader.text() !== magic) throw new SnapshotError('these bytes are no snapshot of a session');
    const version = reader.uint();
    const engine = reader.text();
    if (version !== formatVersion || engine !== engineVersion) {
      throw new SnapshotError(`the snapshot is of engine ${engine}; this is ${engineVersion}`);
    }
    const sum = [0, 1, 2, 3].reduce((all, i) => all + (bytes[body + i] as number) * 2 ** (8 * i), 0);
    if (checksum(bytes.subarray(0, body)) !== sum) throw new SnapshotError('the snapshot is damaged');
    const state: unknown = JSON.parse(reader.text());
    const length = reader.uint();
    return { state, image: length === 0 ? null : reader.raw(length) };
  } catch (error) {
    if (error instanceof SnapshotError) throw error;
    throw new SnapshotError(error instanceof ImageError || error instanceof SyntaxError ? `the snapshot is damaged: ${error.message}` : 'the snapshot is damaged');
  }
}
