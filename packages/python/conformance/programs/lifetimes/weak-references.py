import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'Thing({self.name!r})'


t = Thing('a')
r = weakref.ref(t)
print(r() is t, r)
print(weakref.ref(t) is r, weakref.getweakrefcount(t), weakref.getweakrefs(t) == [r])
del t
print(r(), r)

gone = lambda ref: print('callback', ref is again, ref())
t = Thing('b')
again = weakref.ref(t, gone)
other = weakref.ref(t, lambda ref: print('second'))
print(weakref.getweakrefcount(t))
t = None
print(again() is None, weakref.getweakrefcount(5))

t = Thing('c')
dropped = weakref.ref(t, lambda ref: print('never called'))
del dropped
del t

for value in (5, 'text', (1, 2), None, [1], {}, object()):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)


class Slots:
    __slots__ = ('x',)


class WeakSlots:
    __slots__ = ('x', '__weakref__')


try:
    weakref.ref(Slots())
except TypeError as error:
    print(error)
w = WeakSlots()
print(weakref.ref(w)() is w, '__weakref__' in WeakSlots.__dict__, '__weakref__' in Thing.__dict__)


def f():
    pass


print(weakref.ref(f)() is f, weakref.ref(Thing)() is Thing, weakref.ref({1, 2}) is not None)
print(f.__name__, t if 't' in globals() else 'no t')


class MyList(list):
    pass


m = MyList([1, 2])
rm = weakref.ref(m)
print(rm())
del m
print(rm())

a, b = Thing('x'), Thing('x')
ra, rb = weakref.ref(a), weakref.ref(b)
print(ra == rb, ra != rb, ra == weakref.ref(a), hash(ra) == hash(a))
print(a.__weakref__ is ra, isinstance(ra, weakref.ReferenceType), type(ra) is weakref.ref, ra.__callback__)
del a
print(hash(ra) == hash(ra), ra == rb, ra == ra, {ra: 1}[ra])
del b
try:
    hash(rb)
except TypeError as error:
    print(error)


class Both:
    def __del__(self):
        print('del sees', ref())


both = Both()
ref = weakref.ref(both, lambda r: print('callback after', r()))
both = None


def bad(ref):
    raise RuntimeError('callback failed')


t = Thing('e')
r = weakref.ref(t, bad)
del t
print('end')
