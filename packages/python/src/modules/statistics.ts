import { sourceModule } from './registry.ts';
import { densities } from './statistics-densities.ts';
import { normalDistribution } from './statistics-normal.ts';

/** `statistics`: https://docs.python.org/3.14/library/statistics.html */
sourceModule(
  'statistics',
  String.raw`
from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from collections import Counter as _Counter, namedtuple as _namedtuple
from itertools import groupby as _groupby
from math import (acos as _acos, asin as _asin, atan as _atan, cos as _cos, cosh as _cosh, erfc as _erfc, exp as _exp,
                  fabs as _fabs, frexp as _frexp, fsum as _fsum, gcd as _gcd, hypot as _hypot, inf as _inf,
                  isfinite as _isfinite, isnan as _isnan, isqrt as _isqrt, ldexp as _ldexp, log as _log, nan as _nan,
                  pi as _pi, sin as _sin, sqrt as _sqrt, sumprod as _sumprod, tan as _tan, tau as _tau)
from operator import itemgetter as _itemgetter

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean',
           'kde', 'kde_random', 'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low',
           'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']

class StatisticsError(ValueError):
    pass

# Sums are exact: a fraction, as numerator and denominator, and the type that the result is to have. Where a summand is
# infinite or not a number, the denominator is None and the numerator the sum of these.

def _ratio(value):
    try:
        return value.as_integer_ratio()
    except (OverflowError, ValueError):
        return value, None
    except AttributeError:
        pass
    try:
        return value.numerator, value.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator") from None

def _common_type(a, b):
    if a is b or b is int or b is bool:
        return a
    if a is int:
        return b
    if issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    if issubclass(a, int):
        return b
    if issubclass(b, int):
        return a
    if issubclass(b, float) and not issubclass(a, float):
        return b
    if issubclass(a, float) and not issubclass(b, float):
        return a
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")

def _joined(parts):
    """The sum of fractions that are given by their denominators."""
    if None in parts:
        return parts[None], None
    bottom = 1
    for each in parts:
        bottom = bottom // _gcd(bottom, each) * each
    return sum([top * (bottom // each) for each, top in parts.items()]), bottom

def _sum_of(values):
    kind = int
    parts = {}
    for each, group in _groupby(values, type):
        kind = _common_type(kind, each)
        for value in group:
            top, bottom = _ratio(value)
            parts[bottom] = parts.get(bottom, 0) + top
    top, bottom = _joined(parts)
    return kind, top, bottom

def _squares_of(values, center):
    """The sum of squared deviations from the center, or from the mean."""
    if center is not None:
        return _sum_of([(value - center) * (value - center) for value in values])
    kind = int
    sums, squares = {}, {}
    for each, group in _groupby(values, type):
        kind = _common_type(kind, each)
        for value in group:
            top, bottom = _ratio(value)
            sums[bottom] = sums.get(bottom, 0) + top
            if bottom is None:
                squares[None] = squares.get(None, 0) + top * top
            else:
                squares[bottom * bottom] = squares.get(bottom * bottom, 0) + top * top
    top, bottom = _joined(sums)
    square, under = _joined(squares)
    if under is None:
        return kind, square, None
    # As sum(x**2) - sum(x)**2 / n, over the denominators' product.
    size = len(values)
    return kind, size * square * bottom * bottom - top * top * under, size * under * bottom * bottom

def _made(kind, top, bottom):
    """A fraction as a number of that type; an int that does not come out even becomes a float."""
    if bottom is None:
        return kind(top)
    if issubclass(kind, int):
        return kind(top // bottom) if top % bottom == 0 else top / bottom
    if issubclass(kind, float):
        return kind(top / bottom)
    common = _gcd(top, bottom)
    return kind(top // common) / kind(bottom // common)

def _divided(bottom, count):
    return None if bottom is None else bottom * count

def _values(data, message, least=1):
    values = [*data]
    if len(values) < least:
        raise StatisticsError(message)
    return values

def mean(data):
    values = _values(data, 'mean requires at least one data point')
    kind, top, bottom = _sum_of(values)
    return _made(kind, top, _divided(bottom, len(values)))

def fmean(data, weights=None):
    if weights is None:
        values = _values(data, 'fmean requires at least one data point')
        return _fsum(values) / len(values)
    values = [*data]
    weights = [*weights]
    if len(weights) != len(values):
        raise StatisticsError('data and weights must be the same length')
    if not values:
        raise StatisticsError('fmean requires at least one data point')
    total = _fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return _sumprod(values, weights) / total

def geometric_mean(data):
    logs = []
    has_zero = False
    for value in data:
        if value > 0.0 or _isnan(value):
            logs.append(_log(value))
        elif value == 0.0:
            has_zero = True
        else:
            raise StatisticsError('No negative inputs allowed', value)
    total = _fsum(logs)
    if not logs and not has_zero:
        raise StatisticsError('Must have a non-empty dataset')
    if _isnan(total):
        return _nan
    if has_zero:
        return _nan if total == _inf else 0.0
    return _exp(total / len(logs))

def harmonic_mean(data, weights=None):
    values = _values(data, 'harmonic_mean requires at least one data point')
    complaint = 'harmonic mean does not support negative values'
    if len(values) == 1 and weights is None:
        value = values[0]
        if not hasattr(value, 'as_integer_ratio') and not hasattr(value, 'numerator'):
            raise TypeError('unsupported type')
        if value < 0:
            raise StatisticsError(complaint)
        return value
    if weights is None:
        weights = [1] * len(values)
    else:
        weights = [*weights]
        if len(weights) != len(values):
            raise StatisticsError('Number of weights does not match data size')
    for each in (weights, values):
        for value in each:
            if value < 0:
                raise StatisticsError(complaint)
    _, total, total_bottom = _sum_of(weights)
    try:
        kind, top, bottom = _sum_of([weight / value if weight else 0 for value, weight in zip(values, weights)])
    except ZeroDivisionError:
        return 0
    if top <= 0:
        raise StatisticsError('Weighted sum must be positive')
    if bottom is None or total_bottom is None:
        return _made(kind, total if total_bottom is None else total / total_bottom, None) / _made(kind, top, bottom)
    return _made(kind, total * bottom, total_bottom * top)

def median(data):
    values = sorted(data)
    size = len(values)
    if size == 0:
        raise StatisticsError('no median for empty data')
    if size % 2 == 1:
        return values[size // 2]
    return (values[size // 2 - 1] + values[size // 2]) / 2

def median_low(data):
    values = sorted(data)
    if not values:
        raise StatisticsError('no median for empty data')
    return values[(len(values) - 1) // 2]

def median_high(data):
    values = sorted(data)
    if not values:
        raise StatisticsError('no median for empty data')
    return values[len(values) // 2]

def median_grouped(data, interval=1.0):
    values = sorted(data)
    size = len(values)
    if size == 0:
        raise StatisticsError('no median for empty data')
    middle = values[size // 2]
    below = _bisect_left(values, middle)
    same = _bisect_right(values, middle, lo=below) - below
    try:
        interval = float(interval)
        middle = float(middle)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return middle - interval / 2.0 + interval * (size / 2 - below) / same

def mode(data):
    ranked = _Counter(iter(data)).most_common(1)
    if not ranked:
        raise StatisticsError('no mode for empty data')
    return ranked[0][0]

def multimode(data):
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]

def variance(data, xbar=None):
    values = _values(data, 'variance requires at least two data points', 2)
    kind, top, bottom = _squares_of(values, xbar)
    return _made(kind, top, _divided(bottom, len(values) - 1))

def pvariance(data, mu=None):
    values = _values(data, 'pvariance requires at least one data point')
    kind, top, bottom = _squares_of(values, mu)
    return _made(kind, top, _divided(bottom, len(values)))

def _root(kind, top, bottom):
    """The square root, among floats the nearest one."""
    if bottom is None:
        return _sqrt(top)
    if not issubclass(kind, (int, float)) and hasattr(kind, 'sqrt'):
        return _made(kind, top, bottom).sqrt()
    if top == 0:
        return 0.0
    # At least 55 bits of the root, of which the last says whether anything was cut off: then division rounds right.
    shift = (110 - top.bit_length() + bottom.bit_length()) // 2 + 1
    if shift >= 0:
        top <<= 2 * shift
    else:
        bottom <<= -2 * shift
    scaled, rest = divmod(top, bottom)
    root = _isqrt(scaled)
    if rest or root * root != scaled:
        root |= 1
    return root / (1 << shift) if shift >= 0 else (root << -shift) / 1

def stdev(data, xbar=None):
    values = _values(data, 'stdev requires at least two data points', 2)
    kind, top, bottom = _squares_of(values, xbar)
    return _root(kind, top, _divided(bottom, len(values) - 1))

def pstdev(data, mu=None):
    values = _values(data, 'pstdev requires at least one data point')
    kind, top, bottom = _squares_of(values, mu)
    return _root(kind, top, _divided(bottom, len(values)))

def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    values = sorted(data)
    size = len(values)
    if size < 2:
        if size == 1:
            return values * (n - 1)
        raise StatisticsError('must have at least one data point')
    result = []
    if method == 'inclusive':
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((values[j] * (n - delta) + values[j + 1] * delta) / n)
        return result
    if method == 'exclusive':
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((values[j - 1] * (n - delta) + values[j] * delta) / n)
        return result
    raise ValueError(f'Unknown method: {method!r}')

def _paired(x, y, name):
    size = len(x)
    if len(y) != size:
        raise StatisticsError(f'{name} requires that both inputs have same number of data points')
    if size < 2:
        raise StatisticsError(f'{name} requires at least two data points')
    return size

def _centered(values):
    center = _fsum(values) / len(values)
    return [value - center for value in values], center

def covariance(x, y, /):
    size = _paired(x, y, 'covariance')
    return _sumprod(_centered(x)[0], _centered(y)[0]) / (size - 1)

def _ranks(values):
    """The rank of each value around zero; equal values share the mean of theirs."""
    order = sorted(zip(values, range(len(values))), key=_itemgetter(0))
    ranks = [0.0] * len(values)
    place = (1 - len(values)) / 2
    for _, group in _groupby(order, _itemgetter(0)):
        group = [*group]
        for _, index in group:
            ranks[index] = place + (len(group) - 1) / 2
        place += len(group)
    return ranks

def _root_of_product(a, b):
    root = _sqrt(a * b)
    if root and _isfinite(root):
        return root
    # The product is too large or too small for a float, its root is not.
    return _sqrt(a) * _sqrt(b)

def correlation(x, y, /, *, method='linear'):
    _paired(x, y, 'correlation')
    if method not in {'linear', 'ranked'}:
        raise ValueError(f'Unknown method: {method!r}')
    x, y = (_ranks(x), _ranks(y)) if method == 'ranked' else (_centered(x)[0], _centered(y)[0])
    try:
        return _sumprod(x, y) / _root_of_product(_sumprod(x, x), _sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')

LinearRegression = _namedtuple('LinearRegression', ['slope', 'intercept'], module='statistics')

def linear_regression(x, y, /, *, proportional=False):
    _paired(x, y, 'linear regression')
    x_mean = y_mean = 0.0
    if not proportional:
        x, x_mean = _centered(x)
        y, y_mean = _centered(y)
    try:
        slope = (_sumprod(x, y) + 0.0) / _sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    return LinearRegression(slope=slope, intercept=0.0 if proportional else y_mean - slope * x_mean)
`,
  normalDistribution,
  densities,
);
