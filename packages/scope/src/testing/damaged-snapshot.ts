import { ByteWriter, checksum } from '@nonlocal/python';
import { packSnapshot, SnapshotError, unpackSnapshot } from '../snapshot.ts';
import { Session } from '../session.ts';
import { type Below, randomProgram, seeded } from './random-program.ts';

/** The snapshot of a session somewhere in a random program. */
export function someSnapshot(seed: number): Uint8Array {
  const below = seeded(seed);
  const session = Session.create();
  session.apply({ kind: 'load', source: randomProgram(seeded(seed)), filename: 'main.py' });
  for (let steps = below(60); steps > 0; steps--)
    session.apply({ kind: 'step', granularity: 'instruction', move: { kind: 'into' } });
  return session.snapshot();
}

/** Changes some bytes: anywhere, with a checksum that is right again, or within an image that is packed anew. */
export function damageSnapshot(snapshot: Uint8Array, below: Below): Uint8Array {
  switch (below(3)) {
    case 0:
      return scatter(snapshot, below);
    case 1:
      return summed(scatter(snapshot.subarray(0, -4), below));
    default: {
      const { state, images } = unpackSnapshot(snapshot);
      return packSnapshot({ state, images: images.map((image) => summed(scatter(image.subarray(0, -4), below))) });
    }
  }
}

/** `refused` for a SnapshotError, `read` where a session came out; anything else is thrown. */
export function endureSnapshot(bytes: Uint8Array): 'refused' | 'read' {
  try {
    const session = Session.restore(bytes);
    session.view();
    return 'read';
  } catch (error) {
    if (error instanceof SnapshotError) return 'refused';
    throw error;
  }
}

function scatter(bytes: Uint8Array, below: Below): Uint8Array {
  const changed = Array.from(bytes);
  for (let left = 1 + below(3); left > 0 && changed.length > 0; left--) {
    const at = below(changed.length);
    switch (below(5)) {
      case 0:
        changed.splice(at, 1 + below(8));
        break;
      case 1:
        changed.splice(at, 0, ...changed.slice(at, at + below(16)));
        break;
      case 2:
        changed.length = at;
        break;
      default:
        changed[at] = below(256);
    }
  }
  return Uint8Array.from(changed);
}

function summed(body: Uint8Array): Uint8Array {
  const out = new ByteWriter(body.length + 4);
  out.raw(body);
  const sum = checksum(body);
  for (let shift = 0; shift < 32; shift += 8) out.byte((sum >>> shift) & 0xff);
  return out.finish();
}
