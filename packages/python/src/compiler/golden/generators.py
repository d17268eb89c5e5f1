# --- a generator begins with RETURN_GENERATOR
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

# --- yield is an expression
def echo():
    received = yield
    while True:
        received = yield received

# --- yield from delegates
def chain(*iterables):
    for iterable in iterables:
        result = yield from iterable
    return result

# --- a yield in a try has a handler around it
def f():
    try:
        yield 1
    except GeneratorExit:
        yield 2
    finally:
        yield 3

# --- a lambda can be a generator
g = lambda: (yield)

# --- a generator in a with
def lines(path):
    with open(path) as file:
        for line in file:
            yield line.strip()

# --- nested generator expressions
pairs = ((x, y) for x in range(3) for y in (z for z in range(x)))

# --- a generator may close over names
def f(n):
    def g():
        yield n
        yield from [n, n]
    return g

# --- a generator with return value
def f():
    x = yield 1
    return x
