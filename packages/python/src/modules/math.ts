import { frozenTwins, intrinsic } from '../frozen/intrinsic.ts';
import { source as twins } from '../frozen/math.ts';
import { add, mul } from '../objects/arithmetic.ts';
import { raise, typeError, valueError } from '../objects/errors.ts';
import { bitLength, decompose, ldexp } from '../float/float-bits.ts';
import { floatToInt } from '../objects/float-to-int.ts';
import { floatText } from '../objects/float-text.ts';
import { type Int, intToFloat } from '../objects/integer-arithmetic.ts';
import { requireIndex } from '../objects/integer-index.ts';
import { materialize } from '../objects/materialize.ts';
import { asInt, PyFloat } from '../objects/number.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { realValue } from '../objects/real-number.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import type { NativeFunction } from '../objects/native.ts';
import type { Machine } from '../vm/machine.ts';
import { combinations, factorial, gcdOf, integerSquareRoot, lcmOf, permutations } from './math-integers.ts';
import { naturalLogarithm } from './math-exponential.ts';
import { rangeError, realFunctions } from './math-real.ts';
import { exactSum, exactSumOfProducts, rootOfSquares } from './math-sums.ts';
import { defineModule, func, type FunctionMember } from './native-module.ts';

/** `math`: https://docs.python.org/3.14/library/math.html */

frozenTwins(twins);

/** A function of the module, and the same under a private name for its twin in `frozen/math.ts`. */
function both(name: string, signature: string, fn: NativeFunction): FunctionMember {
  intrinsic(`_math_${name}`, signature, fn);
  return func(name, signature, fn, { slow: `math_${name}` });
}

/** Numbers out of arguments; `undefined` where one of them takes Python. */
function reals(values: readonly Value[]): number[] | undefined {
  const numbers: number[] = [];
  for (const value of values) {
    const number = realValue(value);
    if (number === undefined) return undefined;
    numbers.push(number);
  }
  return numbers;
}

function indexes(values: readonly Value[]): Int[] | undefined {
  const result: Int[] = [];
  for (const value of values) {
    const index = requireIndex(value);
    if (index === undefined) return undefined;
    result.push(index);
  }
  return result;
}

/** A function of one real number. */
function ofReal(name: string, fn: (x: number) => Value): FunctionMember {
  return both(name, '(x, /)', (_vm, x: Value) => {
    const number = realValue(x);
    return number === undefined ? undefined : fn(number);
  });
}

/** Logarithm of a number that may be far beyond the doubles. */
function logarithm(value: Value): number | undefined {
  const int = asInt(value);
  if (typeof int === 'bigint' && int > 0n) {
    const excess = Math.max(0, bitLength(int) - 64);
    return naturalLogarithm(Number(int >> BigInt(excess))) + excess * Math.LN2;
  }
  if (int !== undefined && int <= 0) throw valueError('expected a positive input');
  const number = int === undefined ? realValue(value) : intToFloat(int);
  if (number === undefined) return undefined;
  if (number <= 0) throw valueError(`expected a positive input, got ${floatText(number)}`);
  return naturalLogarithm(number);
}

function log(_vm: Machine, x: Value, base: Value | undefined): Value | undefined {
  const above = logarithm(x);
  if (above === undefined) return undefined;
  if (base === undefined) return new PyFloat(above);
  const below = logarithm(base);
  if (below === undefined) return undefined;
  if (below === 0) throw raise('ZeroDivisionError', 'division by zero');
  return new PyFloat(above / below);
}

/** `floor`, `ceil`, `trunc`: ints are their own, floats are cut, anything else says itself. */
function rounding(name: string, cut: (x: number) => number): FunctionMember {
  return both(name, '(x, /)', (_vm, x: Value) => {
    const int = typeof x === 'object' ? undefined : asInt(x);
    if (int !== undefined) return int;
    if (x instanceof PyFloat && x.cls.isBuiltin) return floatToInt(cut(x.value));
    const type = typeOf(x);
    if (type.lookup(`__${name}__`) !== undefined) return undefined;
    if (name === 'trunc') throw typeError(`type ${type.name} doesn't define __trunc__ method`);
    const number = realValue(x);
    return number === undefined ? undefined : floatToInt(cut(number));
  });
}

function frexp(x: number): Value {
  if (x === 0 || !Number.isFinite(x)) return new PyTuple([new PyFloat(x), 0]);
  const { mantissa, exponent } = decompose(x);
  const size = bitLength(mantissa < 0n ? -mantissa : mantissa);
  return new PyTuple([new PyFloat(ldexp(Number(mantissa), -size)), exponent + size]);
}

