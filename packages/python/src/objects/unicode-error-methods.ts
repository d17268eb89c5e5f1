import type { Machine } from '../vm/machine.ts';
import { bytesLike } from './bytes-like.ts';
import { typeError } from './errors.ts';
import { exceptionClass, type PyException } from './exception.ts';
import { exceptionField } from './exception-fields.ts';
import { plainText, refuseKeywords, setArgs } from './exception-methods.ts';
import { defineMethods, method } from './native.ts';
import { asInt } from './number.ts';
import { typeOf, type Value } from './object.ts';
import { None } from './singleton.ts';
import { asStr } from './string.ts';
import { fillUnicodeError, unicodeErrorText } from './text/unicode-error.ts';

/** The kinds of the arguments, in order: str, bytes, int. */
const shapes = [
  ['UnicodeDecodeError', 'sbiis'],
  ['UnicodeEncodeError', 'ssiis'],
  ['UnicodeTranslateError', 'siis'],
] as const;

for (const [name, shape] of shapes) {
  defineMethods(exceptionClass(name), () => [
    method(
      '__init__',
      '(self, /, *args, **kwargs)',
      (_vm, self: PyException, args: Value[], keywords: Map<string, Value>) => {
        refuseKeywords(self, keywords);
        setArgs(self, args);
        if (args.length !== shape.length)
          throw typeError(`function takes exactly ${shape.length} arguments (${args.length} given)`);
        args.forEach((value, i) => checkKind(value, shape[i] as string, i + 1));
        fillUnicodeError(self);
        return None;
      },
    ),
    method('__str__', '(self, /)', (vm: Machine, self: PyException) => unicodeErrorText(self) ?? plainText(vm, self), {
      slow: 'exception_str',
    }),
    ...['encoding', 'object', 'start', 'end', 'reason'].map((field) => exceptionField(field)),
  ]);
}

function checkKind(value: Value, kind: string, position: number): void {
  if (kind === 's' && asStr(value) === undefined)
    throw typeError(`argument ${position} must be str, not ${typeOf(value).name}`);
  if (kind === 'b' && bytesLike(value) === undefined)
    throw typeError(`a bytes-like object is required, not '${typeOf(value).name}'`);
  if (kind === 'i' && asInt(value) === undefined)
    throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
}
