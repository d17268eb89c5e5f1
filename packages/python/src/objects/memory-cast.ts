import type { Machine } from '../vm/machine.ts';
import { typeError, valueError } from './errors.ts';
import { PyList } from './list.ts';
import { formatLetter, formatSize } from './memory-items.ts';
import { bufferOf, isContiguous, itemCount, makeView } from './memory-layout.ts';
import type { PyMemoryView } from './memory-view.ts';
import { asInt } from './number.ts';
import { typeOf, type Value } from './object.ts';
import { asStr } from './string.ts';
import { isAscii } from './text/case.ts';
import { unicodeError } from './text/unicode-error.ts';
import { PyTuple } from './tuple.ts';

/** No view has more dimensions. */
const mostDimensions = 64;

/** `view.cast(format, shape)`: the same bytes under another format, or in more or fewer dimensions. */
export function cast(_vm: Machine, view: PyMemoryView, format: Value, shape?: Value): PyMemoryView {
  const buffer = bufferOf(view);
  const name = asStr(format);
  if (name === undefined) throw typeError(`cast() argument 'format' must be str, not ${typeOf(format).name}`);
  if (!isAscii(name)) {
    const at = Array.from(name).findIndex((char) => char > '\x7f');
    throw unicodeError('UnicodeEncodeError', 'ascii', format, at, at + 1, 'ordinal not in range(128)');
  }
  if (!isContiguous(view, 'C')) throw typeError('memoryview: casts are restricted to C-contiguous views');
  const lengths = shape === undefined ? null : shapeItems(shape);
  if ((lengths !== null || view.shape.length !== 1) && view.shape.includes(0))
    throw typeError('memoryview: cannot cast view with zeros in shape or strides');
  if (lengths !== null && lengths.length > mostDimensions)
    throw valueError(`memoryview: number of dimensions must not exceed ${mostDimensions}`);
  if (lengths !== null && lengths.length !== 1 && view.shape.length !== 1)
    throw typeError('memoryview: cast must be 1D -> ND or ND -> 1D');
  const letter = formatLetter(name);
  if (letter === undefined) {
    throw valueError(
      "memoryview: destination format must be a native single character format prefixed with an optional '@'",
    );
  }
  const isByte = (each: string | undefined): boolean => each !== undefined && 'bBc'.includes(each);
  if (!isByte(letter) && !isByte(formatLetter(view.format)))
    throw typeError('memoryview: cannot cast between two non-byte formats');
  const itemSize = formatSize(letter);
  const size = itemCount(view) * view.itemSize;
  if (size % itemSize !== 0) throw typeError('memoryview: length is not a multiple of itemsize');
  const newShape = lengths === null ? [size / itemSize] : lengths.map(dimension);
  const strides = stridesOf(newShape, itemSize);
  if (newShape.reduce((product, length) => product * length, itemSize) !== size)
    throw typeError('memoryview: product(shape) * itemsize != buffer size');
  return makeView(buffer, { format: name, itemSize, shape: newShape, strides, offset: view.offset }, view.isReadOnly);
}

function shapeItems(shape: Value): readonly Value[] {
  if (shape instanceof PyList || shape instanceof PyTuple) return shape.items;
  throw typeError('shape must be a list or a tuple');
}

function dimension(value: Value): number {
  const length = asInt(value);
  if (length === undefined) throw typeError('memoryview.cast(): elements of shape must be integers');
  if (length <= 0) throw valueError('memoryview.cast(): elements of shape must be integers > 0');
  return Number(length);
}

function stridesOf(shape: readonly number[], itemSize: number): number[] {
  let distance = itemSize;
  return shape
    .toReversed()
    .map((length) => {
      const stride = distance;
      distance *= length;
      return stride;
    })
    .toReversed();
}
