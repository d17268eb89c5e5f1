/** The text of `dis.dis()`, as CPython 3.14 prints it. */
import { argAt, codeLines, layoutOf, opAt } from './assemble.ts';
import type { CodeLayout, CodeObject } from './code-object.ts';
import { constRepr } from './const-repr.ts';
import { Op, opcodeInfo } from './opcodes.ts';

export interface DisassemblyOptions {
  /** The address shown for a code object, e.g. `0x7f…`. */
  readonly address: (code: CodeObject) => string;
  /** The instruction marked with an arrow; none by default. */
  readonly lasti?: number;
  /** How many levels of nested code follow; all by default. */
  readonly depth?: number;
}

const NAME_WIDTH = 20;
const ARG_WIDTH = 5;
const NO_LINE = '  --';

/** The code and, behind it, the code objects among its constants. Ends with a line break. */
export function disassemble(code: CodeObject, options: DisassemblyOptions): string {
  const depth = options.depth ?? Infinity;
  let text = disassembleOne(code, options);
  if (depth > 0) {
    for (const constant of code.consts) {
      if (constant.type === 'code') {
        text += `\nDisassembly of ${codeRepr(constant.code, options)}:\n`;
        text += disassemble(constant.code, { address: options.address, depth: depth - 1 });
      }
    }
  }
  return text;
}

function codeRepr(code: CodeObject, options: DisassemblyOptions): string {
  return `<code object ${code.name} at ${options.address(code)}, file "${code.filename}", line ${code.firstLine}>`;
}

