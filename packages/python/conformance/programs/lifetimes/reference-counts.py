import sys


class Thing:
    pass


t = Thing()
print(sys.getrefcount(t))
u = t
print(sys.getrefcount(t))
held = [t, t, {'k': t}]
print(sys.getrefcount(t))
held.pop()
print(sys.getrefcount(t))
del u, held
print(sys.getrefcount(t))


def f(x):
    return sys.getrefcount(x)


before = f(t)
t.me = t
print(f(t) - before)
print(sys.getrefcount([]), sys.getrefcount(Thing()))
