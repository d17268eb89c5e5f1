import type Database from 'libsql';

interface Write {
  /** Runs inside the transaction; what it throws concerns it alone. */
  readonly run: () => () => void;
  readonly failed: (error: Error) => void;
}

/**
 * Puts all writes that one turn of the event loop asks for into one transaction, so that a class that joins at once
 * costs a few syncs to the disk, not five hundred. Nobody hears of a write before its commit has returned.
 */
export class GroupCommit {
  readonly #database: Database.Database;
  #waiting: Write[] = [];
  #scheduled = false;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /**
   * Resolves after the commit with what `run` returned. Rejects with what `run` threw (then this write alone did not
   * happen), or with a `CommitError` if it is not known whether the transaction was committed.
   */
  write<T>(run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        run: () => {
          try {
            const value = run();
            return () => resolve(value);
          } catch (error) {
            const cause = asError(error);
            return () => reject(cause);
          }
        },
        failed: reject,
      });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => this.flush());
    });
  }

  /** Commits what is waiting, now. */
  flush(): void {
    this.#scheduled = false;
    const writes = this.#waiting;
    this.#waiting = [];
    if (writes.length === 0) return;
    let settle: (() => void)[];
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      settle = writes.map((write) => write.run());
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#rollBack();
      const failure = new CommitError(asError(error));
      for (const write of writes) write.failed(failure);
      return;
    }
    for (const done of settle) done();
  }

  #rollBack(): void {
    try {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
    } catch {
      // The transaction ended by itself; SQLite rolls back on its own after some errors.
    }
  }
}

/** The transaction failed as a whole; whether it is on the disk must be read there. */
export class CommitError extends Error {
  override readonly name = 'CommitError';

  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
