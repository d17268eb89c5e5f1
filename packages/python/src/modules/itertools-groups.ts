/** `groupby` and `tee`, whose results share one source. */
export const source = String.raw`
class groupby(_Iterator):
    __slots__ = ('_source', '_key', '_target', '_current', '_value', '_group')

    def __init__(self, iterable, key=None):
        self._source = iter(iterable)
        self._key = key
        self._target = self._current = self._value = _missing
        self._group = None

    def _advance(self):
        value = next(self._source)
        self._current = value if self._key is None else self._key(value)
        self._value = value

    def __next__(self):
        self._group = None
        while self._current is _missing or (self._target is not _missing and self._target == self._current):
            self._advance()
        self._target = self._current
        self._group = _grouper(self, self._target)
        return self._target, self._group

class _grouper(_Iterator):
    __slots__ = ('_parent', '_target')

    def __init__(self, parent, target):
        self._parent = parent
        self._target = target

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if parent._value is _missing:
            parent._advance()
        if not self._target == parent._current:
            raise StopIteration
        value = parent._value
        parent._value = _missing
        return value

class _tee(_Iterator):
    """One of several views of an iterator; links are (value, next link) lists, filled by whoever comes first."""
    __slots__ = ('_source', '_link')

    def __init__(self, source, link):
        self._source = source
        self._link = link

    def __next__(self):
        link = self._link
        if not link:
            value = next(self._source)
            link.append(value)
            link.append([])
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self._source, self._link)

def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError('n must be >= 0')
    iterator = iter(iterable)
    if not isinstance(iterator, _tee):
        iterator = _tee(iterator, [])
    return tuple([_tee(iterator._source, iterator._link) for _ in range(n)])
`;
