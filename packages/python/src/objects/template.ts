import type { Machine } from '../vm/machine.ts';
import { exhausted, PyIterator } from './iterator.ts';
import { builtinType, PyObject, type Value } from './object.ts';
import type { PyTuple } from './tuple.ts';

const home = { module: 'string.templatelib', isBase: false } as const;

// The names are those of error messages; `__name__` is the last part.
export const interpolationType = builtinType('string.templatelib.Interpolation', undefined, {
  ...home,
  qualname: 'Interpolation',
});
export const templateType = builtinType('string.templatelib.Template', undefined, { ...home, qualname: 'Template' });
export const templateIteratorType = builtinType('string.templatelib.TemplateIter', undefined, {
  ...home,
  qualname: 'TemplateIter',
});

/** One `{…}` of a template string (PEP 750). */
export class PyInterpolation extends PyObject {
  readonly value: Value;
  /** The text between the braces. */
  readonly expression: Value;
  /** `'r'`, `'s'`, `'a'` or None. */
  readonly conversion: Value;
  readonly formatSpec: Value;
  constructor(value: Value, expression: Value, conversion: Value, formatSpec: Value) {
    super(interpolationType, 48);
    this.value = value;
    this.expression = expression;
    this.conversion = conversion;
    this.formatSpec = formatSpec;
  }
}

/** `t'…'`: the texts between the interpolations, one more than there are of these. */
export class PyTemplate extends PyObject {
  readonly strings: PyTuple;
  readonly interpolations: PyTuple;
  constructor(strings: PyTuple, interpolations: PyTuple) {
    super(templateType, 40);
    this.strings = strings;
    this.interpolations = interpolations;
  }
}

/** Walks texts and interpolations in their order, without the empty texts. */
export class PyTemplateIterator extends PyIterator {
  readonly template: PyTemplate;
  /** Twice the index of the text that is next, or one more for the interpolation behind it. */
  place: number;
  constructor(template: PyTemplate) {
    super(templateIteratorType, 40);
    this.template = template;
    this.place = 0;
  }

  override advance(_vm: Machine): Value | typeof exhausted {
    const { strings, interpolations } = this.template;
    for (;;) {
      const index = this.place >> 1;
      const isText = (this.place & 1) === 0;
      const value = isText ? strings.items[index] : interpolations.items[index];
      if (value === undefined) return exhausted;
      this.place++;
      if (value !== '') return value;
    }
  }
}
