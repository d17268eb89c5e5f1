import type { Attribute, Call, Expr, Range } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { Resolution } from '../symtable/scope.ts';
import { nameIndex, nameOperation } from './generate-names.ts';
import type { Generator } from './generator.ts';

/** The child that an attribute's code begins with: its value, unless `super().name` is loaded in one go. */
export function attributeOrigin(g: Generator, node: Attribute): Expr | null {
  if (node.ctx === 'Load' && superCallOf(g, node) !== null) {
    return null;
  }
  noteStaticAttribute(g, node);
  return node.value;
}

export function finishAttribute(g: Generator, node: Attribute): void {
  const superCall = node.ctx === 'Load' ? superCallOf(g, node) : null;
  if (superCall !== null) {
    loadSuperAttribute(g, node, superCall, false);
    g.emit(Op.NOP, attributeLocation(node, node));
    return;
  }
  const location = attributeLocation(node, node);
  switch (node.ctx) {
    case 'Load':
      g.emitValue(Op.LOAD_ATTR, location, nameIndex(g, node.attr) << 1);
      return;
    case 'Store':
      g.emit(Op.STORE_ATTR, location, nameIndex(g, node.attr));
      return;
    case 'Del':
      g.emit(Op.DELETE_ATTR, location, nameIndex(g, node.attr));
      return;
    default:
      node.ctx satisfies never;
  }
}

/** In an expression over several lines, an attribute's own instruction stands where its name does. */
export function attributeLocation(range: Range, attribute: Attribute): Range {
  if (range.line === attribute.endLine) {
    return range;
  }
  const line = attribute.endLine;
  const col = attribute.endCol - attribute.attr.length;
  const endLine = Math.max(line, range.endLine);
  return { line, col, endLine, endCol: endLine === line ? Math.max(col, range.endCol) : range.endCol };
}

/** A class lists in `__static_attributes__` what its methods assign through a name `self`. */
function noteStaticAttribute(g: Generator, node: Attribute): void {
  if (node.ctx === 'Store' && node.value.kind === 'Name' && node.value.id === 'self') {
    g.outer.findLast((unit) => unit.kind === 'class')?.staticAttributes.add(node.attr);
  }
}

/** The call of `super` whose attribute this is, where both can be done by one instruction. */
export function superCallOf(g: Generator, node: Attribute): Call | null {
  const call = node.value;
  if (call.kind !== 'Call' || call.func.kind !== 'Name' || call.func.id !== 'super' || node.attr === '__class__') {
    return null;
  }
  if (call.keywords.length > 0 || isShadowed(g)) {
    return null;
  }
  if (call.args.length === 2) {
    return call.args.some((arg) => arg.kind === 'Starred') ? null : call;
  }
  const { counts } = g.unit;
  if (call.args.length > 0 || counts.args + counts.posOnly === 0) {
    return null;
  }
  return g.unit.resolution('__class__') === Resolution.FREE ? call : null;
}

function isShadowed(g: Generator): boolean {
  const inModule = g.module.resolution('super');
  return g.unit.resolution('super') !== Resolution.GLOBAL_IMPLICIT || inModule !== Resolution.UNKNOWN;
}

/** Loads `super`, its two arguments (given or implied), and the attribute. */
export function loadSuperAttribute(g: Generator, node: Attribute, call: Call, isMethod: boolean): void {
  nameOperation(g, 'super', 'Load', call.func);
  if (call.args.length === 2) {
    g.expressions(call.args);
  } else {
    nameOperation(g, '__class__', 'Load', call);
    const [self] = g.unit.varnames.keys();
    if (self === undefined) {
      throw new Error('super() without arguments needs a first parameter');
    }
    nameOperation(g, self, 'Load', call);
  }
  const arg = (nameIndex(g, node.attr) << 2) | (call.args.length === 2 ? 2 : 0) | (isMethod ? 1 : 0);
  g.emit(Op.LOAD_SUPER_ATTR, node, arg).endsExpression = !isMethod;
}
