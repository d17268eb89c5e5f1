import type { Value } from '../../objects/object.ts';
import { None } from '../../objects/singleton.ts';
import { PyInterpolation, PyTemplate } from '../../objects/template.ts';
import type { PyTuple } from '../../objects/tuple.ts';
import { type Instruction, pop, push } from './stack.ts';

/** Template strings: https://docs.python.org/3.14/library/dis.html#opcode-BUILD_TEMPLATE */

const conversions: readonly Value[] = [None, 's', 'r', 'a'];

/** Bit 0 of the argument: there is a format specification; from bit 2 on the conversion. */
export const buildInterpolation: Instruction = (_vm, frame, argument) => {
  const spec = (argument & 1) === 0 ? '' : pop(frame);
  const expression = pop(frame);
  const value = pop(frame);
  push(frame, new PyInterpolation(value, expression, conversions[argument >> 2] ?? None, spec));
};

export const buildTemplate: Instruction = (_vm, frame) => {
  const interpolations = pop(frame) as PyTuple;
  push(frame, new PyTemplate(pop(frame) as PyTuple, interpolations));
};
