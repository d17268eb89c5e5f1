import { typesPart } from '../parts/parts.ts';
import { defineMethods, method, staticMethod } from './native.ts';
import { strType, type Value } from './object.ts';

/** Methods of str that put one character for another by a table; the tables come with the rarer types. */
defineMethods(strType, () => [
  method('translate', '(self, table, /)', (vm, self, table: Value) => typesPart.get().translate(vm, self, table), {
    slow: 'str_translate',
  }),
  staticMethod('maketrans', '(x, y=None, z=None, /)', (vm, x: Value, y?: Value, z?: Value) =>
    typesPart.get().makeTable(vm, x, y, z),
  ),
  method(
    'encode',
    "(self, /, encoding='utf-8', errors='strict')",
    (vm, self, encoding?: Value, errors?: Value) => typesPart.get().encode(vm, self, encoding, errors),
    { slow: 'str_encode' },
  ),
]);
