def countdown(n):
    print("starting")
    while n > 0:
        yield n
        n -= 1
    print("done")
    return "liftoff"


g = countdown(2)
print(next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
print(next(g, "default"), list(countdown(3)))
