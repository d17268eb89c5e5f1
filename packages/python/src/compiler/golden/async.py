# --- a coroutine awaits
async def f():
    x = await g()
    return x

# --- async for
async def f():
    async for x in y:
        if x:
            break
        else:
            continue
    else:
        return 1

# --- async with
async def f():
    async with a as b, c:
        return await b

# --- async generators
async def f():
    yield 1
    x = yield await g()
    return

# --- async comprehensions
async def f():
    a = [x async for x in y if await x]
    b = {x: y for x in await z}
    c = (x async for x in y)
    d = [await x for x in y]
    return a, b, c, d

# --- an async comprehension in a comprehension
async def f():
    return [[x async for x in y] for y in z]

# --- async and try
async def f():
    try:
        await g()
    except E:
        await h()
    finally:
        await i()

# --- an async method
class A:
    async def f(self):
        async with self.lock:
            self.x = [i async for i in self]
