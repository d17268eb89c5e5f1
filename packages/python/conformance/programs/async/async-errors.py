# Where await and its kin may not stand.
sources = [
    'await x',
    'def f():\n    await x',
    'def f():\n    async for i in x: pass',
    'def f():\n    async with x: pass',
    'async def f():\n    yield 1\n    return 2',
    'async def f():\n    yield from x',
    'def f():\n    return [i async for i in x]',
    'def f():\n    return [await i for i in x]',
    'async def f():\n    def g():\n        await x',
    'async def f():\n    lambda: await x',
    'class C:\n    await x',
    'async x = 1',
    'async def f(a=await x): pass',
    'async def f():\n    await = 1',
    'await = 1',
    'def async(): pass',
    'async def f():\n    f"{await x}"\nf"{await x}"',
    '[x async for x in y]',
    '(x async for x in y)',
    'async def f():\n    class C:\n        [x async for x in y]',
    'async def f():\n    del await x',
    'async def f():\n    await x = 1',
    'async for i in x: pass',
    'async with x: pass',
    'async def f():\n    [(yield x) for x in y]',
    'async def f():\n    await',
    'async def f():\n    async lambda: 1',
]
for source in sources:
    try:
        compile(source, 'source', 'exec')
        print('fine')
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
