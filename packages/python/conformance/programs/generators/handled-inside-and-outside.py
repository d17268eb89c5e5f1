# A generator keeps the exception it is handling, apart from what its callers handle.
import sys


def now():
    return repr(sys.exception())


def keeper():
    try:
        1 / 0
    except ZeroDivisionError as error:
        yield error
        yield now()
        try:
            raise KeyError('inner')
        except KeyError as inner:
            yield repr(inner.__context__)
        yield now()
    yield now()


generator = keeper()
error = next(generator)
try:
    raise error
except ZeroDivisionError:
    print(next(generator), now())
print(now())
print(next(generator), now())
try:
    raise ValueError('outer')
except ValueError:
    print(next(generator), now())
    print(next(generator), now())
print(now())


def raiser():
    try:
        yield
    except ValueError as error:
        print(repr(error.__context__), now())
        raise


generator = raiser()
next(generator)
try:
    try:
        raise KeyError('main')
    except KeyError:
        generator.throw(ValueError('thrown'))
except ValueError as error:
    print(repr(error), repr(error.__context__))
