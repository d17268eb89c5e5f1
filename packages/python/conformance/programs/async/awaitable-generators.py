# Generators that can be awaited: types.coroutine, and how a generator and a coroutine delegate to each other.
import types


@types.coroutine
def pause(name):
    got = yield name
    return got


@types.coroutine
def relay():
    print('relay', (yield from pause('first')))
    print('relay', (yield from work()))
    return 'relayed'


async def work():
    return await pause('work')


async def main():
    return await relay()


coro = main()
print(coro.send(None), coro.cr_await.gi_yieldfrom.__name__)
print(coro.send(1), type(coro.cr_await.gi_yieldfrom).__name__)
try:
    coro.send(2)
except StopIteration as stop:
    print(stop.value)

print(pause.__name__, bool(pause.__code__.co_flags & 0x100), types.coroutine(work) is work)
print([*pause('plain iteration works')])


class Duck:
    """A generator in all but its type."""

    def __init__(self):
        self.left = 2

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        if not self.left:
            raise StopIteration('quack')
        self.left -= 1
        return ('duck', value)

    def throw(self, *error):
        raise ValueError('thrown at a duck')

    def close(self):
        print('closed')


@types.coroutine
def make(what):
    return what


async def await_made(what):
    return await make(what)


def attempt(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error)


coro = await_made(Duck())
attempt(lambda: coro.send(None))
attempt(lambda: coro.send('x'))
attempt(lambda: coro.throw(KeyError))
coro = await_made(Duck())
coro.send(None)
attempt(coro.close)
coro = await_made(3)
attempt(lambda: coro.send(None))
coro = await_made(n for n in 'ab')
attempt(lambda: coro.send(None))
coro.close()
attempt(lambda: types.coroutine(7))
wrapped = make(Duck())
print(wrapped is iter(wrapped), wrapped.__await__() is wrapped, hasattr(wrapped, 'send'))


def plain(coro):
    yield from coro


unused = work()
attempt(lambda: next(plain(unused)))
unused.close()
