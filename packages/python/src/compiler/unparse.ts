/**
 * Source text of an expression, as `from __future__ import annotations` stores annotations: normalised spaces, and
 * only the parentheses that precedence asks for.
 */
import type { Arguments, BinaryOperator, CompareOperator, Comprehension, Expr, UnaryOperator } from '../ast/nodes.ts';
import { constRepr, strRepr } from '../code/const-repr.ts';
import { fromLiteral } from './constants.ts';

const Level = {
  TUPLE: 0,
  TEST: 1,
  OR: 2,
  AND: 3,
  NOT: 4,
  COMPARE: 5,
  BITOR: 6,
  BITXOR: 7,
  BITAND: 8,
  SHIFT: 9,
  SUM: 10,
  TERM: 11,
  FACTOR: 12,
  POWER: 13,
  AWAIT: 14,
  ATOM: 15,
} as const;

const binary: Readonly<Record<BinaryOperator, readonly [text: string, level: number]>> = {
  Add: ['+', Level.SUM],
  Sub: ['-', Level.SUM],
  Mult: ['*', Level.TERM],
  MatMult: ['@', Level.TERM],
  Div: ['/', Level.TERM],
  Mod: ['%', Level.TERM],
  FloorDiv: ['//', Level.TERM],
  LShift: ['<<', Level.SHIFT],
  RShift: ['>>', Level.SHIFT],
  BitOr: ['|', Level.BITOR],
  BitXor: ['^', Level.BITXOR],
  BitAnd: ['&', Level.BITAND],
  Pow: ['**', Level.POWER],
};

const unary: Readonly<Record<UnaryOperator, readonly [text: string, level: number]>> = {
  Not: ['not ', Level.NOT],
  Invert: ['~', Level.FACTOR],
  UAdd: ['+', Level.FACTOR],
  USub: ['-', Level.FACTOR],
};

const comparison: Readonly<Record<CompareOperator, string>> = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
};

export function unparse(node: Expr): string {
  return write(node, Level.TEST);
}

function write(node: Expr, level: number): string {
  switch (node.kind) {
    case 'Constant':
      return node.value.type === 'ellipsis' ? '...' : constRepr(fromLiteral(node.value)).replaceAll('inf', '1e309');
    case 'Name':
      return node.id;
    case 'BoolOp': {
      const own = node.op === 'And' ? Level.AND : Level.OR;
      const word = node.op === 'And' ? ' and ' : ' or ';
      return parenthesize(node.values.map((value) => write(value, own + 1)).join(word), level > own);
    }
    case 'BinOp': {
      const [operator, own] = binary[node.op];
      const isPower = node.op === 'Pow';
      const left = write(node.left, isPower ? own + 1 : own);
      const right = write(node.right, isPower ? own : own + 1);
      return parenthesize(`${left} ${operator} ${right}`, level > own);
    }
    case 'UnaryOp': {
      const [operator, own] = unary[node.op];
      return parenthesize(`${operator}${write(node.operand, own)}`, level > own);
    }
    case 'Lambda': {
      const parameters = writeArguments(node.args);
      const head = parameters === '' ? 'lambda' : `lambda ${parameters}`;
      return parenthesize(`${head}: ${write(node.body, Level.TEST)}`, level > Level.TEST);
    }
    case 'IfExp': {
      const text = `${write(node.body, Level.TEST + 1)} if ${write(node.test, Level.TEST + 1)} else ${write(node.orelse, Level.TEST)}`;
      return parenthesize(text, level > Level.TEST);
    }
    case 'Dict':
      return `{${node.values.map((value, i) => writeItem(node.keys[i] ?? null, value)).join(', ')}}`;
    case 'Set':
      return node.elts.length === 0 ? '{*()}' : `{${list(node.elts)}}`;
    case 'List':
      return `[${list(node.elts)}]`;
    case 'Tuple':
      return writeTuple(node.elts, level);
    case 'ListComp':
      return `[${write(node.elt, Level.TEST)}${clauses(node.generators)}]`;
    case 'SetComp':
      return `{${write(node.elt, Level.TEST)}${clauses(node.generators)}}`;
    case 'DictComp':
      return `{${write(node.key, Level.TEST)}: ${write(node.value, Level.TEST)}${clauses(node.generators)}}`;
    case 'GeneratorExp':
      return `(${write(node.elt, Level.TEST)}${clauses(node.generators)})`;
    case 'Compare': {
      const rest = node.ops.map((op, i) => {
        const right = node.comparators[i];
        return ` ${comparison[op]} ${right === undefined ? '' : write(right, Level.COMPARE + 1)}`;
      });
      return parenthesize(`${write(node.left, Level.COMPARE + 1)}${rest.join('')}`, level > Level.COMPARE);
    }
    case 'Call':
      return writeCall(node);
    case 'Attribute': {
      const isNumber = node.value.kind === 'Constant' && node.value.value.type === 'int';
      return `${write(node.value, Level.ATOM)}${isNumber ? ' .' : '.'}${node.attr}`;
    }
    case 'Subscript':
      return `${write(node.value, Level.ATOM)}[${write(node.slice, Level.TUPLE)}]`;
    case 'Slice': {
      const bound = (part: Expr | null): string => (part === null ? '' : write(part, Level.TEST));
      return `${bound(node.lower)}:${bound(node.upper)}${node.step === null ? '' : `:${bound(node.step)}`}`;
    }
    case 'Starred':
      return `*${write(node.value, Level.BITOR)}`;
    case 'NamedExpr':
      return `(${node.target.id} := ${write(node.value, Level.TEST)})`;
    case 'Await':
      return parenthesize(`await ${write(node.value, Level.ATOM)}`, level > Level.AWAIT);
    case 'Yield':
      return node.value === null ? '(yield)' : `(yield ${write(node.value, Level.TEST)})`;
    case 'YieldFrom':
      return `(yield from ${write(node.value, Level.TEST)})`;
    case 'JoinedStr':
    case 'FormattedValue':
      return `f${strRepr(formatted(node))}`;
    case 'TemplateStr':
    case 'Interpolation':
      return `t${strRepr(formatted(node))}`;
    default:
      return node satisfies never;
  }
}

