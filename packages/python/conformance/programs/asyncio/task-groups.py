# asyncio.TaskGroup: all end together; one failure cancels the others; errors come as a group.
import asyncio


async def work(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
        if error is not None:
            raise error
        print(name, 'done')
        return name
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise


async def attempt(coro):
    try:
        print('value', await coro)
    except BaseExceptionGroup as group:
        print(type(group).__name__, group.message, [repr(error) for error in group.exceptions])
    except BaseException as error:
        print(type(error).__name__, error)


async def all_well():
    async with asyncio.TaskGroup() as group:
        one = group.create_task(work('one', 0.02))
        two = group.create_task(work('two', 0.01), name='named')
        print('body ends', two.get_name())
    return one.result(), two.result()


async def one_fails():
    async with asyncio.TaskGroup() as group:
        group.create_task(work('good', 0.05))
        group.create_task(work('bad', 0.01, ValueError('bad')))
        await asyncio.sleep(1)
        print('not reached')


async def several_fail():
    async def fails_while_cancelled():
        try:
            await asyncio.sleep(1)
        finally:
            raise KeyError('in finally')

    async with asyncio.TaskGroup() as group:
        group.create_task(fails_while_cancelled())
        group.create_task(work('bad', 0.01, ValueError('bad')))


async def body_fails():
    async with asyncio.TaskGroup() as group:
        group.create_task(work('worker', 1))
        await asyncio.sleep(0)
        raise LookupError('body')


async def nested():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(work('outer worker', 1))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(work('inner worker', 0.01, OSError('inner')))
    except* OSError as group:
        print('except*', group.exceptions[0].exceptions)
    return 'handled'


async def from_outside():
    async with asyncio.TaskGroup() as group:
        group.create_task(work('worker', 1))


async def dynamic():
    async with asyncio.TaskGroup() as group:
        async def spawner(depth):
            print('depth', depth)
            if depth:
                group.create_task(spawner(depth - 1))

        group.create_task(spawner(3))


async def misuse():
    group = asyncio.TaskGroup()
    coro = work('never', 0)
    try:
        group.create_task(coro)
    except RuntimeError as error:
        print(error)
    async with group:
        pass
    for action in (lambda: group.create_task(work('late', 0)), group.__aenter__):
        try:
            result = action()
            await result
        except RuntimeError as error:
            print(error)


async def main():
    for coro in (all_well(), one_fails(), several_fail(), body_fails(), nested(), dynamic(), misuse()):
        await attempt(coro)
    task = asyncio.create_task(from_outside())
    await asyncio.sleep(0.01)
    task.cancel()
    await attempt(task)
    print(task.cancelled())


asyncio.run(main())
