/**
 * The programs of the distribution that the service is tested with: a database, a stream server, a proxy, and one that sees
 * system calls. They are installed where that needs no questions, as the browser is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {{ readonly program: string, readonly debian: string, readonly folders: () => readonly string[] }} Service */

/** @type {Readonly<Record<'postgres' | 'redis' | 'haproxy' | 'strace', Service>>} */
const services = {
  postgres: { program: 'postgres', debian: 'postgresql', folders: postgresFolders },
  redis: { program: 'redis-server', debian: 'redis-server', folders: () => [] },
  haproxy: { program: 'haproxy', debian: 'haproxy', folders: () => ['/usr/sbin'] },
  strace: { program: 'strace', debian: 'strace', folders: () => [] },
};

/** Debian keeps the programs of each version apart from those that all may call. */
function postgresFolders() {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return [];
  return readdirSync(base)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(base, version, 'bin'));
}

/**
 * The folder that has the service's programs. Ends the process with an instruction where it cannot be had.
 * @param {keyof typeof services} name
 * @returns {string}
 */
export function provideService(name) {
  const service = services[name];
  const found = find(service);
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${service.debian} with apt-get …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (/** @type {string[]} */ ...args) => spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env });
    apt('update');
    apt('install', '--yes', '--no-install-recommends', service.debian);
    const installed = find(service);
    if (installed !== undefined) return installed;
  }
  console.error(
    [
      `The tests of the service need ${service.program}, and it was not found.`,
      `Install it (Debian: apt-get install ${service.debian}), and see that it is on the PATH.`,
      'Without it, run the other tests with: npm test -- packages',
    ].join('\n'),
  );
  process.exit(1);
}

/** @param {Service} service */
function find({ program, folders }) {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders(), ...onPath].find((folder) => existsSync(join(folder, program)));
}