function disassembleOne(code: CodeObject, options: DisassemblyOptions): string {
  const layout = layoutOf(code);
  const labels = labelsOf(code);
  const label = (index: number): string => `L${labels.get(index) ?? 0}`;
  const lineStarts = new Map(codeLines(code).map(({ start, line }) => [start, line]));
  const lineWidth = lineWidthOf([...lineStarts.values()]);
  const labelWidth = 4 + String(labels.size).length;
  const lines: string[] = [];
  const count = code.instructions.length / 2;
  for (let i = 0; i < count; i++) {
    // Each EXTENDED_ARG is a line of its own, and carries the label or line that begins there.
    for (let at = layout.starts[i] ?? 0; at <= (layout.offsets[i] ?? 0); at += 2) {
      const startsLine = lineStarts.has(at);
      if (lineWidth > 0 && startsLine && at > 0) {
        lines.push('');
      }
      const fields: string[] = [];
      if (lineWidth > 0) {
        const line = lineStarts.get(at);
        fields.push((startsLine ? (line === null ? NO_LINE : String(line)) : '').padStart(lineWidth));
      }
      const number = at === layout.starts[i] ? labels.get(i) : undefined;
      fields.push((number === undefined ? '' : `L${number}:`).padStart(labelWidth));
      fields.push(options.lasti === i && at === layout.offsets[i] ? '-->' : '   ');
      const isPrefix = at < (layout.offsets[i] ?? 0);
      fields.push(...(isPrefix ? prefixFields(layout, i, at) : instructionFields(code, layout, labels, i, options)));
      lines.push(fields.join(' ').trimEnd());
    }
  }
  if (code.exceptionTable.length > 0) {
    lines.push('ExceptionTable:');
    for (const { start, end, target, depth, pushLasti } of code.exceptionTable) {
      const range = `${label(start)} to ${label(end)} -> ${label(target)}`;
      lines.push(`  ${range} [${depth}]${pushLasti ? ' lasti' : ''}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function lineWidthOf(lines: readonly (number | null)[]): number {
  const largest = Math.max(-1, ...lines.map((line) => line ?? -1));
  // A line number 0 does not count as one.
  if (largest <= 0) {
    return 0;
  }
  const width = Math.max(3, String(largest).length);
  return lines.includes(null) ? Math.max(width, NO_LINE.length) : width;
}

/** Numbers from 1 for every instruction that is jumped to or where a protected range or handler begins or ends. */
export function labelsOf(code: CodeObject): Map<number, number> {
  const targets = new Set<number>();
  for (let i = 0; i < code.instructions.length / 2; i++) {
    if (opcodeInfo[opAt(code, i)]?.jump !== 'none') {
      targets.add(argAt(code, i));
    }
  }
  for (const { start, end, target } of code.exceptionTable) {
    targets.add(start).add(end).add(target);
  }
  const sorted = [...targets].sort((a, b) => a - b);
  return new Map(sorted.map((index, i) => [index, i + 1]));
}

function prefixFields(layout: CodeLayout, index: number, at: number): string[] {
  const shift = ((layout.offsets[index] ?? 0) - at) * 4;
  const arg = (layout.args[index] ?? 0) >>> shift;
  return ['EXTENDED_ARG'.padEnd(NAME_WIDTH), String(arg).padStart(ARG_WIDTH)];
}

function instructionFields(
  code: CodeObject,
  layout: CodeLayout,
  labels: ReadonlyMap<number, number>,
  index: number,
  options: DisassemblyOptions,
): string[] {
  const info = opcodeInfo[opAt(code, index)];
  const name = info?.name ?? '<unknown>';
  const fields = [name.padEnd(NAME_WIDTH)];
  if (info?.hasArg === true) {
    fields.push(String(layout.args[index]).padStart(ARG_WIDTH - Math.max(0, name.length - NAME_WIDTH)));
    const detail = describeArgument(code, labels, index, options);
    if (detail !== '') {
      fields.push(`(${detail})`);
    }
  }
  return fields;
}

const words = (text: string): string[] => text.trim().split(/\s+/);

const binaryOperators = words('+ & // << @ * % | ** >> - / ^ += &= //= <<= @= *= %= |= **= >>= -= /= ^= []');
const comparisons = words('< <= == != > >=');
const conversions = ['', 'str', 'repr', 'ascii'];
const functionAttributes = words('defaults kwdefaults annotations closure annotate');
const commonConstants = [
  'AssertionError',
  'NotImplementedError',
  'tuple',
  '<built-in function all>',
  '<built-in function any>',
];
const specialMethods = words('__enter__ __exit__ __aenter__ __aexit__');
const intrinsics1 = words(`
  INTRINSIC_1_INVALID INTRINSIC_PRINT INTRINSIC_IMPORT_STAR INTRINSIC_STOPITERATION_ERROR INTRINSIC_ASYNC_GEN_WRAP
  INTRINSIC_UNARY_POSITIVE INTRINSIC_LIST_TO_TUPLE INTRINSIC_TYPEVAR INTRINSIC_PARAMSPEC INTRINSIC_TYPEVARTUPLE
  INTRINSIC_SUBSCRIPT_GENERIC INTRINSIC_TYPEALIAS`);
const intrinsics2 = words(`
  INTRINSIC_2_INVALID INTRINSIC_PREP_RERAISE_STAR INTRINSIC_TYPEVAR_WITH_BOUND INTRINSIC_TYPEVAR_WITH_CONSTRAINTS
  INTRINSIC_SET_FUNCTION_TYPE_PARAMS INTRINSIC_SET_TYPEPARAM_DEFAULT`);

/** What stands in parentheses behind the argument; empty where there is nothing to say. */
export function describeArgument(
  code: CodeObject,
  labels: ReadonlyMap<number, number>,
  index: number,
  options: DisassemblyOptions,
): string {
  const op = opAt(code, index);
  const arg = argAt(code, index);
  const local = (slot: number): string => code.localsPlus[slot] ?? '';
  const name = (at: number): string => code.names[at] ?? '';
  if (opcodeInfo[op]?.jump !== 'none') {
    return `${op === Op.END_ASYNC_FOR ? 'from' : 'to'} L${labels.get(arg) ?? 0}`;
  }
  switch (op) {
    case Op.LOAD_CONST: {
      const constant = code.consts[arg];
      return constant === undefined ? '' : constRepr(constant, (inner) => codeRepr(inner, options));
    }
    case Op.LOAD_GLOBAL:
      return name(arg >> 1) + ((arg & 1) === 0 ? '' : ' + NULL');
    case Op.LOAD_ATTR:
      return name(arg >> 1) + ((arg & 1) === 0 ? '' : ' + NULL|self');
    case Op.LOAD_SUPER_ATTR:
      return name(arg >> 2) + ((arg & 1) === 0 ? '' : ' + NULL|self');
    case Op.DELETE_ATTR:
    case Op.DELETE_GLOBAL:
    case Op.DELETE_NAME:
    case Op.IMPORT_FROM:
    case Op.IMPORT_NAME:
    case Op.LOAD_FROM_DICT_OR_GLOBALS:
    case Op.LOAD_NAME:
    case Op.STORE_ATTR:
    case Op.STORE_GLOBAL:
    case Op.STORE_NAME:
      return name(arg);
    case Op.LOAD_FAST_LOAD_FAST:
    case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
    case Op.STORE_FAST_LOAD_FAST:
    case Op.STORE_FAST_STORE_FAST:
      return `${local(arg >> 4)}, ${local(arg & 15)}`;
    case Op.DELETE_DEREF:
    case Op.DELETE_FAST:
    case Op.LOAD_DEREF:
    case Op.LOAD_FAST:
    case Op.LOAD_FAST_AND_CLEAR:
    case Op.LOAD_FAST_BORROW:
    case Op.LOAD_FAST_CHECK:
    case Op.LOAD_FROM_DICT_OR_DEREF:
    case Op.MAKE_CELL:
    case Op.STORE_DEREF:
    case Op.STORE_FAST:
      return local(arg);
    case Op.COMPARE_OP: {
      const comparison = comparisons[arg >> 5] ?? '';
      return (arg & 16) === 0 ? comparison : `bool(${comparison})`;
    }
    case Op.CONVERT_VALUE:
      return conversions[arg] ?? '';
    case Op.SET_FUNCTION_ATTRIBUTE:
      return functionAttributes.filter((_, bit) => (arg & (1 << bit)) !== 0).join(', ');
    case Op.BINARY_OP:
      return binaryOperators[arg] ?? '';
    case Op.CALL_INTRINSIC_1:
      return intrinsics1[arg] ?? '';
    case Op.CALL_INTRINSIC_2:
      return intrinsics2[arg] ?? '';
    case Op.LOAD_COMMON_CONSTANT:
      return commonConstants[arg] ?? '';
    case Op.LOAD_SPECIAL:
      return specialMethods[arg] ?? '';
    case Op.IS_OP:
      return arg === 0 ? 'is' : 'is not';
    case Op.CONTAINS_OP:
      return arg === 0 ? 'in' : 'not in';
    default:
      return '';
  }
}
