import type { PyCode } from '../objects/code.ts';
import type { ByteWriter } from './bytes.ts';
import { modes } from './format.ts';
import { Table } from './table.ts';
import type { TextTable } from './text-table.ts';
import { originOf, type Unit } from './units.ts';

export interface CodePlace {
  readonly instance: number;
  readonly ordinal: number;
}

/** Where the code of an image comes from: the units that were compiled, and the instances that were made of them. */
export class CodePlaces {
  readonly #units = new Table<Unit>();
  readonly #instances = new Table<string>();
  readonly #rows: { readonly unit: number; readonly first: number; readonly isHidden: boolean }[] = [];
  readonly #places = new Map<PyCode, CodePlace | null>();

  /** `null` for code that was put together by hand. */
  placeOf(code: PyCode): CodePlace | null {
    let place = this.#places.get(code);
    if (place === undefined) {
      place = this.#find(code);
      this.#places.set(code, place);
    }
    return place;
  }

  /** Units and instances, as the format has them; the texts of the units are named by their numbers in `texts`. */
  write(out: ByteWriter, texts: TextTable): void {
    out.uint(this.#units.items.length);
    for (const { source, filename, mode, flags } of this.#units.items) {
      out.uint(texts.add(source));
      out.uint(texts.add(filename));
      out.uint(modes.indexOf(mode));
      out.uint(flags);
    }
    out.uint(this.#rows.length);
    for (const { unit, first, isHidden } of this.#rows) {
      out.uint(unit);
      out.uint(first);
      out.byte(isHidden ? 1 : 0);
    }
  }

  #find(code: PyCode): CodePlace | null {
    const origin = originOf(code.code);
    if (origin === undefined) return null;
    const { ordinal } = origin;
    const first = code.id - ordinal;
    const unit = this.#units.add(origin.unit);
    const instance = this.#instances.add(`${unit} ${first}`);
    if (instance === this.#rows.length) this.#rows.push({ unit, first, isHidden: code.isHidden });
    return { instance, ordinal };
  }
}
