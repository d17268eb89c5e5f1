from collections import *
import collections, collections.abc as abc
print(collections.__all__)
Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p._replace(x=5), Point._fields, p._asdict(), p == (1, 2), hash(p) == hash((1,2)), Point.__doc__, Point)
for bad in (lambda: Point(1), lambda: Point(1,2,3), lambda: Point(1, z=2), lambda: namedtuple('A', 'class'), lambda: namedtuple('A', 'a a'), lambda: namedtuple('A', '_a'), lambda: p._replace(q=1), lambda: Point._make([1])):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
try: p.x = 3
except AttributeError as e: print(e)
E = namedtuple('E', 'a b c', defaults=(1, 2)); print(E(0), E._field_defaults, E.__new__.__defaults__, namedtuple('R', 'a class a', rename=True)._fields)
class P3(Point):
    def norm(self): return self.x + self.y
print(P3(3, 4).norm(), P3(3, 4), Point.x)
match p:
    case Point(x=a, y=b): print(a, b)
d = deque([1, 2, 3], maxlen=2); print(d, d.maxlen); d.append(9); d.appendleft(0); print(d, list(d), 0 in d, len(d), d[0], d[-1])
q = deque()
for i in range(60):
    q.append(i); q.appendleft(-i)
    if i % 3: q.popleft(); q.pop()
print(q, len(q), q[3], q[-3], list(reversed(q))[:3], q.index(0), 7 in q); q.insert(2, 'x'); del q[5]; print(list(q)[:7])
d = deque('abc'); d.rotate(1); print(d, d.pop(), d.popleft(), d); d.extendleft([1, 2]); print(d, list(reversed(d)))
try: deque().pop()
except IndexError as e: print(e)
try: d[9]
except IndexError as e: print(e)
try:
    for x in d: d.append(1)
except RuntimeError as e: print(e)
print(deque([1]) == deque([1]), deque([1]) < deque([2]), deque([1]) + deque([2]), deque([1])*3, bool(deque()))
c = Counter("banana"); print(c, c.most_common(2), c['z'], sorted(c.elements()), c.total(), c + Counter('an'), c - Counter('an'), c & Counter('an'), c | Counter('nnnn'))
c.update('bbb'); c.subtract({'a': 5}); print(c, +c, -c, c == Counter(b=4, a=-2, n=2)); del c['q']; print(dict(c), Counter(a=1).most_common(), Counter())
g = defaultdict(list)
for word in ["apple", "avocado", "bean"]: g[word[0]].append(word)
print(g, dict(g), g['z'], 'q' in g, g.get('q'), defaultdict(int, a=1))
try: defaultdict()[1]
except KeyError as e: print(repr(e))
o = OrderedDict(a=1, b=2, c=3); o.move_to_end('a'); print(o, o.popitem(last=False), list(o)); o.move_to_end('a', last=False); print(o, o == {'c': 3, 'a': 1}, o == OrderedDict(c=3, a=1), OrderedDict())
m = ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(m, m['a'], m['b'], sorted(m), len(m), m.new_child({'z': 0}), m.parents); m['q'] = 1; print(m)
try: m['nope']
except KeyError as e: print(repr(e))
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
u = UD(a=1); u['b'] = 2; print(u, u.items(), u.pop('a'), len(u))
class UL(UserList): pass
print(UL([1, 2]) + [3], UL([3,1])[0], UserString('abc').upper(), UserString('a') + 'b', type(UserString('abc').upper()))
print(isinstance([], abc.Sequence), isinstance({}, abc.Mapping), isinstance((), abc.Hashable), isinstance([], abc.Hashable), isinstance(iter([]), abc.Iterator), isinstance(len, abc.Callable), isinstance((x for x in ()), abc.Generator), issubclass(dict, abc.MutableMapping), isinstance(3, abc.Iterable), isinstance('', abc.Collection), isinstance(d, abc.MutableSequence))
class S(abc.Sequence):
    def __init__(s, v): s.v = v
    def __getitem__(s, i): return s.v[i]
    def __len__(s): return len(s.v)
s = S([1, 2, 3]); print(list(s), list(reversed(s)), s.index(2), s.count(3), 2 in s)
class Bad(abc.Sequence): pass
try: Bad()
except TypeError as e: print(e)
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
try: Shape()
except TypeError as e: print(e)
class Sq(Shape):
    name = 'sq'
    def area(self): return 4
print(Sq().area(), Shape.__abstractmethods__ == frozenset({'area', 'name'}), isinstance(Sq(), Shape))
class V: pass
Shape.register(V); print(isinstance(V(), Shape), issubclass(V, Shape), issubclass(int, Shape))
class MySet(abc.Set):
    def __init__(s, it): s.i = list(dict.fromkeys(it))
    def __contains__(s, x): return x in s.i
    def __iter__(s): return iter(s.i)
    def __len__(s): return len(s.i)
print((MySet('ab') | MySet('bc')).i, MySet('a') <= MySet('ab'), MySet('ab') == {'a', 'b'})
print(deque, Counter, abc.Sequence, OrderedDict.__module__, namedtuple.__module__, ABC)
import sys
print(sys.version_info[:2], sys.version_info >= (3, 9), sys.version_info.major, sys.byteorder, sys.getrecursionlimit())
def ff(): return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name
print(ff())
try: 1/0
except ZeroDivisionError: print(sys.exc_info()[0], sys.exception())
print(sys.exception(), sys.exc_info(), sys.float_info.max, sys.float_info.epsilon, sys.int_info)
sys.stdout.write('hello\n'); print('x', file=sys.stdout)
class W:
    def write(self, t): old.write('<' + t + '>')
old = sys.stdout; sys.stdout = W(); print('redirected', 1); sys.stdout = old; print()
try: sys.exit(3)
except SystemExit as e: print(e.code, repr(e))
print('types' in sys.modules, sys.intern('a') == 'a')
