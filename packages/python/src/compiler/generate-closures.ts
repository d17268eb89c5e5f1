import type { Range } from '../ast/nodes.ts';
import type { CodeObject } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import { SourceError } from '../source/diagnostic.ts';
import { Resolution } from '../symtable/scope.ts';
import type { Generator } from './generator.ts';
import { FunctionAttribute, Pseudo } from './operations.ts';

/** In the order in which CPython sets them; the values lie on the stack in the opposite one. */
const attributeOrder = [
  FunctionAttribute.CLOSURE,
  FunctionAttribute.ANNOTATIONS,
  FunctionAttribute.ANNOTATE,
  FunctionAttribute.KWDEFAULTS,
  FunctionAttribute.DEFAULTS,
] as const;

/** Makes a function of the code; `attributes` says which of its attributes wait on the stack. */
export function makeClosure(g: Generator, code: CodeObject, location: Range, attributes: number): void {
  let flags = attributes;
  if (code.freevars.length > 0) {
    for (const name of code.freevars) {
      const index = findCell(g, name);
      if (index === undefined) throw withoutCell(g, name, code, location);
      g.emit(Pseudo.LOAD_CLOSURE, location, index);
    }
    flags |= FunctionAttribute.CLOSURE;
    g.emit(Op.BUILD_TUPLE, location, code.freevars.length);
  }
  g.loadConst({ type: 'code', code }, location);
  g.emit(Op.MAKE_FUNCTION, location);
  for (const attribute of attributeOrder) {
    if ((flags & attribute) !== 0) {
      g.emit(Op.SET_FUNCTION_ATTRIBUTE, location, attribute);
    }
  }
}

/** Where this frame keeps the cell of a name that an inner function needs. */
export function cellIndex(g: Generator, name: string): number {
  const index = findCell(g, name);
  if (index === undefined) throw new Error(`${g.unit.qualname} has no cell for '${name}'`);
  return index;
}

/** As CPython 3.14 does: a lambda in a comprehension of a class body cannot have `__class__`. */
function withoutCell(g: Generator, name: string, code: CodeObject, location: Range): SourceError {
  const names = code.freevars.map((free) => `'${free}'`).join(', ');
  const tuple = code.freevars.length === 1 ? `(${names},)` : `(${names})`;
  const message = `compiler_lookup_arg(name='${name}') with reftype=5 failed in ${g.unit.name}; freevars of code ${code.name}: ${tuple}`;
  return new SourceError({ ...g.error(message, location).diagnostic, type: 'SystemError' });
}

function findCell(g: Generator, name: string): number | undefined {
  const { unit } = g;
  const isOwn =
    unit.resolution(name) === Resolution.CELL ||
    (unit.kind === 'class' &&
      (name === '__class__' || name === '__classdict__' || name === '__conditional_annotations__'));
  return isOwn ? unit.cellvars.get(name) : unit.freevars.get(name);
}
