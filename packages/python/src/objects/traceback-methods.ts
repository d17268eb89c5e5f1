import { instructionAtOffset, offsetOfInstruction } from '../code/assemble.ts';
import { PyFrame } from '../vm/frame.ts';
import { typeError, valueError } from './errors.ts';
import { PyTraceback, tracebackType } from './exception.ts';
import { touch } from './heap.ts';
import { PyList } from './list.ts';
import { defineMethods, getSet, member, method, staticMethod } from './native.ts';
import { asInt } from './number.ts';
import { typeOf, type Value } from './object.ts';
import { addressOf } from './address.ts';
import { None } from './singleton.ts';

/** `traceback`: https://docs.python.org/3.14/reference/datamodel.html#traceback-objects */
defineMethods(tracebackType, () => [
  staticMethod(
    '__new__',
    '(cls, tb_next, tb_frame, tb_lasti, tb_lineno)',
    (_vm, _cls: Value, next: Value, frame: Value, lasti: Value, line: Value) => {
      if (!(frame instanceof PyFrame))
        throw typeError(`traceback() argument 'tb_frame' must be frame, not ${typeOf(frame).name}`);
      const offset = integer(lasti);
      return new PyTraceback(
        nextEntry(next, ' or None'),
        frame,
        offset < 0 ? -1 : instructionAtOffset(frame.frame.code.code, offset),
        integer(line),
      );
    },
  ),
  method('__repr__', '(self, /)', (_vm, self: PyTraceback) => `<traceback object at ${addressOf(self)}>`),
  method('__dir__', '(self, /)', () => new PyList(['tb_frame', 'tb_next', 'tb_lasti', 'tb_lineno'])),
  member('tb_frame', (_vm, self: PyTraceback) => self.frame),
  getSet('tb_lineno', (_vm, self: PyTraceback) => self.line),
  member('tb_lasti', (_vm, self: PyTraceback) => {
    return self.frame instanceof PyFrame && self.lasti >= 0
      ? offsetOfInstruction(self.frame.frame.code.code, self.lasti)
      : self.lasti;
  }),
  getSet(
    'tb_next',
    (_vm, self: PyTraceback) => self.next ?? None,
    (_vm, self: PyTraceback, value) => {
      if (value === undefined) throw typeError("can't delete tb_next attribute");
      const next = nextEntry(value, '');
      for (let entry = next; entry !== null; entry = entry.next)
        if (entry === self) throw valueError('traceback loop detected');
      self.next = next;
      touch(self);
    },
  ),
]);

function nextEntry(value: Value, alternative: string): PyTraceback | null {
  if (value === None) return null;
  if (value instanceof PyTraceback) return value;
  throw typeError(`expected traceback object${alternative}, got '${typeOf(value).name}'`);
}

function integer(value: Value): number {
  const number = asInt(value);
  if (number === undefined) throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
  return Number(number);
}
