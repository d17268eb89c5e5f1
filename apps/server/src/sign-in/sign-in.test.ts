import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningServer } from '../server.ts';
import { startServer } from '../testing/server-here.ts';
import { type OidcIssuer, type Person, startIssuer } from '../testing/oidc-issuer.ts';
import type { Rule, SignInConfig } from './sign-in-config.ts';
import { SignIn } from './sign-in.ts';
import { Tickets } from './tickets.ts';

const secret = 'a secret that both nodes know of, and nobody else';
const publicUrl = 'http://localhost';
const rules: readonly Rule[] = [
  { kind: 'domain', domain: 'school.example' },
  { kind: 'claim', claim: 'groups', value: 'teachers' },
];
const ofSchool = { email: 'canary@School.example', email_verified: true };

let issuer: OidcIssuer;
/** Two nodes that share nothing but the secret. */
let one: RunningServer;
let two: RunningServer;

function settings(): SignInConfig {
  const { url, clientId, clientSecret } = issuer;
  return { issuer: new URL(url), clientId, clientSecret, publicUrl: new URL(publicUrl), secret, rules };
}

const node = (overrides: Partial<SignInConfig> = {}): Promise<RunningServer> =>
  startServer({
    port: 0,
    host: '127.0.0.1',
    dataDir: null,
    logLevel: 'silent',
    signIn: { ...settings(), ...overrides },
  });

beforeAll(async () => {
  issuer = await startIssuer();
  [one, two] = await Promise.all([node(), node()]);
});

beforeEach(() => {
  issuer.next = { claims: ofSchool };
});

afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await issuer.close();
});

/** One browser's way: a cookie, and where it is sent next. */
interface Hop {
  readonly location: URL;
  readonly cookie: string;
}

/** Asks a node as the browser does that knows it under its public address. */
async function hop(at: RunningServer, path: string, cookie = ''): Promise<Hop> {
  const headers = { cookie: cookie.split(';', 1)[0] ?? '' };
  const response = await fetch(`http://127.0.0.1:${at.port}${path}`, { redirect: 'manual', headers });
  expect(response.status).toBe(303);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return {
    location: new URL(response.headers.get('location') ?? '', publicUrl),
    cookie: response.headers.get('set-cookie') ?? '',
  };
}

/** To the issuer and back to the door of a node: the path that the browser is about to ask for. */
async function throughIssuer(location: URL): Promise<string> {
  const response = await fetch(location, { redirect: 'manual' });
  const back = new URL(response.headers.get('location') ?? '');
  expect(back.origin).toBe(publicUrl);
  return back.pathname + back.search;
}

/** Begun on one node, finished on the other; what the page then finds in its address. */
async function signIn(person: Person): Promise<URLSearchParams> {
  issuer.next = person;
  const begun = await hop(one, '/api/sign-in');
  const path = await throughIssuer(begun.location);
  const { location } = await hop(two, path, begun.cookie);
  expect(location.pathname).toBe('/teach/');
  return new URLSearchParams(location.hash.slice(1));
}

const reason = async (person: Person): Promise<string | null> => (await signIn(person)).get('signIn');

const openRoom = async (at: RunningServer, body: unknown): Promise<number> => {
  const response = await fetch(`http://127.0.0.1:${at.port}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.status;
};

describe('an instructor who signs in with OpenID Connect', () => {
  it('gets a ticket that opens rooms, whichever node began, finished, and is asked', async () => {
    expect(await (await fetch(`http://127.0.0.1:${one.port}/api/opening`)).json()).toEqual({ ways: ['signIn'] });
    const ticket = (await signIn({ claims: ofSchool })).get('ticket') ?? '';
    expect(ticket).not.toBe('');
    expect(await openRoom(one, { ticket })).toBe(201);
    expect(await openRoom(two, { ticket })).toBe(201);
  });

  it('leaves nothing in the browser but a sealed note, out of reach of scripts, that is taken back', async () => {
    const begun = await hop(one, '/api/sign-in');
    expect(begun.cookie).toMatch(/^nonlocal-sign-in=[\w.-]+; Path=\/api\/sign-in; HttpOnly; SameSite=Lax$/);
    expect(begun.location.searchParams.get('code_challenge_method')).toBe('S256');
    const state = begun.location.searchParams.get('state') ?? 'none';
    expect(Buffer.from(begun.cookie.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain(state);
    const secure = await node({ publicUrl: new URL('https://class.example') });
    expect((await hop(secure, '/api/sign-in')).cookie).toContain('; Secure;');
    await secure.close();
    const ended = await hop(two, await throughIssuer(begun.location), begun.cookie);
    expect(ended.cookie).toMatch(/^nonlocal-sign-in=; .*Expires=Thu, 01 Jan 1970/);
  });

  it('is let in by a domain or a group, which the issuer may also say of them when asked', async () => {
    expect(await reason({ userInfo: { groups: ['pupils', 'teachers'] } })).toBeNull();
    expect(await reason({ claims: { groups: 'teachers' } })).toBeNull();
    expect(await reason({ userInfo: ofSchool })).toBeNull();
  });

  it.each([
    ['another domain', { email: 'canary@evil.example', email_verified: true }],
    ['a domain that ends the same', { email: 'canary@notschool.example', email_verified: true }],
    ['a domain below it', { email: 'school.example@evil.example', email_verified: true }],
    ['an address that nobody has verified', { email: 'canary@school.example', email_verified: false }],
    ['another group', { groups: ['teachers-of-evil'] }],
    ['nothing said of them', {}],
  ])('opens no room with %s', async (_what, claims) => {
    expect(await reason({ claims })).toBe('NOT_ALLOWED');
    expect(await reason({ userInfo: claims })).toBe('NOT_ALLOWED');
  });
});

