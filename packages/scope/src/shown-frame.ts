import {
  CodeFlag,
  type CodeObject,
  type Frame,
  PyCell,
  PyDict,
  type PyFrame,
  type PyObject,
  type Value,
} from '@nonlocal/python';
import { isDunder } from './entries.ts';
import { diffLists } from './list-change.ts';
import { cellIn, type Slot, slotBinding, slotsOf } from './slot-binding.ts';
import { rangeAt } from './source-range.ts';
import { isSameValue, isShownApart, type Refer, valueView } from './value.ts';
import type { BindingView, ValueView } from './value-view.ts';
import type { FrameChange, FrameView, ListChange, SourceRange } from './view.ts';

/** Names of a namespace shown at most. */
const mostNames = 500;

/** What the names of a namespace were shown from. */
interface Namespace {
  readonly layout: number;
  readonly count: number;
  readonly size: number;
  /** The dict's slots of the names that are shown, and what they held. */
  readonly slots: readonly number[];
  readonly values: Value[];
}

/** A frame on screen: the view of it, and the objects that the view mentions. */
export class ShownFrame {
  readonly frame: Frame;
  readonly id: number;
  readonly #slots: readonly Slot[];
  /** What was in those slots, and in their cells. */
  #held: (Value | undefined)[] = [];
  #contents: (Value | undefined)[] = [];
  #namespace: Namespace | null = null;
  /** The instruction whose range is shown. */
  #index: number;
  #range: SourceRange;
  #bindings: readonly BindingView[];
  readonly #isModule: boolean;
  #view: FrameView | null = null;
  #refs: readonly PyObject[] | null = null;

  /** `isStanding`: it runs next, and its range is that of its next instruction; others wait for their call. */
  constructor(frame: Frame, isStanding: boolean) {
    this.frame = frame;
    this.id = frame.id;
    const { code } = frame.code;
    this.#isModule = code.scope.kind === 'module';
    this.#slots = this.#isModule ? [] : slotsOf(code);
    this.#index = shownIndex(frame, isStanding);
    this.#range = rangeAt(code, this.#index);
    this.#bindings = this.#allBindings();
  }

  get view(): FrameView {
    this.#view ??= this.#makeView();
    return this.#view;
  }

  get name(): string {
    return this.frame.code.code.name;
  }

  get isClassBody(): boolean {
    return this.frame.code.code.scope.kind === 'class';
  }

  get range(): SourceRange {
    return this.#range;
  }

  get bindings(): readonly BindingView[] {
    return this.#bindings;
  }

  /** The objects mentioned, in order: function, code, then cells and values name by name. */
  get refs(): readonly PyObject[] {
    this.#refs ??= this.#findRefs();
    return this.#refs;
  }

  /** Whether its view is read from that. */
  reads(object: PyCell | PyDict | PyFrame | Frame): boolean {
    if (object instanceof PyCell) return this.#held.includes(object);
    return object === this.frame || object === this.frame.object || object === this.frame.names;
  }

