import '../objects/property-methods.ts';
import '../objects/singleton-methods.ts';
import '../objects/module-methods.ts';
import '../objects/cell-methods.ts';
import '../objects/native-methods.ts';
import '../objects/async-generator-methods.ts';
import '../objects/bytearray-methods.ts';
import '../objects/bytes-methods.ts';
import '../objects/code-methods.ts';
import '../objects/complex-methods.ts';
import '../objects/descriptor-methods.ts';
import '../objects/dict-view-methods.ts';
import '../objects/exception-group.ts';
import '../objects/float-methods.ts';
import '../objects/frame-methods.ts';
import '../objects/generator-methods.ts';
import '../objects/generic-alias-methods.ts';
import '../objects/iterator-state.ts';
import '../objects/mapping-proxy-methods.ts';
import '../objects/os-error-methods.ts';
import '../objects/range-methods.ts';
import '../objects/set-intrinsics.ts';
import '../objects/set-methods.ts';
import '../objects/slice-methods.ts';
import '../objects/super-methods.ts';
import '../objects/syntax-error-methods.ts';
import '../objects/template-methods.ts';
import '../objects/traceback-methods.ts';
import '../objects/type-parameter-methods.ts';
import '../objects/unicode-error-methods.ts';
import '../objects/union-methods.ts';
import { intFromBytes, intToBytes } from '../objects/int-bytes.ts';
import { powModInt } from '../objects/modular-power.ts';
import { makeTable, translate } from '../objects/str-translate.ts';
import { decodeBytes, encodeText } from '../objects/text/codecs.ts';
import { decodesInPython, encode } from '../objects/text/coding.ts';
import { typesPart } from './parts.ts';

typesPart.provide({
  decodeBytes,
  decodesInPython,
  encode,
  encodeText,
  powModInt,
  intFromBytes,
  intToBytes,
  makeTable,
  translate,
});
