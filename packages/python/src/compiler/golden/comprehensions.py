# --- a list comprehension runs in place
def f(items):
    return [item * 2 for item in items]

# --- filters jump back to the loop
def f(items):
    return [item for item in items if item if item > 1 and item < 5 or not item]

# --- the loop variable is saved and restored
def f(x):
    y = [x for x in range(x)]
    return x, y

# --- sets and dicts are built the same way
def f(pairs):
    return {a for a, b in pairs}, {a: b for a, b in pairs}

# --- clauses nest
def f(matrix):
    return [cell for row in matrix for cell in row if cell]

# --- a clause over one element is an assignment
def f(items):
    return [y for x in items for y in [x + 1]]

# --- comprehensions nest in each other
def f(n):
    return [[i * j for j in range(n)] for i in range(n)]

# --- at module level the loop variable has a slot of its own
x = 5
squares = [x * x for x in range(10)]
print(x)

# --- a generator expression is a function
def f(items):
    return sum(item * item for item in items if item)

# --- all, any and tuple loop in place
def f(items):
    return all(i for i in items), any(i > 1 for i in items), tuple(i for i in items)

# --- walrus binds outside the comprehension
def f(items):
    found = [last := item for item in items]
    return last, found

# --- walrus at module level binds a global
total = 0
sums = [total := total + i for i in range(5)]

# --- walrus can rebind a free name
def f():
    x = 0
    def g():
        nonlocal x
        return [x := i for i in range(3)]
    return g

# --- constants to iterate over become a tuple
[i for i in [1, 2, 3]]
[i for i in (a, b)]
[i for i in [a, b]]
for i in {1, 2, 3}:
    pass

# --- a comprehension in a default is outside the function
def f(x=[i for i in range(3)]):
    return x

# --- a comprehension over a comprehension
def f(items):
    return [b for b in [a for a in items]]

# --- a comprehension in a try is unwound properly
def f(items):
    try:
        return [g(item) for item in items]
    except TypeError:
        return []
