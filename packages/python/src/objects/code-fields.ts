import { decodeExceptionTable } from '../code/exception-table.ts';
import { assembleBytes } from '../code/assemble.ts';
import { CodeFlag, type CodeObject, type Const, type GivenCode } from '../code/code-object.ts';
import { decodeInstructions } from '../code/given-code.ts';
import { decodeLineTable } from '../code/line-table.ts';
import { areSameBytes, exceptionTableOf, lineTableOf } from './code-tables.ts';
import { problemOfCode } from '../code/verify.ts';
import type { Machine } from '../vm/machine.ts';
import { PyBytes } from './bytes.ts';
import { PyCode } from './code.ts';
import { raise, valueError } from './errors.ts';
import { PyComplex, PyFloat } from './number.ts';
import { typeOf, type Value } from './object.ts';
import { reprOf } from './protocol.ts';
import { frozensetType, PySet } from './set.ts';
import { Ellipsis, None } from './singleton.ts';
import { PySlice } from './slice.ts';
import { PyTuple } from './tuple.ts';

/** What `types.CodeType` is given, in its order. */
export interface CodeFields {
  readonly argCount: number;
  readonly posOnlyArgCount: number;
  readonly kwOnlyArgCount: number;
  readonly localsCount: number;
  readonly stackSize: number;
  readonly flags: number;
  readonly bytes: Uint8Array;
  readonly consts: readonly Value[];
  readonly names: readonly string[];
  readonly varnames: readonly string[];
  readonly filename: string;
  readonly name: string;
  readonly qualname: string;
  readonly firstLine: number;
  readonly lineTable: Uint8Array;
  readonly exceptionTable: Uint8Array;
  readonly freevars: readonly string[];
  readonly cellvars: readonly string[];
}

export function fieldsOf({ code, consts }: PyCode): CodeFields {
  const { argCount, posOnlyArgCount, kwOnlyArgCount, stackSize, flags, names, varnames, filename } = code;
  const { name, qualname, firstLine, freevars, cellvars } = code;
  return {
    argCount,
    posOnlyArgCount,
    kwOnlyArgCount,
    localsCount: varnames.length,
    stackSize,
    flags,
    bytes: assembleBytes(code),
    consts,
    names,
    varnames,
    filename,
    name,
    qualname,
    firstLine,
    lineTable: lineTableOf(code),
    exceptionTable: exceptionTableOf(code),
    freevars,
    cellvars,
  };
}

/**
 * A code object that was put together by hand. It may be looked at whatever it holds; whether it can be run is found out
 * here as well. `model` is the code object that it is a changed copy of: what the compiler knew besides is kept where it
 * still holds.
 */
export function makeCode(vm: Machine, fields: CodeFields, model: PyCode | null): PyCode {
  checkFields(fields);
  vm.charge(8 * (fields.bytes.length + fields.lineTable.length + fields.exceptionTable.length) + fields.consts.length);
  const { instructions, layout, defect } = decodeInstructions(fields.bytes);
  const cells = new Set(fields.cellvars);
  const { varnames, freevars } = fields;
  const localsPlus = [...varnames, ...new Set(fields.cellvars.filter((name) => !varnames.includes(name))), ...freevars];
  const given: GivenCode = {
    bytes: fields.bytes,
    lineTable: fields.lineTable,
    exceptionTable: fields.exceptionTable,
    layout,
    problem: defect,
  };
  const keepsCode = model !== null && areSameBytes(assembleBytes(model.code), fields.bytes);
  const keepsPlaces = keepsCode && areSameBytes(lineTableOf(model.code), fields.lineTable);
  const draft: CodeObject = {
    name: fields.name,
    qualname: fields.qualname,
    filename: fields.filename,
    firstLine: fields.firstLine,
    flags: fields.flags,
    argCount: fields.argCount,
    posOnlyArgCount: fields.posOnlyArgCount,
    kwOnlyArgCount: fields.kwOnlyArgCount,
    stackSize: fields.stackSize,
    varnames,
    cellvars: localsPlus.slice(0, localsPlus.length - freevars.length).filter((name) => cells.has(name)),
    freevars,
    names: fields.names,
    consts: fields.consts.map((value) => constantOf(vm, value)),
    localsPlus,
    instructions,
    positions: positionsOf(fields, layout.starts),
    exceptionTable: [],
    expressionEnds: keepsCode ? model.code.expressionEnds : new Uint8Array(instructions.length / 2),
    secondPositions:
      keepsPlaces && model.code.firstLine === fields.firstLine ? model.code.secondPositions : new Int32Array(0),
    scope: model?.code.scope ?? { kind: 'function', name: fields.name, names: new Map(), parent: null },
    given,
  };
  const handlers = decodeExceptionTable(fields.exceptionTable, draft);
  const complete = { ...draft, exceptionTable: handlers ?? [] };
  const isTrusted = model !== null && isAsSafeAs(complete, fields.consts, model);
  let { problem } = given;
  if (handlers === null) problem ??= 'co_exceptiontable is malformed';
  if (!isTrusted) problem ??= problemOfCode(complete, fields.consts.map(sortOf), (work) => vm.charge(work));
  const reason = problem === null ? null : `${fields.filename}:${fields.firstLine}: ${problem}`;
  return new PyCode({ ...complete, given: { ...given, problem: reason } }, fields.consts.slice(), false);
}

