import type { PyCode } from '../objects/code.ts';
import { PyException, PyTraceback } from '../objects/exception.ts';
import { PyList } from '../objects/list.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { asStr } from '../objects/string.ts';
import { PyTuple } from '../objects/tuple.ts';
import { entryAt, entryText } from '../traceback/entry-text.ts';
import { hintFor } from '../traceback/meant-name.ts';
import { syntaxErrorText } from '../traceback/syntax-error-text.ts';
import { PyFrame } from '../vm/frame.ts';
import type { Machine } from '../vm/machine.ts';
import { defineModule, func, requireKind } from './native-module.ts';

const numberOr = (value: Value | undefined, fallback: number): number => (typeof value === 'number' ? value : fallback);

/** Line, end line, column and end column of an instruction; None where it has no position. */
function position(code: PyCode, lasti: number, line: number): Value {
  const { line: at, endLine, col, endCol } = entryAt(code.code, lasti, line);
  return new PyTuple([at, endLine, col < 0 ? None : col, endCol < 0 ? None : endCol]);
}

/** The source lines that an entry covers, as the program's own text has them; None where nobody kept them. */
function sourceLines(vm: Machine, filename: Value, first: Value, last: Value): Value {
  const text = vm.sources.get(asStr(filename) ?? '');
  if (text === undefined) return None;
  const lines = text.split(/\r\n|\r|\n/u);
  return lines.slice(numberOr(first, 1) - 1, numberOr(last, 1)).join('\n');
}

defineModule('_traceback', [
  func('is_hidden', '(frame, /)', (_vm, frame: Value) => requireKind(frame, PyFrame).frame.code.isHidden),
  func('place', '(traceback, /)', (_vm, given: Value) => {
    const traceback = requireKind(given, PyTraceback);
    return position(requireKind(traceback.frame, PyFrame).frame.code, traceback.lasti, traceback.line);
  }),
  func('source', '(filename, first, last, /)', sourceLines),
  func(
    'whole_source',
    '(filename, /)',
    (vm: Machine, filename: Value) => vm.sources.get(asStr(filename) ?? '') ?? None,
  ),
  // The entry, carets included, for lines that stand in the source.
  func(
    'entry_text',
    '(filename, name, line, end_line, col, end_col, lines, /)',
    (
      vm: Machine,
      filename: Value,
      name: Value,
      line: Value,
      endLine: Value,
      col: Value,
      endCol: Value,
      lines: Value,
    ) => {
      const text = asStr(lines);
      vm.charge(text?.length ?? 0);
      const at = numberOr(line, 1);
      const entry = {
        filename: asStr(filename) ?? '',
        name: asStr(name) ?? '',
        line: at,
        endLine: numberOr(endLine, at),
        col: numberOr(col, -1),
        endCol: numberOr(endCol, -1),
      };
      if (text === undefined) return entryText(entry, null);
      const before: string[] = Array.from({ length: Math.min(Math.max(at - 1, 0), 1_000_000) }, () => '');
      return entryText(entry, [...before, ...text.split('\n')]);
    },
  ),
  func('hint', '(exception, /)', (vm: Machine, exception: Value) => hintFor(vm, requireKind(exception, PyException))),
  func(
    'syntax_error_text',
    '(type, message, filename, line, offset, end_line, end_offset, text, /)',
    (
      _vm,
      type: Value,
      message: Value,
      filename: Value,
      line: Value,
      offset: Value,
      endLine: Value,
      endOffset: Value,
      text: Value,
    ) => {
      const number = (value: Value): number | null => (typeof value === 'number' ? value : null);
      return syntaxErrorText({
        type: asStr(type) ?? '',
        message: asStr(message) ?? null,
        filename: asStr(filename) ?? null,
        line: number(line),
        offset: number(offset),
        endLine: number(endLine),
        endOffset: number(endOffset),
        text: asStr(text) ?? null,
      });
    },
  ),
  func('frames', '(frame, /)', (vm: Machine, given: Value) => {
    const frames: Value[] = [];
    let frame = vm.visibleFrame(requireKind(given, PyFrame).frame);
    for (; frame !== null; frame = vm.visibleFrame(frame.back)) {
      vm.charge(1);
      frame.object ??= new PyFrame(frame);
      frames.push(frame.object);
    }
    return new PyList(frames);
  }),
]);
