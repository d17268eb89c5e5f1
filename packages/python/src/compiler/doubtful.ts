import type { Assert, Compare, Expr, Range, Subscript } from '../ast/nodes.ts';
import type { Generator } from './generator.ts';

/*
 * What CPython's compiler doubts (SyntaxWarning): literals that are called, subscripted or compared by identity, tuples
 * asserted, and control flow that leaves a `finally` block (PEP 765).
 */

/** The name of the type that the expression surely has, as far as its form alone tells. */
function typeNameOf(node: Expr): string | null {
  switch (node.kind) {
    case 'Constant':
      return node.value.type === 'none' ? 'NoneType' : node.value.type;
    case 'Tuple':
      return 'tuple';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Set':
    case 'SetComp':
      return 'set';
    case 'GeneratorExp':
      return 'generator';
    case 'Lambda':
      return 'function';
    case 'JoinedStr':
      return 'str';
    case 'TemplateStr':
      return 'string.templatelib.Template';
    default:
      return null;
  }
}

export function doubtCall(g: Generator, func: Expr): void {
  const name = func.kind === 'Lambda' ? null : typeNameOf(func);
  if (name !== null) g.note(`'${name}' object is not callable; perhaps you missed a comma?`, func);
}

const subscriptable = new Set(['str', 'bytes', 'tuple', 'list', 'dict']);
const indexed = new Set(['str', 'bytes', 'tuple', 'list']);

export function doubtSubscript(g: Generator, node: Subscript): void {
  if (node.ctx !== 'Load') return;
  const name = typeNameOf(node.value);
  if (name === null) return;
  if (!subscriptable.has(name)) {
    g.note(`'${name}' object is not subscriptable; perhaps you missed a comma?`, node.value);
    return;
  }
  const index = indexed.has(name) ? typeNameOf(node.slice) : null;
  if (index === null || index === 'int' || index === 'bool') return;
  g.note(`${name} indices must be integers or slices, not ${index}; perhaps you missed a comma?`, node.value);
}

/** Whether `is` with it is a matter of chance. */
function isLiteral(node: Expr): boolean {
  if (node.kind === 'Tuple') return node.elts.every((each) => each.kind === 'Constant' || isLiteral(each));
  if (node.kind !== 'Constant') return false;
  const { type } = node.value;
  return type !== 'none' && type !== 'bool' && type !== 'ellipsis';
}

export function doubtIdentity(g: Generator, node: Compare): void {
  let left = node.left;
  for (const [i, op] of node.ops.entries()) {
    const right = node.comparators[i] as Expr;
    if (op === 'Is' || op === 'IsNot') {
      const literal = isLiteral(left) ? left : isLiteral(right) ? right : null;
      if (literal !== null) {
        const [word, other] = op === 'Is' ? ['is', '=='] : ['is not', '!='];
        g.note(`"${word}" with '${typeNameOf(literal) ?? ''}' literal. Did you mean "${other}"?`, node);
        return;
      }
    }
    left = right;
  }
}

export function doubtAssertion(g: Generator, node: Assert): void {
  if (node.test.kind === 'Tuple' && node.test.elts.length > 0)
    g.note('assertion is always true, perhaps remove parentheses?', node);
}

/** `return`, `break` and `continue` that drop the exception on its way; a loop inside the block may be left. */
export function doubtLeaving(g: Generator, statement: 'return' | 'break' | 'continue', node: Range): void {
  for (const { kind } of g.unit.enclosing.toReversed()) {
    if (kind === 'while' || kind === 'for' || kind === 'asyncFor') return;
    if (kind === 'finallyEnd') {
      g.note(`'${statement}' in a 'finally' block`, node, g.earlyNotes);
      return;
    }
  }
}
