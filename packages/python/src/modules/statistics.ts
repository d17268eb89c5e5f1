import { sourceModule } from './registry.ts';

/** `statistics`: https://docs.python.org/3.14/library/statistics.html, for ints and floats. */
sourceModule(
  'statistics',
  String.raw`
from math import fsum as _fsum, sqrt as _sqrt, exp as _exp, log as _log, tau as _tau, erfc as _erfc, isqrt as _isqrt
from collections import Counter as _Counter, namedtuple as _namedtuple

class StatisticsError(ValueError):
    pass

def _total(values):
    """The exact sum as a fraction: numerator, denominator; and whether all were ints."""
    numerator = 0
    denominator = 1
    whole = True
    for value in values:
        if not isinstance(value, int):
            whole = False
        top, bottom = value.as_integer_ratio()
        if bottom == denominator:
            numerator += top
        else:
            numerator = numerator * bottom + top * denominator
            denominator *= bottom
    return numerator, denominator, whole

def _number(numerator, denominator, whole):
    """An int where it comes out even among ints, else the nearest float."""
    if whole and numerator % denominator == 0:
        return numerator // denominator
    return numerator / denominator

def _values(data, message, least=1):
    values = [*data]
    if len(values) < least:
        raise StatisticsError(message)
    return values

def mean(data):
    values = _values(data, 'mean requires at least one data point')
    numerator, denominator, whole = _total(values)
    return _number(numerator, denominator * len(values), whole)

def fmean(data, weights=None):
    values = _values(data, 'fmean requires at least one data point')
    if weights is None:
        return _fsum(values) / len(values)
    weights = [*weights]
    if len(weights) != len(values):
        raise StatisticsError('data and weights must be the same length')
    total = _fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return _fsum([value * weight for value, weight in zip(values, weights)]) / total

def geometric_mean(data):
    values = [float(value) for value in data]
    if not values:
        raise StatisticsError('Must have a non-empty dataset')
    if any(value < 0 for value in values):
        raise StatisticsError('No negative inputs allowed')
    if 0.0 in values:
        return 0.0
    return _exp(_fsum([_log(value) for value in values]) / len(values))

def harmonic_mean(data, weights=None):
    values = _values(data, 'harmonic_mean requires at least one data point')
    if any(value < 0 for value in values):
        raise StatisticsError('harmonic mean does not support negative values')
    weights = [1] * len(values) if weights is None else [*weights]
    if len(weights) != len(values):
        raise StatisticsError('Number of weights does not match data size')
    if 0 in values:
        return 0
    if len(values) == 1:
        return values[0]
    numerator, denominator, _ = _total([weight / value for value, weight in zip(values, weights)])
    total, bottom, _ = _total(weights)
    return (total * denominator) / (bottom * numerator)

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
    below = len([value for value in values if value < middle])
    same = values.count(middle)
    return middle - interval / 2 + interval * (size / 2 - below) / same

def mode(data):
    ranked = _Counter(data).most_common(1)
    if not ranked:
        raise StatisticsError('no mode for empty data')
    return ranked[0][0]

def multimode(data):
    counts = _Counter(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]

def _squares(values, center=None):
    """The exact sum of squared deviations: numerator, denominator, whether all were ints."""
    numerator, denominator, whole = _total(values)
    if center is None:
        center_top, center_bottom = numerator, denominator * len(values)
    else:
        center_top, center_bottom = center.as_integer_ratio()
    total, bottom = 0, 1
    for value in values:
        top, under = value.as_integer_ratio()
        top = top * center_bottom - center_top * under
        under *= center_bottom
        if under * under == bottom:
            total += top * top
        else:
            total = total * under * under + top * top * bottom
            bottom *= under * under
    return total, bottom, whole

def variance(data, xbar=None):
    values = _values(data, 'variance requires at least two data points', 2)
    total, bottom, whole = _squares(values, xbar)
    return _number(total, bottom * (len(values) - 1), whole)

def pvariance(data, mu=None):
    values = _values(data, 'pvariance requires at least one data point')
    total, bottom, whole = _squares(values, mu)
    return _number(total, bottom * len(values), whole)

def _root(numerator, denominator):
    """The float nearest to the square root of a fraction."""
    if numerator == 0:
        return 0.0
    shift = max(0, (110 - numerator.bit_length() + denominator.bit_length()) // 2 + 1)
    scaled = (numerator << 2 * shift) // denominator
    root = _isqrt(scaled)
    if root * root * denominator != numerator << 2 * shift:
        root |= 1
    return root / (1 << shift)

def stdev(data, xbar=None):
    values = _values(data, 'stdev requires at least two data points', 2)
    total, bottom, _ = _squares(values, xbar)
    return _root(total, bottom * (len(values) - 1))

def pstdev(data, mu=None):
    values = _values(data, 'pstdev requires at least one data point')
    total, bottom, _ = _squares(values, mu)
    return _root(total, bottom * len(values))

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
    x = [*x]
    y = [*y]
    if len(x) != len(y):
        raise StatisticsError(f'{name} requires that both inputs have same number of data points')
    if len(x) < 2:
        raise StatisticsError(f'{name} requires at least two data points')
    x_mean = _fsum(x) / len(x)
    y_mean = _fsum(y) / len(y)
    return [value - x_mean for value in x], [value - y_mean for value in y], x_mean, y_mean

def _products(x, y):
    return _fsum([a * b for a, b in zip(x, y)])

def covariance(x, y, /):
    dx, dy, _, _ = _paired(x, y, 'covariance')
    return _products(dx, dy) / (len(dx) - 1)

def correlation(x, y, /, *, method='linear'):
    dx, dy, _, _ = _paired(x, y, 'correlation')
    scale = _products(dx, dx) * _products(dy, dy)
    if not scale:
        raise StatisticsError('at least one of the inputs is constant')
    return _products(dx, dy) / _sqrt(scale)

LinearRegression = _namedtuple('LinearRegression', ['slope', 'intercept'], module='statistics')

def linear_regression(x, y, /, *, proportional=False):
    dx, dy, x_mean, y_mean = _paired(x, y, 'linear regression')
    if proportional:
        x, y = [*x], [*y]
        return LinearRegression(_products(x, y) / _products(x, x), 0.0)
    squares = _products(dx, dx)
    if not squares:
        raise StatisticsError('x is constant')
    slope = _products(dx, dy) / squares
    return LinearRegression(slope, y_mean - slope * x_mean)

class NormalDist:
    __slots__ = ('_mu', '_sigma')

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        values = [*data]
        return cls(fmean(values), stdev(values))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def pdf(self, x):
        difference = x - self._mu
        return _exp(difference * difference / (-2.0 * self.variance)) / _sqrt(_tau * self.variance)

    def cdf(self, x):
        return 0.5 * _erfc((self._mu - x) / (self._sigma * _sqrt(2.0)))

    def zscore(self, x):
        return (x - self._mu) / self._sigma

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))
`,
);
