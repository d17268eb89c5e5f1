import { typesPart } from '../parts/parts.ts';
import type { Machine } from '../vm/machine.ts';
import { PyBytes } from './bytes.ts';
import { defineMethods, method, staticMethod } from './native.ts';
import { strType, type Value } from './object.ts';
import { textOf } from './str-methods.ts';
import { textArgument } from './text-arguments.ts';

/** Methods of str that put one character for another by a table; the tables come with the rarer types. */
defineMethods(strType, [
  method('translate', '(self, table, /)', (vm, self, table: Value) => typesPart.get().translate(vm, self, table), {
    slow: 'str_translate',
  }),
  staticMethod('maketrans', '(x, y=None, z=None, /)', (vm, x: Value, y?: Value, z?: Value) =>
    typesPart.get().makeTable(vm, x, y, z),
  ),
  method('encode', "(self, /, encoding='utf-8', errors='strict')", encode),
]);

function encode(vm: Machine, self: Value, encoding?: Value, errors?: Value): Value {
  const codec = encoding === undefined ? 'utf-8' : textArgument(encoding, "encode() argument 'encoding'");
  const handler = errors === undefined ? 'strict' : textArgument(errors, "encode() argument 'errors'");
  return new PyBytes(typesPart.get().encodeText(vm, textOf(self), codec, handler, self));
}
