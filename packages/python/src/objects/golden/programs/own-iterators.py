class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration('done')
        self.n -= 1
        return self.n
print(list(It(3)), tuple(It(3)), set(It(3)), sorted(It(3)), sum(It(4)), max(It(4)), min(It(4)), any(It(2)), all(It(3)), 2 in It(4), 9 in It(3))
print(list(zip(It(3), 'abc')), list(enumerate(It(2), 5)), list(map(lambda a, b: a + b, It(3), It(3))), list(filter(lambda v: v % 2, It(6))), frozenset(It(2)), dict(zip(It(2), It(2))))
a, b, c = It(3); print(a, b, c)
try:
    a, b = It(3)
except ValueError as e: print(e)
try:
    a, b = It(1)
except ValueError as e: print(e)
a, *b, c = It(4); print(a, b, c)
x = [9]; x.extend(It(2)); x += It(1); x[1:2] = It(3); print(x)
d = {1: 2}; d.update(zip(It(2), It(2))); print(d, next(It(0), 'default'), [*It(2), *It(1)], print(*It(3)))
s = {1}; s.update(It(3)); s |= set(It(2)); print(s, s.union(It(5)), s.intersection(It(2)), s.difference(It(2)), s.symmetric_difference(It(5)), s.issubset(It(5)), s.isdisjoint(It(1)), s.issuperset(It(2)))
try: next(It(0))
except StopIteration as e: print('stop', e.value)
print(dict.fromkeys(It(2), 0), list(zip(It(2), It(3), strict=False)))
try: list(zip(It(2), It(3), strict=True))
except ValueError as e: print(e)
try: list(zip(It(3), It(2), strict=True))
except ValueError as e: print(e)
