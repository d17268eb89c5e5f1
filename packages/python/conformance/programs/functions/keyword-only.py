def move(*, x, y=0):
    return x, y


print(move(x=3))
try:
    move(3)
except TypeError as error:
    print(error)
try:
    move(y=1)
except TypeError as error:
    print(error)
try:
    move(x=1, **{"x": 2})
except TypeError as error:
    print(error)
