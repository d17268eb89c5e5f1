import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const faultOf = (env: Record<string, string>): string => {
  const result = readConfig(env);
  return result.kind === 'fault' ? result.message : '';
};

describe('the settings', () => {
  it('are all in the table of the README', () => {
    const asked = new Set<string>();
    readConfig(
      new Proxy<Record<string, string>>(
        {},
        {
          get: (_none, name) => {
            asked.add(String(name));
            return undefined;
          },
        },
      ),
    );
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
    const named = new Set(rows.flatMap((row) => [...row.matchAll(/`([A-Z_]{4,})`/g)].map((match) => match[1])));
    expect(asked.size).toBeGreaterThan(10);
    expect([...asked].filter((name) => !named.has(name))).toEqual([]);
  });

  it('have defaults, and an empty value is none', () => {
    const result = readConfig({ PORT: '', HOST: ' ' });
    expect(result).toEqual({
      kind: 'config',
      config: {
        port: 3000,
        host: '0.0.0.0',
        dataDir: expect.stringMatching(/data$/),
        databaseUrl: null,
        redisUrl: null,
        retentionDays: 180,
        maxStudents: 500,
        trustedProxies: [],
        metricsToken: null,
        instructorPassword: null,
        signIn: null,
        logLevel: 'info',
      },
    });
  });

  it.each(['http', '-1', '65536', '3000.5', '0x10', '3e3'])('PORT=%s is refused by name', (port) => {
    expect(faultOf({ PORT: port })).toContain(`PORT must be a number from 0 to 65535, not "${port}"`);
  });

  it.each(['mysql://user:secret@host/name', 'postgres://', 'host:5432'])('DATABASE_URL=%s is refused unseen', (url) => {
    expect(faultOf({ DATABASE_URL: url })).toMatch(/^DATABASE_URL must look like postgres:/);
    expect(faultOf({ DATABASE_URL: url })).not.toContain('secret');
  });

  it('REDIS_URL is for nodes with one database, and refused unseen', () => {
    expect(faultOf({ REDIS_URL: 'http://:secret@host' })).toMatch(/^REDIS_URL must look like redis:/);
    expect(faultOf({ REDIS_URL: 'http://:secret@host' })).not.toContain('secret');
    expect(faultOf({ REDIS_URL: 'redis://host' })).toContain('set DATABASE_URL, too');
    expect(readConfig({ REDIS_URL: 'redis://host', DATABASE_URL: 'postgres://host/n' })).toMatchObject({
      config: { redisUrl: 'redis://host' },
    });
  });

  it('rooms are kept for some days, or for ever', () => {
    expect(readConfig({ NONLOCAL_RETENTION_DAYS: '7' })).toMatchObject({ config: { retentionDays: 7 } });
    expect(readConfig({ NONLOCAL_RETENTION_DAYS: 'never' })).toMatchObject({ config: { retentionDays: null } });
    for (const days of ['0', '-1', '1.5', 'always'])
      expect(faultOf({ NONLOCAL_RETENTION_DAYS: days })).toContain(`or "never", not "${days}"`);
  });

  it('a room has from one seat to ten thousand', () => {
    expect(readConfig({ NONLOCAL_MAX_STUDENTS: '5000' })).toMatchObject({ config: { maxStudents: 5_000 } });
    for (const students of ['0', '-1', '10001', '1e3', 'many'])
      expect(faultOf({ NONLOCAL_MAX_STUDENTS: students })).toContain(`from 1 to 10000, not "${students}"`);
  });

  it('trusted proxies are addresses, ranges and their names', () => {
    const proxies = 'loopback, 10.0.0.0/8 ::1';
    expect(readConfig({ NONLOCAL_TRUST_PROXY: proxies })).toMatchObject({
      config: { trustedProxies: ['loopback', '10.0.0.0/8', '::1'] },
    });
    for (const wrong of ['true', '1', '10.0.0.0/33', '*', 'loopback,proxy.example', '300.1.1.1'])
      expect(faultOf({ NONLOCAL_TRUST_PROXY: wrong }), wrong).toMatch(/^NONLOCAL_TRUST_PROXY .*" is none\.$/);
  });

  it('secrets that could be guessed are refused unseen', () => {
    expect(faultOf({ NONLOCAL_INSTRUCTOR_PASSWORD: 'letmein' })).toBe(
      'NONLOCAL_INSTRUCTOR_PASSWORD must have at least 8 characters.',
    );
    expect(readConfig({ NONLOCAL_METRICS_TOKEN: '0123456789abcdef' })).toMatchObject({
      config: { metricsToken: '0123456789abcdef' },
    });
    expect(faultOf({ NONLOCAL_METRICS_TOKEN: 'letmein' })).toBe(
      'NONLOCAL_METRICS_TOKEN must have at least 16 characters.',
    );
  });

  it('an unknown LOG_LEVEL is refused with the list of those there are', () => {
    expect(faultOf({ LOG_LEVEL: 'loud' })).toMatch(/LOG_LEVEL .*warn, info/);
  });
});