function parenthesize(text: string, isNeeded: boolean): string {
  return isNeeded ? `(${text})` : text;
}

function list(elements: readonly Expr[]): string {
  return elements.map((element) => write(element, Level.TEST)).join(', ');
}

function writeTuple(elements: readonly Expr[], level: number): string {
  const [only] = elements;
  if (elements.length === 0) {
    return '()';
  }
  const text = elements.length === 1 && only !== undefined ? `${write(only, Level.TEST)},` : list(elements);
  return parenthesize(text, level > Level.TUPLE);
}

function writeItem(key: Expr | null, value: Expr): string {
  return key === null ? `**${write(value, Level.BITOR)}` : `${write(key, Level.TEST)}: ${write(value, Level.TEST)}`;
}

function clauses(generators: readonly Comprehension[]): string {
  return generators
    .map(({ target, iter, ifs, isAsync }) => {
      const tests = ifs.map((test) => ` if ${write(test, Level.TEST + 1)}`).join('');
      return `${isAsync ? ' async for ' : ' for '}${write(target, Level.TUPLE)} in ${write(iter, Level.TEST + 1)}${tests}`;
    })
    .join('');
}

function writeCall(node: Extract<Expr, { kind: 'Call' }>): string {
  const [only] = node.args;
  if (node.args.length === 1 && node.keywords.length === 0 && only?.kind === 'GeneratorExp') {
    return `${write(node.func, Level.ATOM)}${write(only, Level.TEST)}`;
  }
  const keywords = node.keywords.map(({ arg, value }) =>
    arg === null ? `**${write(value, Level.TEST)}` : `${arg}=${write(value, Level.TEST)}`,
  );
  return `${write(node.func, Level.ATOM)}(${[...node.args.map((arg) => write(arg, Level.TEST)), ...keywords].join(', ')})`;
}

function writeArguments(args: Arguments): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  positional.forEach((arg, i) => {
    const value = args.defaults[i - (positional.length - args.defaults.length)];
    parts.push(value === undefined ? arg.arg : `${arg.arg}=${write(value, Level.TEST)}`);
    if (i === args.posonlyargs.length - 1) {
      parts.push('/');
    }
  });
  if (args.vararg !== null || args.kwonlyargs.length > 0) {
    parts.push(`*${args.vararg?.arg ?? ''}`);
  }
  args.kwonlyargs.forEach((arg, i) => {
    const value = args.kwDefaults[i] ?? null;
    parts.push(value === null ? arg.arg : `${arg.arg}=${write(value, Level.TEST)}`);
  });
  if (args.kwarg !== null) {
    parts.push(`**${args.kwarg.arg}`);
  }
  return parts.join(', ');
}

/** The inside of an f-string or t-string. */
function formatted(node: Expr): string {
  switch (node.kind) {
    case 'Constant':
      return node.value.type === 'str' ? node.value.value.replaceAll('{', '{{').replaceAll('}', '}}') : '';
    case 'JoinedStr':
    case 'TemplateStr':
      return node.values.map(formatted).join('');
    case 'FormattedValue':
    case 'Interpolation': {
      const value = write(node.value, Level.TEST + 1);
      const conversion = node.conversion === null ? '' : `!${node.conversion}`;
      const spec = node.formatSpec === null ? '' : `:${formatted(node.formatSpec)}`;
      return `{${value.startsWith('{') ? ' ' : ''}${value}${conversion}${spec}}`;
    }
    default:
      return write(node, Level.TEST);
  }
}
