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

const mark = '\0prompt ';

/**
 * The source text that stands for a prompt: in a function with variables of these names, or, for `null`, in a module.
 * Python's own sources cannot hold a NUL; one that does and reads like this is compiled so and does no harm.
 */
export function promptSource(names: readonly string[] | null, source: string): string {
  return `${mark}${JSON.stringify(names)}\n${source}`;
}

/** `null` for text that `promptSource` did not make. */
export function compilePromptSource(text: string, filename: string, options: CompileOptions): CompileResult | null {
  const names = namesIn(text);
  if (names === undefined) return null;
  try {
    const body = parse(text.slice(text.indexOf('\n') + 1), filename);
    const code =
      names === null
        ? compileModule({ kind: 'Interactive', body }, filename, options)
        : compileModule(wrap(names, body.map(withDisplay)), filename, options);
    return { kind: 'code', code, notes: [] };
  } catch (error) {
    if (error instanceof SourceError) return { kind: 'diagnostic', diagnostic: error.diagnostic };
    throw error;
  }
}

function namesIn(text: string): readonly string[] | null | undefined {
  if (!text.startsWith(mark)) return undefined;
  try {
    const names: unknown = JSON.parse(text.slice(mark.length, text.indexOf('\n')));
    if (names === null) return null;
    return Array.isArray(names) && names.every((name): name is string => typeof name === 'string') ? names : undefined;
  } catch {
    return undefined;
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
  return {
    ...range,
    kind: 'Call',
    func: { ...range, kind: 'Name', id: displayName, ctx: 'Load' },
    args: [value],
    keywords: [],
  };
}
