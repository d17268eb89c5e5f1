import { PyDict } from '../../objects/dict.ts';
import { raise, typeError } from '../../objects/errors.ts';
import { genericAlias } from '../../objects/generic-alias.ts';
import { indexValue } from '../../objects/integer-index.ts';
import { classMethod, defineMethods, getSet, member, method } from '../../objects/native.ts';
import { type PyType, typeOf, type Value } from '../../objects/object.ts';
import { reprOf } from '../../objects/protocol.ts';
import { None } from '../../objects/singleton.ts';
import { asStr } from '../../objects/string.ts';
import { sliceOf } from '../../objects/text/code-points.ts';
import { PyTuple } from '../../objects/tuple.ts';
import type { Machine } from '../../vm/machine.ts';
import { matchType, type PyMatch } from './match.ts';
import { programOf } from './programs.ts';
import { partOf, plainText } from './subject-text.ts';
import { readTemplate, valueOfText } from './template.ts';

/** Methods of matches: https://docs.python.org/3.14/library/re.html#match-objects */

const groupsIn = (self: PyMatch): number => self.marks.length / 2;
const startOf = (self: PyMatch, group: number): number => self.marks[2 * group] as number;
const endOf = (self: PyMatch, group: number): number => self.marks[2 * group + 1] as number;

/** The number of a group given by number or name; `undefined` where it has a guest's `__index__`. */
function groupNumber(self: PyMatch, key: Value): number | undefined {
  const name = asStr(key);
  const index = name === undefined ? indexValue(key) : programOf(self.pattern).groupNames.get(name);
  if (index === undefined && name === undefined) return undefined;
  if (typeof index === 'number' && index >= 0 && index < groupsIn(self)) return index;
  throw raise('IndexError', 'no such group');
}

function groupText(self: PyMatch, group: number, otherwise: Value): Value {
  const start = startOf(self, group);
  return start < 0 ? otherwise : partOf(self.subject, start, endOf(self, group));
}

function groupByKey(self: PyMatch, key: Value): Value | undefined {
  const group = groupNumber(self, key);
  return group === undefined ? undefined : groupText(self, group, None);
}

/** `start`, `end`, `span` of a group, the whole match where none is named. */
function place(name: string, of: (self: PyMatch, group: number) => Value): ReturnType<typeof method> {
  return method(
    name,
    '(self, group=0, /)',
    (_vm, self: PyMatch, key: Value = 0) => {
      const group = groupNumber(self, key);
      return group === undefined ? undefined : of(self, group);
    },
    { slow: `match_${name}` },
  );
}

const spanOf = (self: PyMatch, group: number): PyTuple => new PyTuple([startOf(self, group), endOf(self, group)]);

function expand(vm: Machine, self: PyMatch, template: Value): Value {
  const text = plainText(template);
  if (text === undefined) throw typeError(`decoding to str: need a bytes-like object, ${typeOf(template).name} found`);
  vm.charge(text.length);
  const whole = plainText(self.subject) ?? '';
  const parts = text.includes('\\') ? readTemplate(template, programOf(self.pattern)) : [text];
  let size = 0;
  for (const part of parts)
    size += typeof part === 'string' ? part.length : Math.max(0, endOf(self, part) - startOf(self, part));
  vm.reserve(2 * size);
  const pieces = parts.map((part) =>
    typeof part === 'string'
      ? part
      : startOf(self, part) < 0
        ? ''
        : sliceOf(whole, startOf(self, part), endOf(self, part)),
  );
  return valueOfText(pieces.join(''), asStr(template) !== undefined);
}

const shownLength = 50;

defineMethods(matchType, () => [
  method(
    'group',
    '(self, /, *args)',
    (_vm, self: PyMatch, keys: Value[]) => {
      if (keys.length <= 1) return groupByKey(self, keys[0] ?? 0);
      const groups: Value[] = [];
      for (const key of keys) {
        const group = groupByKey(self, key);
        if (group === undefined) return undefined;
        groups.push(group);
      }
      return new PyTuple(groups);
    },
    { slow: 'match_group' },
  ),
  method('__getitem__', '(self, key, /)', (_vm, self: PyMatch, key: Value) => groupByKey(self, key), {
    slow: 'match_getitem',
  }),
  method('groups', '(self, /, default=None)', (vm: Machine, self: PyMatch, otherwise: Value = None) => {
    vm.charge(groupsIn(self));
    return new PyTuple(Array.from({ length: groupsIn(self) - 1 }, (_unused, i) => groupText(self, i + 1, otherwise)));
  }),
  method('groupdict', '(self, /, default=None)', (vm: Machine, self: PyMatch, otherwise: Value = None) => {
    vm.charge(groupsIn(self));
    const groups = new PyDict();
    for (const [name, group] of programOf(self.pattern).groupNames)
      groups.setStr(name, groupText(self, group, otherwise));
    return groups;
  }),
  place('start', startOf),
  place('end', endOf),
  place('span', spanOf),
  method('expand', '(self, /, template)', expand),
  method('__repr__', '(self, /)', (vm: Machine, self: PyMatch) => {
    const text = sliceOf(reprOf(vm, groupText(self, 0, None)) ?? '', 0, shownLength);
    return `<re.Match object; span=(${startOf(self, 0)}, ${endOf(self, 0)}), match=${text}>`;
  }),
  method('__copy__', '(self, /)', (_vm, self: PyMatch) => self),
  method('__deepcopy__', '(self, memo, /)', (_vm, self: PyMatch) => self),
  classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: PyType, item: Value) => genericAlias(cls, item)),
  member('string', (_vm, self: PyMatch) => self.subject),
  member('re', (_vm, self: PyMatch) => self.pattern),
  member('pos', (_vm, self: PyMatch) => self.from),
  member('endpos', (_vm, self: PyMatch) => self.to),
  getSet('lastindex', (_vm, self: PyMatch) => (self.lastGroup < 0 ? None : self.lastGroup)),
  getSet('lastgroup', (_vm, self: PyMatch) => programOf(self.pattern).namesByGroup.get(self.lastGroup) ?? None),
  getSet('regs', (vm: Machine, self: PyMatch) => {
    vm.charge(groupsIn(self));
    return new PyTuple(Array.from({ length: groupsIn(self) }, (_unused, group) => spanOf(self, group)));
  }),
]);
