/** `statistics.NormalDist`. */
export const normalDistribution = String.raw`
# The inverse of the normal distribution's cumulative function by quotients of polynomials, in three ranges:
# M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988).
_middle = ((2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4,
            4.59219_53931_54987_1457e+4, 1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3,
            1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0),
           (5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4,
            2.12137_94301_58659_5867e+4, 5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2,
            4.23133_30701_60091_1252e+1, 1.0))
_near = ((7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
          1.27045_82524_52368_38258e+0, 3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0,
          4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0),
         (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
          1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0,
          2.05319_16266_37758_82187e+0, 1.0))
_far = ((2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
         2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0,
         5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0),
        (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
         7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
         5.99832_20655_58879_37690e-1, 1.0))

def _quotient(table, x):
    results = []
    for row in table:
        value = 0.0
        for factor in row:
            value = value * x + factor
        results.append(value)
    return results

def _normal_inverse(p, mu=0.0, sigma=1.0):
    q = p - 0.5
    if _fabs(q) <= 0.425:
        top, bottom = _quotient(_middle, 0.180625 - q * q)
        return mu + top * q / bottom * sigma
    r = _sqrt(-_log(p if q <= 0.0 else 1.0 - p))
    top, bottom = _quotient(_near, r - 1.6) if r <= 5.0 else _quotient(_far, r - 5.0)
    x = top / bottom
    return mu + (-x if q < 0.0 else x) * sigma

class NormalDist:
    "Normal distribution of a random variable"

    __slots__ = {
        '_mu': 'Arithmetic mean of a normal distribution',
        '_sigma': 'Standard deviation of a normal distribution',
    }

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        values = [*data]
        spread = stdev(values)
        return cls(mean(values), spread)

    def samples(self, n, *, seed=None):
        import random
        draw = random.random if seed is None else random.Random(seed).random
        return [_normal_inverse(draw(), self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        spread = self._sigma * self._sigma
        if not spread:
            raise StatisticsError('pdf() not defined when sigma is zero')
        distance = x - self._mu
        return _exp(distance * distance / (-2.0 * spread)) / _sqrt(_tau * spread)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * _erfc((self._mu - x) / (self._sigma * _sqrt(2.0)))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        return _normal_inverse(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        # https://www.tandfonline.com/doi/abs/10.1080/03610928908830127
        low, high = sorted((self, other), key=lambda each: (each._sigma, each._mu))
        low_variance, high_variance = low.variance, high.variance
        if not low_variance or not high_variance:
            raise StatisticsError('overlap() not defined when sigma is zero')
        difference = high_variance - low_variance
        distance = _fabs(high._mu - low._mu)
        if not difference:
            return _erfc(distance / (2.0 * low._sigma * _sqrt(2.0)))
        a = low._mu * high_variance - high._mu * low_variance
        b = low._sigma * high._sigma * _sqrt(distance * distance + difference * _log(high_variance / low_variance))
        x1 = (a + b) / difference
        x2 = (a - b) / difference
        return 1.0 - (_fabs(high.cdf(x1) - low.cdf(x1)) + _fabs(high.cdf(x2) - low.cdf(x2)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * _fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / _fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__

    def __rsub__(self, other):
        return -(self - other)

    __rmul__ = __mul__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
`;
