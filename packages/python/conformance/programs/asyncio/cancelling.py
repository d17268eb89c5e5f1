# Cancelling a task raises CancelledError where it waits.
import asyncio


async def sleeper(name, *, shield=False):
    try:
        print(name, 'sleeps')
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, 'cancelled', error.args)
        if shield:
            return 'went on'
        raise
    finally:
        print(name, 'finally')


async def waits_for(task):
    try:
        return await task
    except asyncio.CancelledError:
        print('inner', task.cancelled(), asyncio.current_task().cancelling())
        raise


async def outcome(task):
    try:
        return await task
    except BaseException as error:
        return repr(error)


async def main():
    task = asyncio.create_task(sleeper('early'))
    task.cancel()
    print(await outcome(task), task.cancelled(), task.done())

    task = asyncio.create_task(sleeper('one'))
    await asyncio.sleep(0)
    print(task.cancel('with a message'), task.cancelling())
    print(await outcome(task), task.cancelled(), task.cancel())

    task = asyncio.create_task(sleeper('two', shield=True))
    await asyncio.sleep(0)
    task.cancel()
    print(await outcome(task), task.cancelled(), task.cancelling(), task.uncancel(), task.uncancel())

    inner = asyncio.create_task(sleeper('inner'))
    outer = asyncio.create_task(waits_for(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    print(await outcome(outer), inner.cancelled())

    inner = asyncio.create_task(asyncio.sleep(0.01, 'kept'))
    protected = asyncio.shield(inner)
    outer = asyncio.create_task(outcome(protected))
    await asyncio.sleep(0)
    protected.cancel()
    print(await outer, inner.cancelled(), await inner)

    gathered = asyncio.gather(sleeper('g1'), sleeper('g2'))
    await asyncio.sleep(0)
    gathered.cancel()
    print(await outcome(gathered), gathered.cancelled())

    async def fails(delay):
        await asyncio.sleep(delay)
        raise ValueError(f'after {delay}')

    others = [asyncio.create_task(each) for each in (fails(0.01), sleeper('survivor'), fails(0.02))]
    print(await outcome(asyncio.gather(*others)))
    print([task.done() for task in others])
    others[1].cancel()
    results = await asyncio.gather(*others, return_exceptions=True)
    print([repr(result) for result in results])

    async def cancels_itself():
        asyncio.current_task().cancel()
        print('still here')
        await asyncio.sleep(0)
        print('never')

    print(await outcome(asyncio.create_task(cancels_itself())))

    async def returns_before_it_notices():
        asyncio.current_task().cancel()
        return 'done first'

    print(await outcome(asyncio.create_task(returns_before_it_notices())))
    task = asyncio.create_task(sleeper('double'))
    await asyncio.sleep(0)
    print(task.cancel(), task.cancel(), task.cancelling())
    print(await outcome(task))
    for action in (task.result, task.exception):
        try:
            action()
        except asyncio.CancelledError as error:
            print('asked', repr(error))
    return 'main ends'


async def left_behind():
    asyncio.create_task(sleeper('left behind'))
    await asyncio.sleep(0)
    return 'run cancels what is left'


print(asyncio.run(main()))
print(asyncio.run(left_behind()))
