import { PyFloat } from '../../objects/number.ts';
import { unary } from '../operator.ts';
import { type Instruction, pop, push } from './stack.ts';

export const unaryNegative: Instruction = (vm, frame) => {
  const value = pop(frame);
  if (typeof value === 'number') push(frame, 0 - value);
  else if (value instanceof PyFloat && value.cls.isBuiltin) push(frame, new PyFloat(-value.value));
  else push(frame, unary(vm, '__neg__', value));
};

export const unaryInvert: Instruction = (vm, frame) => {
  const value = pop(frame);
  push(
    frame,
    typeof value === 'number' && value < Number.MAX_SAFE_INTEGER ? -1 - value : unary(vm, '__invert__', value),
  );
};
