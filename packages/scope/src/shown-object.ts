import { PyCell, PyFunction, PyGenerator, type PyObject, type Value } from '@nonlocal/python';
import { type Entries, entriesOf } from './entries.ts';
import { cellView, entryView, headOf, type Head, isHeadOf, objectView, withEntries } from './object-view.ts';
import { isSame } from './same.ts';
import { isShownApart, type Refer } from './value.ts';
import type { EntryView, ObjectView } from './value-view.ts';
import type { ObjectChange } from './view.ts';

/** What mentions objects: a frame, an object. */
export interface Holder {
  readonly refs: readonly PyObject[];
}

/** An object on screen: the view of it, and the objects that the view mentions. */
export class ShownObject {
  readonly object: PyObject;
  refs: readonly PyObject[];
  /** What else the view was read from: where one of these is written to, the view may change. */
  sources: readonly object[];
  /** What mentions it: where the observer found it. */
  foundIn: Holder;
  /** How many were found before it when the observer walked last. */
  place = 0;
  #view: ObjectView;
  /** Of a cell: what it held. */
  #contents: Value | undefined;
  /** Of a container: what the view was made from. */
  #parts: { readonly head: Head; readonly entries: Entries; readonly items: readonly EntryView[] } | null = null;

  constructor(object: PyObject, foundIn: Holder) {
    this.object = object;
    this.foundIn = foundIn;
    const refs: PyObject[] = [];
    this.#view = this.#make((each) => void refs.push(each));
    this.refs = kept(refs);
    this.sources = sourcesOf(object);
    if (object instanceof PyCell) this.#contents = object.contents;
  }

  get view(): ObjectView {
    return this.#view;
  }

  /** Looks at the object again. `null`: there is nothing new to be seen. */
  update(): ObjectView | ObjectChange | null {
    const { object } = this;
    if (object instanceof PyCell) return this.#updateCell(object);
    const refs: PyObject[] = [];
    const refer: Refer = (each) => void refs.push(each);
    const old = this.#parts;
    const entries = entriesOf(object);
    if (old !== null && entries !== null) {
      if (isHeadOf(old.head, object)) {
        if (old.head.kind === 'instance') refer(object.cls);
        const change = this.#compare(old.entries, entries, old.items, old.head, refer);
        this.refs = kept(refs);
        this.sources = sourcesOf(object);
        return change;
      }
    }
    const view = this.#make(refer);
    this.refs = kept(refs);
    this.sources = sourcesOf(object);
    if (isSame(view, this.#view)) return null;
    this.#view = view;
    return view;
  }

  #updateCell({ id, contents }: PyCell): ObjectView | null {
    if (contents === this.#contents) return null;
    this.#contents = contents;
    const refs: PyObject[] = [];
    const view = cellView(id, contents, (each) => void refs.push(each));
    this.refs = kept(refs);
    this.#view = view;
    return view;
  }

  #make(refer: Refer): ObjectView {
    const { object } = this;
    const entries = entriesOf(object);
    if (entries === null) {
      this.#parts = null;
      return objectView(object, refer);
    }
    const head = headOf(object);
    if (head.kind === 'instance') refer(object.cls);
    const items = entries.values.map((value, i) => entryView(head.kind, entries.keys?.[i] ?? null, value, refer));
    this.#parts = { head, entries, items };
    return withEntries(head, entries.length, items);
  }

  /** Makes views only of the entries that are others than before. */
  #compare(
    before: Entries,
    after: Entries,
    items: readonly EntryView[],
    head: Head,
    refer: Refer,
  ): ObjectChange | null {
    const changed: [number, EntryView][] = [];
    const now = after.values.map((value, i) => {
      const key = after.keys?.[i] ?? null;
      const old = items[i];
      if (old !== undefined && before.values[i] === value && (before.keys?.[i] ?? null) === key) {
        if (head.kind === 'mapping' && isShownApart(key ?? undefined)) refer(key as PyObject);
        if (isShownApart(value)) refer(value);
        return old;
      }
      const item = entryView(head.kind, key, value, refer);
      if (!isSame(old, item)) changed.push([i, item]);
      return item;
    });
    this.#parts = { head, entries: after, items: now };
    if (changed.length === 0 && items.length === now.length && before.length === after.length) return null;
    this.#view = withEntries(head, after.length, now);
    return { id: this.object.id, length: after.length, entries: { length: now.length, items: changed } };
  }
}

/** What was gathered, without the room to spare of an array that grew. */
const kept = <T>(gathered: readonly T[]): readonly T[] => gathered.slice();

function sourcesOf(object: PyObject): readonly object[] {
  const sources: object[] = [];
  if (object.attrs !== null) sources.push(object.attrs);
  if (object instanceof PyFunction && object.kwDefaults !== null) sources.push(object.kwDefaults);
  if (object instanceof PyGenerator) {
    for (const slot of object.frame?.slots ?? []) if (slot instanceof PyCell) sources.push(slot);
  }
  return kept(sources);
}
