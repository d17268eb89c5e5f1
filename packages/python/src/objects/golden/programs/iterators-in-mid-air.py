it = iter([1, 2, 3]); print(next(it), list(it), next(it, None)); x = [1, 2]; it = iter(x); next(it); x.append(3); print(list(it)); x.append(4); print(list(it))
z = zip([1, 2, 3], 'ab'); print(next(z), *z); e = enumerate('xy', 1); print(next(e), dict(e)); m = map(int, ['1', '2']); print(next(m), sum(m)); r = reversed([1, 2, 3]); print(next(r), list(r))
f = filter(str.isdigit, 'a1b2'); print(''.join(f), list(filter(None, [0, 1, '', 'x', [], None])))
print(list(map(lambda x, y: x * y, [1, 2, 3], (4, 5))), [a + b for a, b in zip('ab', 'cd')], list(zip(*[(1, 2), (3, 4)])), max(map(len, ['a', 'bcd'])), any(x > 2 for x in [1, 3]), all(x > 0 for x in []), sum(x for x in range(5)))
try:
    for i in 5: pass
except TypeError as e: print(e)
try: iter(lambda: 1)
except TypeError as e: print(e)
class BadIter:
    def __iter__(self): return 5
try: list(BadIter())
except TypeError as e: print(e)
try: next(BadIter())
except TypeError as e: print(e)
class NoIter: __iter__ = None
try: list(NoIter())
except TypeError as e: print(e)
try: 1 in NoIter()
except TypeError as e: print(e)
class NoC:
    __contains__ = None
try: 1 in NoC()
except TypeError as e: print(e)
print(type(enumerate([])).__name__, type(map(str, [])).__name__, iter([]).__iter__().__next__.__name__ if False else '')
