# Futures, callbacks, what a task may wait for, and complaints.
import asyncio


def attempt(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future, future.done(), future.cancelled())
    attempt(future.result)
    attempt(future.exception)

    def note(done):
        print('called back', done is future, done.result())

    future.add_done_callback(note)
    future.add_done_callback(print)
    print(future.remove_done_callback(print))
    loop.call_soon(future.set_result, 'ready')
    print(await future, await future)
    attempt(lambda: future.set_result('again'))
    future.add_done_callback(note)
    print('before the callback')
    await asyncio.sleep(0)
    print(future)

    failing = loop.create_future()
    failing.set_exception(KeyError('k'))
    try:
        await failing
    except KeyError as error:
        print(repr(error), failing.exception() is error)
    stopping = loop.create_future()
    attempt(lambda: stopping.set_exception(StopIteration(1)))
    attempt(lambda: stopping.result())
    by_class = loop.create_future()
    by_class.set_exception(ValueError)
    print(repr(by_class.exception()), by_class)
    cancelled = loop.create_future()
    print(cancelled.cancel('because'), cancelled.cancel(), cancelled)
    attempt(cancelled.result)

    class Odd:
        def __await__(self):
            yield 'not a future'

    class Bare:
        def __await__(self):
            yield future_in_vain

    async def wait_for(awaitable):
        return await awaitable

    future_in_vain = loop.create_future()
    for awaitable in (Odd(), Bare()):
        try:
            await asyncio.create_task(wait_for(awaitable), name='odd')
        except RuntimeError as error:
            print(str(error).split(' at 0x')[0].split('with')[0].split('in task')[0])

    async def myself():
        await asyncio.current_task()

    try:
        await asyncio.create_task(myself(), name='me')
    except RuntimeError as error:
        print(str(error).split(':')[0])
    attempt(lambda: asyncio.create_task(5))
    attempt(lambda: asyncio.ensure_future(5))
    print(asyncio.isfuture(future), asyncio.isfuture(5), asyncio.iscoroutine(future))
    task = asyncio.ensure_future(Instant())
    print(await task, await asyncio.gather(Instant(), future))
    task = asyncio.create_task(asyncio.sleep(0), name='first name')
    task.set_name(7)
    print(task.get_name(), task.get_coro().__name__, asyncio.current_task() in asyncio.all_tasks(), len(asyncio.all_tasks()))
    attempt(lambda: task.set_result(1))
    attempt(loop.run_forever)
    attempt(lambda: asyncio.run(None))
    await task


class Instant:
    def __await__(self):
        return 'instant'
        yield


asyncio.run(main())
attempt(asyncio.get_running_loop)
attempt(lambda: asyncio.run(main))
attempt(asyncio.current_task)

loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed(), loop.run_until_complete(asyncio.sleep(0.01, 'loop result')))
loop.call_soon(print, 'soon')
loop.call_soon(loop.stop)
loop.call_later(5, print, 'never')
loop.run_forever()
loop.close()
attempt(lambda: loop.call_soon(print))
print(loop.is_closed())

with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0, 1)), runner.run(asyncio.sleep(0, 2)))
attempt(runner.get_loop)
