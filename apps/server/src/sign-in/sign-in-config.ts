import { type Environment, WrongValue, secretIn, value } from '../environment.ts';

/** Somebody who may open rooms: with an address of a domain, or with a claim that has, or lists, a value. */
export type Rule =
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'claim'; readonly claim: string; readonly value: string };

export interface SignInConfig {
  readonly issuer: URL;
  readonly clientId: string;
  /** Never to be shown; neither is `secret`. */
  readonly clientSecret: string;
  /** Where browsers find this service. */
  readonly publicUrl: URL;
  /** The same on every node: any of them can finish what another began. */
  readonly secret: string;
  /** One of them is enough; none: everybody whom the issuer knows. */
  readonly rules: readonly Rule[];
}

/** `null` where no issuer is named. Throws a `WrongValue` where something else is missing or wrong. */
export function signInIn(env: Environment): SignInConfig | null {
  const publicUrl = urlIn(env, 'NONLOCAL_PUBLIC_URL');
  if (publicUrl !== null && publicUrl.pathname !== '/') {
    throw new WrongValue('NONLOCAL_PUBLIC_URL must end with the host: the pages have paths of their own.');
  }
  const secret = secretIn(env, 'NONLOCAL_SECRET', 32);
  const rules = rulesIn(env);
  const issuer = urlIn(env, 'NONLOCAL_OIDC_ISSUER');
  const clientId = value(env, 'NONLOCAL_OIDC_CLIENT_ID');
  const clientSecret = value(env, 'NONLOCAL_OIDC_CLIENT_SECRET');
  if (issuer === null) {
    const stray = ['NONLOCAL_OIDC_CLIENT_ID', 'NONLOCAL_OIDC_CLIENT_SECRET', 'NONLOCAL_OIDC_ALLOW'].find(
      (name) => value(env, name) !== null,
    );
    if (stray !== undefined) throw new WrongValue(`${stray} needs NONLOCAL_OIDC_ISSUER.`);
    return null;
  }
  return {
    issuer,
    clientId: clientId ?? needs('NONLOCAL_OIDC_CLIENT_ID'),
    clientSecret: clientSecret ?? needs('NONLOCAL_OIDC_CLIENT_SECRET'),
    publicUrl: publicUrl ?? needs('NONLOCAL_PUBLIC_URL'),
    secret: secret ?? needs('NONLOCAL_SECRET, the same for every server'),
    rules,
  };
}

/** What one signs in with travels over it: plain HTTP is for trying things out on one machine. */
function urlIn(env: Environment, name: string): URL | null {
  const text = value(env, name);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isThisMachine(url.hostname));
  if (url === null || !isSafe || url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new WrongValue(`${name} must look like https://host.example, or http://localhost:3000 to try it out.`);
  }
  return url;
}

const isThisMachine = (host: string): boolean => host === 'localhost' || host === '127.0.0.1' || host === '[::1]';

function needs(name: string): never {
  throw new WrongValue(`NONLOCAL_OIDC_ISSUER needs ${name}.`);
}

function rulesIn(env: Environment): readonly Rule[] {
  const texts = value(env, 'NONLOCAL_OIDC_ALLOW')?.split(',') ?? [];
  return texts.map((each) => {
    const text = each.trim();
    const domain = /^@([\w-]+(?:\.[\w-]+)+)$/.exec(text)?.[1];
    if (domain !== undefined) return { kind: 'domain', domain: domain.toLowerCase() };
    const [, claim, wanted] = /^([^\s=@]+)=(.+)$/.exec(text) ?? [];
    if (claim !== undefined && wanted !== undefined) return { kind: 'claim', claim, value: wanted };
    throw new WrongValue(
      `NONLOCAL_OIDC_ALLOW must be a list such as "@school.example, groups=teachers"; "${text}" is neither.`,
    );
  });
}
