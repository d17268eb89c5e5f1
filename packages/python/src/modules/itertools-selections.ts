/** The combinatoric iterators of `itertools`. */
export const source = String.raw`
class product(_Iterator):
    __slots__ = ('_pools', '_places')

    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        self._pools = [tuple(each) for each in iterables] * repeat
        self._places = None

    def __next__(self):
        pools = self._pools
        places = self._places
        if pools is None:
            raise StopIteration
        if places is None:
            if not all(pools):
                self._pools = None
                raise StopIteration
            self._places = [0] * len(pools)
            return tuple([pool[0] for pool in pools])
        for i in range(len(pools) - 1, -1, -1):
            places[i] += 1
            if places[i] < len(pools[i]):
                return tuple([pools[k][places[k]] for k in range(len(pools))])
            places[i] = 0
        self._pools = None
        raise StopIteration

class _Selection(_Iterator):
    """Rows of places in a pool; _advance moves to the next one, None when there is none."""
    __slots__ = ('_pool', '_places', '_started')

    def _begin(self, pool, places):
        self._pool = pool
        self._places = places
        self._started = False

    def __next__(self):
        if self._places is None:
            raise StopIteration
        if not self._started:
            self._started = True
        elif not self._advance():
            self._places = None
            raise StopIteration
        pool = self._pool
        return tuple([pool[place] for place in self._places])

def _length(r):
    if r < 0:
        raise ValueError('r must be non-negative')
    return r

class combinations(_Selection):
    __slots__ = ()

    def __init__(self, iterable, r):
        pool = tuple(iterable)
        size = _length(r)
        self._begin(pool, None if size > len(pool) else [*range(size)])

    def _advance(self):
        places = self._places
        size = len(places)
        slack = len(self._pool) - size
        for i in range(size - 1, -1, -1):
            if places[i] != i + slack:
                break
        else:
            return False
        places[i:] = [*range(places[i] + 1, places[i] + 1 + size - i)]
        return True

class combinations_with_replacement(_Selection):
    __slots__ = ()

    def __init__(self, iterable, r):
        pool = tuple(iterable)
        size = _length(r)
        self._begin(pool, None if size > 0 and not pool else [0] * size)

    def _advance(self):
        places = self._places
        last = len(self._pool) - 1
        for i in range(len(places) - 1, -1, -1):
            if places[i] != last:
                break
        else:
            return False
        places[i:] = [places[i] + 1] * (len(places) - i)
        return True

class permutations(_Selection):
    __slots__ = ('_order', '_cycles')

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is not None and not isinstance(r, int):
            raise TypeError('Expected int as r')
        size = len(pool) if r is None else _length(r)
        self._order = [*range(len(pool))]
        self._cycles = [*range(len(pool), len(pool) - size, -1)]
        self._begin(pool, None if size > len(pool) else self._order[:size])

    def _advance(self):
        order = self._order
        cycles = self._cycles
        size = len(cycles)
        for i in range(size - 1, -1, -1):
            cycles[i] -= 1
            if cycles[i] == 0:
                order.append(order.pop(i))
                cycles[i] = len(order) - i
            else:
                other = len(order) - cycles[i]
                order[i], order[other] = order[other], order[i]
                self._places = order[:size]
                return True
        return False
`;
