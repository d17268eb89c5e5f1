def gen():
    yield 1
    yield 2
for v in gen():
    print(v); break
print(next(zip(gen(), [1])), list(zip([1], gen())), dict(zip('ab', gen())))
def bad():
    yield 1
    raise ValueError('inside')
for f in (list, tuple, set, sum, max, sorted, dict.fromkeys, any, lambda g: [*g], lambda g: list(map(str, g)), lambda g: list(zip(g, g)), lambda g: ','.join(str(v) for v in g), lambda g: 5 in g, lambda g: (lambda *a: a)(*g)):
    try: print(f(bad()))
    except ValueError as e: print(e)
def stop(): raise StopIteration
try: print(list(map(lambda v: stop(), [1, 2])))
except RuntimeError as e: print(e)
print(list(iter(lambda: stop(), 1)) if False else 0, list(filter(lambda v: v > 1, gen())), all(v for v in gen()), any(v > 1 for v in gen()))
try: [stop() for _ in range(2)]
except StopIteration: print('through')
try: list(stop() for _ in range(2))
except RuntimeError as e: print(e)
def inner():
    r = yield from [1, 2]
    return r
def outer():
    r = yield from inner(); yield r
print(list(outer()), sum(inner()), [*outer()], max(inner()), sorted(outer(), key=str))
it = iter(range(3))
for a in it:
    for b in it: print(a, b)
print([(a, b) for a in range(3) for b in range(a)], {a: b for a, b in zip('xy', range(2))}, {a % 3 for a in range(10)}, list(a for a in 'abc' if a != 'b'))
