def g(n):
    for i in range(n):
        yield i
print(list(g(3)), sum(g(4)), max(g(3)), sorted(g(3), key=lambda v: -v), dict(enumerate(g(2))), list(zip(g(3), g(2))), 2 in g(3), any(g(2)), [*g(2)], {**{i: i for i in g(2)}})
a, b = g(2); print(a, b, next(g(1)), next(g(0), None), set(g(3)), tuple(g(2)), list(map(str, g(3))), ', '.join(map(str, g(3))))
it = g(5)
print(next(it), list(zip(it, 'ab')), list(it))
n = iter(lambda c=[0]: c.append(1) or len(c), 5); print(list(n), list(n))
print(min(g(3), key=lambda v: (v - 1) ** 2), max('a', 'bbb', 'cc', key=len), min([], default='none'), max(g(0), default=-1), min((3, 1), (2, 9)))
