def counted(func):
    calls = 0

    def wrapper(*args):
        nonlocal calls
        calls += 1
        wrapper.calls = calls
        return func(*args)

    wrapper.calls = 0
    return wrapper


@counted
def cube(x):
    return x**3


print([cube(n) for n in range(4)], cube.calls)
print(cube.__code__.co_freevars)
