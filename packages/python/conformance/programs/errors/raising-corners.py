# Causes that are no exceptions, rings of contexts, and what a generator gets when an exception cannot be made.
class MakesNone(BaseException):
    def __new__(cls, *args):
        return None


for statement in ('raise IndexError from MakesNone', 'raise MakesNone', 'raise IndexError from 3', 'raise 3'):
    try:
        exec(statement)
    except BaseException as error:
        print(type(error).__name__, error)


def ring():
    """A chain of contexts that leads back into itself is walked once."""
    first, second, third = ValueError('first'), ValueError('second'), ValueError('third')
    first.__context__, second.__context__, third.__context__ = second, third, second
    try:
        raise first
    except ValueError:
        raise KeyError('last')


try:
    ring()
except KeyError as error:
    chain = []
    while error is not None and len(chain) < 6:
        chain.append(str(error))
        error = error.__context__
    print(chain)


def holds():
    try:
        yield 1
    except TypeError as error:
        print('inside', error)
    yield 2


generator = holds()
next(generator)
print(generator.throw(MakesNone))
fresh = holds()
try:
    fresh.throw(MakesNone)
except TypeError as error:
    print(error)
print(next(fresh, 'over'))
