import { bytesLike, fromLatin1, latin1 } from './bytes-like.ts';
import { PyBytes } from './bytes.ts';
import { raise, typeError } from './errors.ts';
import type { PercentDialect } from './format/percent.ts';
import { asInt } from './number.ts';
import { typeOf } from './object.ts';
import { reprOf } from './protocol.ts';
import { asciiText } from './text/repr.ts';

/** `%` of bytes: the same conversions with bytes for text. */
export const bytesDialect: PercentDialect = {
  name: 'bytes',
  text: (vm, type, value) => {
    if (type === 'r' || type === 'a') {
      const text = reprOf(vm, value);
      return text === undefined ? undefined : asciiText(text);
    }
    if (type !== 's' && type !== 'b') return null;
    const data = bytesLike(value);
    if (data !== undefined) return latin1(data);
    if (typeOf(value).lookup('__bytes__') !== undefined) return undefined;
    throw typeError(
      `%b requires a bytes-like object, or an object that implements __bytes__, not '${typeOf(value).name}'`,
    );
  },
  character: (value) => {
    const data = bytesLike(value);
    if (data !== undefined) {
      if (data.length === 1) return latin1(data);
      throw typeError(
        `%c requires an integer in range(256) or a single byte, not a ${typeOf(value).name} object of length ${data.length}`,
      );
    }
    const code = asInt(value);
    if (code === undefined)
      throw typeError(`%c requires an integer in range(256) or a single byte, not ${typeOf(value).name}`);
    if (code < 0 || code > 255) throw raise('OverflowError', '%c arg not in range(256)');
    return String.fromCharCode(Number(code));
  },
  key: (key) => new PyBytes(fromLatin1(key)),
};
