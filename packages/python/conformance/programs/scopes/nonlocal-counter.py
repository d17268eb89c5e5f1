def make_counter(start):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return step, peek


step, peek = make_counter(5)
print(step(), step(10), peek())
print(step.__closure__[0] is peek.__closure__[0])
print(make_counter.__code__.co_cellvars, step.__code__.co_freevars, peek.__code__.co_freevars)
