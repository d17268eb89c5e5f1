import { codeLines, codePositions, layoutOf, argAt, opAt } from '../code/assemble.ts';
import type { CodeObject } from '../code/code-object.ts';
import { describeArgument, disassemble, labelsOf } from '../code/disassembly.ts';
import { Op, opcodeInfo } from '../code/opcodes.ts';
import { addressOf } from '../objects/address.ts';

import { PyCode } from '../objects/code.ts';
import { PyDict } from '../objects/dict.ts';
import { PyList } from '../objects/list.ts';
import { asInt } from '../objects/number.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import type { Machine } from '../vm/machine.ts';
import { defineModule, func, requireKind } from './native-module.ts';
import { sourceModule } from './registry.ts';

/** `dis`: https://docs.python.org/3.14/library/dis.html */

/** Addresses of a code object and those inside it, by what the compiler made. */
function addresses(code: PyCode): (inner: CodeObject) => string {
  const objects = new Map<CodeObject, PyCode>([[code.code, code]]);
  for (const each of objects.values()) {
    for (const value of each.consts) if (value instanceof PyCode) objects.set(value.code, value);
  }
  return (inner) => addressOf(objects.get(inner) ?? code);
}

/** The value an argument stands for: `Instruction.argval`. */
function argumentValue(code: PyCode, index: number, description: string): Value {
  const op = opAt(code.code, index);
  const arg = argAt(code.code, index);
  if (opcodeInfo[op]?.hasArg !== true) return None;
  if (opcodeInfo[op].jump !== 'none') return layoutOf(code.code).starts[arg] ?? 0;
  switch (op) {
    case Op.LOAD_CONST:
      return code.consts[arg] ?? None;
    case Op.LOAD_GLOBAL:
    case Op.LOAD_ATTR:
      return code.code.names[arg >> 1] ?? None;
    case Op.LOAD_SUPER_ATTR:
      return code.code.names[arg >> 2] ?? None;
    case Op.LOAD_FAST_LOAD_FAST:
    case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
    case Op.STORE_FAST_LOAD_FAST:
    case Op.STORE_FAST_STORE_FAST:
      return new PyTuple(description.split(', '));
    case Op.COMPARE_OP:
      return description.replace(/^bool\((?<symbol>.*)\)$/u, '$<symbol>');
    case Op.BINARY_OP:
    case Op.LOAD_SMALL_INT:
    case Op.SET_FUNCTION_ATTRIBUTE:
      return arg;
    default:
      return description === '' ? arg : description;
  }
}

/** The fields of `dis.Instruction`, one row an instruction. */
function instructions(vm: Machine, given: Value): Value {
  const code = requireKind(given, PyCode);
  const layout = layoutOf(code.code);
  const labels = labelsOf(code.code);
  const address = addresses(code);
  const lines = new Map(codeLines(code.code).map(({ start, line }) => [start, line]));
  const positions = codePositions(code.code);
  const rows: Value[] = [];
  const count = code.code.instructions.length / 2;
  vm.charge(count * 8);
  let line: number | null = null;
  for (let i = 0; i < count; i++) {
    const op = opAt(code.code, i);
    const offset = layout.offsets[i] ?? 0;
    const start = layout.starts[i] ?? 0;
    const startsLine = lines.has(start);
    if (startsLine) line = lines.get(start) ?? null;
    const hasArg = opcodeInfo[op]?.hasArg === true;
    const description = hasArg ? describeArgument(code.code, labels, i, { address }) : '';
    const position = positions[offset / 2];
    rows.push(
      new PyTuple([
        opcodeInfo[op]?.name ?? `<${op}>`,
        op,
        hasArg ? (layout.args[i] ?? 0) : None,
        argumentValue(code, i, description),
        description,
        offset,
        start,
        startsLine,
        line ?? None,
        labels.get(i) ?? None,
        position === undefined ? None : new PyTuple(position.map((part) => part ?? None)),
      ]),
    );
  }
  return new PyList(rows);
}

