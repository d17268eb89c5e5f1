import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { refuse } from '@nonlocal/protocol';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { lanUrls } from './lan.ts';
import { type OperationsParts, operationsDoor } from './operations-door.ts';
import { type RoomsParts, roomsDoor } from './rooms-door.ts';
import { type SignInParts, signInDoor } from './sign-in/sign-in-door.ts';

export interface HttpParts extends RoomsParts {
  readonly log: Logger;
  /** `null`: there is nowhere to sign in. */
  readonly signIn: Pick<SignInParts, 'config' | 'tickets'> | null;
  readonly operations: Omit<OperationsParts, 'peers'>;
  readonly host: string;
  /** Known once the server listens. */
  readonly port: () => number;
}

/** Everything that is asked over HTTP: pages, rooms, and what those want to know who run the server. */
export function httpDoor(parts: HttpParts): Express {
  const { hub, admission, openers, tally, log, signIn, operations, host, port } = parts;
  const { peers } = admission;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', peers.trusts);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          workerSrc: ["'self'"],
          connectSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          // The editor sets the styles of its parts from its script.
          styleSrc: ["'self'", "'unsafe-inline'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      // A school serves over plain HTTP on its own network: a browser must not be told otherwise for a year.
      strictTransportSecurity: false,
      originAgentCluster: false,
    }),
  );

  app.use(operationsDoor({ ...operations, peers }));

  app.get('/api/lan', (_request, response) => {
    response.json({ urls: lanUrls(host, port()) });
  });

  if (signIn !== null) app.use(signInDoor({ ...signIn, admission, log }));
  app.use(roomsDoor({ hub, admission, openers, tally }));

  const instructor = pageDirectory('instructor');
  const student = pageDirectory('student');
  // `index: false` where a page answers every path below it: the fallback serves it, without caching.
  app.use('/teach', express.static(instructor, { index: false, setHeaders: cacheAssets, redirect: false }));
  app.get(['/teach', '/teach/{*path}'], (_request, response) => sendPage(response, instructor));
  app.use(express.static(student, { index: false, setHeaders: cacheAssets }));
  app.get(['/', '/join/:code'], (_request, response) => sendPage(response, student));

  app.use((_request, response) => {
    response.status(404).type('text').send('Not found\n');
  });
  // Express would write the error, and with it what was asked, to the console.
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error }, 'a request could not be answered');
    if (response.headersSent) response.destroy();
    else
      response.status(status).json(refuse('BAD_MESSAGE', status < 500 ? 'Not understood.' : 'Something went wrong.'));
  });
  return app;
}

/** What the libraries below express say of a request they do not understand. */
function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

/** Beside this app's folder, from the source as from the bundle. */
const pageDirectory = (app: string): string => fileURLToPath(new URL(`../../${app}/dist`, import.meta.url));

function sendPage(response: Response, directory: string): void {
  if (existsSync(`${directory}/index.html`)) {
    response.set('Cache-Control', 'no-cache').sendFile('index.html', { root: directory });
  } else response.status(503).type('text').send('The pages are not built yet: run `npm start`.\n');
}

/** Built assets carry a hash in their names and never change. */
function cacheAssets(response: Response, path: string): void {
  const isHashed = /[\\/]assets[\\/]/.test(path);
  response.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}
