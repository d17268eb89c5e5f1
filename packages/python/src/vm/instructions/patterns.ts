import { PyDict } from '../../objects/dict.ts';
import { PyList } from '../../objects/list.ts';
import { typeOf } from '../../objects/object.ts';
import { patternKind } from '../../objects/pattern-kind.ts';
import type { Instruction } from './stack.ts';
import { peek, pop, push } from './stack.ts';
import { PyTuple } from '../../objects/tuple.ts';

/** Instructions of `match` (PEP 634). Where classes must be asked, frozen functions do it. */

export const matchSequence: Instruction = (_vm, frame) => {
  const subject = peek(frame, 1);
  push(frame, subject instanceof PyList || subject instanceof PyTuple || patternKind(typeOf(subject)) === 'sequence');
};

export const matchMapping: Instruction = (_vm, frame) => {
  const subject = peek(frame, 1);
  push(frame, subject instanceof PyDict || patternKind(typeOf(subject)) === 'mapping');
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
