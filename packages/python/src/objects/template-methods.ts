import type { Machine } from '../vm/machine.ts';
import { typeError, valueError } from './errors.ts';
import { genericAlias } from './generic-alias.ts';
import { defineIterator } from './iterator-type.ts';
import { classMethod, constant, defineMethods, member, method, staticMethod } from './native.ts';
import { type PyType, typeOf, type Value } from './object.ts';
import { reprOf } from './protocol.ts';
import { None, NotImplemented } from './singleton.ts';
import { asStr } from './string.ts';
import {
  interpolationType,
  PyInterpolation,
  PyTemplate,
  PyTemplateIterator,
  templateIteratorType,
  templateType,
} from './template.ts';
import { PyTuple } from './tuple.ts';

/** `string.templatelib`: https://docs.python.org/3.14/library/string.templatelib.html */

/** Neighbouring texts become one, and between two interpolations, at the beginning and at the end there is one. */
function templateOf(vm: Machine, parts: readonly Value[]): PyTemplate {
  const strings: Value[] = [];
  const interpolations: Value[] = [];
  let text: Value | null = null;
  for (const part of parts) {
    if (part instanceof PyInterpolation) {
      strings.push(text ?? '');
      interpolations.push(part);
      text = null;
      continue;
    }
    const plain = asStr(part);
    if (plain === undefined) {
      throw typeError(`Template.__new__ *args need to be of type 'str' or 'Interpolation', got ${typeOf(part).name}`);
    }
    text = text === null ? part : joined(vm, text, plain);
  }
  strings.push(text ?? '');
  return new PyTemplate(new PyTuple(strings), new PyTuple(interpolations));
}

function joined(vm: Machine, left: Value, right: Value): string {
  const [a = '', b = ''] = [asStr(left), asStr(right)];
  vm.reserve(2 * (a.length + b.length));
  return a + b;
}

function concatenated(vm: Machine, left: PyTemplate, right: PyTemplate): PyTemplate {
  const before = left.strings.items;
  const [first = '', ...after] = right.strings.items;
  vm.reserve(16 * (before.length + after.length));
  const middle = joined(vm, before.at(-1) as Value, first);
  return new PyTemplate(
    new PyTuple([...before.slice(0, -1), middle, ...after]),
    new PyTuple([...left.interpolations.items, ...right.interpolations.items]),
  );
}

/** Only a class of the guest's is asked for `__radd__`: CPython's own types say no, and then the template complains. */
function add(vm: Machine, self: PyTemplate, other: Value): Value {
  if (other instanceof PyTemplate) return concatenated(vm, self, other);
  const type = typeOf(other);
  if (!type.isBuiltin && type.lookup('__radd__') !== undefined) return NotImplemented;
  throw typeError(`can only concatenate ${templateType.name} (not "${type.name}") to ${templateType.name}`);
}

const subscript = classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: PyType, item: Value) =>
  genericAlias(cls, item),
);

defineMethods(templateType, () => [
  staticMethod(
    '__new__',
    '(cls, /, *args, **kwargs)',
    (vm: Machine, _cls: PyType, parts: Value[], keywords: Map<string, Value>) => {
      if (keywords.size > 0) throw typeError('Template.__new__ only accepts *args arguments');
      vm.charge(parts.length);
      return templateOf(vm, parts);
    },
  ),
  method(
    '__repr__',
    '(self, /)',
    (vm: Machine, self: PyTemplate) => {
      const strings = reprOf(vm, self.strings);
      const interpolations = reprOf(vm, self.interpolations);
      if (strings === undefined || interpolations === undefined) return undefined;
      return `Template(strings=${strings}, interpolations=${interpolations})`;
    },
    { slow: 'template_repr' },
  ),
  method('__iter__', '(self, /)', (_vm, self: PyTemplate) => new PyTemplateIterator(self)),
  method('__add__', '(self, value, /)', add),
  member('strings', (_vm, self: PyTemplate) => self.strings),
  member('interpolations', (_vm, self: PyTemplate) => self.interpolations),
  member(
    'values',
    (_vm, self: PyTemplate) => new PyTuple(self.interpolations.items.map((each) => (each as PyInterpolation).value)),
  ),
  subscript,
]);

defineIterator(templateIteratorType, null);

function textArgument(value: Value | undefined, name: string): Value {
  if (value === undefined) return '';
  if (asStr(value) === undefined) {
    throw typeError(`Interpolation() argument '${name}' must be str, not ${typeOf(value).name}`);
  }
  return value;
}

function conversionArgument(value: Value | undefined): Value {
  if (value === undefined || value === None) return None;
  const text = asStr(textArgument(value, 'conversion')) as string;
  if (!['s', 'a', 'r'].includes(text)) {
    throw valueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
  }
  return text;
}

defineMethods(interpolationType, () => [
  staticMethod(
    '__new__',
    "(cls, value, expression='', conversion=None, format_spec='')",
    (_vm, _cls: PyType, value: Value, expression?: Value, conversion?: Value, spec?: Value) => {
      const text = textArgument(expression, 'expression');
      const converted = conversionArgument(conversion);
      return new PyInterpolation(value, text, converted, textArgument(spec, 'format_spec'));
    },
  ),
  method(
    '__repr__',
    '(self, /)',
    (vm: Machine, self: PyInterpolation) => {
      const parts = [self.value, self.expression, self.conversion, self.formatSpec].map((each) => reprOf(vm, each));
      return parts.includes(undefined) ? undefined : `Interpolation(${parts.join(', ')})`;
    },
    { slow: 'interpolation_repr' },
  ),
  constant('__match_args__', new PyTuple(['value', 'expression', 'conversion', 'format_spec'])),
  member('value', (_vm, self: PyInterpolation) => self.value),
  member('expression', (_vm, self: PyInterpolation) => self.expression),
  member('conversion', (_vm, self: PyInterpolation) => self.conversion),
  member('format_spec', (_vm, self: PyInterpolation) => self.formatSpec),
  subscript,
]);
