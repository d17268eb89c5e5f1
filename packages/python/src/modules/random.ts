import { PyByteArray, PyBytes } from '../objects/bytes.ts';
import { touch } from '../objects/heap.ts';
import { raise, typeError, valueError } from '../objects/errors.ts';
import { requireIndex } from '../objects/integer-index.ts';
import { asInt, normalizeInt, PyFloat } from '../objects/number.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import type { Machine } from '../vm/machine.ts';
import { nextBits, nextFloat, seedWith, stateBytes, wordsOf } from './mersenne-twister.ts';
import { sha512 } from './sha-512.ts';
import { defineModule, func, requireKind } from './native-module.ts';
import { sourceModule } from './registry.ts';

/** `random`: https://docs.python.org/3.14/library/random.html, number for number as CPython for a given int seed. */
defineModule('_random', [
  func('new_state', '()', () => new PyByteArray(new Uint8Array(stateBytes))),
  func('seed', '(state, number, /)', (vm: Machine, state: Value, given: Value) => {
    const number = asInt(given);
    if (number === undefined) throw typeError('a seed must be an int');
    const digits = (number < 0 ? -BigInt(number) : BigInt(number)).toString(16);
    vm.charge(1024 + digits.length);
    const key: number[] = [];
    for (let end = digits.length; end > 0; end -= 8) {
      key.push(Number.parseInt(digits.slice(Math.max(0, end - 8), end), 16));
    }
    seedWith(requireKind(state, PyByteArray), key);
    return None;
  }),
  /** Seeds for those who give none: the session's, and what follows from it. */
  func('fresh_seed', '()', (vm: Machine) => {
    vm.randomState ??= Uint32Array.of(0);
    const count = (vm.randomState[0] as number) + 1;
    vm.randomState[0] = count;
    return (vm.options.seed ?? 0) * 4096 + count;
  }),
  func('digest', '(data, /)', (vm: Machine, data: Value) => {
    const { data: bytes } = requireKind(data, PyBytes);
    vm.charge(256 + 16 * bytes.length);
    return new PyBytes(sha512(bytes));
  }),
  /** The whole state as `getstate` shows it, and back. */
  func('get_words', '(state, /)', (_vm, state: Value) => {
    return new PyTuple(Array.from(wordsOf(requireKind(state, PyByteArray))));
  }),
  func('set_words', '(state, words, /)', (_vm, state: Value, given: Value) => {
    if (!(given instanceof PyTuple)) throw typeError('state vector must be a tuple');
    const words = wordsOf(requireKind(state, PyByteArray));
    if (given.items.length !== words.length) throw valueError('state vector is the wrong size');
    const numbers = given.items.map((item) => {
      const word = asInt(item);
      if (word === undefined) throw typeError('an integer is required');
      if (word < 0) throw raise('OverflowError', "can't convert negative value to unsigned int");
      return Number(BigInt.asUintN(32, BigInt(word)));
    });
    if ((numbers.at(-1) as number) > words.length - 1) throw valueError('invalid state');
    words.set(numbers);
    touch(requireKind(state, PyByteArray));
    return None;
  }),
  func('next_float', '(state, /)', (_vm, state: Value) => new PyFloat(nextFloat(requireKind(state, PyByteArray)))),
  func('next_bits', '(state, count, /)', (vm: Machine, state: Value, count: Value) => {
    const bits = Number(requireIndex(count) ?? 0);
    if (bits < 0) throw valueError('number of bits must be non-negative');
    vm.reserve(Math.ceil(bits / 8));
    vm.charge(Math.ceil(bits / 32));
    return bits === 0 ? 0 : normalizeInt(nextBits(requireKind(state, PyByteArray), bits));
  }),
]);

