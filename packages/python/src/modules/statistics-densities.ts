/** `statistics.kde` and `kde_random`: https://en.wikipedia.org/wiki/Kernel_(statistics) has the kernels. */
export const densities = String.raw`
def _solved(cumulative, density):
    """The inverse of a cumulative function on -1 … 1, by halving and then by Newton's steps."""
    def inverse(p):
        low, high = -1.0, 1.0
        for _ in range(12):
            middle = (low + high) / 2
            if cumulative(middle) < p:
                low = middle
            else:
                high = middle
        x = (low + high) / 2
        for _ in range(20):
            slope = density(x)
            if not slope:
                break
            step = (cumulative(x) - p) / slope
            x = min(1.0, max(-1.0, x - step))
            if _fabs(step) <= 1e-15:
                break
        return x
    return inverse

def _quartic(t):
    return 15 / 16 * (1.0 - t * t) ** 2

def _quartic_sum(t):
    return ((3 / 16 * t * t - 5 / 8) * t * t + 15 / 16) * t + 1 / 2

def _triweight(t):
    return 35 / 32 * (1.0 - t * t) ** 3

def _triweight_sum(t):
    square = t * t
    return 35 / 32 * (((-1 / 7 * square + 3 / 5) * square - 1.0) * square + 1.0) * t + 1 / 2

# Density, its cumulative function, the inverse of that, and whether the density is zero beyond -1 … 1.
_kernels = {
    'normal': (lambda t: _exp(-1 / 2 * t * t) / _sqrt(2 * _pi), lambda t: 1 / 2 * _erfc(-t / _sqrt(2)),
               _normal_inverse, False),
    'logistic': (lambda t: 1 / 2 / (1.0 + _cosh(t)), lambda t: 1.0 - 1.0 / (_exp(t) + 1.0),
                 lambda p: _log(p / (1.0 - p)), False),
    'sigmoid': (lambda t: 1 / _pi / _cosh(t), lambda t: 2 / _pi * _atan(_exp(t)),
                lambda p: _log(_tan(p * _pi / 2)), False),
    'rectangular': (lambda t: 1 / 2, lambda t: 1 / 2 * t + 1 / 2, lambda p: 2.0 * p - 1.0, True),
    'triangular': (lambda t: 1.0 - abs(t), lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2,
                   lambda p: _sqrt(2.0 * p) - 1.0 if p < 1 / 2 else 1.0 - _sqrt(2.0 - 2.0 * p), True),
    'parabolic': (lambda t: 3 / 4 * (1.0 - t * t), lambda t: (-1 / 4 * t * t + 3 / 4) * t + 1 / 2,
                  lambda p: 2.0 * _cos((_acos(2.0 * p - 1.0) + _pi) / 3.0), True),
    'quartic': (_quartic, _quartic_sum, _solved(_quartic_sum, _quartic), True),
    'triweight': (_triweight, _triweight_sum, _solved(_triweight_sum, _triweight), True),
    'cosine': (lambda t: _pi / 4 * _cos(_pi / 2 * t), lambda t: 1 / 2 * _sin(_pi / 2 * t) + 1 / 2,
               lambda p: 2 / _pi * _asin(2.0 * p - 1.0), True),
}
for _name, _other in (('gauss', 'normal'), ('uniform', 'rectangular'), ('epanechnikov', 'parabolic'), ('biweight', 'quartic')):
    _kernels[_name] = _kernels[_other]
del _name, _other

def _kernel(data, h, kernel):
    if not len(data):
        raise StatisticsError('Empty data sequence')
    if not isinstance(data[0], (int, float)):
        raise TypeError('Data sequence must contain ints or floats')
    if h <= 0.0:
        raise StatisticsError(f'Bandwidth h must be positive, not h={h!r}')
    found = _kernels.get(kernel)
    if found is None:
        raise StatisticsError(f'Unknown kernel name: {kernel!r}')
    return found

def kde(data, h, kernel='normal', *, cumulative=False):
    density, total, _, is_bounded = _kernel(data, h, kernel)
    if not is_bounded:
        def pdf(x):
            return sum([density((x - each) / h) for each in data]) / (len(data) * h)

        def cdf(x):
            return sum([total((x - each) / h) for each in data]) / len(data)
    else:
        values = sorted(data)

        # Data may have been added since: only then is it sorted again.
        def near(x):
            nonlocal values
            if len(data) != len(values):
                values = sorted(data)
            low = _bisect_left(values, x - h)
            return low, values[low:_bisect_right(values, x + h)]

        def pdf(x):
            _, close = near(x)
            return sum([density((x - each) / h) for each in close]) / (len(values) * h)

        def cdf(x):
            below, close = near(x)
            return sum([total((x - each) / h) for each in close], below) / len(values)

    if cumulative:
        cdf.__doc__ = f'CDF estimate with {h=!r} and {kernel=!r}'
        return cdf
    pdf.__doc__ = f'PDF estimate with {h=!r} and {kernel=!r}'
    return pdf

def kde_random(data, h, kernel='normal', *, seed=None):
    _, _, inverse, _ = _kernel(data, h, kernel)
    import random
    source = random.Random(seed)

    def rand():
        return source.choice(data) + h * inverse(source.random())

    rand.__doc__ = f'Random KDE selection with {h=!r} and {kernel=!r}'
    return rand
`;
