import { realFunctions } from '../modules/math-real.ts';

/** Twins of `math`'s functions: arguments with a `__float__` or `__index__` of the guest's are made numbers first. */
const reals = realFunctions.map(([name, parameters]) => {
  const converted = parameters.split(', ').map((parameter) => `float(${parameter})`);
  return `def math_${name}(${parameters}, /):\n    return _math_${name}(${converted.join(', ')})\n`;
});

export const source = `${reals.join('\n')}${String.raw`
def math_number(x):
    if isinstance(x, (int, float)):
        return x
    if _has_special(x, '__float__'):
        return float(x)
    return plain_index(x)

def math_log(x, base=None, /):
    if base is None:
        return _math_log(math_number(x))
    return _math_log(math_number(x), math_number(base))

def math_rounded(x, name, native):
    method = _special(x, name)
    if method is not None:
        return method()
    return native(float(x))

def math_floor(x, /):
    return math_rounded(x, '__floor__', _math_floor)

def math_ceil(x, /):
    return math_rounded(x, '__ceil__', _math_ceil)

def math_trunc(x, /):
    return _special(x, '__trunc__')()

def math_factorial(n, /):
    return _math_factorial(plain_index(n))

def math_isqrt(n, /):
    return _math_isqrt(plain_index(n))

def math_comb(n, k, /):
    return _math_comb(plain_index(n), plain_index(k))

def math_perm(n, k=None, /):
    if k is None:
        return _math_factorial(plain_index(n))
    return _math_perm(plain_index(n), plain_index(k))

def math_gcd(*integers):
    return _math_gcd(*[plain_index(each) for each in integers])

def math_lcm(*integers):
    return _math_lcm(*[plain_index(each) for each in integers])

def math_frexp(x, /):
    return _math_frexp(float(x))

def math_modf(x, /):
    return _math_modf(float(x))

def math_ulp(x, /):
    return _math_ulp(float(x))

def math_isnan(x, /):
    return _math_isnan(float(x))

def math_isinf(x, /):
    return _math_isinf(float(x))

def math_isfinite(x, /):
    return _math_isfinite(float(x))

def math_ldexp(x, i, /):
    return _math_ldexp(float(x), i)

def math_nextafter(x, y, /, *, steps=None):
    return _math_nextafter(float(x), float(y), steps=None if steps is None else plain_index(steps))

def math_isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    return _math_isclose(float(a), float(b), rel_tol=float(rel_tol), abs_tol=float(abs_tol))

def math_hypot(*coordinates):
    return _math_hypot(*[float(each) for each in coordinates])

def math_dist(p, q, /):
    return _math_dist([math_number(each) for each in p], [math_number(each) for each in q])

def math_fsum(seq, /):
    return _math_fsum([math_number(each) for each in seq])

def math_prod(iterable, /, *, start=1):
    total = start
    for item in iterable:
        total = total * item
    return total

def math_sumprod(p, q, /):
    p = [*p]
    q = [*q]
    if len(p) != len(q):
        raise ValueError('Inputs are not the same length')
    total = 0
    for i in range(len(p)):
        total = total + p[i] * q[i]
    return total
`}`;
