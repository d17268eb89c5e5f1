/**
 * `node scripts/topology.mjs`: what docker-compose.yml describes, as plain processes of this machine – HAProxy, two nodes, Postgres,
 * Redis, each on a free port – until Ctrl-C. For looking at a class that survives: the addresses and process ids are printed.
 */
import { join } from 'node:path';
import { allTargets, freshen } from './build.mjs';
import { root, run } from './house.mjs';
import { ensureInstalled } from './install.mjs';
import { provideService } from './services.mjs';

await ensureInstalled();
await freshen(allTargets);
const env = {
  POSTGRES_BIN: provideService('postgres'),
  REDIS_BIN: provideService('redis'),
  HAPROXY_BIN: provideService('haproxy'),
};
const { code } = await run(
  process.execPath,
  ['--import', 'tsx', join(root, 'apps/server/src/testing/run-topology.ts')],
  { env },
);
process.exit(code);
