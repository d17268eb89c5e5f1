import { PyBytes } from '../../objects/bytes.ts';
import { typeError } from '../../objects/errors.ts';
import { genericAlias } from '../../objects/generic-alias.ts';
import { hashText } from '../../objects/hash.ts';
import { requireIndex, toSize } from '../../objects/integer-index.ts';
import { intrinsic } from '../../frozen/intrinsic.ts';
import { defineKeyRule } from '../../objects/key.ts';
import { PyList } from '../../objects/list.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyMappingProxy } from '../../objects/mapping-proxy.ts';
import { classMethod, defineMethods, member, method, type MethodDefinition } from '../../objects/native.ts';
import type { PyType, Value } from '../../objects/object.ts';
import { reprOf } from '../../objects/protocol.ts';
import { None, NotImplemented } from '../../objects/singleton.ts';
import { asStr } from '../../objects/string.ts';
import { reserveText } from '../../objects/text/allocate.ts';
import { TextBuilder } from '../../objects/text/builder.ts';
import { sliceOf } from '../../objects/text/code-points.ts';
import { PyTuple } from '../../objects/tuple.ts';
import type { Machine } from '../../vm/machine.ts';
import { ASCII, DEBUG, DOTALL, IGNORECASE, LOCALE, MULTILINE, typeFlags, UNICODE, VERBOSE } from './flags.ts';
import { PyMatchIterator } from './match-iterator.ts';
import { PyPattern, patternType } from './pattern.ts';
import { programOf } from './programs.ts';
import { makeMatch, matchOnce, Walk, windowOf } from './scan.ts';
import { partOf, plainText, subjectOf } from './subject-text.ts';
import { readTemplate, type Template, valueOfText } from './template.ts';

/** Methods of compiled patterns: https://docs.python.org/3.14/library/re.html#regular-expression-objects */

const span = '(self, /, string, pos=0, endpos=sys.maxsize)';

function matchMethod(name: 'match' | 'fullmatch' | 'search'): MethodDefinition {
  return method(
    name,
    span,
    (vm: Machine, self: PyPattern, value: Value, from?: Value, to?: Value) => {
      const subject = subjectOf(vm, self, value);
      const window = windowOf(subject.length, from, to);
      return window === undefined ? undefined : (matchOnce(vm, self, value, subject, window, name) ?? None);
    },
    { slow: `pattern_${name}` },
  );
}

/** The text of a group, and something else for one that took no part. */
function groupOf(value: Value, marks: readonly number[], group: number, otherwise: Value): Value {
  const start = marks[2 * group] as number;
  return start < 0 ? otherwise : partOf(value, start, marks[2 * group + 1] as number);
}

function findAll(vm: Machine, self: PyPattern, value: Value, from?: Value, to?: Value): Value | undefined {
  const subject = subjectOf(vm, self, value);
  const window = windowOf(subject.length, from, to);
  if (window === undefined) return undefined;
  const { groupCount } = programOf(self);
  const empty = partOf(value, 0, 0);
  const found: Value[] = [];
  const walk = new Walk(vm, self, subject, window);
  for (let marks = walk.next(); marks !== null; marks = walk.next()) {
    vm.charge(1);
    const { length } = found;
    if ((length & (length - 1)) === 0) vm.reserve(64 * length);
    if (groupCount <= 1) {
      found.push(groupOf(value, marks, groupCount, empty));
    } else {
      const groups: Value[] = [];
      for (let group = 1; group <= groupCount; group++) groups.push(groupOf(value, marks, group, empty));
      found.push(new PyTuple(groups));
    }
  }
  return new PyList(found);
}

function findIterator(vm: Machine, self: PyPattern, value: Value, from?: Value, to?: Value): Value | undefined {
  const subject = subjectOf(vm, self, value);
  const window = windowOf(subject.length, from, to);
  return window === undefined ? undefined : new PyMatchIterator(self, value, window.from, window.to, subject);
}

/** A number of replacements or splits; all of them where it is 0, none where it is negative. */
function limitOf(value: Value | undefined): number | undefined {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  const index = requireIndex(value);
  if (index === undefined) return undefined;
  const limit = toSize(index);
  return limit === 0 ? Number.POSITIVE_INFINITY : limit;
}

function split(vm: Machine, self: PyPattern, value: Value, most?: Value): Value | undefined {
  const subject = subjectOf(vm, self, value);
  const limit = limitOf(most);
  if (limit === undefined) return undefined;
  const { groupCount } = programOf(self);
  const parts: Value[] = [];
  const walk = new Walk(vm, self, subject, { from: 0, to: subject.length });
  let last = 0;
  for (let count = 0; count < limit; count++) {
    const marks = walk.next();
    if (marks === null) break;
    vm.charge(1);
    if ((count & (count - 1)) === 0) vm.reserve(64 * count * (1 + groupCount));
    parts.push(partOf(value, last, marks[0] as number));
    for (let group = 1; group <= groupCount; group++) parts.push(groupOf(value, marks, group, None));
    last = marks[1] as number;
  }
  parts.push(partOf(value, last, subject.length));
  return new PyList(parts);
}

