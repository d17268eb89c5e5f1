# A traceback goes through every coroutine that awaits.
class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        return False


async def source():
    yield 1
    raise ValueError('deep')


async def reader():
    async with Manager():
        async for item in source():
            print('item', item)


async def main():
    try:
        await reader()
    except ValueError as error:
        raise RuntimeError('wrapped') from error


def run(coro):
    try:
        coro.send(None)
    except StopIteration as stop:
        return stop.value


run(main())
