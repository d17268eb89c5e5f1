import type { OutputPiece } from './view.ts';

type Stream = OutputPiece['stream'];

/** A place in the output, to come back to. */
export interface OutputMark {
  readonly closed: OutputPiece[];
  readonly count: number;
  readonly open: OutputPiece | null;
  readonly sinceStep: number;
}

/** Pieces at least this long end with their line. Short lines are put together. */
const shortPiece = 64;
const cutNotice = '\n[output truncated]\n';

/**
 * What was written, in pieces. How the text is cut into pieces depends on the text alone, not on where the run was
 * stopped, so that every engine shows the same pieces. Marks share the closed pieces: going back copies nothing.
 */
export class OutputLog {
  #closed: OutputPiece[] = [];
  #count = 0;
  #open: OutputPiece | null = null;
  /** Characters written since the last step of the step axis. */
  #sinceStep = 0;
  readonly #perStep: number;

  constructor(perStep: number) {
    this.#perStep = perStep;
  }

  write(stream: Stream, text: string): void {
    if (text === '' || this.#sinceStep > this.#perStep) return;
    const room = this.#perStep - this.#sinceStep;
    this.#sinceStep += text.length;
    this.#append(stream, text.length > room ? text.slice(0, room) + cutNotice : text);
  }

  #append(stream: Stream, text: string): void {
    let rest = text;
    while (rest !== '') {
      if (this.#open !== null && (this.#open.stream !== stream || isFull(this.#open))) this.#close(this.#open);
      const line = rest.indexOf('\n') + 1;
      const part = line === 0 ? rest : rest.slice(0, line);
      this.#open = { stream, text: (this.#open?.text ?? '') + part };
      rest = rest.slice(part.length);
    }
  }

  #close(piece: OutputPiece): void {
    const there = this.#closed[this.#count];
    if (there !== undefined && (there.stream !== piece.stream || there.text !== piece.text))
      this.#closed = this.#closed.slice(0, this.#count);
    // A replay finds its own pieces; they stay, so that views can be compared by identity.
    if (this.#closed.length === this.#count) this.#closed.push(piece);
    this.#count++;
    this.#open = null;
  }

  /** A new step of the step axis begins. */
  step(): void {
    this.#sinceStep = 0;
  }

  mark(): OutputMark {
    return { closed: this.#closed, count: this.#count, open: this.#open, sinceStep: this.#sinceStep };
  }

  reset(mark: OutputMark): void {
    this.#closed = mark.closed;
    this.#count = mark.count;
    this.#open = mark.open;
    this.#sinceStep = mark.sinceStep;
  }

  pieces(): readonly OutputPiece[] {
    const pieces = this.#closed.slice(0, this.#count);
    if (this.#open !== null) pieces.push(this.#open);
    return pieces;
  }

  /** The characters of one stream written since a mark. */
  textSince(mark: OutputMark, stream: Stream): string {
    let text = '';
    for (const piece of this.pieces().slice(mark.count)) if (piece.stream === stream) text += piece.text;
    return mark.open?.stream === stream ? text.slice(mark.open.text.length) : text;
  }
}

function isFull(piece: OutputPiece): boolean {
  return piece.text.length >= shortPiece && piece.text.endsWith('\n');
}
