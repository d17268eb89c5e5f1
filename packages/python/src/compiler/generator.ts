import type { Expr, Range, Stmt } from '../ast/nodes.ts';
import type { CodeObject, Const } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import type { SourceError } from '../source/diagnostic.ts';
import { SyntaxNotes } from '../source/syntax-note.ts';
import { mangle } from '../symtable/mangle.ts';
import { Resolution } from '../symtable/scope.ts';
import type { Scope } from '../symtable/scope.ts';
import { sourceErrorAt, tooDeeplyNested } from '../symtable/source-error.ts';
import type { SymbolTable } from '../symtable/symbol-table.ts';
import { assembleUnit } from './assemble-unit.ts';
import { NONE } from './constants.ts';
import type { Instruction } from './instruction.ts';
import type { Label } from './instruction-sequence.ts';
import { NO_LOCATION, lineStart } from './location.ts';
import { Pseudo, ResumeKind } from './operations.ts';
import { Unit } from './unit.ts';
import type { ArgumentCounts, Enclosing, UnitKind } from './unit.ts';

/** CPython's limits on nesting: of statements that need undoing, and of the tree as a whole. */
const MAX_ENCLOSING = 21;
const MAX_DEPTH = 400;

export interface GeneratorOptions {
  /** Expression statements of the module print their value. */
  readonly isInteractive: boolean;
  readonly maxInstructions: number;
}

/** How the constructs reach each other without importing each other. */
export interface Visitors {
  expression(g: Generator, node: Expr): void;
  statement(g: Generator, node: Stmt): void;
}

/** State of code generation: the code units being written, innermost last, and the operations that write. */
export class Generator {
  readonly filename: string;
  readonly table: SymbolTable;
  readonly options: GeneratorOptions;
  /** The units around `unit`, outermost first. */
  readonly outer: Unit[] = [];
  /** What the compiler doubts; CPython finds what leaves a `finally` in an earlier pass. */
  readonly notes = new SyntaxNotes();
  readonly earlyNotes = new SyntaxNotes();
  private readonly visitors: Visitors;
  private current: Unit | null = null;
  private depth = 0;
  private emitted = 0;

  constructor(filename: string, table: SymbolTable, options: GeneratorOptions, visitors: Visitors) {
    this.filename = filename;
    this.table = table;
    this.options = options;
    this.visitors = visitors;
  }

  get unit(): Unit {
    if (this.current === null) {
      throw new Error('no code unit is open');
    }
    return this.current;
  }

  /** The module's unit, whose names an inlined comprehension may be overlaying right now. */
  get module(): Unit {
    return this.outer[0] ?? this.unit;
  }

  get scope(): Scope {
    return this.unit.scope;
  }

  get futureAnnotations(): boolean {
    return this.table.future.annotations;
  }

  error(message: string, range: Range): SourceError {
    return sourceErrorAt(this.filename, range, message);
  }

  note(message: string, { line, col, endLine, endCol }: Range, notes = this.notes): void {
    notes.add({ message, asError: message, line, offset: col + 1, endLine, endOffset: endCol + 1 });
  }

  // Visiting

  expression(node: Expr): void {
    this.deeper(() => this.visitors.expression(this, node));
  }

  expressions(nodes: readonly Expr[]): void {
    for (const node of nodes) {
      this.expression(node);
    }
  }

  statements(nodes: readonly Stmt[]): void {
    for (const node of nodes) {
      this.deeper(() => this.visitors.statement(this, node));
    }
  }

  private deeper(visit: () => void): void {
    if (++this.depth > MAX_DEPTH) {
      throw tooDeeplyNested(this.filename);
    }
    visit();
    this.depth--;
  }

  // Writing

  emit(op: number, location: Range, arg = 0): Instruction {
    if (++this.emitted > this.options.maxInstructions) {
      const place = location.line < 0 ? lineStart(this.unit.firstLine) : location;
      throw sourceErrorAt(this.filename, place, 'too much code to compile', 'MemoryError');
    }
    return this.unit.sequence.add(op, arg, location);
  }

