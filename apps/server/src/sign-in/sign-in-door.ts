import { type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import type { Admission } from '../admission.ts';
import type { SignInConfig } from './sign-in-config.ts';
import { SignIn, type SignInFailure, callbackPath, codeOf } from './sign-in.ts';
import type { Tickets } from './tickets.ts';

const beginPath = '/api/sign-in';
const cookie = 'nonlocal-sign-in';

export interface SignInParts {
  readonly config: SignInConfig;
  readonly tickets: Tickets;
  readonly admission: Admission;
  readonly log: Logger;
}

/**
 * Sends a browser to the issuer and takes it back. Both ends are the instructor's page: with a ticket or a reason in
 * the fragment, which no server ever sees and the page takes out of the address.
 */
export function signInDoor({ config, tickets, admission, log }: SignInParts): Router {
  const signIn = new SignIn(config);
  const router = Router();
  // Lax: the issuer sends the browser back from another site.
  const attributes = {
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl.protocol === 'https:',
    path: beginPath,
  } as const;

  const back = (response: Response, name: 'ticket' | 'signIn', value: string): void => {
    response.redirect(303, `/teach/#${name}=${value}`);
  };
  const failed = (response: Response, why: SignInFailure, cause: string): void => {
    log.warn({ why, cause }, 'a sign-in failed');
    back(response, 'signIn', why);
  };

  router.use(beginPath, (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    if (admission.maySignIn(admission.peers.networkOf(request), Date.now())) next();
    else back(response, 'signIn', 'UNAVAILABLE');
  });

  router.get(beginPath, async (_request, response) => {
    try {
      const { url, flow } = await signIn.begin();
      response.cookie(cookie, await tickets.seal(flow), attributes).redirect(303, url.href);
    } catch (error) {
      failed(response, 'UNAVAILABLE', codeOf(error));
    }
  });

  router.get(callbackPath, async (request, response) => {
    response.clearCookie(cookie, attributes);
    const flow = await tickets.unseal(cookieOf(request));
    if (flow === null) {
      failed(response, 'EXPIRED', 'no flow');
      return;
    }
    const end = await signIn.finish(new URL(request.originalUrl, config.publicUrl).search, flow);
    if (end.kind === 'failed') failed(response, end.why, end.cause);
    else back(response, 'ticket', await tickets.issue());
  });

  return router;
}

/** What is sealed uses letters, digits, `-`, `_` and dots only. */
const cookieOf = (request: Request): string =>
  new RegExp(`(?:^|;\\s*)${cookie}=([\\w.-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? '';
