import { addressOf } from './address.ts';
import { PyBytes } from './bytes.ts';
import { codeType, PyCode } from './code.ts';
import { areSameBytes, exceptionTableOf, lineTableOf } from './code-tables.ts';
import { inspectionPart } from '../parts/parts.ts';
import { raise } from './errors.ts';
import { requireIndex, toSize } from './integer-index.ts';
import { defineMethods, getSet, member, method, staticMethod } from './native.ts';
import { PyComplex, PyFloat } from './number.ts';
import type { Value } from './object.ts';
import { PySet } from './set.ts';
import { None, NotImplemented } from './singleton.ts';
import { PyTuple } from './tuple.ts';
import {
  argAt,
  assembleBytes,
  codeLines,
  type CodePosition,
  codePositions,
  layoutOf,
  type LineRange,
  opAt,
} from '../code/assemble.ts';
import type { CodeObject } from '../code/code-object.ts';
import { decodeLineTable } from '../code/line-table.ts';
import { Op } from '../code/opcodes.ts';
import { deferTo } from '../vm/attribute.ts';
import type { Machine } from '../vm/machine.ts';
import { PyList } from './list.ts';
import { listIteratorType, PyListIterator } from './sequence-iterators.ts';
import { hashText } from './hash.ts';

const names = (list: readonly string[]): PyTuple => new PyTuple(list.slice());

/** The attributes of https://docs.python.org/3.14/reference/datamodel.html#code-objects */
defineMethods(codeType, () => [
  staticMethod('__new__', '(cls, /, *args, **kwargs)', (vm: Machine, _cls: Value, ...given: [Value[], Changes]) =>
    inspectionPart.get().newCode(vm, ...given),
  ),
  method('__repr__', '(self, /)', (_vm, self: PyCode) => {
    const { name, filename, firstLine } = self.code;
    return `<code object ${name} at ${addressOf(self)}, file "${filename}", line ${firstLine}>`;
  }),
  method('__eq__', '(self, value, /)', (_vm, self: PyCode, other: Value) =>
    other instanceof PyCode ? isSameCode(self, other) : NotImplemented,
  ),
  method('__hash__', '(self, /)', (_vm, self: PyCode) => hashCode(self.code)),
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
  member('co_linetable', (_vm, self: PyCode) => new PyBytes(lineTableOf(self.code))),
  member('co_exceptiontable', (_vm, self: PyCode) => new PyBytes(exceptionTableOf(self.code))),
  getSet('co_lnotab', (vm: Machine, self: PyCode) =>
    deferTo(vm, vm.frozen('warn_of_lnotab'), [new PyBytes(lineNumberTable(self.code))]),
  ),
  method('co_lines', '(self, /)', (vm: Machine, self: PyCode) => {
    const ranges = self.code.given === undefined ? codeLines(self.code) : givenLines(self.code);
    vm.charge(ranges.length);
    return iterator(ranges.map(({ start, end, line }) => new PyTuple([start, end, line ?? None])));
  }),
  method('co_positions', '(self, /)', (vm: Machine, self: PyCode) => {
    const positions = self.code.given === undefined ? codePositions(self.code) : givenPositions(self.code);
    vm.charge(positions.length);
    return iterator(positions.map((position) => new PyTuple(position.map((part) => part ?? None))));
  }),
  method('co_branches', '(self, /)', (vm: Machine, self: PyCode) => {
    vm.charge(self.code.instructions.length);
    return iterator(branches(self.code).map((branch) => new PyTuple(branch)));
  }),
  method('_varname_from_oparg', '(self, /, oparg)', (_vm, self: PyCode, slot: Value) => {
    const name = self.code.localsPlus[toSize(requireIndex(slot) ?? -1)];
    if (name === undefined) throw raise('IndexError', 'tuple index out of range');
    return name;
  }),
  method('replace', '(self, /, *args, **changes)', replaced),
  method('__replace__', '(self, /, *args, **changes)', replaced),
]);

type Changes = ReadonlyMap<string, Value>;

function replaced(vm: Machine, self: PyCode, ...given: [Value[], Changes]): Value {
  return inspectionPart.get().replaceCode(vm, self, ...given);
}

function iterator(items: Value[]): PyListIterator {
  return new PyListIterator(new PyList(items), listIteratorType);
}

/** Where a branch stands, and where it goes on if it is not taken and if it is. */
function branches(code: CodeObject): number[][] {
  const { offsets, starts } = layoutOf(code);
  const found: number[][] = [];
  for (let index = 0; index < offsets.length; index++) {
    const op = opAt(code, index);
    if (op !== Op.FOR_ITER && (op < Op.POP_JUMP_IF_FALSE || op > Op.POP_JUMP_IF_TRUE)) continue;
    // A conditional jump is followed by NOT_TAKEN, a loop that is left goes on behind END_FOR and POP_ITER.
    const next = index + (opAt(code, index + 1) === Op.NOT_TAKEN ? 2 : 1);
    const target = argAt(code, index) + (op === Op.FOR_ITER ? 2 : 0);
    found.push([offsets[index] ?? 0, starts[next] ?? 0, starts[target] ?? 0]);
  }
  return found;
}