  /** Emits the instruction that leaves an expression's value on the stack. */
  emitValue(op: number, location: Range, arg = 0): void {
    this.emit(op, location, arg).endsExpression = true;
  }

  jump(op: number, label: Label, location: Range): void {
    this.emit(op, location, label);
  }

  newLabel(): Label {
    return this.unit.sequence.newLabel();
  }

  useLabel(label: Label): void {
    this.unit.sequence.useLabel(label);
  }

  loadConst(constant: Const, location: Range): Instruction {
    return this.emit(Op.LOAD_CONST, location, this.unit.constants.add(constant));
  }

  mangled(name: string): string {
    const { scope, privateClass } = this.unit;
    if (scope.mangledNames !== null && !scope.mangledNames.has(name)) {
      return name;
    }
    return mangle(privateClass, name);
  }

  // Scopes

  scopeOf(key: object): Scope {
    const scope = this.table.index.scopes.get(key);
    if (scope === undefined) {
      throw new Error('the symbol table has no scope for this node');
    }
    return scope;
  }

  enterScope(
    kind: UnitKind,
    scope: Scope,
    name: string,
    firstLine: number,
    counts: ArgumentCounts,
    privateClass: string | null = null,
  ): void {
    const inherited = privateClass ?? this.current?.privateClass ?? null;
    const unit = new Unit(kind, scope, name, firstLine, counts, inherited);
    if (this.current !== null) {
      this.outer.push(this.current);
    }
    this.current = unit;
    if (kind !== 'module') {
      unit.qualname = this.qualnameOf(unit);
    }
    const start = lineStart(firstLine);
    this.emit(Op.RESUME, kind === 'module' ? { ...start, line: 0 } : start, ResumeKind.START);
    if (kind === 'module') {
      this.emit(Pseudo.ANNOTATIONS_PLACEHOLDER, start);
    }
  }

  /** Ends the unit: whoever runs off its end returns `None`, or what is on the stack. */
  exitScope(ending: 'returnsNone' | 'returnsTop'): CodeObject {
    if (ending === 'returnsNone') {
      this.loadConst(NONE, NO_LOCATION);
    }
    this.emit(Op.RETURN_VALUE, NO_LOCATION);
    const code = assembleUnit(this.unit, this.filename, this.futureAnnotations);
    this.current = this.outer.pop() ?? null;
    return code;
  }

  private qualnameOf(unit: Unit): string {
    let depth = this.outer.length - 1;
    let parent = this.outer[depth];
    if (parent?.kind === 'annotations') {
      // The hidden scope of type parameters does not show in a qualified name.
      parent = this.outer[--depth];
    }
    if (parent === undefined || depth === 0) {
      return unit.name;
    }
    if (unit.kind === 'function' || unit.kind === 'asyncFunction' || unit.kind === 'class') {
      const name = mangle(parent.privateClass, unit.name);
      if (parent.resolution(name) === Resolution.GLOBAL_EXPLICIT) {
        return unit.name;
      }
    }
    const isFunction = parent.kind === 'function' || parent.kind === 'asyncFunction' || parent.kind === 'lambda';
    return `${parent.qualname}${isFunction ? '.<locals>' : ''}.${unit.name}`;
  }

  // Surrounding statements

  within(enclosing: Enclosing, location: Range, body: () => void): void {
    this.pushEnclosing(enclosing, location);
    body();
    this.unit.enclosing.pop();
  }

  pushEnclosing(enclosing: Enclosing, location: Range): void {
    if (this.unit.enclosing.length >= MAX_ENCLOSING) {
      throw this.error('too many statically nested blocks', location);
    }
    this.unit.enclosing.push(enclosing);
  }

  /** Generates a statement whose parts may not all run: annotations in it are conditional. */
  conditionally(generate: () => void): void {
    this.unit.conditionalDepth++;
    generate();
    this.unit.conditionalDepth--;
  }
}
