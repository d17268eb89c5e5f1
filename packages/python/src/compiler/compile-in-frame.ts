import type { Arguments, Expr, FunctionDef, Module, Range, Stmt } from '../ast/nodes.ts';
import { parseInteractive, parseModule } from '../parser/parse.ts';
import { SourceError } from '../source/diagnostic.ts';
import { compileModule, type CompileOptions, type CompileResult } from './compile.ts';

/**
 * Compiles what is typed at the prompt of a running function so that it sees the function's variables as a function
 * defined there would: reads, writes and closures all go through cells. The tree becomes
 *
 *     def outer(<names>):
 *         def <module>():
 *             nonlocal <names>
 *             …
 *
 * and the code of the inner function is what runs, with a cell for each of its free variables.
 */

/** The free variable through which expression statements show their values. */
export const displayName = '.display';

/** The source text that stands for such a prompt. A NUL tells it from Python's own sources, which cannot have one. */
export function frameSource(names: readonly string[], source: string): string {
  return `\0${JSON.stringify(names)}\n${source}`;
}

export function isFrameSource(text: string): boolean {
  return text.startsWith('\0');
}

export function compileFrameSource(text: string, filename: string, options: CompileOptions): CompileResult {
  const end = text.indexOf('\n');
  const names = JSON.parse(text.slice(1, end)) as readonly string[];
  try {
    const body = parse(text.slice(end + 1), filename).map(withDisplay);
    return { kind: 'code', code: compileModule(wrap(names, body), filename, options) };
  } catch (error) {
    if (error instanceof SourceError) return { kind: 'diagnostic', diagnostic: error.diagnostic };
    throw error;
  }
}

function parse(source: string, filename: string): readonly Stmt[] {
  try {
    return parseInteractive(source, filename).body;
  } catch (error) {
    if (error instanceof SourceError) return parseModule(source, filename).body;
    throw error;
  }
}

const start: Range = { line: 1, col: 0, endLine: 1, endCol: 0 };

function wrap(names: readonly string[], body: readonly Stmt[]): Module {
  const all = [...names, displayName];
  const inner = makeFunction('<module>', [], [{ ...start, kind: 'Nonlocal', names: all }, ...body]);
  return { kind: 'Module', body: [makeFunction('outer', all, [inner])] };
}

function makeFunction(name: string, parameters: readonly string[], body: readonly Stmt[]): FunctionDef {
  const args: Arguments = {
    posonlyargs: [],
    args: parameters.map((arg) => ({ ...start, arg, annotation: null })),
    vararg: null,
    kwonlyargs: [],
    kwDefaults: [],
    kwarg: null,
    defaults: [],
  };
  return { ...start, kind: 'FunctionDef', name, args, body, decorators: [], returns: null, typeParams: [] };
}

/** Statements in compound statements show their values too; those in functions and classes do not. */
function withDisplay(statement: Stmt): Stmt {
  switch (statement.kind) {
    case 'ExprStmt':
      return { ...statement, value: display(statement.value) };
    case 'If':
    case 'For':
    case 'While':
      return { ...statement, body: statement.body.map(withDisplay), orelse: statement.orelse.map(withDisplay) };
    case 'With':
      return { ...statement, body: statement.body.map(withDisplay) };
    default:
      return statement;
  }
}

function display(value: Expr): Expr {
  const { line, col, endLine, endCol } = value;
  const range = { line, col, endLine, endCol };
  return { ...range, kind: 'Call', func: { ...range, kind: 'Name', id: displayName, ctx: 'Load' }, args: [value], keywords: [] };
}
