import type { Conversion, FormattedValue, Interpolation, JoinedStr, TemplateStr } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { STACK_USE_GUIDELINE } from './constant-folding.ts';
import { EMPTY_STRING, strConst } from './constants.ts';
import { nameIndex } from './generate-names.ts';
import type { Generator } from './generator.ts';

const conversions: Readonly<Record<NonNullable<Conversion>, number>> = { s: 1, r: 2, a: 3 };

export function generateJoinedString(g: Generator, node: JoinedStr): void {
  const { values } = node;
  if (values.length > STACK_USE_GUIDELINE) {
    g.loadConst(EMPTY_STRING, node);
    g.emit(Op.LOAD_ATTR, node, (nameIndex(g, 'join') << 1) | 1);
    g.emit(Op.BUILD_LIST, node, 0);
    for (const value of values) {
      g.expression(value);
      g.emit(Op.LIST_APPEND, node, 1);
    }
    g.emitValue(Op.CALL, node, 1);
    return;
  }
  g.expressions(values);
  if (values.length > 1) {
    g.emitValue(Op.BUILD_STRING, node, values.length);
  } else if (values.length === 0) {
    g.loadConst(EMPTY_STRING, node).endsExpression = true;
  }
}

export function generateFormattedValue(g: Generator, node: FormattedValue): void {
  g.expression(node.value);
  if (node.conversion !== null) {
    g.emit(Op.CONVERT_VALUE, node, conversions[node.conversion]);
  }
  if (node.formatSpec !== null) {
    g.expression(node.formatSpec);
    g.emitValue(Op.FORMAT_WITH_SPEC, node);
  } else {
    g.emitValue(Op.FORMAT_SIMPLE, node);
  }
}

/** The strings first, one more than there are interpolations, then the interpolations (PEP 750). */
export function generateTemplate(g: Generator, node: TemplateStr): void {
  let strings = 0;
  let interpolations = 0;
  let needsString = true;
  for (const value of node.values) {
    if (value.kind !== 'Interpolation') {
      g.expression(value);
      strings++;
      needsString = false;
      continue;
    }
    if (needsString) {
      g.loadConst(EMPTY_STRING, node);
      strings++;
    }
    needsString = true;
  }
  if (needsString) {
    g.loadConst(EMPTY_STRING, node);
    strings++;
  }
  g.emit(Op.BUILD_TUPLE, node, strings);
  for (const value of node.values) {
    if (value.kind === 'Interpolation') {
      g.expression(value);
      interpolations++;
    }
  }
  g.emit(Op.BUILD_TUPLE, node, interpolations);
  g.emitValue(Op.BUILD_TEMPLATE, node);
}

export function generateInterpolation(g: Generator, node: Interpolation): void {
  g.expression(node.value);
  g.loadConst(strConst(node.str), node);
  let arg = 2 | (node.conversion === null ? 0 : conversions[node.conversion] << 2);
  if (node.formatSpec !== null) {
    arg++;
    g.expression(node.formatSpec);
  }
  g.emitValue(Op.BUILD_INTERPOLATION, node, arg);
}
