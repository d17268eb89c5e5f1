import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type ServerProcess, startProcess } from '../src/testing/server-process.ts';
import type { Place } from './place.ts';
import type { Sabotage } from './sabotage.ts';

const root = new URL('../../../', import.meta.url);
const bundle = new URL('.cache/soak/sabotaged-server.js', root);

let isBuilt = false;

/** A server on the place's store that fails as it is told; without sabotage, the server as it is. */
export function startSabotaged({ dataDir, env }: Place, sabotage: Sabotage = {}): Promise<ServerProcess> {
  if (!isBuilt) {
    const build = fileURLToPath(new URL('scripts/build.mjs', root));
    execFileSync(process.execPath, [build, 'soak'], { stdio: ['ignore', 'ignore', 'inherit'] });
    isBuilt = true;
  }
  return startProcess(dataDir, { ...env, SABOTAGE: JSON.stringify(sabotage) }, bundle);
}
