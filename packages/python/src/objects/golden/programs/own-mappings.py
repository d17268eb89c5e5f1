def kw(**k): return k
class Map:
    def keys(self): return ['a', 'b']
    def __getitem__(self, k): return k.upper()
print(kw(**Map()), {**Map()}, dict(Map()), dict(Map(), c=1))
d = {}; d.update(Map()); print(d); d |= Map() if False else {}; print(kw(**{'x': 1}, y=2))
try: kw(a=1, **Map())
except TypeError as e: print(e)
try: dict([Map()])
except Exception as e: print(type(e).__name__, e)
try: {}.update([[1, 2, 3]])
except ValueError as e: print(e)
print(dict([iter([1, 2]), 'ab', (3, 4)]), dict(iter([(1, 2)])), dict(zip('ab', [1, 2])), dict(enumerate('ab')))
