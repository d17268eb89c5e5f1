# Who runs when: tasks, callbacks, sleeps, gather.
import asyncio

log = []


def say(*words):
    print(*words)


async def worker(name, *delays):
    say(name, 'begins')
    for delay in delays:
        await asyncio.sleep(delay)
        say(name, 'after', delay)
    return name.upper()


async def nested(depth):
    if depth == 0:
        await asyncio.sleep(0)
        return ['bottom']
    return [depth, *await nested(depth - 1)]


async def main():
    loop = asyncio.get_running_loop()
    first = asyncio.create_task(worker('a', 0, 0.02))
    second = asyncio.create_task(worker('b', 0.01, 0))
    loop.call_soon(say, 'callback soon')
    loop.call_later(0.015, say, 'callback later')
    loop.call_at(loop.time() + 0.005, say, 'callback at')
    say('main goes on', first.done(), second.done())
    print(await asyncio.gather(first, second, worker('c', 0), nested(3)))
    print(await asyncio.gather())
    print(await asyncio.gather(worker('d'), worker('e', 0.01), return_exceptions=True))

    # A coroutine that is awaited runs at once; a task waits for its turn.
    await worker('direct')
    task = asyncio.create_task(worker('task'))
    say('task made')
    await asyncio.sleep(0)
    say('one turn later', task.done(), task.result())

    handle = loop.call_soon(say, 'never said')
    handle.cancel()
    timer = loop.call_later(1, say, 'never said either')
    timer.cancel()
    say(handle.cancelled(), timer.cancelled())
    tasks = [asyncio.create_task(worker(f'same-{i}', 0.01)) for i in range(3)]
    await asyncio.sleep(0.01)
    say([task.done() for task in tasks])
    await asyncio.gather(*tasks)
    same = asyncio.create_task(worker('twice'))
    print(await asyncio.gather(same, same))
    start = loop.time()
    await asyncio.sleep(3600)
    print(round(loop.time() - start), await asyncio.sleep(0.1, 'the result'))


asyncio.run(main())


async def immediate():
    for i in range(3):
        say('yield', i)
        await asyncio.sleep(0)
    return 'end'


async def both():
    return await asyncio.gather(immediate(), immediate())


print(asyncio.run(both()))
