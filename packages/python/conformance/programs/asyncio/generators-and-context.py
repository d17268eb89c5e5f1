# Asynchronous generators that are left open are closed by run(); context variables belong to tasks.
import asyncio
import contextvars

request = contextvars.ContextVar('request', default='none')


async def ticker(name):
    try:
        for i in range(10):
            yield i
            await asyncio.sleep(0.01)
    finally:
        await asyncio.sleep(0)
        print(name, 'closed')


kept = []


async def take_two():
    generator = ticker('kept')
    kept.append(generator)
    async for i in generator:
        print('tick', i)
        if i == 1:
            break
    print('left', generator.ag_frame is not None)


async def merge(*generators):
    queue = asyncio.Queue()

    async def pump(generator):
        async for item in generator:
            await queue.put(item)

    async with asyncio.TaskGroup() as group:
        pumps = [group.create_task(pump(each)) for each in generators]
        while not all(each.done() for each in pumps) or not queue.empty():
            try:
                yield await asyncio.wait_for(queue.get(), 0.1)
            except TimeoutError:
                pass


async def letters(text, delay):
    for letter in text:
        await asyncio.sleep(delay)
        yield letter


async def handle(name):
    token = request.set(name)
    await asyncio.sleep(0.01)
    inner = asyncio.create_task(child())
    print(name, request.get(), await inner)
    request.reset(token)
    return request.get()


async def child():
    before = request.get()
    request.set('changed by the child')
    await asyncio.sleep(0)
    return before, request.get()


async def main():
    await take_two()
    print([letter async for letter in merge(letters('abc', 0.02), letters('xy', 0.03))])
    print(await asyncio.gather(handle('one'), handle('two')), request.get())
    context = contextvars.copy_context()
    context.run(request.set, 'in the copy')
    task = asyncio.create_task(child(), context=context)
    print(await task, context[request], request.get())
    asyncio.get_running_loop().call_soon(lambda: print('callback', request.get()), context=context)
    await asyncio.sleep(0)


asyncio.run(main())