function givenLines(code: CodeObject): LineRange[] {
  const ranges: { start: number; end: number; line: number | null }[] = [];
  let offset = 0;
  for (const { units, line } of decodeLineTable(lineTableOf(code), code.firstLine)) {
    const last = ranges.at(-1);
    const known = line < 0 ? null : line;
    if (last !== undefined && last.line === known) last.end += 2 * units;
    else ranges.push({ start: offset, end: offset + 2 * units, line: known });
    offset += 2 * units;
  }
  return ranges;
}

function givenPositions(code: CodeObject): CodePosition[] {
  const orNull = (value: number): number | null => (value < 0 ? null : value);
  return decodeLineTable(lineTableOf(code), code.firstLine).flatMap(({ units, line, endLine, col, endCol }) =>
    Array.from({ length: units }, (): CodePosition => [orNull(line), orNull(endLine), orNull(col), orNull(endCol)]),
  );
}

/** The form that CPython had before 3.10: pairs of distances, in bytes of code and in lines. */
function lineNumberTable(code: CodeObject): Uint8Array {
  const pairs: number[] = [];
  let [offset, last] = [0, code.firstLine];
  for (const { start, line } of code.given === undefined ? codeLines(code) : givenLines(code)) {
    if (line === null || line === last) continue;
    let [bytes, lines] = [start - offset, line - last];
    for (; bytes > 255; bytes -= 255) pairs.push(255, 0);
    for (; lines > 127 || lines < -128; bytes = 0) {
      const step = lines > 0 ? 127 : -128;
      pairs.push(bytes, step);
      lines -= step;
    }
    pairs.push(bytes, lines);
    [offset, last] = [start, line];
  }
  return Uint8Array.from(pairs);
}

const hashBits = 61;

/** By name, arguments, line and instructions, as CPython does; constants and names only by their number. */
function hashCode(code: CodeObject): number | bigint {
  let hash = BigInt(hashText(code.name));
  const mix = (value: number): void => {
    hash = BigInt.asIntN(hashBits, (hash ^ BigInt(value)) * 1_000_003n);
  };
  mix(code.argCount);
  mix(code.posOnlyArgCount);
  mix(code.kwOnlyArgCount);
  mix(code.flags);
  mix(code.firstLine);
  mix(code.consts.length);
  for (const part of code.instructions) mix(part);
  return Number(BigInt.asIntN(50, hash));
}

function isSameCode(a: PyCode, b: PyCode): boolean {
  if (a === b || a.code === b.code) return true;
  const [one, other] = [a.code, b.code];
  const isSameList = (x: readonly string[], y: readonly string[]): boolean =>
    x.length === y.length && x.every((name, i) => name === y[i]);
  return (
    one.name === other.name &&
    one.argCount === other.argCount &&
    one.posOnlyArgCount === other.posOnlyArgCount &&
    one.kwOnlyArgCount === other.kwOnlyArgCount &&
    one.flags === other.flags &&
    one.firstLine === other.firstLine &&
    areSameBytes(assembleBytes(one), assembleBytes(other)) &&
    isSameList(one.names, other.names) &&
    isSameList(one.localsPlus, other.localsPlus) &&
    isSameList(one.cellvars, other.cellvars) &&
    areSameBytes(lineTableOf(one), lineTableOf(other)) &&
    areSameBytes(exceptionTableOf(one), exceptionTableOf(other)) &&
    a.consts.length === b.consts.length &&
    a.consts.every((value, i) => isSameConstant(value, b.consts[i] as Value))
  );
}

/** Equal, and of the same types throughout: 1 is not 1.0 here, and 0.0 not -0.0. */
function isSameConstant(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a.cls !== b.cls) return false;
  if (a instanceof PyFloat && b instanceof PyFloat) return Object.is(a.value, b.value);
  if (a instanceof PyComplex && b instanceof PyComplex) return Object.is(a.real, b.real) && Object.is(a.imag, b.imag);
  if (a instanceof PyBytes && b instanceof PyBytes) return areSameBytes(a.data, b.data);
  if (a instanceof PyCode && b instanceof PyCode) return isSameCode(a, b);
  if (a instanceof PyTuple && b instanceof PyTuple)
    return a.items.length === b.items.length && a.items.every((item, i) => isSameConstant(item, b.items[i] as Value));
  return a instanceof PySet && b instanceof PySet && areSameSets(a, b);
}

function areSameSets(a: PySet, b: PySet): boolean {
  const others = b.items();
  const values = a.items();
  return (
    values.length === others.length && values.every((value) => others.some((other) => isSameConstant(value, other)))
  );
}
