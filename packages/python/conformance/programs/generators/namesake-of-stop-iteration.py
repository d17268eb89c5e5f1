class StopIteration(Exception):
    """Not the built-in one: only the name is the same."""


def numbers():
    yield 1
    raise StopIteration("mine")


try:
    for number in numbers():
        print(number)
except StopIteration as error:
    print("caught", error)


def outer():
    yield from numbers()


print(list(zip("a", outer())))
list(outer())