function disassembly(vm: Machine, given: Value, depth: Value, lasti: Value): Value {
  const code = requireKind(given, PyCode);
  const layout = layoutOf(code.code);
  const marked = lasti === None ? -1 : layout.offsets.indexOf(Number(asInt(lasti)));
  const text = disassemble(code.code, {
    address: addresses(code),
    ...(depth === None ? {} : { depth: Number(asInt(depth)) }),
    ...(marked < 0 ? {} : { lasti: marked }),
  });
  vm.charge(text.length);
  return text;
}

const known = opcodeInfo.flatMap((info, op) => (info === undefined ? [] : [[info.name, op] as const]));

defineModule('_dis', [
  func('instructions', '(code, /)', instructions),
  func('text', '(code, depth, lasti, /)', disassembly),
  [
    'opmap',
    () => {
      const map = new PyDict();
      for (const [name, op] of known.toSorted(([a], [b]) => (a < b ? -1 : 1))) map.setStr(name, op);
      return map;
    },
  ],
  ['opname', () => new PyList(Array.from({ length: 267 }, (_, op) => opcodeInfo[op]?.name ?? `<${op}>`))],
  ['hasarg', () => new PyList(known.filter(([, op]) => opcodeInfo[op]?.hasArg === true).map(([, op]) => op))],
  ['hasjump', () => new PyList(known.filter(([, op]) => opcodeInfo[op]?.jump !== 'none').map(([, op]) => op))],
]);