sourceModule(
  'random',
  String.raw`
import _random
from math import log as _log, exp as _exp, pi as _pi, e as _e, ceil as _ceil, sqrt as _sqrt, acos as _acos
from math import cos as _cos, sin as _sin, tau as TWOPI, floor as _floor, isfinite as _isfinite
from operator import index as _index

__all__ = ['Random', 'SystemRandom', 'betavariate', 'binomialvariate', 'choice', 'choices', 'expovariate',
           'gammavariate', 'gauss', 'getrandbits', 'getstate', 'lognormvariate', 'normalvariate', 'paretovariate',
           'randbytes', 'randint', 'random', 'randrange', 'sample', 'seed', 'setstate', 'shuffle', 'triangular',
           'uniform', 'vonmisesvariate', 'weibullvariate']

NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
LOG4 = _log(4.0)
SG_MAGICCONST = 1.0 + _log(4.5)

class Random:
    VERSION = 3

    def __init__(self, x=None):
        self._state = _random.new_state()
        self.gauss_next = None
        self.seed(x)

    def seed(self, a=None, version=2):
        if a is None:
            number = _random.fresh_seed()
        elif isinstance(a, int):
            number = a
        elif version == 1 and isinstance(a, (str, bytes)):
            text = a.decode('latin-1') if isinstance(a, bytes) else a
            number = ord(text[0]) << 7 if text else 0
            for char in text:
                number = (1000003 * number ^ ord(char)) & 0xffffffffffffffff
            number ^= len(text)
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            data = a.encode() if isinstance(a, str) else bytes(a)
            number = int.from_bytes(data + _random.digest(data))
        elif isinstance(a, (str, bytes, float)):
            number = hash(a) & 0xffffffffffffffff
        else:
            raise TypeError('The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.')
        _random.seed(self._state, number)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, _random.get_words(self._state), self.gauss_next

    def setstate(self, state):
        version = state[0]
        if version not in (2, 3):
            raise ValueError(f'state with version {version} passed to Random.setstate() of version {self.VERSION}')
        version, words, gauss_next = state
        if version == 2:
            try:
                words = tuple([word % 2**32 for word in words])
            except ValueError as error:
                raise TypeError from error
        _random.set_words(self._state, words)
        self.gauss_next = gauss_next

    def random(self):
        return _random.next_float(self._state)

    def getrandbits(self, k, /):
        return _random.next_bits(self._state, k)

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def _randbelow(self, n):
        size = n.bit_length()
        value = _random.next_bits(self._state, size)
        while value >= n:
            value = _random.next_bits(self._state, size)
        return value

    def randrange(self, start, stop=None, step=1):
        start = _index(start)
        if stop is None:
            if _index(step) != 1:
                raise TypeError('Missing a non-None stop argument')
            if start > 0:
                return self._randbelow(start)
            raise ValueError('empty range for randrange()')
        stop = _index(stop)
        step = _index(step)
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._randbelow(width)
            raise ValueError(f'empty range in randrange({start}, {stop})')
        if step > 0:
            count = (width + step - 1) // step
        elif step < 0:
            count = (width + step + 1) // step
        else:
            raise ValueError('zero step for randrange()')
        if count <= 0:
            raise ValueError(f'empty range in randrange({start}, {stop}, {step})')
        return start + step * self._randbelow(count)

    def randint(self, a, b):
        a = _index(a)
        b = _index(b)
        if b < a:
            raise ValueError(f'empty range in randint({a}, {b})')
        return a + self._randbelow(b - a + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        from collections.abc import Sequence
        if not isinstance(population, Sequence):
            raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')
        n = len(population)
        if counts is not None:
            return self._sample_counted(population, k, [*counts])
        if not 0 <= k <= n:
            raise ValueError('Sample larger than population or is negative')
        result = [None] * k
        # A set is smaller than a list of all where few are wanted from many.
        set_limit = 21
        if k > 5:
            set_limit += 4 ** _ceil(_log(k * 3, 4))
        if n <= set_limit:
            pool = [*population]
            for i in range(k):
                j = self._randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            selected = set()
            for i in range(k):
                j = self._randbelow(n)
                while j in selected:
                    j = self._randbelow(n)
                selected.add(j)
                result[i] = population[j]
        return result

    def _sample_counted(self, population, k, counts):
        if len(counts) != len(population):
            raise ValueError('The number of counts does not match the population')
        ends = []
        total = 0
        for count in counts:
            if not isinstance(count, int):
                raise TypeError('Counts must be integers')
            if count < 0:
                raise ValueError('Counts must be non-negative')
            total += count
            ends.append(total)
        return [population[_bisect(ends, place)] for place in self.sample(range(total), k)]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[_floor(self.random() * n)] for _ in range(k)]
            if isinstance(weights, int):
                raise TypeError(f'The number of choices must be a keyword argument: k={weights!r}')
            cum_weights = []
            for weight in weights:
                cum_weights.append(weight + cum_weights[-1] if cum_weights else weight)
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        if len(cum_weights) != n:
            raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        if not _isfinite(total):
            raise ValueError('Total of weights must be finite')
        return [population[min(_bisect(cum_weights, self.random() * total), n - 1)] for _ in range(k)]

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * _sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = NV_MAGICCONST * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return TWOPI * self.random()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_pi * self.random())
            d = z / (r + z)
            u2 = self.random()
            if u2 < 1.0 - d * d or u2 <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        return (mu + _acos(f)) % TWOPI if self.random() > 0.5 else (mu - _acos(f)) % TWOPI

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha > 1.0:
            ainv = _sqrt(2.0 * alpha - 1.0)
            bbb = alpha - LOG4
            ccc = alpha + ainv
            while True:
                u1 = self.random()
                if not 1e-7 < u1 < 0.9999999:
                    continue
                u2 = 1.0 - self.random()
                v = _log(u1 / (1.0 - u1)) / ainv
                x = alpha * _exp(v)
                z = u1 * u1 * u2
                r = bbb + ccc * v - x
                if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                    return x * beta
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        while True:
            u = self.random()
            b = (_e + alpha) / _e
            p = b * u
            x = p ** (1.0 / alpha) if p <= 1.0 else -_log((b - p) / alpha)
            u1 = self.random()
            if p > 1.0:
                if u1 <= x ** (alpha - 1.0):
                    break
            elif u1 <= _exp(-x):
                break
        return x * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)

    def binomialvariate(self, n=1, p=0.5):
        if n < 0:
            raise ValueError('n must be non-negative')
        if p <= 0.0 or p >= 1.0:
            if p == 0.0:
                return 0
            if p == 1.0:
                return n
            raise ValueError('p must be in the range 0.0 <= p <= 1.0')
        if n == 1:
            return _index(self.random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        # Skips from success to success: their distances are geometrically distributed.
        successes = 0
        place = 0
        scale = _log(1.0 - p) / _log(2.0)
        while True:
            place += _floor(_log(self.random()) / _log(2.0) / scale) + 1
            if place > n:
                return successes
            successes += 1

def _bisect(ends, place):
    low = 0
    high = len(ends)
    while low < high:
        middle = (low + high) // 2
        if place < ends[middle]:
            high = middle
        else:
            low = middle + 1
    return low

class SystemRandom(Random):
    def seed(self, *args, **kwds):
        super().seed()

    def getstate(self, *args, **kwds):
        raise NotImplementedError('System entropy source does not have state.')

    setstate = getstate

_inst = Random()
seed = _inst.seed
random = _inst.random
uniform = _inst.uniform
triangular = _inst.triangular
randint = _inst.randint
choice = _inst.choice
randrange = _inst.randrange
sample = _inst.sample
shuffle = _inst.shuffle
choices = _inst.choices
normalvariate = _inst.normalvariate
lognormvariate = _inst.lognormvariate
expovariate = _inst.expovariate
vonmisesvariate = _inst.vonmisesvariate
gammavariate = _inst.gammavariate
gauss = _inst.gauss
betavariate = _inst.betavariate
binomialvariate = _inst.binomialvariate
paretovariate = _inst.paretovariate
weibullvariate = _inst.weibullvariate
getstate = _inst.getstate
setstate = _inst.setstate
getrandbits = _inst.getrandbits
randbytes = _inst.randbytes
`,
);
