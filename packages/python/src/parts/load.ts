import { loaders } from '#parts';
import { isPartHere, type PartName, partNames, PartNeeded } from './part.ts';

/** Fetches a part; at once where it is there. Rejects where it cannot be fetched, and may then be asked again. */
export async function loadPart(name: PartName): Promise<void> {
  if (isPartHere(name)) return;
  await loaders[name]?.();
  if (!isPartHere(name)) throw new Error(`the engine's part "${name}" was loaded, but is not there`);
}

export async function loadAllParts(): Promise<void> {
  await Promise.all(partNames.map(loadPart));
}

/**
 * Does what needs parts that may be absent: fetches what is found to be missing and begins again. `action` must be of the
 * kind that can be done twice: compiling, describing, restoring.
 */
export async function withParts<T>(action: () => T): Promise<T> {
  for (;;) {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof PartNeeded)) throw error;
      await loadPart(error.part);
    }
  }
}
