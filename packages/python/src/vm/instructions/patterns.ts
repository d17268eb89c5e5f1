import { PyDict } from '../../objects/dict.ts';
import { PyList } from '../../objects/list.ts';
import { typeOf, type Value } from '../../objects/object.ts';
import type { Instruction } from './stack.ts';
import { peek, pop, push } from './stack.ts';
import { PyTuple } from '../../objects/tuple.ts';

/** Instructions of `match` (PEP 634). Where classes must be asked, frozen functions do it. */

const sequenceNames = new Set([
  'list',
  'tuple',
  'range',
  'memoryview',
  'deque',
  'array',
  'Sequence',
  'MutableSequence',
]);
const mappingNames = new Set(['dict', 'mappingproxy', 'Mapping', 'MutableMapping']);

function isKind(value: Value, names: ReadonlySet<string>): boolean {
  return typeOf(value).mro.some(
    (type) => names.has(type.name) && (type.isBuiltin || type.module.startsWith('collections')),
  );
}

export const matchSequence: Instruction = (_vm, frame) => {
  const subject = peek(frame, 1);
  push(frame, subject instanceof PyList || subject instanceof PyTuple || isKind(subject, sequenceNames));
};

export const matchMapping: Instruction = (_vm, frame) => {
  const subject = peek(frame, 1);
  push(frame, subject instanceof PyDict || isKind(subject, mappingNames));
};

/** Subject and keys stay; a tuple of values is pushed, or None. */
export const matchKeys: Instruction = (vm, frame) => {
  push(frame, vm.callFrozen('match_keys', peek(frame, 2), peek(frame, 1)));
};

/** Subject, class and names of keyword patterns become a tuple of attributes, or None. */
export const matchClass: Instruction = (vm, frame, argument) => {
  const names = pop(frame);
  const cls = pop(frame);
  const subject = pop(frame);
  push(frame, vm.callFrozen('match_class', subject, cls, argument, names));
};
