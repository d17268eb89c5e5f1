import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from './house.mjs';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly user?: string;
  readonly environment?: Record<string, string>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Record<string, { readonly condition: string }>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

interface Compose {
  readonly services: Record<string, Service>;
  readonly networks?: Record<string, { readonly internal?: boolean } | null>;
  readonly volumes?: Record<string, unknown>;
}

const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const compose = (name: string) => parse(read(name), { strict: true, uniqueKeys: true, merge: true }) as Compose;
const dockerfile = read('Dockerfile');
const proxyConfig = read('deploy/haproxy.cfg');
const several = compose('docker-compose.yml');
const one = compose('deploy/one-machine.yml');

describe.each([
  ['docker-compose.yml', several],
  ['deploy/one-machine.yml', one],
])('%s', (_name, { services, volumes, networks, ...rest }) => {
  test('has no top-level name, which older versions of compose refuse', () => {
    expect(rest).toEqual({});
  });

  test('runs every service as an ordinary user, read-only, without capabilities, with limits, and knows whether it is well', () => {
    for (const service of Object.values(services)) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
      expect(service).toMatchObject({
        mem_limit: expect.any(String),
        cpus: expect.any(Number),
        pids_limit: expect.any(Number),
      });
      expect(service.user).toMatch(/^(?!root)[a-z]+$/);
      expect(service.healthcheck?.test[0]).toBe('CMD');
    }
  });

  test('names only what it declares, and mounts only what is there', () => {
    for (const service of Object.values(services)) {
      for (const volume of service.volumes ?? []) {
        const [source = ''] = volume.split(':');
        if (source.startsWith('./')) expect(read(source)).not.toBe('');
        else expect(Object.keys(volumes ?? {})).toContain(source);
      }
      for (const network of service.networks ?? []) expect(Object.keys(networks ?? {})).toContain(network);
      for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect(services[name]?.healthcheck).toBeDefined();
        expect(condition).toBe('service_healthy');
      }
    }
  });

  test('sets only options of the server that the README documents', () => {
    const readme = read('README.md');
    for (const { build, environment } of Object.values(services)) {
      if (build === undefined) continue;
      for (const option of Object.keys(environment ?? {})) expect(readme).toContain(`\`${option}\``);
    }
  });
});

test('several nodes: two alike, one database and one Redis for both, and only the proxy can be reached', () => {
  const { proxy, postgres, redis, ...nodes } = several.services;
  expect(Object.keys(nodes)).toEqual(['node-a', 'node-b']);
  expect(nodes['node-a']).toEqual(nodes['node-b']);
  const { environment = {} } = nodes['node-a'] ?? {};
  const filled = (text = ''): string => text.replaceAll(/\$\{[^}]*\}/g, 'x');
  expect(new URL(filled(environment['DATABASE_URL'])).hostname).toBe('postgres');
  expect(new URL(environment['REDIS_URL'] ?? '').hostname).toBe('redis');
  expect(proxy?.ports).toEqual(['3000:3000']);
  for (const service of [postgres, redis, ...Object.values(nodes)]) {
    expect(service?.ports).toBeUndefined();
    expect(service?.networks).toEqual(['back']);
  }
  expect(several.networks?.['back']?.internal).toBe(true);
});

test('the proxy is told of every node, and asks each whether it is ready', () => {
  const { environment = {} } = several.services['proxy'] ?? {};
  const asked = [...proxyConfig.matchAll(/"\$\{(\w+)\}"/g)].map(([, name]) => name);
  expect(new Set(Object.keys(environment))).toEqual(new Set(asked));
  expect([environment['NONLOCAL_NODE_A'], environment['NONLOCAL_NODE_B']]).toEqual(['node-a:3000', 'node-b:3000']);
  expect(proxyConfig).toContain('option httpchk GET /readyz');
});

test('one machine: the data directory is a volume, and the port that is published is the one that the server is told', () => {
  const { server } = one.services;
  const mounts = (server?.volumes ?? []).map((volume) => volume.split(':')[1]);
  expect(mounts).toContain(server?.environment?.['NONLOCAL_DATA']);
  const port = server?.environment?.['PORT'];
  expect(server?.ports).toEqual([`${port}:${port}`]);
});

test('the image runs the bundle that the build stage makes, on the Node that the lock file was made for or newer', () => {
  const targets = /scripts\/build\.mjs ([\w ]+)/.exec(dockerfile)?.[1]?.trim().split(' ') ?? [];
  const copied = [...dockerfile.matchAll(/^COPY --from=build \S*\/apps\/(\w+)\/dist/gm)].map((match) => match[1] ?? '');
  expect(copied.toSorted()).toEqual(targets.toSorted());
  expect(dockerfile).toMatch(/^CMD \["node", "apps\/server\/dist\/main\.js"\]$/m);
  const bases = [...dockerfile.matchAll(/^FROM node:(\d+)-/gm)].map(([, version]) => Number(version));
  expect(new Set(bases).size).toBe(1);
  expect(bases[0]).toBeGreaterThanOrEqual(22);
});
