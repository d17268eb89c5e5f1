import { PyBytes } from '../../objects/bytes.ts';
import { valueError } from '../../objects/errors.ts';
import { PyFloat } from '../../objects/number.ts';
import type { Value } from '../../objects/object.ts';
import { defineModule, func, requireKind } from '../native-module.ts';
import { sourceModule } from '../registry.ts';
import { source as names } from './names.ts';
import { source as pickler } from './pickler.ts';
import { source as unpickler } from './unpickler.ts';

/**
 * `pickle`: https://docs.python.org/3.14/library/pickle.html, protocols 0 to 5 with CPython's bytes. Out-of-band buffers are
 * left out. Whatever an unpickled stream calls is called in the machine, which has nothing to reach beyond itself.
 */
defineModule('_pickle_floats', [
  func('float_bytes', '(value, /)', (_vm, value: Value) => {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, requireKind(value, PyFloat).value);
    return new PyBytes(bytes);
  }),
  func('bytes_float', '(data, /)', (_vm, value: Value) => {
    const { data } = requireKind(value, PyBytes);
    if (data.length !== 8) throw valueError('a float has 8 bytes');
    return new PyFloat(new DataView(data.buffer, data.byteOffset).getFloat64(0));
  }),
]);

sourceModule('pickle', names, pickler, unpickler);
