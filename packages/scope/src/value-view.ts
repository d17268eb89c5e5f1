/**
 * What an observer sees of values and objects: plain JSON data, no Python objects. Immutable atoms stand where
 * they are used; everything with identity is an `ObjectView` in `View.objects` and is referred to by its id.
 */

/** Counts up from 1 within a session; equal in every engine that folded the same commands. */
export type ObjectId = number;

export type ValueView = AtomView | RefView;

/** An int, str, float, bool, None … shown in place. `text` is its `repr`, cut at 200 characters with `…`. */
export interface AtomView {
  readonly type: string;
  readonly text: string;
}

export interface RefView {
  readonly ref: ObjectId;
}

/** A name and what it is bound to. `value` is `null` while the name is unbound. */
export interface BindingView {
  readonly name: string;
  /** `cell`: this frame's own variable, captured by an inner function. `free`: another frame's, reached through a cell. */
  readonly kind: 'local' | 'cell' | 'free' | 'global' | 'attribute';
  /** True for parameters of the function. */
  readonly isParameter: boolean;
  /** The cell between name and value; only for `cell` and `free`. */
  readonly cell: ObjectId | null;
  readonly value: ValueView | null;
}

/** A part of a container: `items` start at index `from`; `length` is the whole length. */
export interface WindowView<T> {
  readonly from: number;
  readonly length: number;
  readonly items: readonly T[];
}

/** What stands in a window: a value, a key with its value, or an attribute. */
export type EntryView = ValueView | readonly [ValueView, ValueView] | BindingView;

interface ObjectBase {
  readonly id: ObjectId;
  /** The name of the Python type. */
  readonly type: string;
}

export type ObjectView =
  | FunctionView
  | CodeView
  | CellView
  | SequenceView
  | MappingView
  | ClassView
  | InstanceView
  | GeneratorView
  | MethodView
  | OtherView;

export interface FunctionView extends ObjectBase {
  readonly kind: 'function';
  readonly name: string;
  readonly qualname: string;
  /** As in the source: `(a, b=2, *rest)`. */
  readonly signature: string;
  readonly firstLine: number;
  readonly code: ObjectId;
  /** `__closure__`: `null`, or one cell for each of the code's `freevars`, in their order. */
  readonly closure: readonly ObjectId[] | null;
  readonly freevars: readonly string[];
  readonly defaults: readonly { readonly name: string; readonly value: ValueView }[];
  /** The frame that executed the `def` or `lambda`; it may be gone. 0 where there is none. */
  readonly definedIn: ObjectId;
}

export interface CodeView extends ObjectBase {
  readonly kind: 'code';
  readonly name: string;
  readonly qualname: string;
  readonly firstLine: number;
  readonly argCount: number;
  readonly varnames: readonly string[];
  readonly cellvars: readonly string[];
  readonly freevars: readonly string[];
  readonly names: readonly string[];
  /** `repr` of each constant. */
  readonly consts: readonly string[];
}

export interface CellView extends ObjectBase {
  readonly kind: 'cell';
  /** `null` while the cell is empty. */
  readonly content: ValueView | null;
}

/** list, tuple, set, frozenset, deque, range …: anything shown as a row of values. */
export interface SequenceView extends ObjectBase {
  readonly kind: 'sequence';
  readonly window: WindowView<ValueView>;
}

export interface MappingView extends ObjectBase {
  readonly kind: 'mapping';
  readonly window: WindowView<readonly [ValueView, ValueView]>;
}

export interface ClassView extends ObjectBase {
  readonly kind: 'class';
  readonly name: string;
  readonly bases: readonly string[];
  readonly attributes: WindowView<BindingView>;
}

export interface InstanceView extends ObjectBase {
  readonly kind: 'instance';
  /** The class, where it is shown as an object of its own. */
  readonly cls: ObjectId | null;
  readonly attributes: WindowView<BindingView>;
}

export interface GeneratorView extends ObjectBase {
  readonly kind: 'generator';
  readonly name: string;
  readonly state: 'created' | 'suspended' | 'running' | 'closed';
  /** Its frame's bindings while it is suspended. */
  readonly bindings: readonly BindingView[];
  readonly line: number | null;
}

export interface MethodView extends ObjectBase {
  readonly kind: 'method';
  readonly self: ValueView;
  readonly func: ValueView;
}

/** Shown by its `repr` alone. */
export interface OtherView extends ObjectBase {
  readonly kind: 'other';
  readonly text: string;
}
