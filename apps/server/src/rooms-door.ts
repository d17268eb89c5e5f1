import { type RefusalCode, type Token, asToken, refuse } from '@nonlocal/protocol';
import { type Request, type Response, Router, json } from 'express';
import type { Admission } from './admission.ts';
import type { Hub } from './hub.ts';
import { type Openers, readProof } from './openers.ts';
import type { Tally } from './tally.ts';

export interface RoomsParts {
  readonly hub: () => Hub;
  readonly admission: Admission;
  readonly openers: Openers;
  readonly tally: Tally;
}

/** What is asked about rooms that is no message in one: a new room, and taking one home. */
export function roomsDoor({ hub, admission, openers, tally }: RoomsParts): Router {
  const { peers } = admission;
  const router = Router();

  const no = (response: Response, status: number, code: RefusalCode, message: string): void => {
    tally.refused(code);
    response.status(status).json(refuse(code, message));
  };

  router.get('/api/opening', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ways: openers.ways });
  });

  router.post('/api/rooms', json({ limit: '4kb' }), async (request, response) => {
    const network = peers.networkOf(request);
    const now = Date.now();
    if (!peers.isSameOrigin(request) && request.headers.origin !== undefined) {
      no(response, 403, 'FORBIDDEN', 'From another site.');
      return;
    }
    const proof = readProof(request.body);
    // Before it is looked at: else the answer would tell whether it is right.
    if (proof.password !== undefined && !admission.mayTryPassword(network, now)) {
      no(response, 429, 'RATE_LIMITED', 'Too many wrong passwords from your network. Wait a minute.');
      return;
    }
    const permission = await openers.check(proof);
    if (permission.kind === 'denied') {
      if (proof.password !== undefined) admission.wrongPassword(network, now);
      no(response, 401, 'FORBIDDEN', permission.message);
      return;
    }
    if (!admission.mayCreateRoom(network, now)) {
      no(response, 429, 'RATE_LIMITED', 'Too many new rooms.');
      return;
    }
    try {
      response
        .status(201)
        .set('Cache-Control', 'no-store')
        .json(await hub().create());
    } catch {
      no(response, 503, 'STORE_UNAVAILABLE', 'The room was not stored.');
    }
  });

  router.get('/api/room', async (request, response) => {
    const token = bearerOf(request);
    try {
      const text = token === null ? null : await hub().export(token);
      if (text === null) no(response, 401, 'BAD_TOKEN', "This needs the instructor's token.");
      else response.set('Cache-Control', 'no-store').attachment('room.jsonl').type('application/jsonl').send(text);
    } catch {
      no(response, 503, 'STORE_UNAVAILABLE', 'The room was not read.');
    }
  });

  return router;
}

/** A token in the `Authorization` header, where no log and no history keeps it (RFC 6750, 2.1). */
function bearerOf(request: Request): Token | null {
  const [, token] = /^Bearer (?<token>[\w-]{22})$/.exec(request.headers.authorization ?? '') ?? [];
  return token === undefined ? null : asToken(token);
}
