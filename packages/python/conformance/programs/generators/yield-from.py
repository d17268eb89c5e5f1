def inner():
    received = yield "inner one"
    print("got", received)
    yield "inner two"
    return "inner result"


def outer():
    result = yield from inner()
    print(result)
    yield from [10, 20]
    yield from "ab"


g = outer()
print(next(g), g.send("hello"), list(g))
