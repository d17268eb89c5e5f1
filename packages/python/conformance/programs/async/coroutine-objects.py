# A coroutine is a frame that is driven from outside: send, throw, close, and what it shows of itself.
class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        got = yield self.name
        return got


async def inner(tag):
    first = await Pause(tag + '-1')
    second = await Pause(tag + '-2')
    return first, second


async def outer():
    try:
        pair = await inner('a')
        print('pair', pair)
        pair = await inner('b')
    except ValueError as error:
        print('caught', error, 'at', error.__traceback__.tb_next.tb_frame.f_code.co_name)
        return 'mended'
    finally:
        print('finally')


def show(coro):
    waits = coro.cr_await
    name = getattr(waits, '__qualname__', type(waits).__name__)
    print(coro.cr_running, coro.cr_suspended, coro.cr_frame is not None, name, coro.cr_code.co_name, coro.cr_origin)


def attempt(action):
    try:
        print('gave', action())
    except BaseException as error:
        print(type(error).__name__, error, getattr(error, 'value', ''))


coro = outer()
show(coro)
attempt(lambda: coro.send('too early'))
attempt(lambda: coro.send(None))
show(coro)
show(coro.cr_await)
attempt(lambda: coro.send(1))
attempt(lambda: coro.send(2))
attempt(lambda: coro.throw(ValueError('thrown')))
show(coro)
attempt(lambda: coro.send(None))
attempt(lambda: coro.throw(KeyError))
attempt(coro.close)

coro = outer()
coro.send(None)
attempt(coro.close)
attempt(coro.close)
show(coro)


async def stubborn():
    try:
        await Pause('here')
    except GeneratorExit:
        await Pause('again')


coro = stubborn()
coro.send(None)
attempt(coro.close)
attempt(lambda: coro.send(None))

coro = inner('c')
attempt(coro.close)
attempt(lambda: coro.send(None))

coro = inner('w')
wrapper = coro.__await__()
print(type(wrapper).__name__, wrapper is iter(wrapper), wrapper is coro.__await__())
attempt(lambda: next(wrapper))
attempt(lambda: wrapper.send('x'))
attempt(lambda: wrapper.throw(KeyError('k')))
attempt(lambda: next(wrapper))
attempt(wrapper.close)

coro = inner('names')
print(coro.__name__, coro.__qualname__, hasattr(coro, '__iter__'), hasattr(coro, '__next__'))
coro.__name__ = 'renamed'
coro.__qualname__ = 'so.qualified'
print(coro.__name__, repr(coro).split(' at ')[0])
attempt(lambda: setattr(coro, '__name__', 1))
attempt(lambda: [x for x in coro])
attempt(lambda: next(coro))
coro.close()


async def selfish():
    me.send(None)


me = selfish()
attempt(lambda: me.send(None))


async def stops():
    raise StopIteration('inside')


coro = stops()
attempt(lambda: coro.send(None))


async def returns(value):
    return value


for value in ((1, 2), ValueError('as a value'), None):
    coro = returns(value)
    try:
        coro.send(None)
    except StopIteration as stop:
        print(stop.value == value, stop.args)
