# Lock, Event, Condition, Semaphore, Barrier: fair, and safe when a waiter is cancelled.
import asyncio


async def with_lock(lock, name, delay=0.01):
    async with lock:
        print(name, 'has it')
        await asyncio.sleep(delay)
    print(name, 'let go')


async def locks():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(with_lock(lock, f'task {i}')) for i in range(4)]
    await asyncio.sleep(0)
    print(lock.locked(), str(lock).split('[')[1])
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    print(await lock.acquire(), lock.locked())
    lock.release()


async def events():
    event = asyncio.Event()

    async def waiter(name):
        print(name, await event.wait(), event.is_set())

    tasks = [asyncio.create_task(waiter(name)) for name in 'xy']
    await asyncio.sleep(0.01)
    print('set')
    event.set()
    event.clear()
    await asyncio.gather(*tasks)
    event.set()
    await waiter('z')


async def conditions():
    condition = asyncio.Condition()
    stock = []

    async def consumer(name):
        async with condition:
            await condition.wait_for(lambda: stock)
            print(name, 'took', stock.pop(0))

    async def producer():
        for item in 'abc':
            await asyncio.sleep(0.01)
            async with condition:
                stock.append(item)
                condition.notify()

    await asyncio.gather(*(consumer(f'consumer {i}') for i in range(3)), producer())
    for action in (condition.notify, condition.notify_all):
        try:
            action()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)
    waiting = asyncio.create_task(consumer('cancelled consumer'))
    await asyncio.sleep(0)
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print('cancelled', condition.locked())


async def semaphores():
    semaphore = asyncio.Semaphore(2)
    running = 0
    most = 0

    async def limited(i):
        nonlocal running, most
        async with semaphore:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.01 * (i % 3))
            print('limited', i)
            running -= 1

    await asyncio.gather(*(limited(i) for i in range(6)))
    print(most, semaphore.locked())
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)
    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        print(bounded.locked())
    try:
        bounded.release()
    except ValueError as error:
        print(error)


async def barriers():
    barrier = asyncio.Barrier(3)

    async def party(i):
        await asyncio.sleep(0.01 * i)
        place = await barrier.wait()
        print('party', i, 'place', place)

    await asyncio.gather(*(party(i) for i in range(3)))
    print(barrier.n_waiting, barrier.parties, barrier.broken)
    waiting = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    await barrier.abort()
    try:
        await waiting
    except asyncio.BrokenBarrierError as error:
        print(error, barrier.broken)
    await barrier.reset()
    print(barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)


async def main():
    for part in (locks, events, conditions, semaphores, barriers):
        print('--', part.__name__)
        await part()


asyncio.run(main())
