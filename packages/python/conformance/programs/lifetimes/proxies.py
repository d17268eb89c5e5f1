import weakref


class Counter:
    def __init__(self):
        self.n = 0

    def up(self):
        self.n += 1
        return self.n

    def __len__(self):
        return self.n

    def __getitem__(self, key):
        return key * 2

    def __contains__(self, item):
        return item == self.n

    def __add__(self, other):
        return self.n + other

    def __str__(self):
        return 'a counter'

    def __call__(self):
        return 'called'


class Plain:
    pass


c = Counter()
p = weakref.proxy(c)
print(p.up(), p.n, len(p), p[4], 1 in p, p + 1, str(p), bool(p))
p.n = 10
print(c.n, isinstance(p, Counter), type(p) is weakref.CallableProxyType, p())
del p.n
print(hasattr(c, 'n'))
plain = Plain()
q = weakref.proxy(plain)
print(type(q) is weakref.ProxyType, q == plain, q != plain)
try:
    hash(q)
except TypeError as error:
    print(error)
del plain
try:
    q.x
except ReferenceError as error:
    print(type(error).__name__, error)
try:
    q.x = 1
except ReferenceError as error:
    print(error)
c = None
try:
    p()
except ReferenceError as error:
    print(error)
try:
    weakref.proxy(3)
except TypeError as error:
    print(error)
