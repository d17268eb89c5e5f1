import type { NodeId, PeerNews } from '@nonlocal/classroom';
import { memberIdSchema, memberStatusSchema, seqSchema } from '@nonlocal/protocol';
import * as v from 'valibot';

const isNodeId = (text: string): text is NodeId => text.length > 0;

const newsSchema = v.variant('kind', [
  v.object({ kind: v.literal('moved'), head: seqSchema }),
  v.object({ kind: v.literal('changed') }),
  v.object({ kind: v.literal('seated'), member: memberIdSchema, at: v.number() }),
  v.object({ kind: v.literal('present'), whole: v.boolean(), members: v.array(memberStatusSchema) }),
  v.object({ kind: v.literal('asking') }),
  v.object({ kind: v.literal('left') }),
]);

const letterSchema = v.object({ from: v.pipe(v.string(), v.guard(isNodeId)), news: newsSchema });

export interface Letter {
  readonly from: NodeId;
  readonly news: PeerNews;
}

export const writeLetter = (letter: Letter): string => JSON.stringify(letter);

/** `null` where it is none: of a newer version, or somebody else's. */
export function readLetter(text: string): Letter | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const letter = v.safeParse(letterSchema, data);
  return letter.success ? letter.output : null;
}
