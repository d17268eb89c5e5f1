/** `npm start`: installs what is missing, builds what is stale, serves. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freshen } from './build.mjs';
import { root } from './house.mjs';
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
await freshen(['instructor', 'student', 'server']);

if (process.env.npm_lifecycle_event === 'start') endWithOurShell();
process.env.NODE_ENV ??= 'production';
// In this very process: a signal from the terminal or a supervisor reaches the server once and directly.
await import(pathToFileURL(join(root, 'apps/server/dist/main.js')).href);

/**
 * npm puts a shell between itself and us, and a shell told to terminate does so without telling us (dash, for one).
 * We notice that it is gone and end as if we had been told.
 */
function endWithOurShell() {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
