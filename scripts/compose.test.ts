import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from './house.mjs';

interface Service {
  readonly build?: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly environment?: Record<string, string>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
}

interface Compose {
  readonly services: Record<string, Service>;
  readonly volumes?: Record<string, unknown>;
}

const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const compose = parse(read('docker-compose.yml'), { strict: true, uniqueKeys: true }) as Compose;
const dockerfile = read('Dockerfile');
const server = compose.services['server'];

test('the compose file has no top-level name, which older versions of compose refuse', () => {
  expect(Object.keys(compose).toSorted()).toEqual(['services', 'volumes']);
});

test('every service runs as an ordinary user on a read-only file system, without capabilities, and says whether it is well', () => {
  for (const service of Object.values(compose.services)) {
    expect(service).toMatchObject({ user: 'node', read_only: true, cap_drop: ['ALL'], tmpfs: ['/tmp'] });
    expect(service.healthcheck?.test.join(' ')).toContain('/healthz');
  }
});

test('the data directory is a volume that is declared', () => {
  const data = server?.environment?.['NONLOCAL_DATA'];
  const mounts = (server?.volumes ?? []).map((volume) => volume.split(':'));
  expect(mounts.map(([, target]) => target)).toContain(data);
  for (const [name] of mounts) expect(Object.keys(compose.volumes ?? {})).toContain(name);
});

test('the port that is published is the one that the server is told', () => {
  expect(server?.ports).toEqual([`${server?.environment?.['PORT']}:${server?.environment?.['PORT']}`]);
});

test('every option that the compose file or the image sets is one that the README documents', () => {
  const readme = read('README.md');
  const inImage = [...dockerfile.matchAll(/\b(NONLOCAL_\w+|PORT)=/g)].map((match) => match[1] ?? '');
  for (const option of [...Object.keys(server?.environment ?? {}), ...inImage])
    expect(readme).toContain(`\`${option}\``);
});

test('the image runs the bundle that the build stage makes', () => {
  const targets = /scripts\/build\.mjs ([\w ]+)/.exec(dockerfile)?.[1]?.trim().split(' ') ?? [];
  const copied = [...dockerfile.matchAll(/^COPY --from=build \S*\/apps\/(\w+)\/dist/gm)].map((match) => match[1] ?? '');
  expect(copied.toSorted()).toEqual(targets.toSorted());
  expect(dockerfile).toMatch(/^CMD \["node", "apps\/server\/dist\/main\.js"\]$/m);
});
