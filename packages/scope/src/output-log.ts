import type { OutputPiece, TailChange } from './view.ts';

type Stream = OutputPiece['stream'];

/** A place in the output, to come back to. */
export interface OutputMark {
  readonly closed: OutputPiece[];
  readonly count: number;
  readonly open: OutputPiece | null;
  readonly sinceStep: number;
}

/** Pieces at least this long end with their line. Short lines are put together, long ones cut where they were written. */
const shortPiece = 64;
const longPiece = 256;
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

  /** Whether nothing was written since the mark. */
  isAt(mark: OutputMark): boolean {
    return mark.closed === this.#closed && mark.count === this.#count && mark.open === this.#open;
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
    return piecesAt(this.mark());
  }

  /** What leads from the pieces at a mark to those of now; `null` where they are the same. */
  changeSince(mark: OutputMark): TailChange<OutputPiece> | null {
    if (this.isAt(mark)) return null;
    if (mark.closed === this.#closed && mark.count <= this.#count) return this.#added(mark);
    const before = piecesAt(mark);
    const now = this.pieces();
    let kept = 0;
    while (kept < before.length && kept < now.length && isSamePiece(before[kept], now[kept])) kept++;
    return kept === before.length && kept === now.length ? null : { kept, added: now.slice(kept) };
  }

  #added({ count, open }: OutputMark): TailChange<OutputPiece> {
    const added = this.#closed.slice(count, this.#count);
    if (this.#open !== null) added.push(this.#open);
    if (open === null || !isSamePiece(open, added[0])) return { kept: count, added };
    return { kept: count + 1, added: added.slice(1) };
  }

  /** The characters written since a mark of this run, of one stream or of all. */
  textSince(mark: OutputMark, stream: Stream | null = null): string {
    let text = '';
    const pieces = this.#closed.slice(mark.count, this.#count);
    if (this.#open !== null) pieces.push(this.#open);
    for (const piece of pieces) if (stream === null || piece.stream === stream) text += piece.text;
    const { open } = mark;
    return open !== null && (stream === null || open.stream === stream) ? text.slice(open.text.length) : text;
  }
}

export function piecesAt({ closed, count, open }: OutputMark): readonly OutputPiece[] {
  const pieces = closed.slice(0, count);
  if (open !== null) pieces.push(open);
  return pieces;
}

function isSamePiece(a: OutputPiece | undefined, b: OutputPiece | undefined): boolean {
  return a === b || (a?.stream === b?.stream && a?.text === b?.text);
}

function isFull({ text }: OutputPiece): boolean {
  return text.length >= longPiece || (text.length >= shortPiece && text.endsWith('\n'));
}
