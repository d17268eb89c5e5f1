import { ByteReader, ByteWriter, checksum, ImageError } from '@nonlocal/python';
import { engineVersion } from './version.ts';

/** Bytes that are no snapshot of a session, damaged, or of another version of the engine. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

const formatVersion = 1;
const magic = 'NLS';

/** A snapshot's parts: what the session knows as plain data, and images of its machine: the present one first. */
export interface SnapshotParts {
  readonly state: unknown;
  readonly images: readonly Uint8Array[];
}

/**
 *     text 'NLS' · format version · text: engine version · text: the state as JSON · number of images · each: its length
 *     and bytes · checksum in four bytes
 */
export function packSnapshot({ state, images }: SnapshotParts): Uint8Array {
  const out = new ByteWriter(images.reduce((sum, image) => sum + image.length, 2048));
  out.text(magic);
  out.uint(formatVersion);
  out.text(engineVersion);
  out.text(JSON.stringify(state));
  out.uint(images.length);
  for (const image of images) {
    out.uint(image.length);
    out.raw(image);
  }
  const sum = checksum(out.peek());
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
    const images: Uint8Array[] = [];
    for (let left = reader.count(); left > 0; left--) images.push(reader.raw(reader.uint()));
    return { state, images };
  } catch (error) {
    if (error instanceof SnapshotError) throw error;
    throw new SnapshotError(
      error instanceof ImageError || error instanceof SyntaxError
        ? `the snapshot is damaged: ${error.message}`
        : 'the snapshot is damaged',
    );
  }
}
