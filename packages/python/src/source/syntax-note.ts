/** What CPython's compiler warns of by a SyntaxWarning: the program compiles, but hardly means what it says. */
export interface SyntaxNote {
  readonly message: string;
  /** The SyntaxError's message where a filter makes the warning an error. */
  readonly asError: string;
  /** Lines from 1, columns from 1, as in a `Diagnostic`. */
  readonly line: number;
  readonly offset: number;
  readonly endLine: number;
  readonly endOffset: number;
}

/** Collects notes. A body of `finally` is compiled several times and noted once. */
export class SyntaxNotes {
  readonly items: SyntaxNote[] = [];
  readonly #seen = new Set<string>();

  add(note: SyntaxNote): void {
    const key = `${note.line} ${note.offset} ${note.message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.items.push(note);
  }
}
