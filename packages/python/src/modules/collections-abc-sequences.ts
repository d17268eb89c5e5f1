/** Sequences, and which built-in types count as what. */
export const source = String.raw`
class Sequence(Reversible, Collection):
    __slots__ = ()

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        place = 0
        while True:
            try:
                value = self[place]
            except IndexError:
                return
            yield value
            place += 1

    def __contains__(self, value):
        return any(held is value or held == value for held in self)

    def __reversed__(self):
        for place in reversed(range(len(self))):
            yield self[place]

    def index(self, value, start=0, stop=None):
        if start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        place = start
        while stop is None or place < stop:
            try:
                held = self[place]
            except IndexError:
                break
            if held is value or held == value:
                return place
            place += 1
        raise ValueError

    def count(self, value):
        return sum([1 for held in self if held is value or held == value])

class MutableSequence(Sequence):
    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        size = len(self)
        for place in range(size // 2):
            self[place], self[size - place - 1] = self[size - place - 1], self[place]

    def extend(self, values):
        for value in [*values] if values is self else values:
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self

_views = {}
Set.register(set)
Set.register(frozenset)
Set.register(type(_views.keys()))
Set.register(type(_views.items()))
MutableSet.register(set)
Mapping.register(type(type.__dict__))
from _types import FrameLocalsProxyType
Mapping.register(FrameLocalsProxyType)
MutableMapping.register(dict)
MappingView.register(type(_views.values()))
KeysView.register(type(_views.keys()))
ItemsView.register(type(_views.items()))
ValuesView.register(type(_views.values()))
for _each in (tuple, str, range, bytes):
    Sequence.register(_each)
MutableSequence.register(list)
MutableSequence.register(bytearray)

from _collections import deque as _deque
MutableSequence.register(_deque)
`;
