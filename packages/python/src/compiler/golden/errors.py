# --- a parameter may occur once
def f(a, a): pass

# --- a parameter may occur once, stars included
def f(*a, **a): pass

# --- global behind an assignment
def f():
    x = 1
    global x

# --- global behind a use
def f():
    print(x)
    global x

# --- global behind an annotation
def f():
    x: int
    global x

# --- annotation behind global
def f():
    global x
    x: int

# --- a parameter cannot be global
def f(x):
    global x

# --- a parameter cannot be nonlocal
def f(x):
    nonlocal x

# --- nonlocal needs a binding
def f():
    nonlocal x

# --- nonlocal needs a binding in a function, not in the module
x = 1
def f():
    def g():
        nonlocal x
    return g

# --- nonlocal in a method does not see the class
class A:
    x = 1
    def f(self):
        nonlocal x

# --- nonlocal in a module
nonlocal x

# --- nonlocal behind an assignment
def f():
    x = 1
    def g():
        x = 2
        nonlocal x

# --- nonlocal behind a use
def f():
    x = 1
    def g():
        print(x)
        nonlocal x

# --- both nonlocal and global
def f():
    global x
    nonlocal x

# --- several names in one declaration
def f():
    a = 1
    def g():
        nonlocal a, b

# --- return outside a function
return 1

# --- return in a class
class A:
    return 1

# --- break outside a loop
if x:
    break

# --- continue outside a loop
continue

# --- a loop around the function does not count
for i in x:
    def f():
        break

# --- yield outside a function
yield 1

# --- yield in a class
class A:
    yield 1

# --- yield in a comprehension
def f():
    return [(yield x) for x in y]

# --- yield in a generator expression
def f():
    return ((yield x) for x in y)

# --- await outside a function
await x

# --- await in an ordinary function
def f():
    await x

# --- yield from in a coroutine
async def f():
    yield from x

# --- an async generator returns nothing
async def f():
    yield 1
    return 1

# --- async comprehension in an ordinary function
def f():
    return [x async for x in y]

# --- async with in an ordinary function
def f():
    async with a: pass

# --- async for in a module
async for x in y: pass

# --- a star needs a list or tuple
*a = 1

# --- a star alone is no expression
print(1)
x = *a

# --- two stars in one target
a, *b, *c = x

# --- a keyword may occur once
f(a=1, b=2, a=3)

# --- the bare except comes last
try:
    pass
except:
    pass
except A:
    pass

# --- __debug__ cannot be assigned
__debug__ = 1

# --- __debug__ cannot be deleted
del __debug__

# --- __debug__ cannot be a parameter
def f(__debug__): pass

# --- __debug__ cannot be a keyword
f(__debug__=1)

# --- __debug__ cannot be imported
import __debug__

# --- __debug__ cannot be an attribute target
x.__debug__ = 1

# --- walrus cannot rebind a loop variable
[(y := 1) for y in z]

# --- walrus cannot stand in an iterable
[x for x in (y := z)]

# --- walrus in a class's comprehension
class A:
    [y := 1 for x in z]

# --- an inner loop cannot rebind the walrus's target
[[(x := 1) for y in z] for x in w]

# --- an inner clause cannot rebind the walrus's target
[i + 1 for i in x if (j := i) for j in y]

# --- import star only in a module
def f():
    from x import *

# --- braces
from __future__ import braces

# --- an unknown future
from __future__ import nope

# --- a late future
x = 1
from __future__ import annotations

# --- a future behind the docstring is in time
"""doc"""
from __future__ import division

# --- two type parameters of one name
def f[T, T](): pass

# --- a type parameter without default behind one with
def f[T = int, U](): pass

# --- nonlocal of a type parameter
def g():
    def f[T]():
        def h():
            nonlocal T

# --- walrus in an annotation
def f(x: (y := 1)): pass

# --- yield in an annotation
def f(x: (yield)): pass

# --- walrus in a type alias
type X = (y := 1)

# --- yield in a bound
type X[T: (yield)] = int

# --- walrus in the bases of a generic class
class A[T](y := 1): pass

# --- a capture hides the cases behind it
match x:
    case a: pass
    case b: pass

# --- a wildcard hides the cases behind it
match x:
    case _: pass
    case 1: pass

# --- a name captured twice
match x:
    case [a, a]: pass

# --- an alternative that always matches
match x:
    case a | b: pass

# --- alternatives bind the same names
match x:
    case [a] | [b]: pass

# --- a mapping key twice
match x:
    case {1: a, 1: b}: pass

# --- a class attribute twice
match x:
    case A(b=1, b=2): pass

# --- two stars in a sequence pattern
match x:
    case [*a, *b]: pass

# --- break in except star
for i in x:
    try: pass
    except* A:
        break

# --- return in except star
def f():
    try: pass
    except* A:
        return 1

# --- too many nested blocks
while a:
 while a:
  while a:
   while a:
    while a:
     while a:
      while a:
       while a:
        while a:
         while a:
          while a:
           while a:
            while a:
             while a:
              while a:
               while a:
                while a:
                 while a:
                  while a:
                   while a:
                    while a:
                     while a:
                      pass
