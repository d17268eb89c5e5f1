import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';

const whole = {
  NONLOCAL_OIDC_ISSUER: 'https://login.school.example/realms/school',
  NONLOCAL_OIDC_CLIENT_ID: 'nonlocal',
  NONLOCAL_OIDC_CLIENT_SECRET: 'canary-client-secret',
  NONLOCAL_PUBLIC_URL: 'https://class.school.example',
  NONLOCAL_SECRET: 'canary-secret-of-32-characters-at-least',
};

const read = (env: Record<string, string>) => {
  const result = readConfig(env);
  return result.kind === 'fault' ? result.message : result.config.signIn;
};

describe('the settings of signing in', () => {
  it('are whole, or say what is missing', () => {
    expect(read(whole)).toMatchObject({
      clientId: 'nonlocal',
      issuer: new URL('https://login.school.example/realms/school'),
      publicUrl: new URL('https://class.school.example/'),
      rules: [],
    });
    for (const name of Object.keys(whole).slice(1))
      expect(read({ ...whole, [name]: '' })).toMatch(new RegExp(`^NONLOCAL_OIDC_ISSUER needs ${name}`));
    expect(read({ NONLOCAL_OIDC_CLIENT_ID: 'x' })).toBe('NONLOCAL_OIDC_CLIENT_ID needs NONLOCAL_OIDC_ISSUER.');
    expect(read({ NONLOCAL_OIDC_ALLOW: '@a.example' })).toBe('NONLOCAL_OIDC_ALLOW needs NONLOCAL_OIDC_ISSUER.');
    expect(read({ NONLOCAL_SECRET: whole.NONLOCAL_SECRET, NONLOCAL_PUBLIC_URL: 'http://localhost:3000/' })).toBeNull();
  });

  it('name who may open rooms', () => {
    expect(
      read({ ...whole, NONLOCAL_OIDC_ALLOW: '@School.example, groups=Class Teachers,https://x.example/role=a=b' }),
    ).toMatchObject({
      rules: [
        { kind: 'domain', domain: 'school.example' },
        { kind: 'claim', claim: 'groups', value: 'Class Teachers' },
        { kind: 'claim', claim: 'https://x.example/role', value: 'a=b' },
      ],
    });
    for (const wrong of [
      'school.example',
      '@',
      '@school',
      'ada@school.example',
      'groups=',
      '=teachers',
      '@a.example,,',
    ])
      expect(read({ ...whole, NONLOCAL_OIDC_ALLOW: wrong }), wrong).toMatch(/^NONLOCAL_OIDC_ALLOW .* is neither\.$/);
  });

  it.each(['NONLOCAL_OIDC_ISSUER', 'NONLOCAL_PUBLIC_URL'])('%s is an address that nobody can listen at', (name) => {
    for (const right of ['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080', 'https://x.example'])
      expect(read({ ...whole, [name]: right }), right).toBeTypeOf('object');
    for (const wrong of [
      'x.example',
      'http://x.example',
      'https://me:canary-secret@x.example',
      'ftp://x.example',
      'https://x.example/#a',
    ])
      expect(read({ ...whole, [name]: wrong }), wrong).toMatch(new RegExp(`^${name} must look like https:`));
  });

  it('has a secret that cannot be guessed, and tells none', () => {
    expect(read({ ...whole, NONLOCAL_SECRET: 'canary-short' })).toBe(
      'NONLOCAL_SECRET must have at least 32 characters.',
    );
    expect(read({ ...whole, NONLOCAL_PUBLIC_URL: 'https://x.example/class' })).toMatch(
      /^NONLOCAL_PUBLIC_URL must end with the host/,
    );
    for (const name of ['NONLOCAL_OIDC_ISSUER', 'NONLOCAL_PUBLIC_URL'])
      expect(read({ ...whole, [name]: 'https://me:canary-secret@x.example' })).not.toContain('canary');
  });
});