/** The double `steps` further, on the line of all doubles in their order. */
function nextAfter(x: number, y: number, steps: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const from = place(x);
  const to = place(y);
  const distance = BigInt(Math.min(steps, Number.MAX_SAFE_INTEGER));
  if (from === to) return y;
  const span = to > from ? to - from : from - to;
  if (distance >= span) return y;
  return atPlace(to > from ? from + distance : from - distance, x);
}

const bits = new DataView(new ArrayBuffer(8));
function place(x: number): bigint {
  bits.setFloat64(0, Math.abs(x));
  const magnitude = bits.getBigUint64(0);
  return x < 0 ? -magnitude : magnitude;
}

function atPlace(index: bigint, from: number): number {
  bits.setBigUint64(0, index < 0n ? -index : index);
  const size = bits.getFloat64(0);
  return index < 0n || (index === 0n && from < 0) ? -size : size;
}

function unitInLastPlace(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size === Infinity) return size;
  const next = nextAfter(size, Infinity, 1);
  return next === Infinity ? size - nextAfter(size, 0, 1) : next - size;
}

function isClose(a: number, b: number, relative: number, absolute: number): boolean {
  if (relative < 0 || absolute < 0) throw valueError('tolerances must be non-negative');
  if (a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  const difference = Math.abs(a - b);
  return difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute;
}

const isPlain = (value: Value): boolean => asInt(value) !== undefined || value instanceof PyFloat;

/** Both rows of numbers, of one length; `undefined` where Python must walk them. */
function rows(vm: Machine, p: Value, q: Value, complaint: string): [readonly Value[], readonly Value[]] | undefined {
  const left = materialize(vm, p);
  const right = left === undefined ? undefined : materialize(vm, q);
  if (left === undefined || right === undefined) return undefined;
  if (left.length !== right.length) throw valueError(complaint);
  return [left, right];
}

function distance(vm: Machine, p: Value, q: Value): Value | undefined {
  const pair = rows(vm, p, q, 'both points must have the same number of dimensions');
  const left = pair === undefined ? undefined : reals(pair[0]);
  const right = pair === undefined ? undefined : reals(pair[1]);
  if (left === undefined || right === undefined) return undefined;
  return new PyFloat(
    rootOfSquares(
      vm,
      left.map((x, i) => x - (right[i] as number)),
    ),
  );
}

function sumOfProducts(vm: Machine, p: Value, q: Value): Value | undefined {
  const pair = rows(vm, p, q, 'Inputs are not the same length');
  if (pair === undefined || !pair[0].every(isPlain) || !pair[1].every(isPlain)) return undefined;
  const [left, right] = pair;
  if ([...left, ...right].some((value) => value instanceof PyFloat)) {
    return new PyFloat(exactSumOfProducts(vm, reals(left) as number[], reals(right) as number[]));
  }
  let total: Value = 0;
  for (let i = 0; i < left.length; i++)
    total = add(vm, total, mul(vm, left[i] as Value, right[i] as Value) as Value) as Value;
  return total;
}

function product(vm: Machine, iterable: Value, start: Value | undefined): Value | undefined {
  const first = start ?? 1;
  // An iterator that only its twin can multiply must not be used up here.
  const items = isPlain(first) && 'items' in Object(iterable) ? materialize(vm, iterable) : undefined;
  if (items === undefined || !items.every(isPlain)) return undefined;
  let total = first;
  for (const item of items) {
    vm.charge(1);
    total = mul(vm, total, item) as Value;
  }
  return total;
}

defineModule('math', [
  ['pi', new PyFloat(Math.PI)],
  ['e', new PyFloat(Math.E)],
  ['tau', new PyFloat(2 * Math.PI)],
  ['inf', new PyFloat(Infinity)],
  ['nan', new PyFloat(NaN)],
  ...realFunctions.map(([name, parameters, fn]) =>
    both(name, `(${parameters}, /)`, (_vm: Machine, ...args: Value[]) => {
      if (name === 'log2' || name === 'log10') {
        const int = asInt(args[0]);
        if (typeof int === 'bigint' || (int ?? 1) <= 0) return bigLogarithm(name, int as Int);
      }
      const numbers = reals(args);
      return numbers === undefined ? undefined : new PyFloat(fn(...numbers));
    }),
  ),
  both('log', '(x, base=None, /)', log),
  rounding('floor', Math.floor),
  rounding('ceil', Math.ceil),
  rounding('trunc', Math.trunc),
  ofReal('frexp', frexp),
  ofReal('modf', (x) => {
    const whole = Math.trunc(x);
    const rest = Number.isFinite(x) ? x - whole : Number.isNaN(x) ? x : 0;
    return new PyTuple([new PyFloat(rest === 0 && (x < 0 || Object.is(x, -0)) ? -0 : rest), new PyFloat(whole)]);
  }),
  ofReal('ulp', (x) => new PyFloat(unitInLastPlace(x))),
  ofReal('isnan', Number.isNaN),
  ofReal('isinf', (x) => x === Infinity || x === -Infinity),
  ofReal('isfinite', Number.isFinite),
  both('ldexp', '(x, i, /)', (_vm, x: Value, i: Value) => {
    const exponent = asInt(i);
    if (exponent === undefined) throw typeError('Expected an int as second argument to ldexp.');
    const number = realValue(x);
    if (number === undefined) return undefined;
    const result = ldexp(number, Number(exponent));
    if (!Number.isFinite(result) && Number.isFinite(number)) throw rangeError();
    return new PyFloat(result);
  }),
  both('nextafter', '(x, y, /, *, steps=None)', (_vm, x: Value, y: Value, steps: Value | undefined) => {
    const pair = reals([x, y]);
    const count = steps === undefined || steps === None ? 1 : requireIndex(steps);
    if (pair === undefined || count === undefined) return undefined;
    if (count < 0) throw valueError('steps must be a non-negative integer');
    return new PyFloat(
      count === 0 ? (pair[0] as number) : nextAfter(pair[0] as number, pair[1] as number, Number(count)),
    );
  }),
  both(
    'isclose',
    '(a, b, *, rel_tol=1e-09, abs_tol=0.0)',
    (_vm, a: Value, b: Value, relative: Value | undefined, absolute: Value | undefined) => {
      const numbers = reals([a, b, relative ?? new PyFloat(1e-9), absolute ?? 0]);
      return numbers === undefined ? undefined : isClose(...(numbers as [number, number, number, number]));
    },
  ),
  both('hypot', '(*coordinates)', (vm: Machine, values: Value[]) => {
    const numbers = reals(values);
    return numbers === undefined ? undefined : new PyFloat(rootOfSquares(vm, numbers));
  }),
  both('dist', '(p, q, /)', distance),
  both('fsum', '(seq, /)', (vm: Machine, seq: Value) => {
    const items = materialize(vm, seq);
    const numbers = items === undefined ? undefined : reals(items);
    return numbers === undefined ? undefined : new PyFloat(exactSum(vm, numbers));
  }),
  both('prod', '(iterable, /, *, start=1)', product),
  both('sumprod', '(p, q, /)', sumOfProducts),
  both('factorial', '(n, /)', (vm: Machine, n: Value) => {
    const index = requireIndex(n);
    return index === undefined ? undefined : factorial(vm, index);
  }),
  both('isqrt', '(n, /)', (vm: Machine, n: Value) => {
    const index = requireIndex(n);
    return index === undefined ? undefined : integerSquareRoot(vm, index);
  }),
  both('comb', '(n, k, /)', (vm: Machine, n: Value, k: Value) => {
    const pair = indexes([n, k]);
    return pair === undefined ? undefined : combinations(vm, pair[0] as Int, pair[1] as Int);
  }),
  both('perm', '(n, k=None, /)', (vm: Machine, n: Value, k: Value | undefined) => {
    const pair = indexes(k === undefined || k === None ? [n] : [n, k]);
    if (pair === undefined) return undefined;
    const [first, second] = pair;
    return second === undefined ? factorial(vm, first as Int) : permutations(vm, first as Int, second);
  }),
  both('gcd', '(*integers)', (vm: Machine, values: Value[]) => {
    const ints = indexes(values);
    return ints === undefined ? undefined : gcdOf(vm, ints);
  }),
  both('lcm', '(*integers)', (vm: Machine, values: Value[]) => {
    const ints = indexes(values);
    return ints === undefined ? undefined : lcmOf(vm, ints);
  }),
]);

/** `log2` and `log10` of an int that is no safe one, or not positive. */
function bigLogarithm(name: 'log2' | 'log10', value: Int): Value {
  if (value <= 0) throw valueError('expected a positive input');
  const excess = Math.max(0, bitLength(value) - 64);
  const top = Number(BigInt(value) >> BigInt(excess));
  return new PyFloat(name === 'log2' ? Math.log2(top) + excess : Math.log10(top) + excess * Math.log10(2));
}