function checkFields(fields: CodeFields): void {
  const { argCount, posOnlyArgCount, kwOnlyArgCount, localsCount, flags, bytes, varnames } = fields;
  if (posOnlyArgCount > argCount) throw raise('SystemError', 'bad argument to internal function');
  if (bytes.length % 2 !== 0) throw valueError('code: co_code is malformed');
  const stars = ((flags & CodeFlag.VARARGS) === 0 ? 0 : 1) + ((flags & CodeFlag.VARKEYWORDS) === 0 ? 0 : 1);
  if (argCount + kwOnlyArgCount + stars > varnames.length) throw valueError('code: co_varnames is too small');
  if (localsCount !== varnames.length) throw valueError('code: co_nlocals != len(co_varnames)');
}

/** Of each instruction: where its first code unit stands. */
function positionsOf({ lineTable, firstLine }: CodeFields, starts: Int32Array): Int32Array {
  const count = starts.length - 1;
  const positions = new Int32Array(4 * count).fill(-1);
  let unit = 0;
  let index = 0;
  for (const { units, line, endLine, col, endCol } of decodeLineTable(lineTable, firstLine)) {
    unit += units;
    for (; index < count && (starts[index] as number) < 2 * unit; index++)
      if (line >= 0) positions.set([line, endLine, col, endCol], 4 * index);
  }
  return positions;
}

/** Whether what is run is the model's, with other names and with constants of the same sorts. */
function isAsSafeAs(code: CodeObject, consts: readonly Value[], model: PyCode): boolean {
  const known = model.code;
  if (known.given !== undefined && known.given.problem !== null) return false;
  const isCell = ({ cellvars }: CodeObject, name: string): boolean => cellvars.includes(name);
  return (
    areSameBytes(assembleBytes(known), assembleBytes(code)) &&
    areSameBytes(exceptionTableOf(known), exceptionTableOf(code)) &&
    known.flags === code.flags &&
    known.argCount === code.argCount &&
    known.kwOnlyArgCount === code.kwOnlyArgCount &&
    known.stackSize === code.stackSize &&
    known.varnames.length === code.varnames.length &&
    known.freevars.length === code.freevars.length &&
    known.localsPlus.length === code.localsPlus.length &&
    known.localsPlus.every((name, i) => isCell(known, name) === isCell(code, code.localsPlus[i] as string)) &&
    known.names.length <= code.names.length &&
    model.consts.length <= consts.length &&
    model.consts.every((value, i) => sortOf(value) === sortOf(consts[i] as Value))
  );
}

/** What instructions may count on of a constant: see `code/verify.ts`. */
function sortOf(value: Value): string {
  if (value === None) return 'none';
  if (value instanceof PyCode) return `code ${value.code.freevars.length}`;
  if (typeof value === 'string') return 'str';
  if (typeof value === 'number' && value >= 0) return 'int';
  if (!(value instanceof PyTuple) || !value.cls.isBuiltin) return 'value';
  return value.items.every((item) => typeof item === 'string') ? `names ${value.items.length}` : 'tuple';
}

function constantOf(vm: Machine, value: Value): Const {
  if (value === None) return { type: 'none' };
  if (value === Ellipsis) return { type: 'ellipsis' };
  if (typeof value === 'boolean') return { type: 'bool', value };
  if (typeof value === 'number' || typeof value === 'bigint') return { type: 'int', value };
  if (typeof value === 'string') return { type: 'str', value };
  if (value instanceof PyCode) return { type: 'code', code: value.code };
  if (typeOf(value).isBuiltin) {
    const inner = (item: Value): Const => constantOf(vm, item);
    if (value instanceof PyFloat) return { type: 'float', value: value.value };
    if (value instanceof PyComplex) return { type: 'complex', real: value.real, imag: value.imag };
    if (value instanceof PyBytes) return { type: 'bytes', value: value.data };
    if (value instanceof PyTuple || (value instanceof PySet && value.cls === frozensetType)) {
      vm.enterNative();
      try {
        const items = value instanceof PyTuple ? value.items : value.items();
        return { type: value instanceof PyTuple ? 'tuple' : 'frozenset', items: items.map(inner) };
      } finally {
        vm.leaveNative();
      }
    }
    if (value instanceof PySlice)
      return { type: 'slice', start: inner(value.start), stop: inner(value.stop), step: inner(value.step) };
  }
  // No constant of the compiler's: `dis` shows its text.
  return { type: 'str', value: reprOf(vm, value) ?? `<${typeOf(value).name} object>` };
}
