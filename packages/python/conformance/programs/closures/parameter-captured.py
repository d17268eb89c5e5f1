def outer(a, b):
    c = a + b

    def inner():
        return a, c

    return inner


inner = outer(1, 2)
print(inner())
print(outer.__code__.co_varnames, outer.__code__.co_cellvars, outer.__code__.co_nlocals)
print(inner.__code__.co_freevars, [cell.cell_contents for cell in inner.__closure__])
