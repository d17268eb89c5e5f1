/** What can be awaited, walked, counted or called. */
export const source = String.raw`
from abc import ABCMeta, abstractmethod
from types import GenericAlias
from _abc import _has_methods, _owns

__all__ = ['Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator', 'Hashable', 'Iterable',
           'Iterator', 'Generator', 'Reversible', 'Sized', 'Container', 'Callable', 'Collection', 'Set',
           'MutableSet', 'Mapping', 'MutableMapping', 'MappingView', 'KeysView', 'ItemsView', 'ValuesView',
           'Sequence', 'MutableSequence', 'Buffer']

def _hook(*names):
    """A __subclasshook__: whoever has the methods belongs to the class, but not to the classes derived from it."""
    def __subclasshook__(cls, candidate):
        if _owns(cls, '__subclasshook__'):
            return _has_methods(candidate, names) or NotImplemented
        return NotImplemented
    return classmethod(__subclasshook__)

class Hashable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _hook('__hash__')

    @abstractmethod
    def __hash__(self):
        return 0

class Awaitable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _hook('__await__')
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __await__(self):
        yield

class Coroutine(Awaitable):
    __slots__ = ()
    __subclasshook__ = _hook('__await__', 'send', 'throw', 'close')

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ if val is None else val

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError('coroutine ignored GeneratorExit')

class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _hook('__aiter__')
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __aiter__(self):
        return self

class AsyncIterator(AsyncIterable):
    __slots__ = ()
    __subclasshook__ = _hook('__anext__', '__aiter__')

    @abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self

class AsyncGenerator(AsyncIterator):
    __slots__ = ()
    __subclasshook__ = _hook('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')

    async def __anext__(self):
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        if val is None:
            if tb is None:
                raise typ
            val = typ()
        if tb is not None:
            val = val.with_traceback(tb)
        raise val

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError('asynchronous generator ignored GeneratorExit')

class Iterable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _hook('__iter__')
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __iter__(self):
        while False:
            yield None

class Iterator(Iterable):
    __slots__ = ()
    __subclasshook__ = _hook('__iter__', '__next__')

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self

class Reversible(Iterable):
    __slots__ = ()
    __subclasshook__ = _hook('__reversed__', '__iter__')

    @abstractmethod
    def __reversed__(self):
        while False:
            yield None

class Generator(Iterator):
    __slots__ = ()
    __subclasshook__ = _hook('__iter__', '__next__', 'send', 'throw', 'close')

    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ if val is None else val

    def close(self):
        try:
            self.throw(GeneratorExit)
        except GeneratorExit:
            return None
        except StopIteration as stop:
            return stop.value
        raise RuntimeError('generator ignored GeneratorExit')

class Sized(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _hook('__len__')

    @abstractmethod
    def __len__(self):
        return 0

class Container(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _hook('__contains__')
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __contains__(self, x):
        return False

class Collection(Sized, Iterable, Container):
    __slots__ = ()
    __subclasshook__ = _hook('__len__', '__iter__', '__contains__')

class Buffer(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _hook('__buffer__')

    @abstractmethod
    def __buffer__(self, flags, /):
        raise NotImplementedError

class Callable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _hook('__call__')
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False
`;
