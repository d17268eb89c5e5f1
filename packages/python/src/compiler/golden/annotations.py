# --- a module's annotations are collected in __annotate__
x: int = 1
y: str
if x:
    z: list[int] = []

# --- a function's annotations
def f(a: int, /, b: str = "x", *args: tuple, c: float = 1, **kw: dict) -> None:
    pass

# --- annotations of locals are not evaluated
def f():
    x: undefined = 1
    y: undefined
    (z): undefined = 2
    return x

# --- a class's annotations
class A:
    a: int
    b: str = "x"
    def f(self, other: A) -> A: ...

# --- conditional annotations in a class
class A:
    if flag:
        a: int
    else:
        b: str

# --- targets that are no names are evaluated
a.b: int
a[b]: int = 1
a[b:c]: int
(x): int = 1

# --- annotations may refer to the class's names
class A:
    T = int
    x: T
    def f(self, y: T) -> list[T]: ...

# --- as text
from __future__ import annotations
x: int | None = None
def f(a: "str", b: list[int], *c: (1, 2), d: lambda x, *y, z=1: x + 1, **e: {}) -> dict[str, a.b]: ...
class A:
    z: -1 ** (2 + 3) * 4
    w: not a and b or (c if d else e)
    v: f"a{b!r:>10}"
    u: [a for a in b if c]
    t: x[1:2, ::3]
    s: a < b <= c
    r: f(*a, b=1, **c)
    q: (a := 1)
    p: {1: 2, **d}
    o: ()
    n: (1,)
    m: 1.5e100
    l: "it's"

# --- generic functions
def f[T](x: T) -> T:
    return x
def g[T: int, U: (str, bytes) = str, *Ts, **P](a: T, b: U = 1, *, c=2) -> T: ...

# --- generic classes
class A[T](B[T], metaclass=M):
    x: T
    def f[U](self, a: T, b: U) -> T:
        return super().f(a)

# --- type aliases
type A = int
type B[T] = list[T]
class C:
    type D = C
    type E[T] = dict[T, D]

# --- private type parameters are mangled
class A[__T]:
    def f(self, x: __T): ...
