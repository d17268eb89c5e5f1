/** Describes our code objects and scopes in the form of the golden data (`scripts/describe-code.py`). */
import '../parts/all.ts';
import { assembleBytes, codeLines, codePositions } from '../code/assemble.ts';
import type { CodeObject } from '../code/code-object.ts';
import { constRepr } from '../code/const-repr.ts';
import { disassemble } from '../code/disassembly.ts';
import { parseExpression, parseInteractive, parseModule } from '../parser/parse.ts';
import type { Scope } from '../symtable/scope.ts';
import { buildSymbolTable } from '../symtable/symbol-table.ts';
import { compileSource } from './compile.ts';
import type { CompileMode } from './compile.ts';
import { byCodePoint } from './unit.ts';

export interface Golden {
  readonly title: string;
  readonly mode: CompileMode;
  readonly source: string;
  readonly code?: unknown;
  readonly symbols?: unknown;
  readonly error?: unknown;
}

/** The code of a program that must compile. */
export function compiled(source: string, mode: CompileMode = 'exec'): CodeObject {
  const result = compileSource(source, 'f', mode);
  if (result.kind === 'diagnostic') {
    throw new Error(`${result.diagnostic.message} (line ${result.diagnostic.line})`);
  }
  return result.code;
}

/** The code object of the first function or class in the code. */
export function firstCode(code: CodeObject): CodeObject {
  const constant = code.consts.find((each) => each.type === 'code');
  if (constant?.type !== 'code') {
    throw new Error(`${code.name} has no nested code`);
  }
  return constant.code;
}

/** The scopes of a program that must compile. */
export function scopesOf(source: string): Scope {
  return buildSymbolTable(parseModule(source, 'f'), 'f');
}

export function describeProgram({ title, mode, source }: Golden): Golden {
  const result = compileSource(source, 'f', mode);
  if (result.kind === 'diagnostic') {
    const { type, message, line, offset, endLine, endOffset } = result.diagnostic;
    return { title, mode, source, error: [type, message, line, offset, endLine, endOffset] };
  }
  const parse = { exec: parseModule, eval: parseExpression, single: parseInteractive }[mode];
  const symbols = describeScope(buildSymbolTable(parse(source, 'f'), 'f'));
  return { title, mode, source, code: describeCode(result.code), symbols };
}

function describeCode(code: CodeObject): unknown {
  return {
    name: code.name,
    qualname: code.qualname,
    firstlineno: code.firstLine,
    flags: code.flags,
    argcounts: `${code.argCount} ${code.posOnlyArgCount} ${code.kwOnlyArgCount}`,
    stacksize: code.stackSize,
    varnames: code.varnames.join(' '),
    cellvars: code.cellvars.join(' '),
    freevars: code.freevars.join(' '),
    names: code.names.join(' '),
    consts: code.consts.map((constant) => constRepr(constant, () => '<code>')),
    code: Array.from(assembleBytes(code), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    lines: codeLines(code).map(({ start, end, line }) => `${start} ${end} ${line ?? 'None'}`),
    positions: describePositions(code),
    dis: disassemble(code, { address: () => 'ADDRESS', depth: 0 }).split('\n'),
    children: code.consts.flatMap((constant) => (constant.type === 'code' ? [describeCode(constant.code)] : [])),
  };
}

function describePositions(code: CodeObject): string[] {
  const runs: { count: number; text: string }[] = [];
  for (const position of codePositions(code)) {
    const text = position.map((value) => value ?? 'None').join(' ');
    const last = runs.at(-1);
    if (last?.text === text) {
      last.count++;
    } else {
      runs.push({ count: 1, text });
    }
  }
  return runs.map(({ count, text }) => `${count} ${text}`);
}

function describeScope(scope: Scope): unknown {
  return {
    name: scope.name,
    line: scope.range.line,
    nested: scope.isNested,
    symbols: [...scope.symbols]
      .sort(([a], [b]) => byCodePoint(a, b))
      .map(([name, symbol]) => `${name}=${symbol}`)
      .join(' '),
    parameters: scope.parameters.join(' '),
    children: scope.children.map(describeScope),
  };
}
