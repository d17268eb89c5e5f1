import type { ForkStore, ForkSummary, SavedFork } from '@nonlocal/client';

const databaseName = 'nonlocal';
const version = 1;

/**
 * Forks in IndexedDB, each in two generations: `forks` has the last saved state, `previous` the one before, so that a
 * record that turns out damaged still has an elder. Every write is `durability: 'strict'`.
 */
export function forkDatabase(factory: IDBFactory | undefined = globalThis.indexedDB): ForkStore {
  let opened: Promise<IDBDatabase> | null = null;
  const open = (): Promise<IDBDatabase> => {
    opened ??= openDatabase(factory).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };

  return {
    async list() {
      const database = await open();
      const store = database.transaction('forks').objectStore('forks');
      const records: unknown[] = await answer(store.getAll());
      return records.flatMap((record): ForkSummary[] => (isSavedFork(record) ? [summaryOf(record)] : []));
    },
    async load(id) {
      const database = await open();
      const transaction = database.transaction(['forks', 'previous']);
      for (const generation of ['forks', 'previous']) {
        const record: unknown = await answer(transaction.objectStore(generation).get(id));
        if (isSavedFork(record)) return record;
      }
      return null;
    },
    async save(fork) {
      const database = await open();
      const transaction = database.transaction(['forks', 'previous'], 'readwrite', { durability: 'strict' });
      const forks = transaction.objectStore('forks');
      const before: unknown = await answer(forks.get(fork.id));
      if (isSavedFork(before)) transaction.objectStore('previous').put(before);
      forks.put(fork);
      await committed(transaction);
    },
    async remove(id) {
      const database = await open();
      const transaction = database.transaction(['forks', 'previous'], 'readwrite');
      transaction.objectStore('forks').delete(id);
      transaction.objectStore('previous').delete(id);
      await committed(transaction);
    },
  };
}

function openDatabase(factory: IDBFactory | undefined): Promise<IDBDatabase> {
  if (factory === undefined) return Promise.reject(new Error('this browser does not offer storage here'));
  const request = factory.open(databaseName, version);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('forks', { keyPath: 'id' });
    request.result.createObjectStore('previous', { keyPath: 'id' });
  });
  return answer(request);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('storage failed')));
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    const fail = () => reject(transaction.error ?? new Error('storage failed'));
    transaction.addEventListener('abort', fail);
    transaction.addEventListener('error', fail);
  });
}

function summaryOf(fork: SavedFork): ForkSummary {
  const { id, room, name, forkedAt, createdAt, changedAt } = fork;
  return { id, room, name, forkedAt, createdAt, changedAt };
}

/** What the disk gives back is looked at before it is believed; the engine checks the image's bytes itself. */
export function isSavedFork(value: unknown): value is SavedFork {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Partial<Record<keyof SavedFork, unknown>>;
  const strings = [record.id, record.room, record.name, record.draft];
  return (
    strings.every((field) => typeof field === 'string') &&
    (record.forkedAt === null || Number.isSafeInteger(record.forkedAt)) &&
    typeof record.createdAt === 'number' &&
    typeof record.changedAt === 'number' &&
    record.image instanceof Uint8Array &&
    Array.isArray(record.commands) &&
    record.commands.every((command: unknown) => typeof command === 'object' && command !== null && 'kind' in command)
  );
}
