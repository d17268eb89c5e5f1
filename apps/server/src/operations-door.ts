import { type Request, Router } from 'express';
import type { Metrics } from './metrics.ts';
import type { Peers } from './peers.ts';
import type { Readiness } from './readiness.ts';
import { isSame } from './secrets.ts';

export interface OperationsParts {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly peers: Peers;
  /** Whoever has it may read the metrics from elsewhere; `null`: nobody. */
  readonly metricsToken: string | null;
}

/** What those ask who run the server: is it alive, does it take people, what does it do. */
export function operationsDoor({ readiness, metrics, peers, metricsToken }: OperationsParts): Router {
  const router = Router();

  router.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });

  router.get('/readyz', async (_request, response) => {
    const state = await readiness.state();
    response
      .status(state.ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(state.ready ? { ok: true } : { ok: false, code: state.reason });
  });

  const mayRead = (request: Request): boolean => {
    if (peers.isLocal(request)) return true;
    const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    return metricsToken !== null && token !== undefined && isSame(token, metricsToken);
  };

  router.get('/metrics', async (request, response) => {
    if (mayRead(request)) {
      const text = await metrics.text();
      response.set('Cache-Control', 'no-store').set('Content-Type', metrics.contentType).send(text);
    } else if (metricsToken === null) {
      response.status(403).type('text').send('Only for this machine: see NONLOCAL_METRICS_TOKEN.\n');
    } else {
      response.status(401).set('WWW-Authenticate', 'Bearer').type('text').send('This needs the token.\n');
    }
  });

  return router;
}
