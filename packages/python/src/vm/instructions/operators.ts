import { absent, dictType, PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/errors.ts';
import { truthOf } from '../../objects/protocol.ts';
import { pushed } from '../call.ts';
import { BINARY, binary, compare } from '../operator.ts';
import { subscript } from '../subscript.ts';
import { unwind } from '../unwind.ts';
import { type Instruction, peek, pop, push } from './stack.ts';

/** The operands stay on the stack until the result is known: a frame that is entered answers as `ON_RETURN.binary`. */
export const binaryOp: Instruction = (vm, frame, argument) => {
  const b = peek(frame, 1);
  const a = peek(frame, 2);
  if (argument === BINARY.subscript && a instanceof PyDict && a.cls === dictType) {
    const slot = a.find(b);
    if (typeof slot === 'number' && slot >= 0) {
      frame.slots[--frame.sp - 1] = a.at(slot);
      return;
    }
    if (slot === absent) {
      // Often expected, so it goes to its handler without a JavaScript throw.
      unwind(vm, raise('KeyError', b));
      return;
    }
  }
  const value = argument === BINARY.subscript ? subscript(vm, a, b) : binary(vm, argument, a, b);
  if (value !== pushed) frame.slots[--frame.sp - 1] = value;
};

/** As `binaryOp`, with `ON_RETURN.compare`. */
export const compareOp: Instruction = (vm, frame, argument) => {
  const value = compare(vm, argument >> 5, (argument & 16) !== 0, peek(frame, 2), peek(frame, 1));
  if (value !== pushed) frame.slots[--frame.sp - 1] = value;
};

export const toBool: Instruction = (vm, frame) => {
  const value = pop(frame);
  push(frame, truthOf(vm, value) ?? vm.callFrozen('to_bool', value));
};
