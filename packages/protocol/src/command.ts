import * as v from 'valibot';
import { breakpointCount, sourceLength } from './limits.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const line = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000));
const source = v.pipe(v.string(), v.maxLength(sourceLength));
const granularity = v.picklist(['line', 'expression', 'instruction']);

const move = v.variant('kind', [
  v.object({ kind: v.literal('into') }),
  v.object({ kind: v.literal('over') }),
  v.object({ kind: v.literal('out') }),
  v.object({ kind: v.literal('continue') }),
  v.object({ kind: v.literal('toLine'), line }),
  v.object({ kind: v.literal('toScopeChange') }),
]);

/** What drives the room's session: the wire's form of the engine's command. Keys come out in this order, always. */
export const commandSchema = v.variant('kind', [
  v.object({ kind: v.literal('load'), source, filename: v.pipe(v.string(), v.maxLength(200)) }),
  v.object({ kind: v.literal('restart') }),
  v.object({ kind: v.literal('step'), granularity, move }),
  v.object({ kind: v.literal('back'), granularity, move: v.picklist(['into', 'over', 'out']) }),
  v.object({ kind: v.literal('goTo'), step: count }),
  v.object({
    kind: v.literal('breakpoints'),
    lines: v.pipe(v.array(line), v.maxLength(breakpointCount), v.readonly()),
  }),
  v.object({ kind: v.literal('evaluate'), frame: count, source }),
  v.object({ kind: v.literal('setCell'), cell: count, source }),
  v.object({ kind: v.literal('input'), text: source }),
]);

export type WireCommand = v.InferOutput<typeof commandSchema>;

/** Written by the server: the entry `seq` ended the interpreter and counts as not having happened. */
const voidSchema = v.object({ kind: v.literal('void'), seq: count });

/** What an entry of a room's log does. */
export const opSchema = v.variant('kind', [...commandSchema.options, voidSchema]);

export type WireOp = v.InferOutput<typeof opSchema>;
