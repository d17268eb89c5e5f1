# --- a captured local becomes a cell
def outer():
    message = "hello"
    def inner():
        return message
    return inner

# --- a captured parameter keeps its place among the locals
def adder(n, unused):
    def add(m):
        return n + m
    return add

# --- nonlocal rebinds the cell
def counter():
    count = 0
    def step(by=1):
        nonlocal count
        count += by
        return count
    return step

# --- a name travels through a function that never mentions it
def a():
    x = 1
    def b():
        def c():
            return x
        return c
    return b

# --- cells are sorted, captured parameters first
def f(z, b, a):
    y = c = 0
    def g():
        return z, a, y, c
    return g

# --- lambdas in a loop share one cell
def make():
    functions = []
    for i in range(3):
        functions.append(lambda: i)
    return functions

# --- a default argument keeps each value
def make():
    return [lambda i=i: i for i in range(3)]

# --- lambdas in a comprehension share the comprehension's cell
def make():
    return [lambda: i for i in range(3)]

# --- a comprehension's cell does not touch an outer cell of the same name
def f(i):
    g = lambda: i
    return [lambda: i for i in range(3)], g

# --- a cell that is deleted stays a cell
def f():
    x = 1
    def g():
        nonlocal x
        del x
    g()
    return x

# --- an inner class sees the enclosing function
def f(value):
    class Holder:
        copy = value
        def get(self):
            return value
    return Holder

# --- global wins over the enclosing function
x = 0
def outer():
    x = 1
    def inner():
        global x
        x = 2
        def innermost():
            return x
        return innermost
    return inner

# --- an exception's name can be captured
def f():
    try:
        g()
    except ValueError as error:
        return lambda: error

# --- a function defined in an if is local all the same
def f(flag):
    if flag:
        def g():
            return h
        h = 1
    return g

# --- functions may refer to each other
def outer():
    def even(n):
        return n == 0 or odd(n - 1)
    def odd(n):
        return n != 0 and even(n - 1)
    return even(10)

# --- a decorator with arguments is three functions deep
def repeat(times):
    def decorate(function):
        def wrapper(*args, **kwargs):
            for _ in range(times):
                result = function(*args, **kwargs)
            return result
        return wrapper
    return decorate

@repeat(3)
def greet(name):
    print("hello", name)
