import type { BindingView, FrameView, ObjectId, ObjectView, ValueView, View } from '@nonlocal/scope';

type Objects = View['objects'];

/** What stands at the right of a row: text in place, an arrow to a box, nothing yet, or nothing any more. */
export type RowContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'arrow'; readonly to: BoxKey }
  | { readonly kind: 'unbound' }
  | { readonly kind: 'gone' };

/** `f12` a frame (or what is left of it), `o12` an object, `c12` a cell. */
export type BoxKey = `f${number}` | `o${number}` | `c${number}`;

export interface Row {
  /** Unique in its box and the same from step to step. */
  readonly key: string;
  readonly label: string;
  readonly kind: BindingView['kind'] | 'item' | 'code';
  readonly isParameter: boolean;
  readonly content: RowContent;
  /** The side from which an arrow leaves: cells lie to the left of objects, everything else to the right. */
  readonly side: 'left' | 'right';
}

/** Names that every module has and no lesson is about. */
const isPlumbing = (name: string): boolean => name.startsWith('__') && name.endsWith('__');

export function frameRows(frame: FrameView, objects: Objects): readonly Row[] {
  const shown =
    frame.kind === 'module' ? frame.bindings.filter((binding) => !isPlumbing(binding.name)) : frame.bindings;
  return shown.map((binding) => bindingRow(binding, objects));
}

function bindingRow(binding: BindingView, objects: Objects): Row {
  const content: RowContent =
    binding.cell !== null
      ? { kind: 'arrow', to: `c${binding.cell}` }
      : binding.value === null
        ? { kind: 'unbound' }
        : contentOf(binding.value, objects);
  return {
    key: binding.name,
    label: binding.name,
    kind: binding.kind,
    isParameter: binding.isParameter,
    content,
    side: 'right',
  };
}

function contentOf(value: ValueView, objects: Objects): RowContent {
  if (!('ref' in value)) return { kind: 'text', text: value.text };
  const object = objects[value.ref];
  if (object === undefined) return { kind: 'text', text: '…' };
  if (object.kind === 'other') return { kind: 'text', text: object.text };
  return { kind: 'arrow', to: boxKey(object) };
}

export function boxKey(object: ObjectView): BoxKey {
  return object.kind === 'cell' ? `c${object.id}` : `o${object.id}`;
}

/** A container longer than this is drawn as its first few elements, until it is unfolded. */
const longContainer = { most: 12, shown: 8 };

export function isFoldable(object: ObjectView): boolean {
  return (object.kind === 'sequence' || object.kind === 'mapping') && object.window.items.length > longContainer.most;
}

/** How many of an object's elements are drawn at most. */
export function foldAt(object: ObjectView, open: ReadonlySet<ObjectId>): number {
  return isFoldable(object) && !open.has(object.id) ? longContainer.shown : Number.POSITIVE_INFINITY;
}

