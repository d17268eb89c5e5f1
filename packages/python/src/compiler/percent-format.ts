import type { BinOp, Constant, Conversion, Expr, FormattedValue, JoinedStr } from '../ast/nodes.ts';
import { NO_LOCATION } from './location.ts';

/** Longer widths and precisions are left to run time. */
const MAX_DIGITS = 3;

/**
 * `'%s and %r' % (a, b)` as the f-string it amounts to, when the format is a literal of `%s`, `%r` and `%a` alone
 * and fits the tuple; `null` otherwise.
 */
export function formatAsTemplate(node: BinOp): JoinedStr | null {
  const { left, right } = node;
  if (node.op !== 'Mod' || left.kind !== 'Constant' || left.value.type !== 'str' || right.kind !== 'Tuple') {
    return null;
  }
  if (right.elts.some((element) => element.kind === 'Starred')) {
    return null;
  }
  const values = substitute(left.value.value, right.elts);
  if (values === null) {
    return null;
  }
  const { line, col, endLine, endCol } = node;
  return { kind: 'JoinedStr', values, line, col, endLine, endCol };
}

function substitute(format: string, arguments_: readonly Expr[]): Expr[] | null {
  const pattern = /%%|%([-+ #0]*)(\d*)(?:\.(\d*))?([\s\S]?)/g;
  const values: Expr[] = [];
  let literal = '';
  let end = 0;
  let used = 0;
  for (const match of format.matchAll(pattern)) {
    literal += format.slice(end, match.index);
    end = match.index + match[0].length;
    if (match[0] === '%%') {
      literal += '%';
      continue;
    }
    const argument = arguments_[used++];
    const value = argument === undefined ? null : formatted(argument, match);
    if (value === null) {
      return null;
    }
    if (literal !== '') {
      values.push(stringConstant(literal));
      literal = '';
    }
    values.push(value);
  }
  literal += format.slice(end);
  if (literal !== '') {
    values.push(stringConstant(literal));
  }
  return used === arguments_.length ? values : null;
}

function formatted(value: Expr, match: RegExpMatchArray): FormattedValue | null {
  const [, flags = '', width = '', precision, conversion = ''] = match;
  if (!isConversion(conversion) || width.length >= MAX_DIGITS || (precision ?? '').length >= MAX_DIGITS) {
    return null;
  }
  let spec = width !== '' && Number(width) > 0 && !flags.includes('-') ? '>' : '';
  spec += width === '' ? '' : String(Number(width));
  spec += precision === undefined ? '' : `.${Number(precision)}`;
  const { line, col, endLine, endCol } = value;
  return {
    kind: 'FormattedValue',
    value,
    conversion,
    formatSpec: spec === '' ? null : { kind: 'JoinedStr', values: [stringConstant(spec)], ...NO_LOCATION },
    line,
    col,
    endLine,
    endCol,
  };
}

function isConversion(letter: string): letter is NonNullable<Conversion> {
  return letter === 's' || letter === 'r' || letter === 'a';
}

function stringConstant(value: string): Constant {
  return { kind: 'Constant', value: { type: 'str', value }, ...NO_LOCATION };
}
