/**
 * `npm run soak -- <scenario> [--option …]`: the tests of faults in their long forms; `apps/server/soak/main.ts` lists them.
 */
import { ensureInstalled } from './install.mjs';
import { run } from './house.mjs';
import { provideService } from './services.mjs';

await ensureInstalled();
const env = {
  POSTGRES_BIN: provideService('postgres'),
  REDIS_BIN: provideService('redis'),
  STRACE_BIN: provideService('strace'),
};
const main = 'apps/server/soak/main.ts';
const { code } = await run(process.execPath, ['--import', 'tsx', main, ...process.argv.slice(2)], { env });
process.exit(code);
