# Asynchronous generators: asend, athrow, aclose; awaiting in the body; their ends.
class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        return (yield self.name)


def drive(awaitable):
    """All that the awaitable yields, then its value or its exception."""
    iterator = awaitable.__await__()
    said = []
    try:
        while True:
            said.append(iterator.send(None))
    except StopIteration as stop:
        return (*said, 'value', stop.value)
    except BaseException as error:
        return (*said, type(error).__name__, str(error))


async def talk():
    try:
        print('started')
        got = yield 1
        print('got', got)
        await Pause('thinking')
        got = yield 2
        print('got', got)
    except KeyError as error:
        print('caught', repr(error))
        yield 'after the error'
    finally:
        await Pause('cleaning')
        print('finally')


gen = talk()
print(gen.ag_running, gen.ag_suspended, gen.ag_await, gen.ag_code.co_name, gen.__name__, aiter(gen) is gen)
print(drive(gen.asend('early')))
print(drive(gen.__anext__()))
print(gen.ag_running, gen.ag_suspended, gen.ag_frame is not None)
print(drive(gen.asend('first')))
print(drive(gen.athrow(KeyError('thrown'))))
print(drive(gen.__anext__()))
print(gen.ag_frame, gen.ag_running)
print(drive(gen.__anext__()), drive(gen.aclose()), drive(gen.athrow(ValueError)))

gen = talk()
print(drive(gen.aclose()), drive(gen.__anext__()))
gen = talk()
drive(gen.__anext__())
print(drive(gen.aclose()), drive(gen.aclose()), drive(gen.athrow(ValueError('late'))))
gen = talk()
print(drive(gen.athrow(ValueError('before the start'))), drive(gen.__anext__()))


async def stubborn():
    for _ in range(2):
        try:
            yield 'still here'
        except GeneratorExit:
            print('ignored')


gen = stubborn()
drive(gen.__anext__())
print(drive(gen.aclose()), drive(gen.__anext__()))


async def ends(error):
    yield 1
    raise error


for error in (StopIteration('a'), StopAsyncIteration('b'), ValueError('c'), GeneratorExit('d')):
    gen = ends(error)
    print(drive(gen.__anext__()), drive(gen.__anext__()), drive(gen.__anext__()))

# Steps are used once, and only one is under way.
gen = talk()
step = gen.asend(None)
print(drive(step), drive(step))
waiting = gen.asend('x')
print(waiting.send(None), gen.ag_running, type(gen.ag_await).__name__)
print(drive(gen.asend('y')), drive(gen.aclose()), drive(gen.athrow(KeyError)))
print(drive(waiting))
unused = gen.asend(None)
try:
    unused.close()
except RuntimeError as error:
    print(error, gen.ag_running)
print(drive(unused))
step = gen.aclose()
print(step.send(None))
print(drive(gen.__anext__()))
try:
    step.throw(OSError('into aclose'))
except OSError as error:
    print(repr(error))
print(drive(step), gen.ag_running)

gen = talk()
drive(gen.__anext__())
step = gen.asend('z')
step.send(None)
try:
    step.throw(KeyError('while thinking'))
except StopIteration as stop:
    print('value', stop.value)
step = gen.__anext__()
step.send(None)
try:
    step.close()
except RuntimeError as error:
    print(error)


async def delegate_exit():
    try:
        await Pause('one')
        yield 'never'
    except GeneratorExit:
        print('exit thrown in')
        raise


gen = delegate_exit()
step = gen.asend(None)
print(step.send(None))
print(step.close(), gen.ag_frame, drive(gen.asend(None)))


class Custom(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)


async def catches():
    try:
        yield 1
    except Custom as error:
        yield error.args


gen = catches()
drive(gen.asend(None))
print(drive(gen.athrow(Custom(1, 2))))
gen = catches()
drive(gen.asend(None))
print(drive(gen.athrow(5)))
print([name for name in dir(gen) if not name.startswith('__')])


async def plain_return():
    yield 1
    return


async def consume():
    return [item async for item in plain_return()]


print(drive(consume()))
try:
    iter(gen)
except TypeError as error:
    print(error)
