import { closeSync, openSync, readFileSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const seq = v.number();
const hash = v.nullable(v.string());

/** What an instructor's client did and was told. */
const commandRecord = v.variant('kind', [
  v.object({ kind: v.literal('sent'), cmdId: v.string(), base: seq }),
  /** Written when the acknowledgement arrived, and not before. */
  v.object({ kind: v.literal('acknowledged'), cmdId: v.string(), seq }),
  v.object({ kind: v.literal('refused'), cmdId: v.string(), code: v.string() }),
]);

/** What a client of any role saw of the room. `conn` counts its connections. */
const followRecord = v.variant('kind', [
  /** Asked to be served what follows `seq`; -1: from nothing. */
  v.object({ kind: v.literal('asked'), conn: v.number(), event: v.picklist(['hello', 'resume']), seq }),
  /** As they came in, before the client decided anything. */
  v.object({ kind: v.literal('snap'), conn: v.number(), seq, hash }),
  v.object({ kind: v.literal('step'), conn: v.number(), seq, cmdId: v.string(), hash }),
  /** The engine that the image of `seq` restores to. */
  v.object({ kind: v.literal('image'), seq, hash }),
  /** As the client's timeline took them. */
  v.object({ kind: v.literal('jumped'), seq }),
  v.object({ kind: v.literal('applied'), seq, cmdId: v.string(), hash }),
  /** Where it stood when the class was over, and a digest of what it showed. */
  v.object({ kind: v.literal('end'), seq, view: v.string() }),
]);

const recordSchema = v.union([commandRecord, followRecord]);

export type JournalRecord = v.InferOutput<typeof recordSchema>;

/** One client's account of what it saw, as lines of JSON in a file of its own, each written when it happened. */
export class Journal {
  readonly #file: number;

  constructor(folder: string, name: string) {
    this.#file = openSync(join(folder, `${name}.jsonl`), 'a');
  }

  write(record: JournalRecord): void {
    writeSync(this.#file, `${JSON.stringify(record)}\n`);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** All journals of a folder, by the name of their client. */
export function readJournals(folder: string): ReadonlyMap<string, readonly JournalRecord[]> {
  const journals = new Map<string, readonly JournalRecord[]>();
  for (const file of readdirSync(folder).filter((each) => each.endsWith('.jsonl'))) {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
    journals.set(
      file.slice(0, -'.jsonl'.length),
      lines.map((line) => v.parse(recordSchema, JSON.parse(line))),
    );
  }
  return journals;
}
