# timeout(), timeout_at(), wait_for(), wait(), as_completed().
import asyncio


async def slow(result, delay=1.0):
    try:
        await asyncio.sleep(delay)
        return result
    except asyncio.CancelledError:
        print(result, 'cancelled')
        raise


async def fails(delay):
    await asyncio.sleep(delay)
    raise ValueError('failed')


async def attempt(awaitable):
    try:
        return await awaitable
    except Exception as error:
        return f'{error!r} from {error.__cause__!r}'


async def limits():
    try:
        async with asyncio.timeout(0.1) as limit:
            print(limit)
            await slow('a')
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), limit, limit.expired())
    async with asyncio.timeout(1) as limit:
        print(await slow('b', 0.01), limit.expired())
    print(limit)
    async with asyncio.timeout(None) as limit:
        print(limit, limit.when())
        limit.reschedule(asyncio.get_running_loop().time() + 5)
        await slow('c', 1)
    try:
        async with asyncio.timeout(0):
            await slow('d')
    except TimeoutError:
        print('at once')
    try:
        async with asyncio.timeout_at(asyncio.get_running_loop().time() + 0.01):
            async with asyncio.timeout(5):
                await slow('e')
    except TimeoutError:
        print('outer limit')
    try:
        async with asyncio.timeout(0.01):
            try:
                await slow('f')
            finally:
                raise KeyError('while being cancelled')
    except KeyError as error:
        print(repr(error.__context__), repr(error.__context__.__cause__))
    limit = asyncio.timeout(1)
    for action in (lambda: limit.reschedule(1),):
        try:
            action()
        except RuntimeError as error:
            print(error)
    async with limit:
        pass
    try:
        async with limit:
            pass
    except RuntimeError as error:
        print(error)
    try:
        limit.reschedule(3)
    except RuntimeError as error:
        print(error)


async def waits():
    print(await attempt(asyncio.wait_for(slow('g', 0.01), 1)))
    print(await attempt(asyncio.wait_for(slow('h'), 0.01)))
    print(await attempt(asyncio.wait_for(slow('i'), 0)))
    print(await attempt(asyncio.wait_for(fails(0.01), 1)))
    print(await attempt(asyncio.wait_for(slow('j', 0), None)))

    tasks = {asyncio.create_task(slow('k', 0.01)), asyncio.create_task(slow('l', 0.05)), asyncio.create_task(fails(0.03))}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [task.result() for task in done])
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks, timeout=0.001)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending), sorted(repr(task.exception() or task.result()) for task in done))
    for wrong in ([], [slow('m', 0)], slow('n', 0)):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as error:
            print(error)
        for coro in wrong if isinstance(wrong, list) else [wrong]:
            coro.close()
    try:
        await asyncio.wait({asyncio.current_task()}, return_when='SOMETIME')
    except ValueError as error:
        print(error)


async def completed():
    for result in asyncio.as_completed([slow('p', 0.03), slow('q', 0.01), slow('r', 0.02)]):
        print(await result)
    tasks = [asyncio.create_task(slow(name, delay)) for name, delay in (('s', 0.02), ('t', 0.01))]
    async for task in asyncio.as_completed(tasks):
        print(task in tasks, await task)
    try:
        for result in asyncio.as_completed([slow('u', 0.01), slow('v', 5)], timeout=0.1):
            print(await result)
    except TimeoutError:
        print('too late')


async def main():
    await limits()
    await waits()
    await completed()


asyncio.run(main())
