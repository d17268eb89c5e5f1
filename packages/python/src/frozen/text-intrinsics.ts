import { bytesLike, fromLatin1, latin1 } from '../objects/bytes-like.ts';
import { bytesDialect } from '../objects/bytes-percent.ts';
import { PyByteArray, PyBytes } from '../objects/bytes.ts';
import { isMapping, joinPercent, strDialect } from '../objects/format/percent.ts';
import { readPercentTemplate } from '../objects/format/percent-template.ts';
import { indexOf, readPath, readTemplate } from '../objects/format/template-fields.ts';
import { PyBoundNative, PyNative } from '../objects/native.ts';
import { PyFloat } from '../objects/number.ts';
import { typeOf, type Value } from '../objects/object.ts';
import type { PyList } from '../objects/list.ts';
import { None } from '../objects/singleton.ts';
import { textOf } from '../objects/str-methods.ts';
import { translated } from '../objects/str-translate.ts';
import { asStr } from '../objects/string.ts';
import { PyTuple } from '../objects/tuple.ts';
import { intrinsic } from './intrinsic.ts';

/** The method that the built-in base of the object's class has, whatever a subclass overrides. */
intrinsic('_builtin_method', '(self, name, /)', (_vm, self: Value, name: string) => {
  const found = typeOf(self)
    .mro.find((type) => type.isBuiltin)
    ?.lookup(name);
  if (!(found instanceof PyNative)) throw new Error(`${typeOf(self).name} has no native ${name}`);
  return new PyBoundNative(found, self);
});

intrinsic('_plain_float', '(value, /)', (_vm, value: PyFloat) => new PyFloat(value.value));
intrinsic('_plain_text', '(value, /)', (_vm, value: Value) => textOf(value));
intrinsic('_translated', '(value, /)', (_vm, value: Value) => translated(value));

/** A template of `%` as text, whether it is str or bytes. */
function templateText(template: Value): string {
  const data = bytesLike(template);
  return data === undefined ? textOf(template) : latin1(data);
}

/** What each field of a template needs: its key or None, how many `*` numbers, its letter. */
intrinsic('_percent_plan', '(template, /)', (vm, template: Value) => {
  const text = templateText(template);
  vm.charge(text.length);
  const isText = asStr(template) !== undefined;
  const { fields } = readPercentTemplate(text);
  return new PyTuple(
    fields.map(({ key, width, precision, type }) => {
      const name = key === null ? None : isText ? key : new PyBytes(fromLatin1(key));
      return new PyTuple([name, (width === '*' ? 1 : 0) + (precision === '*' ? 1 : 0), type]);
    }),
  );
});

intrinsic('_percent_mapping', '(value, /)', (_vm, value: Value) => isMapping(value));

/** Fills a template with values that are all built-in ones; its keys count no more. */
intrinsic('_percent_join', '(template, values, /)', (vm, template: Value, values: PyList) => {
  const isText = asStr(template) !== undefined;
  const text = joinPercent(vm, templateText(template), values.items, isText ? strDialect : bytesDialect);
  if (isText) return text;
  return template instanceof PyByteArray ? new PyByteArray(fromLatin1(text)) : new PyBytes(fromLatin1(text));
});

/** The parts of a `str.format` template: literal, field, specification, conversion. */
intrinsic('_template_parts', '(template, /)', (vm, template: Value) => {
  const text = textOf(template);
  vm.charge(text.length);
  return new PyTuple(
    Array.from(
      readTemplate(text),
      (part) => new PyTuple([part.literal, part.field ?? None, part.spec, part.conversion ?? None]),
    ),
  );
});

/** A field's name: what it begins with (an int where it is a number), and its attributes and items. */
intrinsic('_template_path', '(field, /)', (_vm, field: string) => {
  const { first, steps } = readPath(field);
  const path = steps.map((step) => new PyTuple([step.kind === 'item', step.index ?? step.name]));
  return new PyTuple([(first === '' ? null : indexOf(first)) ?? first, new PyTuple(path)]);
});
