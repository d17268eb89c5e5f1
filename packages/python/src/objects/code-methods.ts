import { addressOf } from './address.ts';
import { PyBytes } from './bytes.ts';
import { codeType, PyCode } from './code.ts';
import { defineMethods, getSet, member, method } from './native.ts';
import type { Value } from './object.ts';
import { None, NotImplemented } from './singleton.ts';
import { PyTuple } from './tuple.ts';
import { assembleBytes, codeLines, codePositions } from '../code/assemble.ts';
import { PyList } from './list.ts';
import { listIteratorType, PyListIterator } from './sequence-iterators.ts';
import { hashIdentity } from './hash.ts';

const names = (list: readonly string[]): PyTuple => new PyTuple(list.slice());

/** The attributes of https://docs.python.org/3.14/reference/datamodel.html#code-objects */
defineMethods(codeType, [
  method('__repr__', '(self, /)', (_vm, self: PyCode) => {
    const { name, filename, firstLine } = self.code;
    return `<code object ${name} at ${addressOf(self)}, file "${filename}", line ${firstLine}>`;
  }),
  method('__eq__', '(self, value, /)', (_vm, self: PyCode, other: Value) =>
    other instanceof PyCode ? isSameCode(self, other) : NotImplemented,
  ),
  method('__hash__', '(self, /)', (_vm, self: PyCode) =>
    hashIdentity(self.code.instructions.length * 31 + self.code.firstLine),
  ),
  member('co_name', (_vm, self: PyCode) => self.code.name),
  member('co_qualname', (_vm, self: PyCode) => self.code.qualname),
  member('co_filename', (_vm, self: PyCode) => self.code.filename),
  member('co_firstlineno', (_vm, self: PyCode) => self.code.firstLine),
  member('co_flags', (_vm, self: PyCode) => self.code.flags),
  member('co_argcount', (_vm, self: PyCode) => self.code.argCount),
  member('co_posonlyargcount', (_vm, self: PyCode) => self.code.posOnlyArgCount),
  member('co_kwonlyargcount', (_vm, self: PyCode) => self.code.kwOnlyArgCount),
  member('co_stacksize', (_vm, self: PyCode) => self.code.stackSize),
  getSet('co_nlocals', (_vm, self: PyCode) => self.code.varnames.length),
  getSet('co_varnames', (_vm, self: PyCode) => names(self.code.varnames)),
  getSet('co_cellvars', (_vm, self: PyCode) => names(self.code.cellvars)),
  getSet('co_freevars', (_vm, self: PyCode) => names(self.code.freevars)),
  member('co_names', (_vm, self: PyCode) => names(self.code.names)),
  member('co_consts', (_vm, self: PyCode) => new PyTuple(self.consts)),
  getSet('co_code', (_vm, self: PyCode) => new PyBytes(assembleBytes(self.code))),
  method('co_lines', '(self, /)', (_vm, self: PyCode) =>
    iterator(codeLines(self.code).map(({ start, end, line }) => new PyTuple([start, end, line ?? None]))),
  ),
  method('co_positions', '(self, /)', (_vm, self: PyCode) =>
    iterator(codePositions(self.code).map((position) => new PyTuple(position.map((part) => part ?? None)))),
  ),
]);

function iterator(items: Value[]): PyListIterator {
  return new PyListIterator(new PyList(items), listIteratorType);
}

function isSameCode(a: PyCode, b: PyCode): boolean {
  if (a === b || a.code === b.code) return true;
  const { code } = a;
  return (
    code.name === b.code.name &&
    code.firstLine === b.code.firstLine &&
    code.instructions.length === b.code.instructions.length &&
    code.instructions.every((part, i) => part === b.code.instructions[i]) &&
    code.names.join() === b.code.names.join() &&
    code.localsPlus.join() === b.code.localsPlus.join() &&
    a.consts.length === b.consts.length &&
    a.consts.every((value, i) => value === b.consts[i])
  );
}
