import type { Machine } from '../vm/machine.ts';
import { divmod, isPlainNumber, pow } from '../objects/arithmetic.ts';
import { PyByteArray, PyBytes } from '../objects/bytes.ts';
import { typeError, valueError } from '../objects/errors.ts';
import { digitsOf } from '../objects/int-text.ts';
import { typesPart } from '../parts/parts.ts';
import { requireIndex } from '../objects/integer-index.ts';
import { PyNative } from '../objects/native.ts';
import { asInt } from '../objects/number.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { callSlot } from '../objects/protocol.ts';
import { None } from '../objects/singleton.ts';
import { asStr } from '../objects/string.ts';
import { lengthOf } from '../objects/text/code-points.ts';
import { builtin } from './registry.ts';

function abs(vm: Machine, x: Value): Value | undefined {
  const type = typeOf(x);
  const found = type.lookup('__abs__');
  if (found === undefined) throw typeError(`bad operand type for abs(): '${type.name}'`);
  return found instanceof PyNative ? callSlot(vm, type, '__abs__', x) : undefined;
}

function round(vm: Machine, number: Value, digits: Value | undefined): Value | undefined {
  const type = typeOf(number);
  const found = type.lookup('__round__');
  if (found === undefined) throw typeError(`type ${type.name} doesn't define __round__ method`);
  if (!(found instanceof PyNative)) return undefined;
  return digits === undefined || digits === None
    ? callSlot(vm, type, '__round__', number)
    : callSlot(vm, type, '__round__', number, digits);
}

function power(vm: Machine, base: Value, exponent: Value, modulus: Value | undefined): Value | undefined {
  if (modulus === undefined || modulus === None) {
    return isPlainNumber(base) && isPlainNumber(exponent) ? pow(vm, base, exponent) : undefined;
  }
  if (!isPlainNumber(base) || !isPlainNumber(exponent) || !isPlainNumber(modulus)) return undefined;
  const a = asInt(base);
  const b = asInt(exponent);
  const m = asInt(modulus);
  if (a === undefined || b === undefined || m === undefined) {
    throw typeError('pow() 3rd argument not allowed unless all arguments are integers');
  }
  return typesPart.get().powModInt(vm, a, b, m);
}

/** `bin`, `oct`, `hex`. */
function inBase(name: string, base: 2 | 8 | 16, prefix: string): void {
  builtin(
    name,
    '(number, /)',
    (vm, number: Value) => {
      const index = requireIndex(number);
      if (index === undefined) return undefined;
      const digits = digitsOf(vm, index < 0 ? -index : index, base);
      return `${index < 0 ? '-' : ''}${prefix}${digits}`;
    },
    { slow: `${name}_slow` },
  );
}

function chr(_vm: Machine, i: Value): Value | undefined {
  const point = requireIndex(i);
  if (point === undefined) return undefined;
  if (point < 0 || point > 0x10ffff) throw valueError('chr() arg not in range(0x110000)');
  return String.fromCodePoint(Number(point));
}

function ord(_vm: Machine, c: Value): Value {
  const text = asStr(c);
  if (text !== undefined) {
    const length = lengthOf(text);
    if (length !== 1) throw typeError(`ord() expected a character, but string of length ${length} found`);
    return text.codePointAt(0) as number;
  }
  if (c instanceof PyBytes || c instanceof PyByteArray) {
    if (c.data.length === 1) return c.data[0] as number;
    throw typeError(`ord() expected a character, but string of length ${c.data.length} found`);
  }
  throw typeError(`ord() expected string of length 1, but ${typeOf(c).name} found`);
}

builtin('abs', '(number, /)', abs, { slow: 'abs_slow' });
inBase('bin', 2, '0b');
builtin('chr', '(i, /)', chr, { slow: 'chr_slow' });
builtin(
  'divmod',
  '(x, y, /)',
  (vm, x: Value, y: Value) => (isPlainNumber(x) && isPlainNumber(y) ? divmod(vm, x, y) : undefined),
  {
    slow: 'divmod_slow',
  },
);
inBase('hex', 16, '0x');
inBase('oct', 8, '0o');
builtin('ord', '(character, /)', ord);
builtin('pow', '(base, exp, mod=None)', power, { slow: 'pow_slow' });
builtin('round', '(number, ndigits=None)', round, { slow: 'round_slow' });
