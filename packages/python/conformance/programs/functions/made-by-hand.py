import types


def outer():
    secret = "inside"

    def inner():
        return secret

    return inner


source = outer()
cell = types.CellType("replaced")
twin = types.FunctionType(source.__code__, globals(), "twin", None, (cell,))
print(source(), twin(), twin.__name__)
try:
    types.FunctionType(source.__code__, globals())
except TypeError as error:
    print(error)
try:
    types.FunctionType(source.__code__, globals(), "twin", None, (cell, cell))
except ValueError as error:
    print(error)
