import { sourceModule } from './registry.ts';

/** The containers of `collections` that CPython writes in C: `deque`, `defaultdict`, `OrderedDict`. */
sourceModule(
  '_collections',
  String.raw`
__name__ = 'collections'

from types import GenericAlias as _GenericAlias

_shown = []

def _repr_once(self, mark, make):
    if any(each is self for each in _shown):
        return mark
    _shown.append(self)
    try:
        return make()
    finally:
        _shown.pop()

class deque:
    """A list with room in front: the items begin at _head, what is before is None."""
    __slots__ = ('_items', '_head', '_maxlen', '_changes', '__weakref__')

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self._items = []
        self._head = 0
        self._maxlen = None
        self._changes = 0
        return self

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError('an integer is required')
            if maxlen < 0:
                raise ValueError('maxlen must be non-negative')
        self._maxlen = maxlen
        self._flat().clear()
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def _flat(self):
        """The list of the items alone."""
        if self._head:
            del self._items[:self._head]
            self._head = 0
        return self._items

    def append(self, item, /):
        self._items.append(item)
        self._changes += 1
        if self._maxlen is not None and len(self._items) - self._head > self._maxlen:
            self.popleft()

    def appendleft(self, item, /):
        if self._head == 0:
            self._head = len(self._items) + 4
            self._items[:0] = [None] * self._head
        self._head -= 1
        self._items[self._head] = item
        self._changes += 1
        if self._maxlen is not None and len(self._items) - self._head > self._maxlen:
            self._items.pop()

    def extend(self, iterable, /):
        for item in [*iterable] if iterable is self else iterable:
            self.append(item)

    def extendleft(self, iterable, /):
        for item in [*iterable] if iterable is self else iterable:
            self.appendleft(item)

    def pop(self):
        if len(self._items) == self._head:
            raise IndexError('pop from an empty deque')
        self._changes += 1
        return self._items.pop()

    def popleft(self):
        head = self._head
        items = self._items
        if len(items) == head:
            raise IndexError('pop from an empty deque')
        item = items[head]
        items[head] = None
        self._head = head + 1
        self._changes += 1
        if head > 16 and head * 2 > len(items):
            self._flat()
        return item

    def clear(self):
        self._flat().clear()
        self._changes += 1

    def copy(self):
        return type(self)(self) if self._maxlen is None else type(self)(self, self._maxlen)

    __copy__ = copy

    def count(self, value, /):
        return self._flat().count(value)

    def index(self, value, start=0, stop=9223372036854775807, /):
        try:
            return self._flat().index(value, start, stop)
        except ValueError:
            raise ValueError(f'{value!r} is not in deque') from None

    def insert(self, index, value, /):
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError('deque already at its maximum size')
        self._flat().insert(index, value)
        self._changes += 1

    def remove(self, value, /):
        try:
            self._flat().remove(value)
        except ValueError:
            raise ValueError(f'{value!r} is not in deque') from None
        self._changes += 1

    def reverse(self):
        self._flat().reverse()

    def rotate(self, n=1, /):
        items = self._flat()
        if items:
            n %= len(items)
            if n:
                items[:] = items[-n:] + items[:-n]
                self._changes += 1

    def _place(self, index):
        if not isinstance(index, int):
            if not hasattr(index, '__index__'):
                raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
            index = index.__index__()
        size = len(self._items) - self._head
        if not -size <= index < size:
            raise IndexError('deque index out of range')
        return index if index < 0 else index + self._head

    def __getitem__(self, index, /):
        return self._items[self._place(index)]

    def __setitem__(self, index, value, /):
        self._items[self._place(index)] = value

    def __delitem__(self, index, /):
        del self._items[self._place(index)]
        self._changes += 1

    def __len__(self):
        return len(self._items) - self._head

    def __contains__(self, value, /):
        return value in self._flat()

    def __iter__(self):
        return _deque_iterator(self)

    def __reversed__(self):
        return _deque_reverse_iterator(self)

    def __repr__(self):
        def make():
            text = f'{type(self).__name__}({self._flat()!r}'
            return text + ')' if self._maxlen is None else f'{text}, maxlen={self._maxlen})'
        return _repr_once(self, '[...]', make)

    def __eq__(self, other, /):
        return self._flat() == other._flat() if isinstance(other, deque) else NotImplemented

    def __lt__(self, other, /):
        return self._flat() < other._flat() if isinstance(other, deque) else NotImplemented

    def __le__(self, other, /):
        return self._flat() <= other._flat() if isinstance(other, deque) else NotImplemented

    def __gt__(self, other, /):
        return self._flat() > other._flat() if isinstance(other, deque) else NotImplemented

    def __ge__(self, other, /):
        return self._flat() >= other._flat() if isinstance(other, deque) else NotImplemented

    __hash__ = None

    def __add__(self, other, /):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other, /):
        self.extend(other)
        return self

    def __mul__(self, times, /):
        result = self.copy()
        result.clear()
        result.extend(self._flat() * times)
        return result

    __rmul__ = __mul__

    def __imul__(self, times, /):
        items = self._flat() * times
        self.clear()
        self.extend(items)
        return self

    def __reduce__(self):
        args = () if self._maxlen is None else ((), self._maxlen)
        return type(self), args, getattr(self, '__dict__', None) or None, iter(self)

    __class_getitem__ = classmethod(_GenericAlias)

class _deque_iterator:
    __slots__ = ('_deque', '_index', '_changes')

    def __init__(self, deque, index=0):
        self._deque = deque
        self._index = index
        self._changes = deque._changes

    def __reduce__(self):
        return type(self), (self._deque, self._index)

    def __iter__(self):
        return self

    def _item(self, deque, index):
        return deque._items[deque._head + index]

    def __next__(self):
        index = self._index
        deque = self._deque
        if self._changes != deque._changes:
            self._index = len(deque)
            raise RuntimeError('deque mutated during iteration')
        if index >= len(deque._items) - deque._head:
            raise StopIteration
        self._index = index + 1
        return self._item(deque, index)

    def __length_hint__(self):
        return len(self._deque) - self._index

class _deque_reverse_iterator(_deque_iterator):
    __slots__ = ()

    def _item(self, deque, index):
        return deque._items[-1 - index]

# Pickles name the iterators by the module that they are in.
_deque_iterator.__module__ = _deque_reverse_iterator.__module__ = '_collections'

class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        dict.__init__(self, *args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key, /):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __repr__(self):
        factory = _repr_once(self, '...', lambda: repr(self.default_factory))
        return f'{type(self).__name__}({factory}, {dict.__repr__(self)})'

    def __or__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self.default_factory, other)
        result.update(self)
        return result

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

class OrderedDict(dict):
    def __init__(self, other=(), /, **kwds):
        self.update(other, **kwds)

    def move_to_end(self, key, last=True):
        if key not in self:
            raise KeyError(key)
        if last:
            value = dict.pop(self, key)
            dict.__setitem__(self, key, value)
            return
        items = [(each, value) for each, value in dict.items(self) if each != key]
        items.insert(0, (key, dict.__getitem__(self, key)))
        dict.clear(self)
        for each, value in items:
            dict.__setitem__(self, each, value)

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        for key in reversed(self) if last else self:
            break
        return key, dict.pop(self, key)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other, /):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and [*self] == [*other]
        return dict.__eq__(self, other)

    def __ne__(self, other, /):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        return _repr_once(self, '...', lambda: f'{type(self).__name__}({dict(self)!r})')

    def __or__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self)
        result.update(other)
        return result

    def __ror__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(other)
        result.update(self)
        return result

    def __reduce__(self):
        return type(self), (), self.__getstate__(), None, iter(self.items())
`,
);
