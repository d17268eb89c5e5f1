import type { TokenKind } from '../../tokenizer/token.ts';

/**
 * What the second reading keeps of a construct: enough to name it and to point at it. A token is a sketch too. For
 * expressions `kind` is the tree's, except that `None`, `True`, `False` and `...` keep their own.
 */
export interface Sketch {
  readonly kind: string;
  readonly text?: string;
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
  /** What the rule matched, in order. */
  readonly parts?: Match;
}

/** The outcome of a rule that matched: `true` where it consumed nothing. */
export type Match = Sketch | readonly Match[] | true;

const names = new Map<string, string>([
  ['Attribute', 'attribute'],
  ['Subscript', 'subscript'],
  ['Starred', 'starred'],
  ['Name', 'name'],
  ['List', 'list'],
  ['Tuple', 'tuple'],
  ['Lambda', 'lambda'],
  ['Call', 'function call'],
  ['BoolOp', 'expression'],
  ['BinOp', 'expression'],
  ['UnaryOp', 'expression'],
  ['GeneratorExp', 'generator expression'],
  ['Yield', 'yield expression'],
  ['Await', 'await expression'],
  ['ListComp', 'list comprehension'],
  ['SetComp', 'set comprehension'],
  ['DictComp', 'dict comprehension'],
  ['Dict', 'dict literal'],
  ['Set', 'set display'],
  ['JoinedStr', 'f-string expression'],
  ['TemplateStr', 't-string expression'],
  ['Constant', 'literal'],
  ['None', 'None'],
  ['True', 'True'],
  ['False', 'False'],
  ['...', 'ellipsis'],
  ['Compare', 'comparison'],
  ['IfExp', 'conditional expression'],
  ['NamedExpr', 'named expression'],
]);

/** What a message calls an expression. */
export function nameOf(sketch: Sketch): string {
  return names.get(sketch.kind) ?? 'expression';
}

/** All sketches of a match, flat and in order. */
export function flatten(match: Match | undefined): Sketch[] {
  if (match === undefined || match === true) return [];
  return isList(match) ? match.flatMap(flatten) : [match];
}

/** The first sketch of a match that consumed something. */
export function firstOf(match: Match): Sketch {
  return flatten(match)[0]!;
}

export function lastOf(match: Match): Sketch {
  return flatten(match).at(-1)!;
}

function isList(match: Match): match is readonly Match[] {
  return Array.isArray(match);
}

export type TargetSort = 'star' | 'del' | 'for';

const brackets: ReadonlySet<string> = new Set<TokenKind>(['(', ')', '[', ']', ',']);

/** The innermost part of an expression that keeps it from being a target; `null` where it could be one. */
export function invalidTarget(expr: Sketch, sort: TargetSort): Sketch | null {
  switch (expr.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return null;
    case 'List':
    case 'Tuple':
      for (const item of flatten(expr.parts)) {
        const bad = brackets.has(item.kind) ? null : invalidTarget(item, sort);
        if (bad !== null) return bad;
      }
      return null;
    case 'Starred':
      return sort === 'del' ? expr : invalidTarget(lastOf(expr.parts!), sort);
    case 'Compare': {
      // `for f() in x` reads as a comparison.
      if (sort !== 'for') return expr;
      const [left, operator] = flatten(expr.parts);
      return operator?.kind === 'in' ? invalidTarget(left!, sort) : null;
    }
    default:
      return expr;
  }
}
