import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogEntry } from '@nonlocal/classroom';
import { parseRoomCode } from '@nonlocal/protocol';
import { faultsIn } from './checker.ts';
import { foldLog } from './fold.ts';
import { readJournals } from './journal.ts';
import type { Place } from './place.ts';

const logFile = 'log.json';

/** Reads the room's log from its store, keeps it beside the journals, and compares the two. */
export async function judge(place: Place, code: string): Promise<readonly string[]> {
  const store = await place.openStore();
  try {
    const parsed = parseRoomCode(code);
    const room = parsed === null ? null : await store.roomByCode(parsed);
    if (room === null) return [`I1 the store has no room ${code}`];
    writeFileSync(join(place.folder, logFile), JSON.stringify(await store.entries(room.id, 0)));
  } finally {
    await store.close();
  }
  return judgeFolder(place.folder);
}

/** The same for a run of before, from its folder alone. */
export function judgeFolder(folder: string): readonly string[] {
  const log = JSON.parse(readFileSync(join(folder, logFile), 'utf8')) as readonly LogEntry[];
  const { hashes, view } = foldLog(log);
  const rows = log.map(({ seq, cmdId, op }) => ({ seq, cmdId, voids: op.kind === 'void' ? op.seq : null }));
  return faultsIn({ log: rows, hashes, view, journals: readJournals(folder) });
}
