# Comprehensions with `async for` and `await`, and asynchronous generator expressions.
class Later:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield 'wait'
        return self.value


async def numbers(count):
    for i in range(count):
        await Later(None)
        yield i


def drive(coro):
    waits = 0
    try:
        while True:
            coro.send(None)
            waits += 1
    except StopIteration as stop:
        return waits, stop.value


async def displays():
    base = 10
    print([base + n async for n in numbers(3)])
    print({n % 2 async for n in numbers(4)})
    print({n: await Later(n * n) async for n in numbers(3) if n})
    print([await Later(n) for n in range(3)])
    print([n for n in range(5) if await Later(n % 2)])
    print([[m async for m in numbers(n)] async for n in numbers(3)])
    print([(n, m) for n in range(2) async for m in numbers(2)])
    print([later() async for n in numbers(2) for later in (lambda: n,)])


async def expressions():
    gen = (n * 2 async for n in numbers(3))
    print(type(gen).__name__, gen.__name__, gen.ag_code.co_qualname)
    print([n async for n in gen])
    gen = (await Later(n) for n in 'ab')
    print(type(gen).__name__, [n async for n in gen])
    print(await total(n async for n in numbers(4)))
    outer = ((n, m) async for n in numbers(2) async for m in numbers(2))
    print([pair async for pair in outer])


async def total(source):
    result = 0
    async for n in source:
        result += n
    return result


async def scopes():
    n = 'kept'
    values = [n async for n in numbers(2)]
    functions = [lambda: n async for n in numbers(2)]
    print(n, values, [f() for f in functions])
    print([last := m async for m in numbers(3)], last)


print(drive(displays()))
print(drive(expressions()))
print(drive(scopes()))


async def too_late():
    try:
        return [1 / n async for n in numbers(2)]
    except ZeroDivisionError as error:
        return str(error)


print(drive(too_late()))
