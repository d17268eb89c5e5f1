import { type ServerProcess, bundleOf, startProcess } from '../src/testing/server-process.ts';
import type { Place } from './place.ts';
import type { Sabotage } from './sabotage.ts';

/** A server on the place's store that fails as it is told; without sabotage, the server as it is. */
export function startSabotaged({ dataDir, env }: Place, sabotage: Sabotage = {}): Promise<ServerProcess> {
  const bundle = bundleOf('soak', '.cache/soak/sabotaged-server.js');
  return startProcess(dataDir, { ...env, SABOTAGE: JSON.stringify(sabotage) }, bundle);
}
