import { PyBytes } from '../../objects/bytes.ts';
import { latin1 } from '../../objects/bytes-like.ts';
import { PyDict } from '../../objects/dict.ts';
import { Raised } from '../../objects/errors.ts';
import { exceptionType, PyException } from '../../objects/exception.ts';
import { requireIndex, toBound } from '../../objects/integer-index.ts';
import { defineMethods, method } from '../../objects/native.ts';
import { builtinType, type Value } from '../../objects/object.ts';
import { None } from '../../objects/singleton.ts';
import { asStr } from '../../objects/string.ts';
import { sliceOf } from '../../objects/text/code-points.ts';
import { PyTuple } from '../../objects/tuple.ts';
import type { Machine } from '../../vm/machine.ts';

/** `re.PatternError`: https://docs.python.org/3.14/library/re.html#exceptions */
export const patternErrorType = builtinType('PatternError', exceptionType, { module: 're', hasDict: true });

/** A complaint about a pattern (or a template), at a code point of it. */
export function patternError(message: string, pattern: Value = None, position: number | null = null): Raised {
  const exception = new PyException(patternErrorType, []);
  fill(exception, message, pattern, position ?? None);
  return new Raised(exception);
}

function fill(self: PyException, message: Value, pattern: Value, position: Value): void {
  const attrs = (self.attrs ??= new PyDict());
  attrs.setStr('msg', message);
  attrs.setStr('pattern', pattern);
  attrs.setStr('pos', position);
  const text = asStr(pattern) ?? (pattern instanceof PyBytes ? latin1(pattern.data) : undefined);
  const index = position === None ? undefined : requireIndex(position);
  if (text === undefined || index === undefined) {
    attrs.setStr('lineno', None);
    attrs.setStr('colno', None);
    self.args = new PyTuple([message]);
    return;
  }
  const lines = sliceOf(text, 0, toBound(index)).split('\n');
  const column = Array.from(lines.at(-1) as string).length + 1;
  attrs.setStr('lineno', lines.length);
  attrs.setStr('colno', column);
  const place = text.includes('\n') ? ` (line ${lines.length}, column ${column})` : '';
  self.args = new PyTuple([`${asStr(message) ?? ''} at position ${index}${place}`]);
}

defineMethods(patternErrorType, () => [
  method(
    '__init__',
    '(self, /, msg, pattern=None, pos=None)',
    (vm: Machine, self: PyException, message: Value, pattern: Value = None, position: Value = None) => {
      vm.charge(asStr(pattern)?.length ?? 0);
      fill(self, message, pattern, position);
      return None;
    },
  ),
]);
