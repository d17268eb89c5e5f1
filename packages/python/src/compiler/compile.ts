import type { Interactive, Mod, Module } from '../ast/nodes.ts';
import type { CodeObject } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import { parseExpression, parseInteractive, parseModule } from '../parser/parse.ts';
import { SourceError } from '../source/diagnostic.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { SyntaxNote } from '../source/syntax-note.ts';
import { tooDeeplyNested } from '../symtable/source-error.ts';
import { collectScopes } from '../symtable/symbol-table.ts';
import { generateStatementsWithDocstring } from './generate-classes.ts';
import { generateExpression } from './generate-expressions.ts';
import { generateStatement } from './generate-statements.ts';
import { Generator } from './generator.ts';
import { NO_ARGUMENTS, indexOf } from './unit.ts';

export interface CompileOptions {
  /** Whether annotations are kept as text, as `from __future__ import annotations` says in the source itself. */
  readonly futureAnnotations?: boolean;
  /**
   * Beyond this many instructions (before optimisation, over all code objects) compilation fails with MemoryError.
   * A little source can ask for very much code: each `finally` doubles what is nested in it.
   */
  readonly maxInstructions?: number;
}

const DEFAULT_MAX_INSTRUCTIONS = 4_000_000;

export type CompileMode = 'exec' | 'eval' | 'single';

export type CompileResult =
  | { readonly kind: 'code'; readonly code: CodeObject; readonly notes: readonly SyntaxNote[] }
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic };

/** Compiles a program, or a row of statements as for the prompt. Throws `SourceError` where the tree is not valid. */
export function compileModule(mod: Module | Interactive, filename: string, options: CompileOptions = {}): CodeObject {
  return compileTree(mod, filename, options).code;
}

/** From source to code, or to what is wrong with the source. */
export function compileSource(
  source: string,
  filename: string,
  mode: CompileMode,
  options: CompileOptions = {},
): CompileResult {
  try {
    const notes: SyntaxNote[] = [];
    const tree = parse(source, filename, mode, notes);
    const { code, doubts } = compileTree(tree, filename, options);
    return { kind: 'code', code, notes: [...notes, ...doubts] };
  } catch (error) {
    if (error instanceof SourceError) {
      return { kind: 'diagnostic', diagnostic: withText(error.diagnostic, source) };
    }
    if (isStackOverflow(error)) {
      return { kind: 'diagnostic', diagnostic: tooDeeplyNested(filename).diagnostic };
    }
    throw error;
  }
}

/** The limits on nesting fit the usual hosts' stacks; one that has less must not bring the caller down. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack|recursion/i.test(error.message);
}

function parse(source: string, filename: string, mode: CompileMode, notes: SyntaxNote[]): Mod {
  switch (mode) {
    case 'exec':
      return parseModule(source, filename, notes);
    case 'eval':
      return parseExpression(source, filename, notes);
    case 'single':
      return parseInteractive(source, filename, notes);
    default:
      return mode satisfies never;
  }
}

/** Errors found behind the parser know their line's number only. */
function withText(diagnostic: Diagnostic, source: string): Diagnostic {
  if (diagnostic.text !== null || diagnostic.line < 1) {
    return diagnostic;
  }
  const line = source.split(/\r\n|\r|\n/)[diagnostic.line - 1];
  return line === undefined ? diagnostic : { ...diagnostic, text: `${line}\n` };
}

function compileTree(
  mod: Mod,
  filename: string,
  options: CompileOptions,
): { readonly code: CodeObject; readonly doubts: readonly SyntaxNote[] } {
  const table = collectScopes(mod, filename, options.futureAnnotations ?? false);
  const g = new Generator(
    filename,
    table,
    { isInteractive: mod.kind === 'Interactive', maxInstructions: options.maxInstructions ?? DEFAULT_MAX_INSTRUCTIONS },
    { expression: generateExpression, statement: generateStatement },
  );
  g.enterScope('module', table.module, '<module>', 1, NO_ARGUMENTS);
  if (mod.kind === 'Expression') {
    g.expression(mod.body);
    return { code: g.exitScope('returnsTop'), doubts: doubtsOf(g) };
  }
  const start = mod.body[0] ?? { line: 1, col: 0, endLine: 1, endCol: 0 };
  if (table.module.hasConditionalAnnotations) {
    g.emit(Op.BUILD_SET, start, 0);
    g.emit(Op.STORE_NAME, start, indexOf(g.unit.names, '__conditional_annotations__'));
  }
  generateStatementsWithDocstring(g, mod.body, start);
  return { code: g.exitScope('returnsNone'), doubts: doubtsOf(g) };
}

/** In the order of CPython's passes, and of the source in each. */
function doubtsOf(g: Generator): readonly SyntaxNote[] {
  return [g.earlyNotes, g.notes].flatMap(({ items }) =>
    items.toSorted((a, b) => a.line - b.line || a.offset - b.offset),
  );
}
