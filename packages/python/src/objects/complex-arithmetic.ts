import { raise } from './errors.ts';
import { powFloat } from './float-arithmetic.ts';

/** A complex number as plain data. */
export interface Complex {
  readonly real: number;
  readonly imag: number;
}

export function multiplyComplex(a: Complex, b: Complex): Complex {
  return { real: a.real * b.real - a.imag * b.imag, imag: a.real * b.imag + a.imag * b.real };
}

/** Smith's algorithm, as CPython divides: scaled by the larger part of the divisor, so that squares cannot overflow. */
export function divideComplex(a: Complex, b: Complex): Complex {
  const real = Math.abs(b.real);
  const imag = Math.abs(b.imag);
  if (real >= imag) {
    if (real === 0) throw raise('ZeroDivisionError', 'division by zero');
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    return { real: (a.real + a.imag * ratio) / denominator, imag: (a.imag - a.real * ratio) / denominator };
  }
  if (imag >= real) {
    const ratio = b.real / b.imag;
    const denominator = b.real * ratio + b.imag;
    return { real: (a.real * ratio + a.imag) / denominator, imag: (a.imag * ratio - a.real) / denominator };
  }
  return { real: NaN, imag: NaN };
}

export function divideRealByComplex(a: number, b: Complex): Complex {
  const real = Math.abs(b.real);
  const imag = Math.abs(b.imag);
  if (real >= imag) {
    if (real === 0) throw raise('ZeroDivisionError', 'division by zero');
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    return { real: a / denominator, imag: (-a * ratio) / denominator };
  }
  if (imag >= real) {
    const ratio = b.real / b.imag;
    const denominator = b.real * ratio + b.imag;
    return { real: (a * ratio) / denominator, imag: -a / denominator };
  }
  return { real: NaN, imag: NaN };
}

/** `a ** b`; small whole exponents by multiplication, as CPython does. */
export function complexPower(a: Complex, b: Complex): Complex {
  const result =
    b.imag === 0 && b.real === Math.floor(b.real) && Math.abs(b.real) <= 100 ? wholePower(a, b.real) : polarPower(a, b);
  if (!Number.isFinite(result.real) || !Number.isFinite(result.imag)) {
    if (Number.isFinite(a.real) && Number.isFinite(a.imag) && Number.isFinite(b.real) && Number.isFinite(b.imag)) {
      throw raise('OverflowError', 'complex exponentiation');
    }
  }
  return result;
}

function polarPower(a: Complex, b: Complex): Complex {
  if (b.real === 0 && b.imag === 0) return { real: 1, imag: 0 };
  if (a.real === 0 && a.imag === 0) {
    if (b.imag !== 0 || b.real < 0) throw raise('ZeroDivisionError', 'zero to a negative or complex power');
    return { real: 0, imag: 0 };
  }
  const size = magnitude(a);
  const angle = Math.atan2(a.imag, a.real);
  let length = powFloat(size, b.real) as number;
  let phase = angle * b.real;
  if (b.imag !== 0) {
    length *= Math.exp(-angle * b.imag);
    phase += b.imag * Math.log(size);
  }
  return { real: length * Math.cos(phase), imag: length * Math.sin(phase) };
}

function wholePower(a: Complex, exponent: number): Complex {
  let result: Complex = { real: 1, imag: 0 };
  let factor = a;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiplyComplex(result, factor);
    factor = multiplyComplex(factor, factor);
  }
  if (exponent >= 0) return result;
  if (a.real === 0 && a.imag === 0) throw raise('ZeroDivisionError', 'zero to a negative or complex power');
  return divideComplex({ real: 1, imag: 0 }, result);
}

/** `abs(value)` */
export function magnitude(value: Complex): number {
  return Math.hypot(value.real, value.imag);
}
