import type { Stmt } from '../ast/nodes.ts';

/** The string a body opens with, as written; `null` where it opens with something else. */
export function docstringOf(body: readonly Stmt[]): string | null {
  const first = body[0];
  if (first?.kind !== 'ExprStmt' || first.value.kind !== 'Constant' || first.value.value.type !== 'str') {
    return null;
  }
  return first.value.value.value;
}

export function hasDocstring(body: readonly Stmt[]): boolean {
  return docstringOf(body) !== null;
}
