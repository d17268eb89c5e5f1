import contextlib, heapq, bisect, copy
from dataclasses import *
@contextlib.contextmanager
def cm(x):
    print('in', x)
    try: yield x * 2
    except ValueError as e: print('caught', e)
    finally: print('out')
with cm(2) as v: print(v)
with cm(3): raise ValueError('bad')
try:
    with cm(4): raise KeyError('k')
except KeyError as e: print(repr(e))
@cm(5)
def deco(): print('body')
deco()
with contextlib.suppress(ZeroDivisionError): 1/0
with contextlib.nullcontext(7) as n: print(n)
with contextlib.ExitStack() as st:
    st.callback(print, 'cb'); print(st.enter_context(cm(1)))
class C:
    def close(self): print('closed')
with contextlib.closing(C()): pass
h = [5, 1, 4, 2, 3]; heapq.heapify(h); print(h, [heapq.heappop(h) for _ in range(5)]); heapq.heappush(h, 3); heapq.heappush(h, 1); print(h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, heapq.nlargest(2, [3,1,2]), heapq.nsmallest(2, [3,1,2], key=lambda x: -x), list(heapq.merge([1,4],[2,3])))
a = [1, 3, 3, 5]; print(bisect.bisect(a, 3), bisect.bisect_left(a, 3)); bisect.insort(a, 4); print(a)
x = [1, [2, 3], {'a': (4, [5])}]; y = copy.copy(x); z = copy.deepcopy(x); print(y == x, y[1] is x[1], z == x, z[1] is x[1], z[2]['a'][1] is x[2]['a'][1])
class P:
    def __init__(s): s.v = [1]
p = P(); q = copy.deepcopy(p); r = copy.copy(p); print(q.v, q.v is p.v, r.v is p.v, type(q).__name__)
l = []; l.append(l); m = copy.deepcopy(l); print(m[0] is m, m is not l)
@dataclass
class Pt:
    x: int
    y: int = 3
    tags: list = field(default_factory=list)
    def norm(self): return self.x + self.y
print(Pt(1), Pt(1) == Pt(1), Pt(1, 2) != Pt(1), Pt(2, tags=['a']).tags, Pt.__doc__, Pt(1).norm(), Pt.__match_args__)
for bad in (lambda: Pt(), lambda: Pt(1,2,3,4), lambda: hash(Pt(1))):
    try: bad()
    except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = field(default='q', compare=False, repr=False)
print(F(1), F(1) < F(2), hash(F(1)) == hash(F(1, 'z')), sorted([F(3), F(1)]), F(1) == F(1, 'z'))
try: F(1).a = 2
except FrozenInstanceError as e: print(e)
@dataclass
class Q(Pt):
    z: int = 0
    _: KW_ONLY
    k: int = 9
    n: InitVar[int] = 1
    def __post_init__(self, n): self.total = self.x + n
qq = Q(1, n=5, k=2); print(qq, qq.total, asdict(qq), astuple(qq), replace(qq, x=4, n=0), [f.name for f in fields(qq)], is_dataclass(Q))
try:
    @dataclass
    class Bad: a: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as e: print(e)
@dataclass(slots=True)
class S: a: int = 1
print(S(), S.__slots__, hasattr(S(), '__dict__'))
print(make_dataclass('MD', [('x', int), ('y', int, 5)])(1))
match Pt(1, 2):
    case Pt(a, b): print('m', a, b)
import inspect; print(inspect.signature(Pt))
