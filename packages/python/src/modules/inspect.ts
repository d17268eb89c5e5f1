import { originOf } from '../image/units.ts';
import { PyCode } from '../objects/code.ts';
import { PyList } from '../objects/list.ts';
import { PyBoundNative, PyNative, PyStaticNative } from '../objects/native.ts';
import { PyFloat } from '../objects/number.ts';
import { PyType, type Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import { typeError } from '../objects/errors.ts';
import { defineModule, func, requireKind } from './native-module.ts';
import { sourceModule } from './registry.ts';
import { source as kinds } from './inspect-kinds.ts';
import { source as text } from './inspect-text.ts';
import { source as frames } from './inspect-frames.ts';
import { source as parameters } from './inspect-parameters.ts';
import { source as signature } from './inspect-signature.ts';

/** `inspect`: https://docs.python.org/3.14/library/inspect.html; its Python is in the files beside it. */
const KIND = { positionalOnly: 0, positionalOrKeyword: 1, varPositional: 2, keywordOnly: 3, varKeyword: 4 } as const;

/** The default of a native's parameter as its signature writes it. */
function literal(text: string): Value {
  switch (text) {
    case 'None':
      return None;
    case 'True':
      return true;
    case 'False':
      return false;
    case '()':
      return new PyTuple([]);
    default:
      break;
  }
  if (/^-?\d+$/u.test(text)) return Number(text);
  if (/^-?\d*\.?\d+(?:e-?\d+)?$/u.test(text)) return new PyFloat(Number(text));
  return text.slice(1, -1).replaceAll('\\n', '\n');
}

function nativeOf(value: Value): PyNative | null {
  if (value instanceof PyNative) return value;
  return value instanceof PyBoundNative || value instanceof PyStaticNative ? value.native : null;
}

/** Name, kind and default (in a tuple, empty for none) of each parameter but the one that is bound already. */
function nativeParameters(value: Value): Value {
  const native = nativeOf(value);
  if (native === null) throw typeError('a built-in function is required');
  const { text, positional, positionalOnly } = native.signature;
  const rows: Value[] = [];
  let isNamed = false;
  for (const part of text.slice(1, -1).split(', ')) {
    const [, name = '', fallback] = /^(?<name>[*\w]*)(?:=(?<fallback>.*))?$/su.exec(part) ?? [];
    if (name === '' || name === '/') continue;
    const bare = name.replace(/^\*+/u, '');
    const place = positional.indexOf(bare);
    let kind: number;
    if (name === '*') {
      isNamed = true;
      continue;
    } else if (name.startsWith('**')) kind = KIND.varKeyword;
    else if (name.startsWith('*')) {
      kind = KIND.varPositional;
      isNamed = true;
    } else if (isNamed) kind = KIND.keywordOnly;
    else kind = place < positionalOnly ? KIND.positionalOnly : KIND.positionalOrKeyword;
    rows.push(new PyTuple([bare, kind, new PyTuple(fallback === undefined ? [] : [literal(fallback)])]));
  }
  const isBound = value instanceof PyBoundNative;
  return new PyList(isBound ? rows.slice(1) : rows);
}

defineModule('_inspect', [
  func('native_parameters', '(value, /)', (_vm, value: Value) => nativeParameters(value)),
  func('is_native', '(value, /)', (_vm, value: Value) => nativeOf(value) !== null),
  func('is_builtin_type', '(value, /)', (_vm, value: Value) => value instanceof PyType && value.isBuiltin),
  /** The text a code object was compiled from; None where nobody kept it. */
  func('source_text', '(code, /)', (_vm, code: Value) => originOf(requireKind(code, PyCode).code)?.unit.source ?? None),
]);

sourceModule('inspect', kinds, text, frames, parameters, signature);
