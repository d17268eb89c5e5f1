# --- a function returns None when it runs off its end
def f():
    pass

# --- parameters of every kind come in CPython's order
def f(a, /, b, c=1, *args, d, e=2, **kwargs):
    return a, b, c, args, d, e, kwargs

# --- defaults are evaluated before the function is made
def f(a=g(), *, b=h(1)):
    return a + b

# --- a docstring is the first constant, without its indentation
def f():
    """First line.

        Indented more.
    Last.
    """
    return 1

# --- a docstring alone makes a body
def f():
    "only this"

# --- a string behind the first statement is no docstring
def f():
    x = 1
    "not a docstring"
    return x

# --- recursion is a global lookup
def factorial(n):
    if n <= 1:
        return 1
    return n * factorial(n - 1)

# --- early returns share no code
def sign(n):
    if n < 0:
        return -1
    elif n > 0:
        return 1
    else:
        return 0

# --- a constant return value is not kept on the stack
def f():
    return 42

# --- a lambda has the name of a lambda
square = lambda x, y=2: x ** y

# --- decorators are applied from the inside out
@first
@second(1, 2)
def f():
    return 3

# --- a long call spans lines
result = function(
    first_argument,
    second_argument=2,
    *more,
    **rest,
)

# --- calls with stars build a tuple and a dict
f(*a)
f(*a, **b)
f(1, *a, 2, x=3, **b, y=4, **c)
f(**a)
f(x=1, y=2)

# --- methods are called without binding them first
items.append(1)
"".join(parts)
a.b.c(1).d(x=2)

# --- functions of an imported module are no methods
import math
math.sqrt(2)

# --- locals that may be unbound are checked
def f(flag):
    if flag:
        value = 1
    print(value)
    del value
    print(value)

# --- a loop variable may be unbound behind the loop
def f(items):
    for item in items:
        pass
    return item

# --- a parameter that was deleted is checked
def f(x):
    del x
    return x

# --- adjacent stores and loads become pairs
def f(a, b):
    x = a
    y = x
    x, y = y, x
    return x + y

# --- borrowed loads end where the local is overwritten
def f(x):
    x = g(x)
    y = [x, h(x)]
    return y[0] + (x := 2)

# --- many locals are checked block by block
def f(flag):
    a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = 0
    b0 = b1 = b2 = b3 = b4 = b5 = b6 = b7 = b8 = b9 = 0
    c0 = c1 = c2 = c3 = c4 = c5 = c6 = c7 = c8 = c9 = 0
    d0 = d1 = d2 = d3 = d4 = d5 = d6 = d7 = d8 = d9 = 0
    e0 = e1 = e2 = e3 = e4 = e5 = e6 = e7 = e8 = e9 = 0
    f0 = f1 = f2 = f3 = f4 = f5 = f6 = f7 = f8 = f9 = 0
    if flag:
        g0 = g1 = g2 = g3 = g4 = g5 = g6 = g7 = g8 = g9 = 0
    return a0 + e9 + g0 + g9

# --- global names are neither locals nor free
def f():
    global counter
    counter = counter + 1
    del counter

# --- a call with many arguments goes through a tuple
f(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, x)

# --- assertions raise the builtin, whatever its name means
def f(x):
    assert x
    assert x > 1, f"too small: {x}"
