import { createHash, randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';

/** What the issuer says of whoever signs in next; a test makes it lie. */
export interface Person {
  /** In the ID token. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** At the user info endpoint only. */
  readonly userInfo?: Readonly<Record<string, unknown>>;
  readonly nonce?: string;
  readonly audience?: string;
  /** Signed with a key that is not published. */
  readonly isForged?: boolean;
}

export interface OidcIssuer {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  next: Person;
  close(): Promise<void>;
}

interface Grant {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly person: Person;
}

const subject = 'canary-subject';

/** An OpenID Connect issuer on this machine that lets everybody in without asking, and is as strict as the standard. */
export async function startIssuer(port = 0): Promise<OidcIssuer> {
  const [published, hidden] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  const jwk = { ...(await exportJWK(published.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, Person>();
  const clientId = 'nonlocal';
  const clientSecret = randomUUID();
  let url = '';

  const authorize = (query: URLSearchParams): string => {
    const redirectUri = query.get('redirect_uri') ?? '';
    const code = randomUUID();
    grants.set(code, {
      nonce: query.get('nonce') ?? '',
      challenge: query.get('code_challenge_method') === 'S256' ? (query.get('code_challenge') ?? '') : '',
      redirectUri,
      person: issuer.next,
    });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state') ?? '');
    return back.href;
  };

  const token = async (request: IncomingMessage): Promise<readonly [number, unknown]> => {
    const body = new URLSearchParams(await text(request));
    const code = body.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    // Both halves are form-encoded first (RFC 6749, 2.3.1).
    const client = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
    if (client[0] !== clientId || client[1] !== clientSecret) return [401, { error: 'invalid_client' }];
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant === undefined || challenge !== grant.challenge || body.get('redirect_uri') !== grant.redirectUri)
      return [400, { error: 'invalid_grant' }];
    const { person } = grant;
    const accessToken = randomUUID();
    tokens.set(accessToken, person);
    const idToken = await new SignJWT({ nonce: person.nonce ?? grant.nonce, ...person.claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(url)
      .setSubject(subject)
      .setAudience(person.audience ?? clientId)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(person.isForged === true ? hidden.privateKey : published.privateKey);
    return [200, { access_token: accessToken, token_type: 'Bearer', id_token: idToken }];
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    switch (pathname) {
      case '/.well-known/openid-configuration':
        json(200, {
          issuer: url,
          authorization_endpoint: `${url}/authorize`,
          token_endpoint: `${url}/token`,
          userinfo_endpoint: `${url}/userinfo`,
          jwks_uri: `${url}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['ES256'],
          code_challenge_methods_supported: ['S256'],
        });
        return;
      case '/authorize':
        response.writeHead(302, { location: authorize(searchParams) }).end();
        return;
      case '/token':
        json(...(await token(request)));
        return;
      case '/jwks':
        json(200, { keys: [jwk] });
        return;
      case '/userinfo': {
        const person = tokens.get(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
        if (person === undefined) json(401, { error: 'invalid_token' });
        else json(200, { sub: subject, ...person.userInfo });
        return;
      }
      default:
        json(404, {});
    }
  };

  const server: Server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer: OidcIssuer = {
    url,
    clientId,
    clientSecret,
    next: {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return issuer;
}
