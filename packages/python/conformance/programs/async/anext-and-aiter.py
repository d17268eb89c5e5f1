# The builtins aiter() and anext(), with a default and without.
class Items:
    def __init__(self, *items):
        self.items = list(items)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.items:
            raise StopAsyncIteration
        item = self.items.pop(0)
        if isinstance(item, Exception):
            raise item
        return item


async def letters():
    yield 'a'
    yield 'b'


def drive(awaitable):
    iterator = awaitable.__await__()
    said = []
    try:
        while True:
            said.append(next(iterator))
    except StopIteration as stop:
        return (*said, 'value', stop.value)
    except BaseException as error:
        return (*said, type(error).__name__, str(error))


async def ask(iterator, *default):
    return await anext(iterator, *default)


items = Items(1, 2)
print(aiter(items) is items, drive(anext(items)), drive(ask(items)), drive(ask(items)))
print(drive(anext(items, 'default')), drive(ask(items, 'default')), drive(ask(items, None)))
print(drive(ask(Items(ValueError('inside')), 'default')))
gen = letters()
print(drive(anext(gen)), drive(anext(gen, 'none')), drive(anext(gen, 'none')), drive(ask(gen)))
waiting = anext(letters(), 0)
print(type(waiting).__name__, waiting.__await__() is waiting, iter(waiting) is waiting)
print(drive(waiting), drive(waiting))


def attempt(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error)


attempt(lambda: aiter([]))
attempt(lambda: aiter())
attempt(lambda: anext([]))
attempt(lambda: anext(1, 2))


class BadAiter:
    def __aiter__(self):
        return 7


class BadAnext:
    def __anext__(self):
        return 8


attempt(lambda: aiter(BadAiter()))
attempt(lambda: anext(BadAnext()))
attempt(lambda: anext(BadAnext(), 0).send(None))


class Yielding:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        got = yield 'what?'
        print('got', got)
        raise StopAsyncIteration


attempt(lambda: anext(Yielding(), 'd').throw(ValueError('thrown')))
attempt(lambda: anext(Yielding(), 'd').send(None))
attempt(lambda: anext(Yielding(), 'd').close())
coro = ask(Yielding(), 'the default')
print(coro.send(None))
attempt(lambda: coro.send('an answer'))
