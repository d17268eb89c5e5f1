import { sourceModule } from './registry.ts';

/**
 * `cmath`: https://docs.python.org/3.14/library/cmath.html. The formulas that stay exact near branch cuts are those of
 * W. Kahan, "Branch cuts for complex elementary functions" (1987).
 */
sourceModule(
  'cmath',
  String.raw`
import math as _m
from math import pi, e, tau, inf, nan

infj = complex(0.0, inf)
nanj = complex(0.0, nan)

_LN10 = 2.302585092994045684
_LARGE = 4.4942328371557893e+307
_SMALL = 2.2250738585072014e-308

def _as_complex(z):
    if isinstance(z, complex):
        return z
    if hasattr(type(z), '__complex__') or hasattr(type(z), '__float__') or hasattr(type(z), '__index__'):
        return complex(z)
    raise TypeError(f'must be real number, not {type(z).__name__}')

def _checked(x, y, z):
    """What is infinite although z is not is beyond the floats."""
    if (_m.isinf(x) or _m.isinf(y)) and _m.isfinite(z.real) and _m.isfinite(z.imag):
        raise OverflowError('math range error')
    return complex(x, y)

def phase(z, /):
    z = _as_complex(z)
    return _m.atan2(z.imag, z.real)

def polar(z, /):
    z = _as_complex(z)
    return (abs(z), _m.atan2(z.imag, z.real))

def rect(r, phi, /):
    r, phi = float(r), float(phi)
    if _m.isinf(phi):
        if r == 0 or _m.isnan(r):
            return complex(r, 0.0)
        raise ValueError('math domain error')
    if phi == 0.0:
        return complex(r, r * phi)
    if _m.isinf(r) and not _m.isnan(phi):
        x, y = _m.copysign(inf, _m.cos(phi)), _m.copysign(inf, _m.sin(phi))
        return complex(x, y) if r > 0 else complex(-x, -y)
    return complex(r * _m.cos(phi), r * _m.sin(phi))

def sqrt(z, /):
    z = _as_complex(z)
    x, y = z.real, z.imag
    if x == 0.0 and y == 0.0:
        return complex(0.0, y)
    if _m.isinf(y):
        return complex(inf, y)
    if _m.isnan(x) or _m.isnan(y) or _m.isinf(x):
        if _m.isinf(x):
            if x > 0:
                return complex(inf, y if _m.isnan(y) else _m.copysign(0.0, y))
            return complex(nan if _m.isnan(y) else 0.0, _m.copysign(inf, y))
        return complex(nan, nan)
    ax, ay = abs(x), abs(y)
    if ax < _SMALL and ay < _SMALL and (ax > 0.0 or ay > 0.0):
        ax = _m.ldexp(ax, 54)
        s = _m.ldexp(_m.sqrt(ax + _m.hypot(ax, _m.ldexp(ay, 54))), -27)
    else:
        ax /= 8.0
        s = 2.0 * _m.sqrt(ax + _m.hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    return complex(s, _m.copysign(d, y)) if x >= 0.0 else complex(d, _m.copysign(s, y))

def exp(z, /):
    z = _as_complex(z)
    x, y = z.real, z.imag
    if _m.isinf(y) and _m.isfinite(x):
        raise ValueError('math domain error')
    if _m.isinf(x) or _m.isnan(x) or not _m.isfinite(y):
        if x == -inf:
            if not _m.isfinite(y):
                return complex(0.0, 0.0)
            return complex(_m.copysign(0.0, _m.cos(y)), _m.copysign(0.0, _m.sin(y)))
        if x == inf and _m.isfinite(y):
            if y == 0.0:
                return complex(inf, y)
            return complex(_m.copysign(inf, _m.cos(y)), _m.copysign(inf, _m.sin(y)))
        if x == inf and _m.isinf(y):
            raise ValueError('math domain error')
        if _m.isnan(x) and y == 0.0:
            return complex(nan, y)
        return complex(inf if x == inf else nan, nan)
    if x > 708.0:
        length = _m.exp(x - 1.0)
        return _checked(length * _m.cos(y) * e, length * _m.sin(y) * e, z)
    length = _m.exp(x)
    return complex(length * _m.cos(y), length * _m.sin(y))

def _log(z):
    x, y = z.real, z.imag
    ax, ay = abs(x), abs(y)
    if not (_m.isfinite(x) and _m.isfinite(y)):
        real = inf if _m.isinf(x) or _m.isinf(y) else nan
        return complex(real, _m.atan2(y, x))
    if ax > _LARGE or ay > _LARGE:
        real = _m.log(_m.hypot(ax / 2.0, ay / 2.0)) + _m.log(2.0)
    elif ax < _SMALL and ay < _SMALL:
        if ax == 0.0 and ay == 0.0:
            raise ValueError('math domain error')
        real = _m.log(_m.hypot(_m.ldexp(ax, 53), _m.ldexp(ay, 53))) - 53 * _m.log(2.0)
    else:
        h = _m.hypot(ax, ay)
        if 0.71 <= h <= 1.73:
            large, small = max(ax, ay), min(ax, ay)
            real = _m.log1p((large - 1) * (large + 1) + small * small) / 2.0
        else:
            real = _m.log(h)
    return complex(real, _m.atan2(y, x))

def log(z, base=None, /):
    result = _log(_as_complex(z))
    if base is None:
        return result
    divisor = _log(_as_complex(base))
    try:
        return result / divisor
    except ZeroDivisionError:
        raise ValueError('math domain error') from None

def log10(z, /):
    result = _log(_as_complex(z))
    return complex(result.real / _LN10, result.imag / _LN10)

def cosh(z, /):
    z = _as_complex(z)
    x, y = z.real, z.imag
    if _m.isinf(y) and not _m.isnan(x):
        raise ValueError('math domain error')
    if _m.isinf(x) and y == 0.0:
        return complex(inf, _m.copysign(0.0, x) * y)
    if abs(x) > 708.0 and _m.isfinite(x):
        less = x - _m.copysign(1.0, x)
        return _checked(_m.cos(y) * _m.cosh(less) * e, _m.sin(y) * _m.sinh(less) * e, z)
    return complex(_m.cos(y) * _m.cosh(x), _m.sin(y) * _m.sinh(x))

def sinh(z, /):
    z = _as_complex(z)
    x, y = z.real, z.imag
    if _m.isinf(y) and not _m.isnan(x):
        raise ValueError('math domain error')
    if _m.isinf(x) and y == 0.0:
        return complex(x, y)
    if abs(x) > 708.0 and _m.isfinite(x):
        less = x - _m.copysign(1.0, x)
        return _checked(_m.cos(y) * _m.sinh(less) * e, _m.sin(y) * _m.cosh(less) * e, z)
    return complex(_m.cos(y) * _m.sinh(x), _m.sin(y) * _m.cosh(x))

def tanh(z, /):
    z = _as_complex(z)
    x, y = z.real, z.imag
    if _m.isinf(y) and _m.isfinite(x):
        raise ValueError('math domain error')
    if abs(x) > 355.0:
        if _m.isinf(x):
            return complex(_m.copysign(1.0, x), 0.0 if not _m.isfinite(y) else _m.copysign(0.0, _m.sin(y) * _m.cos(y)))
        return complex(_m.copysign(1.0, x), 4.0 * _m.sin(y) * _m.cos(y) * _m.exp(-2.0 * abs(x)))
    tx, ty = _m.tanh(x), _m.tan(y)
    cx = 1.0 / _m.cosh(x)
    txty = tx * ty
    denominator = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx)

def cos(z, /):
    z = _as_complex(z)
    return cosh(complex(-z.imag, z.real))

def sin(z, /):
    z = _as_complex(z)
    turned = sinh(complex(-z.imag, z.real))
    return complex(turned.imag, -turned.real)

def tan(z, /):
    z = _as_complex(z)
    turned = tanh(complex(-z.imag, z.real))
    return complex(turned.imag, -turned.real)

def acos(z, /):
    z = _as_complex(z)
    x, y = z.real, z.imag
    if abs(x) > _LARGE or abs(y) > _LARGE:
        imag = _m.log(_m.hypot(x / 2.0, y / 2.0)) + _m.log(4.0)
        return complex(_m.atan2(abs(y), x), -_m.copysign(imag, y))
    s1 = sqrt(complex(1.0 - x, -y))
    s2 = sqrt(complex(1.0 + x, y))
    return complex(2.0 * _m.atan2(s1.real, s2.real), _m.asinh(s2.real * s1.imag - s2.imag * s1.real))

def acosh(z, /):
    z = _as_complex(z)
    x, y = z.real, z.imag
    if abs(x) > _LARGE or abs(y) > _LARGE:
        return complex(_m.log(_m.hypot(x / 2.0, y / 2.0)) + _m.log(4.0), _m.atan2(y, x))
    s1 = sqrt(complex(x - 1.0, y))
    s2 = sqrt(complex(x + 1.0, y))
    return complex(_m.asinh(s1.real * s2.real + s1.imag * s2.imag), 2.0 * _m.atan2(s1.imag, s2.real))

def asinh(z, /):
    z = _as_complex(z)
    x, y = z.real, z.imag
    if abs(x) > _LARGE or abs(y) > _LARGE:
        real = _m.copysign(_m.log(_m.hypot(x / 2.0, y / 2.0)) + _m.log(4.0), x)
        return complex(real, _m.atan2(y, abs(x)))
    s1 = sqrt(complex(1.0 + y, -x))
    s2 = sqrt(complex(1.0 - y, x))
    return complex(_m.asinh(s1.real * s2.imag - s2.real * s1.imag),
                   _m.atan2(y, s1.real * s2.real - s1.imag * s2.imag))

def asin(z, /):
    z = _as_complex(z)
    turned = asinh(complex(-z.imag, z.real))
    return complex(turned.imag, -turned.real)

def atanh(z, /):
    z = _as_complex(z)
    x, y = z.real, z.imag
    if _m.copysign(1.0, x) < 0.0:
        turned = atanh(complex(-x, -y))
        return complex(-turned.real, -turned.imag)
    ay = abs(y)
    if x > 6.703903964971298e+153 or ay > 6.703903964971298e+153:
        h = _m.hypot(x / 2.0, y / 2.0)
        real = 0.0 if _m.isinf(h) else x / 4.0 / h / h
        return complex(real, -_m.copysign(pi / 2.0, -y))
    if x == 1.0 and ay < 1.4916681462400413e-154:
        if ay == 0.0:
            raise ValueError('math domain error')
        return complex(-_m.log(_m.sqrt(ay) / _m.sqrt(_m.hypot(ay, 2.0))),
                       _m.copysign(_m.atan2(2.0, -ay) / 2, y))
    return complex(_m.log1p(4.0 * x / ((1 - x) * (1 - x) + ay * ay)) / 4.0,
                   -_m.atan2(-2.0 * y, (1 - x) * (1 + x) - ay * ay) / 2.0)

def atan(z, /):
    z = _as_complex(z)
    turned = atanh(complex(-z.imag, z.real))
    return complex(turned.imag, -turned.real)

def isfinite(z, /):
    z = _as_complex(z)
    return _m.isfinite(z.real) and _m.isfinite(z.imag)

def isinf(z, /):
    z = _as_complex(z)
    return _m.isinf(z.real) or _m.isinf(z.imag)

def isnan(z, /):
    z = _as_complex(z)
    return _m.isnan(z.real) or _m.isnan(z.imag)

def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = _as_complex(a), _as_complex(b)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError('tolerances must be non-negative')
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    distance = abs(a - b)
    return distance <= rel_tol * abs(b) or distance <= rel_tol * abs(a) or distance <= abs_tol
`,
);
