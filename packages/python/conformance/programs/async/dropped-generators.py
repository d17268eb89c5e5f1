# An asynchronous generator that is dropped is closed; by the event loop, where there is one.
import asyncio


class Pause:
    def __await__(self):
        yield


async def counting(name):
    try:
        yield 1
        yield 2
    finally:
        print('closed', name)


async def awaits_at_the_end():
    try:
        yield 1
    finally:
        await Pause()


def drive(coro):
    try:
        coro.send(None)
    except StopIteration:
        pass


async def without_a_loop():
    async for item in counting('by break'):
        print(item)
        break
    print('after the loop')
    generator = counting('by del')
    await anext(generator)
    del generator
    print('after del')


async def cannot_await():
    generator = awaits_at_the_end()
    await anext(generator)
    del generator
    print('nobody could drive it')


async def with_a_loop():
    async for item in counting('by the event loop'):
        print(item)
        break
    print('after the loop')
    await asyncio.sleep(0)
    print('one turn')
    await asyncio.sleep(0)
    print('two turns')
    generator = counting('at the end of run')
    await anext(generator)
    counting('never begun')
    return generator


drive(without_a_loop())
drive(cannot_await())
print(asyncio.run(with_a_loop()).ag_frame)
