# Queues: who waits for items, who waits for room, join, shutdown.
import asyncio


async def pipeline():
    queue = asyncio.Queue(maxsize=2)

    async def producer():
        for i in range(5):
            await queue.put(i)
            print('put', i, queue.qsize())
        await queue.put(None)

    async def consumer():
        while (item := await queue.get()) is not None:
            print('got', item)
            await asyncio.sleep(0.01)
            queue.task_done()
        queue.task_done()

    await asyncio.gather(producer(), consumer())
    await queue.join()
    print(queue.empty(), queue.full(), queue)


async def workers():
    queue = asyncio.Queue()
    done = []

    async def worker(name):
        while True:
            item = await queue.get()
            await asyncio.sleep(item / 100)
            done.append((name, item))
            queue.task_done()

    tasks = [asyncio.create_task(worker(name)) for name in 'ab']
    for item in (3, 1, 2, 1):
        queue.put_nowait(item)
    await queue.join()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(done)


async def kinds():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for item in (3, 1, 2):
            queue.put_nowait(item)
        print(queue, [queue.get_nowait() for _ in range(3)])


async def limits():
    queue = asyncio.Queue(1)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.put_nowait('only')
    try:
        queue.put_nowait('more')
    except asyncio.QueueFull as error:
        print(repr(error))
    putting = asyncio.create_task(queue.put('waits'))
    await asyncio.sleep(0)
    print(putting.done(), queue.get_nowait())
    await putting
    print(queue.get_nowait())
    queue.task_done()
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    getting = [asyncio.create_task(queue.get()) for _ in range(2)]
    await asyncio.sleep(0)
    getting[0].cancel()
    queue.put_nowait('for the second')
    print(await getting[1])


async def shutdown():
    queue = asyncio.Queue()
    queue.put_nowait(1)
    queue.shutdown()
    print(queue, queue.get_nowait())
    for action in (queue.get_nowait, lambda: queue.put_nowait(2)):
        try:
            action()
        except asyncio.QueueShutDown as error:
            print(repr(error))
    waiting = asyncio.Queue()
    task = asyncio.create_task(waiting.get())
    await asyncio.sleep(0)
    waiting.shutdown(immediate=True)
    try:
        await task
    except asyncio.QueueShutDown:
        print('the waiter was told')


async def main():
    for part in (pipeline, workers, kinds, limits, shutdown):
        print('--', part.__name__)
        await part()


asyncio.run(main())
