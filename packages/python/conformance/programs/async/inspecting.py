# What inspect and collections.abc say about coroutines and asynchronous generators.
import functools
import inspect
import types
import typing
from collections import abc


class Awaitable:
    def __await__(self):
        yield


async def coroutine(awaited):
    local = 1
    await awaited


async def async_generator():
    local = 5
    yield 1


def generator():
    yield


@types.coroutine
def awaitable_generator():
    yield


class Methods:
    async def method(self):
        pass

    @staticmethod
    async def static():
        pass

    @classmethod
    async def of_class(cls):
        pass

    async def __call__(self):
        pass


coro, agen = coroutine(Awaitable()), async_generator()
tests = (inspect.iscoroutine, inspect.isawaitable, inspect.isasyncgen, inspect.isgenerator, inspect.iscoroutinefunction,
         inspect.isasyncgenfunction, inspect.isgeneratorfunction)
kinds = (abc.Awaitable, abc.Coroutine, abc.AsyncIterable, abc.AsyncIterator, abc.AsyncGenerator, abc.Generator)
step = agen.asend(None)
for thing in (coro, agen, generator(), awaitable_generator(), Awaitable(), coroutine, async_generator, generator,
              awaitable_generator, Methods().method, Methods.static, Methods.of_class, functools.partial(coroutine, 1),
              Methods(), Methods().__call__, 3, lambda: None, step, coro.__await__()):
    names = [test.__name__ for test in tests if test(thing)] + [kind.__name__ for kind in kinds if isinstance(thing, kind)]
    print(type(thing).__name__, *names)
step.close()
print(inspect.getcoroutinestate(coro), sorted(inspect.getcoroutinelocals(coro)))
coro.send(None)
print(inspect.getcoroutinestate(coro), sorted(inspect.getcoroutinelocals(coro)))
coro.close()
print(inspect.getcoroutinestate(coro), inspect.getcoroutinelocals(coro))


async def main():
    agen = async_generator()
    print(inspect.getasyncgenstate(agen), inspect.getasyncgenlocals(agen))
    await anext(agen)
    print(inspect.getasyncgenstate(agen), inspect.getasyncgenlocals(agen))
    await agen.aclose()
    print(inspect.getasyncgenstate(agen), inspect.getasyncgenlocals(agen))


try:
    main().send(None)
except StopIteration:
    print('done')


def marked():
    return main()


print(inspect.iscoroutinefunction(marked), inspect.iscoroutinefunction(inspect.markcoroutinefunction(marked)))
for ask in (inspect.getasyncgenlocals, inspect.getgeneratorlocals):
    try:
        ask(3)
    except TypeError as error:
        print(error)


class OwnCoroutine(abc.Coroutine):
    def send(self, value):
        raise StopIteration(9)

    def throw(self, *error):
        raise GeneratorExit

    def __await__(self):
        return iter([])


class OwnGenerator(abc.AsyncGenerator):
    async def asend(self, value):
        raise StopAsyncIteration

    async def athrow(self, *error):
        raise StopAsyncIteration


async def own():
    print(await OwnGenerator().aclose(), [item async for item in OwnGenerator()])


print(isinstance(OwnCoroutine(), abc.Awaitable), OwnCoroutine().close())
try:
    own().send(None)
except StopIteration:
    pass
try:
    abc.Coroutine()
except TypeError as error:
    print(error)
print(abc.Coroutine[int, str, float], abc.AsyncGenerator[int, str], types.CoroutineType[int, int, int])
print(typing.Awaitable[int], typing.AsyncIterator[str], typing.AsyncContextManager)
