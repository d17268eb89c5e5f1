import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type { Command } from '../command.ts';
import { Session } from '../session.ts';
import { engineVersion } from '../version.ts';

/** A recorded room: its commands never change. Each engine that came to other states than the one before has a record. */
export interface GoldenLog {
  readonly about: string;
  readonly commands: readonly Command[];
  readonly records: readonly GoldenRecord[];
}

interface GoldenRecord {
  readonly engine: string;
  /** Why the states are other ones than before. */
  readonly because: string;
  /** The state's hash after each command; after a refused one the refusal's code. */
  readonly hashes: readonly string[];
}

const folder = new URL('../../golden/logs/', import.meta.url);

export const goldenLogNames: readonly string[] = readdirSync(folder)
  .map((file) => file.replace(/\.json$/, ''))
  .toSorted();

export const readGoldenLog = (name: string): GoldenLog =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as GoldenLog;

/** What this engine's record of the commands says. */
export function replay(commands: readonly Command[]): string[] {
  const session = Session.create();
  return commands.map((command) => {
    const outcome = session.apply(command);
    return outcome.kind === 'refused' ? outcome.refusal : session.hash();
  });
}

/** Adds a record to the log if this engine comes to other states than its last one; whether it did. */
export function recordGoldenLog(name: string, because: string): boolean {
  const log = readGoldenLog(name);
  const hashes = replay(log.commands);
  if (log.records.at(-1)?.hashes.join() === hashes.join()) return false;
  const records = [...log.records, { engine: engineVersion, because, hashes }];
  writeFileSync(new URL(`${name}.json`, folder), written({ ...log, records }));
  return true;
}

/** A command a line, a record a line. */
function written({ about, commands, records }: GoldenLog): string {
  const lines = (items: readonly unknown[]): string => items.map((item) => `  ${JSON.stringify(item)}`).join(',\n');
  return `{
 "about": ${JSON.stringify(about)},
 "commands": [\n${lines(commands)}\n ],
 "records": [\n${lines(records)}\n ]
}
`;
}
