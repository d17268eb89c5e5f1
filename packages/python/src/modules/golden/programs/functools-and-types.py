import types, functools
ns = types.SimpleNamespace(a=1, b='x')
print(ns, ns == types.SimpleNamespace(a=1, b='x'))
print(types.FunctionType, types.CellType, types.SimpleNamespace, types.new_class('X', (), {}))
p = functools.partial(pow, 2)
print(p, p(5), p.func, p.args, p.keywords)
print(functools.partial(int, base=2)('101'))
print(functools.reduce(lambda a, b: a*b, range(1, 6)), functools.reduce(lambda a,b:a+b, [], 7))
try: functools.reduce(lambda a,b:1, [])
except TypeError as e: print(e)
@functools.lru_cache(maxsize=2)
def f(x):
    "doc"
    print('call', x)
    return x * 2
print(f(1), f(2), f(1), f(3), f(2), f.cache_info(), f.__name__, f.__doc__)
print(f.cache_parameters(), f)
f.cache_clear(); print(f.cache_info())
@functools.cache
def fib(n): return n if n < 2 else fib(n-1)+fib(n-2)
print(fib(80), fib.cache_info())
try: fib([1])
except TypeError as e: print(e)
class A:
    @functools.cached_property
    def v(self):
        print('once'); return 4
    @functools.lru_cache
    def m(self, k): print('m'); return k
    def add(self, a, b): return (a, b)
    add1 = functools.partialmethod(add, 1)
a = A(); print(a.v, a.v, a.m(1), a.m(1), a.add1(5), vars(a))
@functools.total_ordering
class T:
    def __init__(s, x): s.x = x
    def __eq__(s, o): return s.x == o.x
    def __lt__(s, o): return s.x < o.x
print(T(1) <= T(1), T(1) > T(2), T(3) >= T(2), T(1) < T(2), T.__le__.__name__)
print(sorted([3,1,2], key=functools.cmp_to_key(lambda a,b: b-a)))
@functools.singledispatch
def show(x): return 'obj'
@show.register
def _(x: int): return 'int'
@show.register(list)
def _(x): return 'list'
@show.register
def _(x: str | bytes): return 'text'
print(show(1), show([]), show(2.0), show(True), show('a'), show.registry.keys())
def deco(fn):
    @functools.wraps(fn)
    def w(*a, **k):
        "wdoc"
        return fn(*a, **k)
    return w
@deco
def g(a: int) -> str:
    "gdoc"
    return a
print(g.__name__, g.__doc__, g.__wrapped__.__name__, g.__annotations__, g.__qualname__, g.__module__)
print(functools.partial(print, 1, sep='-'))
from functools import Placeholder
q = functools.partial(lambda *a: a, Placeholder, 2)
print(q(1, 3), Placeholder)
try: functools.partial(print, Placeholder)
except TypeError as e: print(e)
try: q()
except TypeError as e: print(e)
try: functools.partial(3)
except TypeError as e: print(e)
print(functools.partial.__module__, functools.wraps.__module__, type(functools))
class D:
    @functools.singledispatchmethod
    def go(self, x): return 'o'
    @go.register
    def _(self, x: int): return 'i'
print(D().go(1), D().go('a'))
import collections.abc
