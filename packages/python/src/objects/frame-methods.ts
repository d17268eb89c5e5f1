import { offsetOfInstruction } from '../code/assemble.ts';
import { type Frame, frameObject, frameType, type PyFrame } from '../vm/frame.ts';
import { hasStarted } from '../vm/generator.ts';
import { localNames } from '../vm/locals.ts';
import type { Machine } from '../vm/machine.ts';
import { tracingPart } from '../parts/parts.ts';
import { addressOf } from './address.ts';
import { PyDict } from './dict.ts';
import { raise, typeError } from './errors.ts';
import { PyFrameLocals } from './frame-locals.ts';
import { touch } from './heap.ts';
import { defineMethods, getSet, member, method } from './native.ts';
import type { Value } from './object.ts';
import { None } from './singleton.ts';

/** `frame`: https://docs.python.org/3.14/reference/datamodel.html#frame-objects */
defineMethods(frameType, () => [
  method('__repr__', '(self, /)', (_vm, self: PyFrame) => {
    const { code } = self.frame.code;
    return `<frame at ${addressOf(self)}, file '${code.filename}', line ${self.frame.currentLine}, code ${code.name}>`;
  }),
  method('clear', '(self, /)', (vm: Machine, self: PyFrame) => {
    clear(vm, self.frame);
    self.attrs = null;
    return None;
  }),
  getSet('f_back', (_vm, self: PyFrame) => {
    let back = self.frame.back;
    while (back !== null && back.code.isHidden) back = back.back;
    return back === null ? None : frameObject(back);
  }),
  member('f_code', (_vm, self: PyFrame) => self.frame.code),
  member('f_globals', (_vm, self: PyFrame) => self.frame.globals),
  member('f_builtins', (_vm, self: PyFrame) => self.frame.builtins),
  getSet('f_locals', (_vm, self: PyFrame) => localsOf(self)),
  getSet(
    'f_lineno',
    (_vm, self: PyFrame) => self.frame.currentLine,
    (vm: Machine, self: PyFrame, value) => tracingPart.get().setLine(vm, self, value) ?? 'deferred',
  ),
  getSet('f_lasti', (_vm, self: PyFrame) => offsetOfInstruction(self.frame.code.code, self.frame.lasti)),
  getSet('f_generator', (_vm, self: PyFrame) => {
    const { generator } = self.frame;
    return generator?.frame === self.frame ? generator : None;
  }),
  getSet(
    'f_trace',
    (_vm, self: PyFrame) => self.trace ?? None,
    (_vm, self: PyFrame, value) => {
      self.trace = value === undefined || value === None ? null : value;
      touch(self);
    },
  ),
  getSet(
    'f_trace_lines',
    (_vm, self: PyFrame) => self.tracesLines,
    (_vm, self: PyFrame, value) => {
      self.tracesLines = requireBool(value);
      touch(self);
    },
  ),
  getSet(
    'f_trace_opcodes',
    (_vm, self: PyFrame) => self.tracesOpcodes,
    (_vm, self: PyFrame, value) => {
      self.tracesOpcodes = requireBool(value);
      touch(self);
    },
  ),
]);

function requireBool(value: Value | undefined): boolean {
  if (value === undefined) throw typeError("can't delete numeric/char attribute");
  if (typeof value !== 'boolean') throw typeError('attribute value type must be bool');
  return value;
}

function localsOf(self: PyFrame): Value {
  if (self.frame.names !== null) return localNames(self.frame);
  self.attrs ??= new PyDict();
  return new PyFrameLocals(self.frame, self.attrs);
}

/** Lets go of the variables of a frame that has finished. */
function clear(vm: Machine, frame: Frame): void {
  for (let running = vm.frame; running !== null; running = running.back) {
    if (running === frame) throw raise('RuntimeError', 'cannot clear an executing frame');
  }
  const { generator } = frame;
  if (generator !== null && generator.frame === frame) {
    if (hasStarted(generator)) throw raise('RuntimeError', 'cannot clear a suspended frame');
    generator.frame = null;
    touch(generator);
  }
  frame.slots.fill(undefined);
  touch(frame);
}
