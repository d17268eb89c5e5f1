import type { Expr, Stmt } from '../ast/nodes.ts';
import { parseModule } from '../parser/parse.ts';
import { SourceError } from '../source/diagnostic.ts';

/**
 * The part of a failing expression that the carets point at: the operator of `a + b`, the brackets of `a[i]` and
 * `f(x)` (PEP 657). Lines count from 0 within the expression's own text, columns in UTF-16 units; the end is exclusive.
 */
export interface Anchors {
  readonly startLine: number;
  readonly startCol: number;
  readonly endLine: number;
  readonly endCol: number;
}

/** Longer texts are shown without anchors: parsing them would cost more than it tells. */
const longest = 20_000;

/** `null` for expressions without such a part, and for text that is no expression. */
export function caretAnchors(segment: string): Anchors | null {
  if (segment.length > longest) return null;
  // In brackets an expression may run over several lines; the opening one stands on a line of its own.
  const body = parsed(`(\n${segment}\n)`);
  const statement = body?.[0];
  if (statement === undefined || body?.length !== 1 || statement.kind !== 'ExprStmt') return null;
  return anchorsOf(statement.value, new Walk(segment.split('\n')));
}

/**
 * True for `return f(…)` and `x = f(…)` that fail as a whole: there carets would only underline what stands there alone.
 * `start` and `end` are columns in the first and last line.
 */
export function isWholeCall(lines: readonly string[], start: number, end: number): boolean {
  const text = lines.join('\n');
  const statement = text.length > longest ? undefined : parsed(text)?.[0];
  if (statement === undefined) return false;
  const call = plainCall(statement);
  const last = lines.at(-1) as string;
  return (
    call !== null &&
    call.line === 1 &&
    call.endLine === lines.length &&
    // CPython compares bytes with letters here, so a line with other than ASCII letters keeps its carets.
    byteColumn(lines[0] as string, call.col) === start &&
    byteColumn(last, call.endCol) === end
  );
}

function byteColumn(line: string, col: number): number {
  let bytes = 0;
  for (const char of line.slice(0, col)) {
    const code = char.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function plainCall(statement: Stmt): Expr | null {
  if (statement.kind === 'Return' && statement.value?.kind === 'Call' && statement.value.func.kind === 'Name')
    return statement.value;
  if (
    statement.kind === 'Assign' &&
    statement.value.kind === 'Call' &&
    statement.targets.length === 1 &&
    statement.targets[0]?.kind === 'Name'
  ) {
    return statement.value;
  }
  return null;
}

function parsed(text: string): readonly Stmt[] | null {
  try {
    return parseModule(text, '<traceback>').body;
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}

function anchorsOf(expr: Expr, walk: Walk): Anchors | null {
  switch (expr.kind) {
    case 'BinOp': {
      if (
        !walk.goTo(expr.left.endLine - 2, expr.left.endCol) ||
        !walk.until((char) => char.trim() !== '' && char !== ')')
      )
        return null;
      const { line, col } = walk;
      const next = walk.lines[line]?.[col + 1];
      const isBeforeRight = expr.right.line - 2 > line || col + 1 < expr.right.col;
      const isLong = next !== undefined && isBeforeRight && next.trim() !== '' && next !== '\\' && next !== '#';
      return { startLine: line, startCol: col, endLine: line, endCol: col + (isLong ? 2 : 1) };
    }
    case 'Subscript':
      return bracket(expr, expr.value, '[', walk);
    case 'Call':
      return bracket(expr, expr.func, '(', walk);
    default:
      return null;
  }
}

function bracket(expr: Expr, inner: Expr, open: string, walk: Walk): Anchors | null {
  if (!walk.goTo(inner.endLine - 2, inner.endCol) || !walk.until((char) => char === open)) return null;
  return { startLine: walk.line, startCol: walk.col, endLine: expr.endLine - 2, endCol: expr.endCol };
}

/** A place in the lines of the expression that passes over line ends, comments and continued lines. */
class Walk {
  readonly lines: readonly string[];
  line = 0;
  col = 0;
  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  /** False past the end. */
  goTo(line: number, col: number): boolean {
    this.line = line;
    this.col = col;
    while (this.line < this.lines.length && this.col >= (this.lines[this.line] as string).length) {
      this.col = 0;
      this.line++;
    }
    return this.line < this.lines.length;
  }

  /** Goes on to the first letter that `stop` accepts. */
  until(stop: (char: string) => boolean): boolean {
    for (;;) {
      const char = this.lines[this.line]?.[this.col] as string;
      const isSkipped = char === '\\' || char === '#';
      if (!isSkipped && stop(char)) return true;
      if (!(isSkipped ? this.goTo(this.line + 1, 0) : this.goTo(this.line, this.col + 1))) return false;
    }
  }
}
