import { getAttribute } from '../../vm/attribute.ts';
import type { Machine } from '../../vm/machine.ts';
import { raise, valueError } from '../errors.ts';
import type { Value } from '../object.ts';
import { reprOf, strOf } from '../protocol.ts';
import { getItem } from '../subscript.ts';
import { reserveJoined } from '../text/allocate.ts';
import { asciiText } from '../text/repr.ts';
import { formatValue } from './format-value.ts';
import { type FieldStep, indexOf, readPath, readTemplate } from './template-fields.ts';

/** What the fields of a template stand for. */
export interface TemplateArguments {
  /** `null` for `format_map`, which knows names only. */
  readonly positional: readonly Value[] | null;
  readonly named: (name: string) => Value | undefined;
}

/** `{}` counts by itself, `{0}` does not; one template may not mix them. Nested specifications go on counting. */
class FieldCounter {
  private next = 0;
  private mode: 'automatic' | 'manual' | null = null;

  /** The position that the name stands for; `null` for a name. */
  position(name: string): number | null {
    const index = name === '' ? null : indexOf(name);
    if (name !== '' && index === null) return null;
    const mode = name === '' ? 'automatic' : 'manual';
    if (this.mode !== null && this.mode !== mode) {
      throw valueError(
        mode === 'manual'
          ? 'cannot switch from automatic field numbering to manual field specification'
          : 'cannot switch from manual field specification to automatic field numbering',
      );
    }
    this.mode = mode;
    return index ?? this.next++;
  }
}

/** `template.format(...)`; `undefined` where Python must run, nothing having changed. */
export function formatTemplate(vm: Machine, template: string, args: TemplateArguments): string | undefined {
  return formatPart(vm, template, args, new FieldCounter(), 2);
}

function formatPart(
  vm: Machine,
  template: string,
  args: TemplateArguments,
  counter: FieldCounter,
  depth: number,
): string | undefined {
  if (depth === 0) throw valueError('Max string recursion exceeded');
  vm.charge(template.length >> 3);
  let result = '';
  for (const part of readTemplate(template)) {
    result += part.literal;
    if (part.field === null) continue;
    const { first, steps } = readPath(part.field);
    let value = argument(args, counter.position(first), first);
    for (const step of steps) value = value === undefined ? undefined : follow(vm, value, step);
    if (value === undefined) return undefined;
    if (part.conversion !== null) value = convert(vm, value, part.conversion);
    const spec =
      part.spec.includes('{') || part.spec.includes('}')
        ? formatPart(vm, part.spec, args, counter, depth - 1)
        : part.spec;
    if (value === undefined || spec === undefined) return undefined;
    const text = formatValue(vm, value, spec);
    if (text === undefined) return undefined;
    reserveJoined(vm, result.length, text.length);
    result += text;
  }
  return result;
}

function argument(args: TemplateArguments, position: number | null, name: string): Value | undefined {
  if (position === null) return args.named(name);
  if (args.positional === null) throw valueError('Format string contains positional fields');
  const value = args.positional[position];
  if (value === undefined)
    throw raise('IndexError', `Replacement index ${position} out of range for positional args tuple`);
  return value;
}

function follow(vm: Machine, value: Value, step: FieldStep): Value | undefined {
  if (step.kind === 'item') return getItem(vm, value, step.index ?? step.name);
  const attribute = getAttribute(vm, value, step.name);
  if (attribute === undefined) vm.deferredCall = null;
  return attribute;
}

function convert(vm: Machine, value: Value, conversion: string): string | undefined {
  switch (conversion) {
    case 's':
      return strOf(vm, value);
    case 'r':
      return reprOf(vm, value);
    case 'a': {
      const text = reprOf(vm, value);
      return text === undefined ? undefined : asciiText(text);
    }
    default: {
      const code = conversion.codePointAt(0) as number;
      const shown = code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`;
      throw valueError(`Unknown conversion specifier ${shown}`);
    }
  }
}
