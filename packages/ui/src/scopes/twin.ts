import type { BindingView, ObjectView, ValueView, View } from '@nonlocal/scope';

/** A diagram as a list of short sentences: what a screen reader reads, and what a transcript keeps. */
export interface TwinSection {
  readonly title: string;
  readonly lines: readonly string[];
}

export function textTwin(view: View): readonly TwinSection[] {
  const names = new Map(view.frames.map((frame) => [frame.id, frame.name]));
  const frames = view.frames.map((frame, index): TwinSection => {
    const where =
      index === view.frames.length - 1 ? `at line ${frame.range.line}` : `waits at line ${frame.range.line}`;
    const caller = index === 0 ? '' : `, called by ${view.frames[index - 1]?.name ?? '?'}`;
    const parent =
      frame.lexicalParent === null
        ? ''
        : `, defined in ${names.get(frame.lexicalParent) ?? 'a call that has returned'}`;
    return {
      title: `${frame.name}, ${where}${caller}${parent}`,
      lines: frame.bindings
        .filter((binding) => frame.kind !== 'module' || !binding.name.startsWith('__'))
        .map((binding) => bindingLine(binding, view)),
    };
  });
  const cells = Object.values(view.objects).filter((object) => object.kind === 'cell');
  const cellLines = cells.map((cell) => {
    const holders = Object.values(view.objects).flatMap((object) =>
      object.kind === 'function' && object.closure?.includes(cell.id) === true ? [object.name] : [],
    );
    const held = holders.length === 0 ? '' : `, held by ${listed(holders)}`;
    return `Cell ${cell.id} ${cell.content === null ? 'is empty' : `holds ${valueText(cell.content, view)}`}${held}.`;
  });
  const objects = Object.values(view.objects).flatMap((object) => {
    const line = objectLine(object, view);
    return line === null ? [] : [line];
  });
  return [
    ...frames,
    ...(cellLines.length > 0 ? [{ title: 'Cells', lines: cellLines }] : []),
    ...(objects.length > 0 ? [{ title: 'Objects', lines: objects }] : []),
  ];
}

function bindingLine(binding: BindingView, view: View): string {
  const scope = { local: 'local', cell: 'own cell', free: 'free', global: 'global', attribute: 'attribute' }[
    binding.kind
  ];
  const through = binding.cell === null ? '' : `, through cell ${binding.cell}`;
  const value = binding.value === null ? 'is not bound' : `is ${valueText(binding.value, view)}`;
  return `${binding.name} (${binding.isParameter ? 'parameter, ' : ''}${scope}) ${value}${through}.`;
}

function valueText(value: ValueView, view: View): string {
  if (!('ref' in value)) return value.text;
  const object = view.objects[value.ref];
  return object === undefined ? 'an object that is not shown' : objectName(object);
}

function objectName(object: ObjectView): string {
  switch (object.kind) {
    case 'function':
      return `function ${object.name} (object ${object.id})`;
    case 'class':
      return `class ${object.name}`;
    case 'other':
      return object.text;
    default:
      return `${object.type} (object ${object.id})`;
  }
}

function objectLine(object: ObjectView, view: View): string | null {
  switch (object.kind) {
    case 'function': {
      const closure =
        object.closure === null
          ? 'has no closure'
          : `holds ${listed(object.closure.map((cell, index) => `cell ${cell} as ${object.freevars[index] ?? '?'}`))}`;
      const defaults = object.defaults.map((entry) => `${entry.name}=${valueText(entry.value, view)}`);
      return `Function ${object.name}${object.signature}, object ${object.id}, ${closure}${defaults.length > 0 ? `, defaults ${listed(defaults)}` : ''}.`;
    }
    case 'sequence': {
      const more = object.window.length - object.window.items.length;
      const items = object.window.items.map((item) => valueText(item, view)).join(', ');
      return `${object.type}, object ${object.id}: ${items === '' ? 'empty' : items}${more > 0 ? ` and ${more} more` : ''}.`;
    }
    case 'mapping': {
      const items = object.window.items
        .map(([key, value]) => `${valueText(key, view)} is ${valueText(value, view)}`)
        .join('; ');
      return `${object.type}, object ${object.id}: ${items === '' ? 'empty' : items}.`;
    }
    case 'class':
    case 'instance': {
      const attributes = object.attributes.items
        .filter((binding) => !binding.name.startsWith('__'))
        .map(
          (binding) => `${binding.name} is ${binding.value === null ? 'not bound' : valueText(binding.value, view)}`,
        );
      const title = object.kind === 'class' ? `Class ${object.name}` : `${object.type} instance, object ${object.id}`;
      return `${title}${attributes.length > 0 ? `: ${attributes.join('; ')}` : ''}.`;
    }
    case 'generator':
      return `Generator ${object.name}, object ${object.id}, ${object.state}.`;
    default:
      return null;
  }
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
