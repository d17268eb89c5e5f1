def outer():
    value = 1

    def inner():
        return value

    print(inner())
    del value
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    print(inner.__closure__[0])


def local():
    x = 1
    del x
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)


local()
try:
    outer.__code__.co_cellvars.missing
except AttributeError as error:
    print(error)
