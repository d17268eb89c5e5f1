import functools


def traced(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        print("->", func.__name__, args, kwargs)
        result = func(*args, **kwargs)
        print("<-", result)
        return result

    return wrapper


def repeat(times):
    def decorate(func):
        def wrapper(*args):
            return [func(*args) for _ in range(times)]

        return wrapper

    return decorate


@traced
@repeat(2)
def double(x):
    return 2 * x


print(double(4))
print(traced.__code__.co_cellvars, repeat(3).__code__.co_freevars)
