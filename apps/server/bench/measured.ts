/** Numbers as they come, kept without boxing. */
export class Samples {
  #values = new Float64Array(1_024);
  #count = 0;

  add(value: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count++] = value;
  }

  spread(): Spread {
    const sorted = this.#values.slice(0, this.#count).toSorted();
    const at = (part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
    return { count: this.#count, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
  }
}

/** Milliseconds, where it is about time. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Microseconds on a clock that all processes of this machine share. */
export const micros = (): number => Math.round((performance.timeOrigin + performance.now()) * 1_000);

export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** A table whose first row is its head; numbers stand right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? short(cell) : cell)));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))))
    .map((row) => row.join('  '))
    .join('\n');
}

function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value) || Math.abs(value) >= 1_000) return Math.round(value).toLocaleString('en');
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2);
}
