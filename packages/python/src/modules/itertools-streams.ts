/** Iterators of `itertools` that pass on, drop, join or count what comes. */
export const source = String.raw`
from types import GenericAlias as _GenericAlias

_missing = object()

def _index(value):
    return range(value).stop

class _Iterator:
    __slots__ = ()

    def __iter__(self):
        return self

class count(_Iterator):
    __slots__ = ('_next', '_step')

    def __init__(self, start=0, step=1):
        if not hasattr(start, '__add__') or isinstance(start, (str, bytes, list, tuple)):
            raise TypeError('a number is required')
        self._next = start
        self._step = step

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        if type(self._step) is int and self._step == 1:
            return f'count({self._next!r})'
        return f'count({self._next!r}, {self._step!r})'

class cycle(_Iterator):
    __slots__ = ('_source', '_saved', '_place')

    def __init__(self, iterable, /):
        self._source = iter(iterable)
        self._saved = []
        self._place = 0

    def __next__(self):
        if self._source is not None:
            for item in self._source:
                self._saved.append(item)
                return item
            self._source = None
        if not self._saved:
            raise StopIteration
        item = self._saved[self._place]
        self._place += 1
        if self._place == len(self._saved):
            self._place = 0
        return item

class repeat(_Iterator):
    __slots__ = ('_object', '_times')

    def __init__(self, object, times=_missing):
        self._object = object
        self._times = None if times is _missing else max(0, _index(times))

    def __next__(self):
        if self._times is not None:
            if self._times == 0:
                raise StopIteration
            self._times -= 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError('len() of unsized object')
        return self._times

    def __repr__(self):
        if self._times is None:
            return f'repeat({self._object!r})'
        return f'repeat({self._object!r}, {self._times})'

class accumulate(_Iterator):
    __slots__ = ('_source', '_func', '_total')

    def __init__(self, iterable, func=None, *, initial=None):
        self._source = iter(iterable)
        self._func = func
        self._total = (initial,) if initial is not None else None

    def __next__(self):
        total = self._total
        if type(total) is tuple:
            self._total = [total[0]]
            return total[0]
        item = next(self._source)
        if total is None:
            self._total = [item]
            return item
        value = total[0] + item if self._func is None else self._func(total[0], item)
        total[0] = value
        return value

class batched(_Iterator):
    __slots__ = ('_source', '_size', '_strict')

    def __init__(self, iterable, n, *, strict=False):
        if n < 1:
            raise ValueError('n must be at least one')
        self._source = iter(iterable)
        self._size = n
        self._strict = strict

    def __next__(self):
        batch = []
        for item in self._source:
            batch.append(item)
            if len(batch) == self._size:
                return tuple(batch)
        if not batch:
            raise StopIteration
        if self._strict:
            raise ValueError('batched(): incomplete batch')
        return tuple(batch)

class chain(_Iterator):
    __slots__ = ('_sources', '_current')

    def __init__(self, *iterables):
        self._sources = iter(iterables)
        self._current = None

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._sources = iter(iterable)
        return self

    def __next__(self):
        while True:
            if self._current is not None:
                for item in self._current:
                    return item
            self._current = None
            self._current = iter(next(self._sources))

    __class_getitem__ = classmethod(_GenericAlias)

class compress(_Iterator):
    __slots__ = ('_data', '_selectors')

    def __init__(self, data, selectors):
        self._data = iter(data)
        self._selectors = iter(selectors)

    def __next__(self):
        while True:
            item = next(self._data)
            if next(self._selectors):
                return item

class dropwhile(_Iterator):
    __slots__ = ('_predicate', '_source')

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._source = iter(iterable)

    def __next__(self):
        if self._predicate is not None:
            for item in self._source:
                if not self._predicate(item):
                    self._predicate = None
                    return item
        return next(self._source)

class takewhile(_Iterator):
    __slots__ = ('_predicate', '_source')

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._source = iter(iterable)

    def __next__(self):
        if self._source is None:
            raise StopIteration
        item = next(self._source)
        if self._predicate(item):
            return item
        self._source = None
        raise StopIteration

class filterfalse(_Iterator):
    __slots__ = ('_predicate', '_source')

    def __init__(self, function, iterable, /):
        self._predicate = bool if function is None else function
        self._source = iter(iterable)

    def __next__(self):
        for item in self._source:
            if not self._predicate(item):
                return item
        raise StopIteration

class starmap(_Iterator):
    __slots__ = ('_func', '_source')

    def __init__(self, function, iterable, /):
        self._func = function
        self._source = iter(iterable)

    def __next__(self):
        return self._func(*next(self._source))

class islice(_Iterator):
    __slots__ = ('_source', '_next', '_stop', '_step', '_at')

    def __init__(self, iterable, /, *bounds):
        if not 1 <= len(bounds) <= 3:
            side = 'least 2' if not bounds else 'most 4'
            raise TypeError(f'islice expected at {side} arguments, got {len(bounds) + 1}')
        start, stop, step = 0, None, 1
        if len(bounds) == 1:
            stop = _bound(bounds[0], None, 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        else:
            message = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.'
            start = _bound(bounds[0], 0, message)
            stop = _bound(bounds[1], None, message, 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        if len(bounds) == 3:
            message = 'Step for islice() must be a positive integer or None.'
            step = _bound(bounds[2], 1, message)
            if step < 1:
                raise ValueError(message)
        self._source = iter(iterable)
        self._next = start
        self._stop = stop
        self._step = step
        self._at = 0

    def __next__(self):
        source = self._source
        if source is None:
            raise StopIteration
        wanted = self._next
        stop = self._stop
        if stop is not None and wanted >= stop:
            # Items up to the stop are used up, none beyond.
            while self._at < stop:
                self._at += 1
                next(source)
            self._source = None
            raise StopIteration
        for item in source:
            at = self._at
            self._at = at + 1
            if at == wanted:
                self._next = wanted + self._step
                if stop is not None and self._next > stop:
                    self._next = stop
                return item
        self._source = None
        raise StopIteration

def _bound(value, default, message, no_integer=None):
    if value is None:
        return default
    try:
        value = _index(value)
    except TypeError:
        raise ValueError(no_integer or message) from None
    if value < 0 or value > 9223372036854775807:
        raise ValueError(message)
    return value

class pairwise(_Iterator):
    __slots__ = ('_source', '_last')

    def __init__(self, iterable, /):
        self._source = iter(iterable)
        self._last = _missing

    def __next__(self):
        if self._last is _missing:
            self._last = next(self._source)
        pair = (self._last, next(self._source))
        self._last = pair[1]
        return pair

class zip_longest(_Iterator):
    __slots__ = ('_sources', '_left', '_fill')

    def __init__(self, *iterables, fillvalue=None):
        self._sources = [iter(each) for each in iterables]
        self._left = len(iterables)
        self._fill = fillvalue

    def __next__(self):
        if self._left == 0:
            raise StopIteration
        row = []
        sources = self._sources
        for place in range(len(sources)):
            item = self._fill
            if sources[place] is not None:
                try:
                    item = next(sources[place])
                except StopIteration:
                    self._left -= 1
                    if self._left == 0:
                        raise
                    sources[place] = None
            row.append(item)
        return tuple(row)
`;