  /** Looks at the frame again. `null`: there is nothing new to be seen. */
  update(isStanding: boolean): FrameChange | null {
    const range = this.#updateRange(isStanding);
    const bindings = this.#updateBindings();
    if (bindings === null && range === null) return null;
    this.#view = null;
    if (bindings === null) return { id: this.id, range: this.#range };
    return range === null ? { id: this.id, bindings } : { id: this.id, range, bindings };
  }

  #updateRange(isStanding: boolean): SourceRange | null {
    const index = shownIndex(this.frame, isStanding);
    if (index === this.#index) return null;
    this.#index = index;
    const range = rangeAt(this.frame.code.code, index);
    if (isSameRange(range, this.#range)) return null;
    this.#range = range;
    return range;
  }

  #updateBindings(): ListChange<BindingView> | null {
    const { names } = this.frame;
    if (this.#namespace !== null && names instanceof PyDict && !isSameLayout(this.#namespace, names)) {
      const before = this.#bindings;
      this.#bindings = this.#allBindings();
      return diffLists(before, this.#bindings);
    }
    const items: [number, BindingView][] = [];
    this.#updateSlots(items);
    if (this.#namespace !== null && names instanceof PyDict) this.#updateNames(names, this.#namespace, items);
    if (items.length === 0) return null;
    const bindings = this.#bindings.slice();
    for (const [i, binding] of items) bindings[i] = binding;
    this.#bindings = bindings;
    return { length: bindings.length, items };
  }

  #updateSlots(items: [number, BindingView][]): void {
    const { frame } = this;
    for (let i = 0; i < this.#slots.length; i++) {
      const slot = this.#slots[i] as Slot;
      const held = frame.slots[slot.index];
      const contents = cellIn(held, slot)?.contents;
      if (held === this.#held[i] && contents === this.#contents[i]) continue;
      if (isApart(this.#held[i]) || isApart(held) || isApart(this.#contents[i]) || isApart(contents)) this.#refs = null;
      this.#held[i] = held;
      this.#contents[i] = contents;
      const binding = slotBinding(frame, slot, ignore);
      if (!isSameBinding(binding, this.#bindings[i])) items.push([i, binding]);
    }
  }

  #updateNames(names: PyDict, { slots, values }: Namespace, items: [number, BindingView][]): void {
    for (let i = 0; i < slots.length; i++) {
      const value = names.values[slots[i] as number];
      if (value === undefined || value === values[i]) continue;
      if (isApart(values[i]) || isApart(value)) this.#refs = null;
      values[i] = value;
      const at = this.#slots.length + i;
      const old = this.#bindings[at] as BindingView;
      const view = valueView(value, ignore);
      if (!isSameValue(view, old.value)) items.push([at, nameBinding(old.name, this.#isModule, view)]);
    }
  }

  #allBindings(): BindingView[] {
    const { frame } = this;
    this.#refs = null;
    this.#held = this.#slots.map((slot) => frame.slots[slot.index]);
    this.#contents = this.#slots.map((slot, i) => cellIn(this.#held[i], slot)?.contents);
    const bindings = this.#slots.map((slot) => slotBinding(frame, slot, ignore));
    const { names } = frame;
    if (!(names instanceof PyDict)) return bindings;
    const slots: number[] = [];
    const values: Value[] = [];
    for (let slot = 0; slot < names.keys.length && bindings.length < mostNames; slot++) {
      const name = names.keys[slot];
      if (typeof name !== 'string' || isDunder(name)) continue;
      const value = names.at(slot);
      slots.push(slot);
      values.push(value);
      bindings.push(nameBinding(name, this.#isModule, valueView(value, ignore)));
    }
    // Copies have no room to spare, as arrays that grew do: these are kept while the frame is on screen.
    const { layout, keys, size } = names;
    this.#namespace = { layout, count: keys.length, size, slots: slots.slice(), values: values.slice() };
    return bindings.slice();
  }

  #makeView(): FrameView {
    const { frame } = this;
    const { code } = frame.code;
    const kind = frameKind(code);
    return {
      id: this.id,
      name: code.name,
      qualname: code.qualname,
      kind,
      code: frame.code.id,
      func: kind === 'class' ? null : (frame.func?.id ?? null),
      range: this.#range,
      lexicalParent: lexicalParent(frame, kind),
      bindings: this.#bindings,
    };
  }

  #findRefs(): readonly PyObject[] {
    const { frame } = this;
    const refs: PyObject[] = [];
    if (frame.func !== null && frame.func.id > 0) refs.push(frame.func);
    refs.push(frame.code);
    const refer: Refer = (each) => void refs.push(each);
    this.#held.forEach((held, i) => {
      const cell = cellIn(held, this.#slots[i] as Slot);
      if (cell !== null) refs.push(cell);
      const value = cell === null ? held : cell.contents;
      if (isShownApart(value)) refer(value);
    });
    for (const value of this.#namespace?.values ?? []) if (isShownApart(value)) refer(value);
    return refs.slice();
  }
}

const ignore: Refer = () => {};

function nameBinding(name: string, isGlobal: boolean, value: ValueView): BindingView {
  return { name, kind: isGlobal ? 'global' : 'local', isParameter: false, cell: null, value };
}

function isSameRange(a: SourceRange, b: SourceRange): boolean {
  return a.line === b.line && a.col === b.col && a.endLine === b.endLine && a.endCol === b.endCol;
}

/** Of the same name. */
function isSameBinding(a: BindingView, b: BindingView | undefined): boolean {
  return b !== undefined && a.kind === b.kind && a.cell === b.cell && isSameValue(a.value, b.value);
}
const isApart = isShownApart;

function shownIndex(frame: Frame, isStanding: boolean): number {
  return isStanding ? frame.pc >> 1 : frame.lasti;
}

function isSameLayout(namespace: Namespace, dict: PyDict): boolean {
  return namespace.layout === dict.layout && namespace.count === dict.keys.length && namespace.size === dict.size;
}

function frameKind(code: CodeObject): FrameView['kind'] {
  switch (code.scope.kind) {
    case 'module':
      return 'module';
    case 'class':
      return 'class';
    case 'lambda':
      return 'lambda';
    case 'comprehension':
      return 'comprehension';
    default:
      return (code.flags & (CodeFlag.GENERATOR | CodeFlag.ASYNC_GENERATOR)) === 0 ? 'function' : 'generator';
  }
}

/** Of a function the frame that executed its `def`; of a class body the one that executes it. */
function lexicalParent(frame: Frame, kind: FrameView['kind']): number | null {
  if (kind === 'module') return null;
  if (frame.func !== null) return frame.func.definedIn > 0 ? frame.func.definedIn : null;
  let back = frame.back;
  while (back?.code.isHidden === true) back = back.back;
  return back?.id ?? null;
}