/** The rows of an object's box. A function that is not open shows only what it holds on to: its cells. */
export function objectRows(object: ObjectView, objects: Objects, open: ReadonlySet<ObjectId>): readonly Row[] {
  switch (object.kind) {
    case 'function': {
      const cells = (object.closure ?? []).map((cell, index): Row =>
        row(`cell${index}`, object.freevars[index] ?? `[${index}]`, { kind: 'arrow', to: `c${cell}` }, 'free', 'left'),
      );
      const defaults = object.defaults.map((entry) =>
        row(`=${entry.name}`, `${entry.name} =`, contentOf(entry.value, objects)),
      );
      if (!open.has(object.id)) return [...cells, ...defaults];
      const closure =
        object.closure === null ? [row('closure', '__closure__', { kind: 'text', text: 'None' }, 'code')] : [];
      const plain =
        object.defaults.length === 0 ? [row('defaults', '__defaults__', { kind: 'text', text: 'None' }, 'code')] : [];
      const code: RowContent =
        object.code in objects ? { kind: 'arrow', to: `o${object.code}` } : { kind: 'text', text: '…' };
      return [...cells, ...closure, ...defaults, ...plain, row('code', '__code__', code, 'code')];
    }
    case 'code':
      return [
        row('varnames', 'co_varnames', tuple(object.varnames), 'code'),
        row('cellvars', 'co_cellvars', tuple(object.cellvars), 'code'),
        row('freevars', 'co_freevars', tuple(object.freevars), 'code'),
        row('names', 'co_names', tuple(object.names), 'code'),
        row(
          'consts',
          'co_consts',
          { kind: 'text', text: `(${object.consts.join(', ')}${object.consts.length === 1 ? ',' : ''})` },
          'code',
        ),
      ];
    case 'cell':
      return [];
    case 'sequence':
      return object.window.items
        .slice(0, foldAt(object, open))
        .map((item, index) =>
          row(`${object.window.from + index}`, `${object.window.from + index}`, contentOf(item, objects)),
        );
    case 'mapping':
      return object.window.items.slice(0, foldAt(object, open)).map(([key, value], index) => {
        const label = contentOf(key, objects);
        return row(
          `${object.window.from + index}`,
          label.kind === 'text' ? label.text : typeOf(key, objects),
          contentOf(value, objects),
        );
      });
    case 'class':
    case 'instance':
      return object.attributes.items
        .filter((binding) => !isPlumbing(binding.name) || binding.name === '__init__')
        .map((binding) => bindingRow(binding, objects));
    case 'generator':
      return object.bindings.map((binding) => bindingRow(binding, objects));
    case 'method':
      return [
        row('self', '__self__', contentOf(object.self, objects), 'attribute'),
        row('func', '__func__', contentOf(object.func, objects), 'attribute'),
      ];
    case 'other':
      return [];
    default:
      return never(object);
  }
}

/** The line at the head of an object's box. */
export function objectTitle(object: ObjectView): { readonly kind: string; readonly name: string } {
  switch (object.kind) {
    case 'function':
      return { kind: 'function', name: `${object.name}${object.signature}` };
    case 'code':
      return { kind: 'code', name: object.name };
    case 'class':
      return {
        kind: 'class',
        name: object.bases.length === 0 ? object.name : `${object.name}(${object.bases.join(', ')})`,
      };
    case 'instance':
      return { kind: 'instance', name: object.type };
    case 'generator':
      return { kind: `generator, ${object.state}`, name: object.name };
    case 'sequence':
    case 'mapping':
      return {
        kind: object.window.length === 0 ? `empty ${object.type}` : `${object.type} of ${object.window.length}`,
        name: '',
      };
    case 'method':
      return { kind: 'method', name: '' };
    case 'cell':
    case 'other':
      return { kind: object.type, name: '' };
    default:
      return never(object);
  }
}

/** How many elements a container has beyond those that are drawn. */
export function hiddenCount(object: ObjectView, open: ReadonlySet<ObjectId>): number {
  switch (object.kind) {
    case 'sequence':
    case 'mapping':
      return object.window.length - Math.min(object.window.items.length, foldAt(object, open));
    case 'class':
    case 'instance':
      return object.attributes.length - object.attributes.items.length;
    default:
      return 0;
  }
}

function row(
  key: string,
  label: string,
  content: RowContent,
  kind: Row['kind'] = 'item',
  side: Row['side'] = 'right',
): Row {
  return { key, label, kind, isParameter: false, content, side };
}

function tuple(names: readonly string[]): RowContent {
  const inner = names.map((name) => `'${name}'`).join(', ');
  return { kind: 'text', text: `(${inner}${names.length === 1 ? ',' : ''})` };
}

function typeOf(value: ValueView, objects: Objects): string {
  if (!('ref' in value)) return value.type;
  const object = objects[value.ref];
  return object === undefined ? '…' : object.type;
}

function never(value: never): never {
  throw new Error(`unexpected object view ${JSON.stringify(value)}`);
}
