import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoomStore } from '@nonlocal/classroom';
import { PostgresStore } from '../src/store/postgres-store.ts';
import { SqliteStore } from '../src/store/sqlite-store.ts';
import { type PostgresProcess, startPostgres } from '../src/testing/postgres-process.ts';

export const storeKinds = ['sqlite', 'postgres'] as const;

export type StoreKind = (typeof storeKinds)[number];

/** Where the rooms of one class are kept, and its journals beside them. */
export interface Place {
  readonly folder: string;
  readonly dataDir: string;
  /** For the server's environment. */
  readonly env: Record<string, string>;
  readonly postgres: PostgresProcess | null;
  /** Another pair of eyes on the same data. */
  openStore(): Promise<RoomStore>;
  /** Takes everything away, or all but the journals and the log beside them. */
  remove(options: { readonly keepsJournals: boolean }): Promise<void>;
}

/** `postgres`: one that runs already; without it a place on Postgres brings its own. */
export async function openPlace(kind: StoreKind, postgres: PostgresProcess | null = null): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'nonlocal-soak-'));
  const dataDir = join(folder, 'data');
  if (kind === 'sqlite') {
    return {
      folder,
      dataDir,
      env: { NONLOCAL_DATA: dataDir, DATABASE_URL: '' },
      postgres: null,
      openStore: () => Promise.resolve(new SqliteStore(join(dataDir, 'nonlocal.db'))),
      remove: ({ keepsJournals }) => {
        rmSync(keepsJournals ? dataDir : folder, { recursive: true, force: true });
        return Promise.resolve();
      },
    };
  }
  const running = postgres ?? (await startPostgres());
  const url = running.freshDatabase();
  return {
    folder,
    dataDir,
    env: { NONLOCAL_DATA: dataDir, DATABASE_URL: url },
    postgres: running,
    openStore: () => PostgresStore.open(url, () => {}),
    remove: async ({ keepsJournals }) => {
      if (postgres === null) await running.remove();
      rmSync(keepsJournals ? dataDir : folder, { recursive: true, force: true });
    },
  };
}
