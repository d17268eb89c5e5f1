import { intrinsic } from '../frozen/intrinsic.ts';
import type { Machine } from '../vm/machine.ts';
import { typeError } from './errors.ts';
import { exceptionClass, type PyException } from './exception.ts';
import { argument, exceptionField } from './exception-fields.ts';
import { refuseKeywords, setArgs } from './exception-methods.ts';
import { getIterator } from './iterate.ts';
import { materialize } from './materialize.ts';
import { defineMethods, method } from './native.ts';
import type { Value } from './object.ts';
import { strOf } from './protocol.ts';
import { None } from './singleton.ts';

/** `SyntaxError(msg, (filename, lineno, offset, text, end_lineno, end_offset))` */
const details = ['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset', '_metadata'];

defineMethods(exceptionClass('SyntaxError'), () => [
  method(
    '__init__',
    '(self, /, *args, **kwargs)',
    (vm: Machine, self: PyException, args: Value[], keywords: Map<string, Value>) => {
      refuseKeywords(self, keywords);
      setArgs(self, args);
      const [message, info] = args;
      if (message !== undefined) self.setField('msg', message);
      if (info === undefined || args.length !== 2) return None;
      getIterator(vm, info);
      const items = materialize(vm, info) ?? [];
      if (items.length < 4) throw typeError(`function takes at least 4 arguments (${items.length} given)`);
      if (items.length > 7) throw typeError(`function takes at most 7 arguments (${items.length} given)`);
      if (items.length === 5) throw typeError('end_offset must be provided when end_lineno is provided');
      items.forEach((value, i) => self.setField(details[i] as string, value));
      return None;
    },
  ),
  method(
    '__str__',
    '(self, /)',
    (vm: Machine, self: PyException) => {
      const message = strOf(vm, self.fields.get('msg') ?? argument(0)(self));
      return message === undefined ? undefined : message + placeText(self);
    },
    { slow: 'syntax_error_str' },
  ),
  exceptionField('msg', argument(0)),
  ...details.map((name) => exceptionField(name)),
  exceptionField('print_file_and_line'),
]);

intrinsic('_syntax_error_place', '(error, /)', (_vm, self: PyException) => placeText(self));

/** `' (main.py, line 3)'`, as far as it is known. */
function placeText(self: PyException): string {
  const filename = self.fields.get('filename');
  const line = self.fields.get('lineno');
  const parts: string[] = [];
  if (typeof filename === 'string') parts.push(filename.slice(filename.lastIndexOf('/') + 1));
  if (typeof line === 'number') parts.push(`line ${line}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