/** `subn` with a replacement that is text; `undefined` for any other. */
function substitute(
  vm: Machine,
  self: PyPattern,
  replacement: Value,
  value: Value,
  most?: Value,
): [string, number] | undefined {
  const text = plainText(replacement);
  const limit = limitOf(most);
  if (text === undefined || limit === undefined) return undefined;
  const subject = subjectOf(vm, self, value);
  const isText = asStr(value) !== undefined;
  const template: Template = text.includes('\\') ? readTemplate(replacement, programOf(self)) : [text];
  const whole = plainText(value) as string;
  const result = new TextBuilder();
  let size = 0;
  let reserved = 1024;
  const add = (part: string): void => {
    size += part.length;
    if (size > reserved) {
      reserved = 2 * size;
      vm.reserve(2 * reserved);
    }
    result.add(part);
  };
  const walk = new Walk(vm, self, subject, { from: 0, to: subject.length });
  let last = 0;
  let count = 0;
  while (count < limit) {
    const marks = walk.next();
    if (marks === null) break;
    if (count === 0 && isText !== (asStr(replacement) !== undefined))
      throw typeError(
        isText
          ? 'sequence item 0: expected str instance, bytes found'
          : 'sequence item 0: expected a bytes-like object, str found',
      );
    vm.charge(1 + template.length);
    add(sliceOf(whole, last, marks[0] as number));
    for (const part of template) {
      if (typeof part === 'string') add(part);
      else if ((marks[2 * part] as number) >= 0)
        add(sliceOf(whole, marks[2 * part] as number, marks[2 * part + 1] as number));
    }
    last = marks[1] as number;
    count++;
  }
  if (count === 0) return [whole, 0];
  add(sliceOf(whole, last, subject.length));
  reserveText(vm, size);
  return [result.text(), count];
}

/** The matches that `sub` will replace, for the twin that calls a function with each. */
intrinsic(
  '_pattern_matches',
  '(pattern, string, count, /)',
  (vm: Machine, self: PyPattern, value: Value, most: Value) => {
    const subject = subjectOf(vm, self, value);
    const limit = limitOf(most) ?? 0;
    const window = { from: 0, to: subject.length };
    const walk = new Walk(vm, self, subject, window);
    const matches: Value[] = [];
    while (matches.length < limit) {
      const marks = walk.next();
      if (marks === null) break;
      vm.charge(1);
      if ((matches.length & (matches.length - 1)) === 0) vm.reserve(128 * matches.length);
      matches.push(makeMatch(self, value, marks, window));
    }
    return new PyTuple(matches);
  },
);

const flagNames: readonly (readonly [number, string])[] = [
  [IGNORECASE, 're.IGNORECASE'],
  [LOCALE, 're.LOCALE'],
  [MULTILINE, 're.MULTILINE'],
  [DOTALL, 're.DOTALL'],
  [UNICODE, 're.UNICODE'],
  [VERBOSE, 're.VERBOSE'],
  [DEBUG, 're.DEBUG'],
  [ASCII, 're.ASCII'],
];
const shownLength = 200;

function reprPattern(vm: Machine, self: PyPattern): string {
  const shown = sliceOf(reprOf(vm, plainSource(self)) ?? '', 0, shownLength);
  let { flags } = programOf(self);
  // What every pattern of text has needs not be said.
  if (!(self.source instanceof PyBytes) && (flags & typeFlags) === UNICODE) flags &= ~UNICODE;
  const names: string[] = [];
  for (const [flag, name] of flagNames) {
    if ((flags & flag) !== 0) names.push(name);
    flags &= ~flag;
  }
  if (flags !== 0) names.push(`0x${flags.toString(16)}`);
  return `re.compile(${shown}${names.length === 0 ? '' : `, ${names.join('|')}`})`;
}

/** The pattern without a subclass's `__repr__`. */
function plainSource(self: PyPattern): Value {
  return asStr(self.source) ?? self.source;
}

const keyText = (self: PyPattern): string =>
  `\0r${programOf(self).flags}${self.source instanceof PyBytes ? 'b' : 's'}${plainText(self.source) ?? ''}`;
defineKeyRule(patternType, (self: PyPattern) => keyText(self));

defineMethods(patternType, () => [
  matchMethod('match'),
  matchMethod('fullmatch'),
  matchMethod('search'),
  method('findall', span, findAll, { slow: 'pattern_findall' }),
  method('finditer', span, findIterator, { slow: 'pattern_finditer' }),
  method('split', '(self, /, string, maxsplit=0)', split, { slow: 'pattern_split' }),
  method(
    'sub',
    '(self, /, repl, string, count=0)',
    (vm: Machine, self: PyPattern, replacement: Value, value: Value, most?: Value) => {
      const made = substitute(vm, self, replacement, value, most);
      return made === undefined ? undefined : valueOfText(made[0], asStr(value) !== undefined);
    },
    { slow: 'pattern_sub' },
  ),
  method(
    'subn',
    '(self, /, repl, string, count=0)',
    (vm: Machine, self: PyPattern, replacement: Value, value: Value, most?: Value) => {
      const made = substitute(vm, self, replacement, value, most);
      return made === undefined ? undefined : new PyTuple([valueOfText(made[0], asStr(value) !== undefined), made[1]]);
    },
    { slow: 'pattern_subn' },
  ),
  method('__repr__', '(self, /)', reprPattern),
  method('__eq__', '(self, value, /)', (_vm, self: PyPattern, other: Value) =>
    other instanceof PyPattern ? keyText(self) === keyText(other) : NotImplemented,
  ),
  method('__hash__', '(self, /)', (_vm, self: PyPattern) => hashText(keyText(self))),
  method('__copy__', '(self, /)', (_vm, self: PyPattern) => self),
  method('__deepcopy__', '(self, memo, /)', (_vm, self: PyPattern) => self),
  classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: PyType, item: Value) => genericAlias(cls, item)),
  member('pattern', (_vm, self: PyPattern) => self.source),
  member('flags', (_vm, self: PyPattern) => programOf(self).flags),
  member('groups', (_vm, self: PyPattern) => programOf(self).groupCount),
  member('groupindex', (_vm, self: PyPattern) => {
    const names = new PyDict();
    for (const [name, group] of programOf(self).groupNames) names.setStr(name, group);
    return new PyMappingProxy(names);
  }),
]);