describe('a sign-in that is not what it says', () => {
  it.each<[what: string, person: Person, changed: Readonly<Record<string, string>>, cause: string]>([
    ['that is right', {}, {}, 'none'],
    ['with another state', {}, { state: 'another' }, 'OAUTH_INVALID_RESPONSE'],
    ['with another code', {}, { code: 'another' }, 'OAUTH_RESPONSE_BODY_ERROR'],
    ['that the issuer refuses', {}, { error: 'access_denied' }, 'OAUTH_AUTHORIZATION_RESPONSE_ERROR'],
    ['with another nonce', { nonce: 'another' }, {}, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['for another client', { audience: 'another' }, {}, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['signed by somebody else', { isForged: true }, {}, 'OAUTH_INVALID_RESPONSE'],
  ])('ends without a ticket, for its own reason: %s', async (_what, person, changed, cause) => {
    issuer.next = { claims: ofSchool, ...person };
    const signing = new SignIn(settings());
    const { url, flow } = await signing.begin();
    const query = new URL(await throughIssuer(url), publicUrl).searchParams;
    for (const [name, value] of Object.entries(changed)) query.set(name, value);
    const end = await signing.finish(`?${query.toString()}`, flow);
    expect(end).toEqual(cause === 'none' ? { kind: 'allowed' } : { kind: 'failed', why: 'FAILED', cause });
  });

  it('cannot be finished by another browser, nor twice', async () => {
    const begun = await hop(one, '/api/sign-in');
    const path = await throughIssuer(begun.location);
    expect((await hop(one, path)).location.hash).toBe('#signIn=EXPIRED');
    expect((await hop(one, path, 'nonlocal-sign-in=e30.e30')).location.hash).toBe('#signIn=EXPIRED');
    const other = await hop(one, '/api/sign-in');
    expect((await hop(one, path, other.cookie)).location.hash).toBe('#signIn=FAILED');
    expect((await hop(one, path, begun.cookie)).location.hash).toMatch(/^#ticket=/);
    expect((await hop(one, path, begun.cookie)).location.hash).toBe('#signIn=FAILED');
  });

  it('brings no ticket of its own', async () => {
    const real = await new Tickets(secret, Date.now).issue();
    const old = await new Tickets(secret, () => Date.now() - 11 * 60_000).issue();
    const foreign = await new Tickets(`${secret}!`, Date.now).issue();
    const flow = await new Tickets(secret, Date.now).seal({ state: 's', nonce: 'n', verifier: 'v' });
    const [head, body] = real.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    expect(await openRoom(one, { ticket: real })).toBe(201);
    for (const ticket of [old, foreign, flow, unsigned, `${head}.${body}.`, 'x', '', 5, null])
      expect(await openRoom(one, { ticket }), String(ticket)).toBe(401);
    expect(await openRoom(one, {})).toBe(401);
  });

  it('that takes too long begins again', async () => {
    let now = 0;
    const tickets = new Tickets(secret, () => now);
    const flow = { state: 's', nonce: 'n', verifier: 'v' };
    const sealed = await tickets.seal(flow);
    now = 14 * 60_000;
    expect(await tickets.unseal(sealed)).toEqual(flow);
    now = 16 * 60_000;
    expect(await tickets.unseal(sealed)).toBeNull();
  });

  it('meets an issuer that is away, and works when it is back', async () => {
    const away = await startIssuer();
    const lonely = await node({ issuer: new URL(away.url), rules: [] });
    await away.close();
    expect((await hop(lonely, '/api/sign-in')).location.hash).toBe('#signIn=UNAVAILABLE');
    const back = await startIssuer(Number(new URL(away.url).port));
    expect((await hop(lonely, '/api/sign-in')).location.origin).toBe(away.url);
    await Promise.all([lonely.close(), back.close()]);
  });
});
