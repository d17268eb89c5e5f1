def guarded():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned up")


g = guarded()
print(next(g))
g.close()
print(list(g))


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


s = stubborn()
next(s)
s.close()