sourceModule(
  'dis',
  String.raw`
import collections as _collections
import types as _types
import _dis
from _dis import opmap, opname, hasarg, hasjump

cmp_op = ('<', '<=', '==', '!=', '>', '>=')
hasjrel = hasjump
hasjabs = []
hasconst = [opmap['LOAD_CONST']]
hasname = [opmap[_name] for _name in (
    'DELETE_ATTR', 'DELETE_GLOBAL', 'DELETE_NAME', 'IMPORT_FROM', 'IMPORT_NAME', 'LOAD_ATTR',
    'LOAD_FROM_DICT_OR_GLOBALS', 'LOAD_GLOBAL', 'LOAD_NAME', 'LOAD_SUPER_ATTR', 'STORE_ATTR', 'STORE_GLOBAL',
    'STORE_NAME')]
haslocal = [_op for _name, _op in opmap.items() if '_FAST' in _name]
hasfree = [opmap[_name] for _name in (
    'COPY_FREE_VARS', 'DELETE_DEREF', 'LOAD_DEREF', 'LOAD_FROM_DICT_OR_DEREF', 'MAKE_CELL', 'STORE_DEREF')]
hascompare = [opmap['COMPARE_OP']]
hasexc = []
HAVE_ARGUMENT = 43
EXTENDED_ARG = opmap['EXTENDED_ARG']

COMPILER_FLAG_NAMES = {
    1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED', 32: 'GENERATOR', 64: 'NOFREE',
    128: 'COROUTINE', 256: 'ITERABLE_COROUTINE', 512: 'ASYNC_GENERATOR', 0x4000000: 'HAS_DOCSTRING',
    0x8000000: 'METHOD',
}

Positions = _collections.namedtuple(
    'Positions', ['lineno', 'end_lineno', 'col_offset', 'end_col_offset'], defaults=[None] * 4, module='dis')

_Instruction = _collections.namedtuple(
    '_Instruction',
    ['opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'start_offset', 'starts_line', 'line_number', 'label',
     'positions', 'cache_info'],
    defaults=[None, None, None], module='dis')

class Instruction(_Instruction):
    @property
    def oparg(self):
        return self.arg

    @property
    def baseopcode(self):
        return self.opcode

    @property
    def baseopname(self):
        return self.opname

    @property
    def is_jump_target(self):
        return self.label is not None

    @property
    def jump_target(self):
        return self.argval if self.opcode in hasjump else None

    def __str__(self):
        text = self.opname if self.arg is None else f'{self.opname:<20} {self.arg:>5}'
        return f'{text} ({self.argrepr})' if self.argrepr else text

def _get_code_object(x):
    found = _try_code(x)
    if isinstance(found, str):
        found = compile(found, '<disassembly>', 'exec')
    if hasattr(found, 'co_code'):
        return found
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")

def _try_code(x):
    x = getattr(x, '__func__', x)
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        code = getattr(x, name, None)
        if code:
            return code
    return x

def _instruction(row):
    row = [*row]
    row[10] = None if row[10] is None else Positions(*row[10])
    return Instruction(*row)

def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    code = _get_code_object(x)
    shift = 0 if first_line is None else first_line - code.co_firstlineno
    for row in _dis.instructions(code):
        made = _instruction(row)
        if shift and made.line_number is not None:
            made = made._replace(line_number=made.line_number + shift)
        yield made

def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    if x is None:
        distb(file=file)
        return
    x = _try_code(x)
    if hasattr(x, 'co_code'):
        print(_dis.text(x, depth, None), end='', file=file)
    elif isinstance(x, str):
        print(_dis.text(compile(x, '<dis>', 'exec'), depth, None), end='', file=file)
    elif hasattr(x, '__dict__'):
        for name, value in sorted(x.__dict__.items()):
            if isinstance(value, _has_code):
                print(f'Disassembly of {name}:', file=file)
                try:
                    dis(value, file=file, depth=depth)
                except TypeError as message:
                    print('Sorry:', message, file=file)
                print(file=file)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")

_has_code = (_types.MethodType, _types.FunctionType, _types.CodeType, classmethod, staticmethod, type)

def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    print(_dis.text(co, 0, None if lasti < 0 else lasti), end='', file=file)

disco = disassemble

def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    if tb is None:
        import sys
        error = sys.exception() or getattr(sys, 'last_exc', None)
        if error is None:
            raise RuntimeError('no last traceback to disassemble')
        tb = error.__traceback__
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file)

def findlinestarts(code):
    last = False
    for start, end, line in code.co_lines():
        if line is not last:
            last = line
            yield start, line

def findlabels(code):
    return sorted({each.argval for each in get_instructions(code) if each.opcode in hasjump})

def pretty_flags(flags):
    names = []
    for bit in range(32):
        flag = 1 << bit
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
    return ', '.join(names) or '0x0'

def code_info(x):
    code = _get_code_object(x)
    lines = [
        f'Name:              {code.co_name}',
        f'Filename:          {code.co_filename}',
        f'Argument count:    {code.co_argcount}',
        f'Positional-only arguments: {code.co_posonlyargcount}',
        f'Kw-only arguments: {code.co_kwonlyargcount}',
        f'Number of locals:  {code.co_nlocals}',
        f'Stack size:        {code.co_stacksize}',
        f'Flags:             {pretty_flags(code.co_flags)}',
    ]
    for title, values in (('Constants', [repr(each) for each in code.co_consts]), ('Names', code.co_names),
                          ('Variable names', code.co_varnames), ('Free variables', code.co_freevars),
                          ('Cell variables', code.co_cellvars)):
        if values:
            lines.append(f'{title}:')
            lines.extend([f'{place:4d}: {value}' for place, value in enumerate(values)])
    return '\n'.join(lines)

def show_code(co, *, file=None):
    print(code_info(co), file=file)

class Bytecode:
    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False,
                 show_offsets=False, show_positions=False):
        self.codeobj = _get_code_object(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self._original_object = x
        self.current_offset = current_offset

    def __iter__(self):
        return get_instructions(self.codeobj, first_line=self.first_line)

    def __repr__(self):
        return f'{self.__class__.__name__}({self._original_object!r})'

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        return code_info(self.codeobj)

    def dis(self):
        return _dis.text(self.codeobj, 0, self.current_offset)
`,
);

/** `opcode`: what `dis` knows of the instructions. */
sourceModule(
  'opcode',
  String.raw`
from dis import (cmp_op, hasarg, hasconst, hasname, hasjump, hasjrel, hasjabs, hasfree, haslocal, hasexc, hascompare,
                 opmap, opname, EXTENDED_ARG, HAVE_ARGUMENT)

__all__ = ['cmp_op', 'hascompare', 'opname', 'opmap', 'HAVE_ARGUMENT', 'EXTENDED_ARG', 'hasarg',
           'hasconst', 'hasname', 'hasjump', 'hasjrel', 'hasjabs', 'hasfree', 'haslocal', 'hasexc']
`,
);
