# --- an empty module

# --- a module of one expression
1 + x

# --- if, elif, else
if a:
    b
elif c:
    d
elif e:
    f
else:
    g

# --- conditions short-circuit
if a and b or not (c and d):
    x
if not a:
    y
while a or b:
    z

# --- conditions that are constants vanish
if 1:
    a
if 0:
    b
else:
    c
while True:
    d
while 0:
    e

# --- tests for None have jumps of their own
if a is None:
    b
if a is not None:
    c
if not a is None and b is not None:
    d

# --- comparisons chain
def f(a, b, c):
    if a < b <= c:
        return 1
    return a < b < c != 0

# --- for with else, break and continue
for i in range(10):
    if i == 3:
        continue
    if i == 5:
        break
else:
    print("done")

# --- loops nest
def f():
    for i in a:
        for j in b:
            if i == j:
                break
        else:
            continue
        break

# --- while with break
def f():
    while True:
        if g():
            break
        h()

# --- a for statement over several lines
for (
    a,
    b,
) in zip(
    x,
    y,
):
    print(a, b)

# --- assignment unpacks
a, b = b, a
a, b, c = c, b, a
first, *rest = items
(a, b), *c, d = nested
[x, y] = z
a = b = c = 1
a, b = c, d = 1, 2

# --- local swaps need no tuple
def f(a, b, c):
    a, b = b, a
    a, b, c = c, a, b
    a, a = 1, 2
    return a, b, c

# --- augmented assignment evaluates its target once
a += 1
a.b -= 2
a[b] *= 3
a[b:c] /= 4
a[1:2] //= 5
a @= b; a %= b; a **= b; a <<= b; a >>= b; a &= b; a ^= b; a |= b

# --- del
del a
del b.c, d[e], f[g:h], (i, [j, k])

# --- slices
a[b:c]
a[b:c:d]
a[:]
a[1:2]
a[::2]
a[-1:]
a[b:] = c
a[1:2, ::3]
a[b, c]
a[...]

# --- with
with a:
    b
with a as b, c as (d, e):
    f

# --- leaving a with early
def f():
    for x in y:
        with a as b:
            if x:
                continue
            if b:
                break
            return x

# --- imports
import a
import a.b.c
import a.b.c as d
import a as b, c
from a import b, c as d
from . import a
from ..a.b import c
from a import *

# --- pass leaves a line
def f():
    pass
    pass
    if a:
        pass

# --- statements on one line
a = 1; b = 2; print(a, b)

# --- a prompt prints what it evaluates
# mode: single
x + 1

# --- a prompt runs a compound statement
# mode: single
for i in range(3):
    i

# --- eval returns the value
# mode: eval
[x for x in a if b] + (lambda: c)()

# --- a module's docstring
"""Module documentation."""
import a

# --- characters outside the basic plane count as two columns
x = "😀" + y; é = "é" + z

# --- jumps whose distance just fits into a byte, or just not, behind a long program
x.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a
x.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a
x.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a
x.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a
for i in x:
    i.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a
    i
    i
    i
for i in x:
    i.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a
    i
    i
    i
    i
for i in x:
    i.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a
    i
    i
    i
    i
    i
for i in x:
    i.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a
    -i
    i
    i
for i in x:
    i.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a
    -i
    i
    i
    i
for i in x:
    i.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a
    -i
    i
    i
    i
    i
