import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Token, asToken } from '@nonlocal/protocol';
import express, { type Express, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Admission } from './admission.ts';
import type { Hub } from './hub.ts';
import { lanUrls } from './lan.ts';
import type { Readiness } from './readiness.ts';

export interface HttpParts {
  readonly hub: () => Hub;
  readonly admission: Admission;
  readonly readiness: Readiness;
  readonly host: string;
  /** Known once the server listens. */
  readonly port: () => number;
}

/** Pages, health, and the one request that is not a message: a new room. */
export function httpDoor({ hub, admission, readiness, host, port }: HttpParts): Express {
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

  app.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });

  app.get('/readyz', (_request, response) => {
    void readiness.state().then((state) => {
      response
        .status(state.ready ? 200 : 503)
        .set('Cache-Control', 'no-store')
        .json(state.ready ? { ok: true } : { ok: false, code: state.reason });
    });
  });

  app.get('/api/lan', (_request, response) => {
    response.json({ urls: lanUrls(host, port()) });
  });

  app.post('/api/rooms', (request, response) => {
    if (!peers.isSameOrigin(request) && request.headers.origin !== undefined) {
      response.status(403).json({ ok: false, code: 'FORBIDDEN', message: 'From another site.', retryable: false });
      return;
    }
    if (!admission.mayCreateRoom(peers.networkOf(request), Date.now())) {
      response.status(429).json({ ok: false, code: 'RATE_LIMITED', message: 'Too many new rooms.', retryable: true });
      return;
    }
    hub()
      .create()
      .then(
        (room) => response.status(201).set('Cache-Control', 'no-store').json(room),
        () =>
          response
            .status(503)
            .json({ ok: false, code: 'STORE_UNAVAILABLE', message: 'The room was not stored.', retryable: true }),
      );
  });

  app.get('/api/room', (request, response) => {
    const token = bearerOf(request);
    const exporting = token === null ? Promise.resolve(null) : hub().export(token);
    exporting.then(
      (text) => {
        if (text === null)
          response
            .status(401)
            .json({ ok: false, code: 'BAD_TOKEN', message: "This needs the instructor's token.", retryable: false });
        else response.set('Cache-Control', 'no-store').attachment('room.jsonl').type('application/jsonl').send(text);
      },
      () =>
        response
          .status(503)
          .json({ ok: false, code: 'STORE_UNAVAILABLE', message: 'The room was not read.', retryable: true }),
    );
  });

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
  return app;
}

/** A token in the `Authorization` header, where no log and no history keeps it (RFC 6750, 2.1). */
function bearerOf(request: Request): Token | null {
  const [, token] = /^Bearer (?<token>[\w-]{22})$/.exec(request.headers.authorization ?? '') ?? [];
  return token === undefined ? null : asToken(token);
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
