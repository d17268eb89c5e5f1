# `async with`: order of entering and leaving, suppression, several managers, complaints.
class Step:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        yield self.what


class Manager:
    def __init__(self, name, suppress=False):
        self.name = name
        self.suppress = suppress

    async def __aenter__(self):
        await Step('enter ' + self.name)
        return self.name.upper()

    async def __aexit__(self, kind, value, traceback):
        await Step('exit ' + self.name)
        print('exit', self.name, kind and kind.__name__, value, traceback is not None)
        return self.suppress


def drive(coro):
    steps = []
    try:
        while True:
            steps.append(coro.send(None))
    except StopIteration as stop:
        return steps, stop.value
    except BaseException as error:
        return steps, type(error).__name__, str(error), repr(error.__context__)


async def plain():
    async with Manager('a') as a, Manager('b') as b:
        print('body', a, b)
        return 'returned'


async def raising(suppress):
    async with (
        Manager('outer', suppress),
        Manager('inner'),
    ):
        raise KeyError('body')
    return 'went on'


async def looping():
    for i in range(3):
        async with Manager(f'm{i}'):
            if i == 0:
                continue
            break
    return i


print(drive(plain()))
print(drive(raising(False)))
print(drive(raising(True)))
print(drive(looping()))


class ExitRaises(Manager):
    async def __aexit__(self, *details):
        raise OSError('while leaving')


async def leaving(error):
    async with ExitRaises('x'):
        if error:
            raise error


print(drive(leaving(None)))
print(drive(leaving(ValueError('first'))))


class Synchronous:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return None


class OnlyEnter:
    async def __aenter__(self):
        return self


class OnlyExit:
    async def __aexit__(self, *details):
        return None


class EnterNotAwaitable(OnlyExit):
    def __aenter__(self):
        return 5


class ExitNotAwaitable(OnlyEnter):
    def __aexit__(self, *details):
        return 'text'


async def use(manager, error=None):
    async with manager as value:
        print('entered', type(value).__name__)
        if error is not None:
            raise error


for manager in (Synchronous(), OnlyEnter(), OnlyExit(), EnterNotAwaitable(), ExitNotAwaitable(), 3):
    print(drive(use(manager)))
print(drive(use(ExitNotAwaitable(), ValueError('lost?'))))
for manager in (Manager('sync use'), OnlyEnter(), 3):
    try:
        with manager:
            pass
    except TypeError as error:
        print(error)


async def handled_state():
    import sys
    try:
        raise ValueError('handled')
    except ValueError:
        async with Manager('state'):
            print('inside', sys.exception())
        await Step('more')
        print('after', sys.exception())
    print('outside', sys.exception())


coro = handled_state()
try:
    raise RuntimeError('driver')
except RuntimeError:
    print(coro.send(None))
    print(coro.send(None))
    print(coro.send(None))
print(drive(coro))
