import * as oidc from 'openid-client';
import { type Claims, mayTeach } from './rules.ts';
import type { SignInConfig } from './sign-in-config.ts';
import type { Flow } from './tickets.ts';

/** The issuer is asked while a person waits. */
const patienceSeconds = 10;
export const callbackPath = '/api/sign-in/callback';

/** Why somebody got no ticket; the page has a sentence for each. */
export type SignInFailure = 'EXPIRED' | 'NOT_ALLOWED' | 'FAILED' | 'UNAVAILABLE';

export type SignInEnd =
  | { readonly kind: 'allowed' }
  /** `cause` is for the log: a code, nothing of a person. */
  | { readonly kind: 'failed'; readonly why: SignInFailure; readonly cause: string };

/**
 * OpenID Connect's authorization code flow with PKCE, state and nonce, through openid-client. The issuer's metadata is
 * fetched when somebody first signs in, so that a server starts without it. What the issuer says of a person is looked
 * at once and let go.
 */
export class SignIn {
  readonly #config: SignInConfig;
  #issuer: Promise<oidc.Configuration> | null = null;

  constructor(config: SignInConfig) {
    this.#config = config;
  }

  /** Rejects where the issuer cannot be reached. */
  async begin(): Promise<{ readonly url: URL; readonly flow: Flow }> {
    const issuer = await this.#discovered();
    const flow = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    const url = oidc.buildAuthorizationUrl(issuer, {
      redirect_uri: new URL(callbackPath, this.#config.publicUrl).href,
      scope: this.#config.rules.length === 0 ? 'openid' : 'openid email profile',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
    });
    return { url, flow };
  }

  /** `query`: what the browser brought back from the issuer. */
  async finish(query: string, { state, nonce, verifier }: Flow): Promise<SignInEnd> {
    try {
      const issuer = await this.#discovered();
      const returned = new URL(callbackPath, this.#config.publicUrl);
      returned.search = query;
      const tokens = await oidc.authorizationCodeGrant(issuer, returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) return { kind: 'failed', why: 'FAILED', cause: 'no ID token' };
      const isAllowed =
        mayTeach(claims, this.#config.rules) ||
        mayTeach(await this.#moreClaims(issuer, tokens.access_token, claims.sub), this.#config.rules);
      return isAllowed ? { kind: 'allowed' } : { kind: 'failed', why: 'NOT_ALLOWED', cause: 'no rule holds' };
    } catch (error) {
      return { kind: 'failed', why: 'FAILED', cause: codeOf(error) };
    }
  }

  /** Many issuers say e-mail and groups only here (OpenID Connect Core, 5.4). */
  async #moreClaims(issuer: oidc.Configuration, accessToken: string, subject: string): Promise<Claims> {
    if (issuer.serverMetadata().userinfo_endpoint === undefined) return {};
    return { ...(await oidc.fetchUserInfo(issuer, accessToken, subject)) };
  }

  #discovered(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#config;
    const isPlain = issuer.protocol === 'http:';
    this.#issuer ??= oidc
      .discovery(issuer, clientId, undefined, clientAuth(clientSecret), {
        timeout: patienceSeconds,
        // The ID token comes over TLS from the issuer itself; its signature is checked all the same. Plain HTTP is for an
        // issuer on this machine, which the configuration sees to.
        // oxlint-disable-next-line typescript/no-deprecated -- marked so to stand out
        execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
      })
      .catch((error: unknown) => {
        // The next one asks again.
        this.#issuer = null;
        throw error;
      });
    return this.#issuer;
  }
}

/** As the issuer wants it; where it does not say, as the standard has it (OpenID Connect Core, 9). */
const clientAuth =
  (secret: string): oidc.ClientAuth =>
  (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const isBasic = methods.includes('client_secret_basic') || !methods.includes('client_secret_post');
    (isBasic ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret))(server, client, body, headers);
  };

/** Errors of the library carry claims and answers with them; only a word of them may be logged. */
export function codeOf(error: unknown): string {
  const given: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof given === 'string' && /^\w{1,60}$/.test(given) ? given : 'unknown';
}
