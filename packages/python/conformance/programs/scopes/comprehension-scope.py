i = "kept"
squares = [i * i for i in range(4)]
print(i, squares)


def table(n):
    rows = [[row * col for col in range(n)] for row in range(n)]
    pairs = {(a, b) for a in range(2) for b in range(2)}
    lookup = {k: v for k, v in zip("ab", range(2))}
    return rows, sorted(pairs), lookup


print(table(3))
print(table.__code__.co_varnames, table.__code__.co_cellvars)
