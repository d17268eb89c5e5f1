def steps(name):
    try:
        yield 1
        yield 2
    finally:
        print('finally', name)


g = steps('dropped')
print(next(g))
del g
print('closed at once')

for value in steps('broken out of'):
    print(value)
    break
print('after the break')

g = steps('not started')
del g
print('nothing to do')

next(steps('temporary'))
print('after the temporary')


def first(iterator):
    return next(iterator)


print(first(steps('in a function')))


def outer():
    yield from steps('inner')


g = outer()
next(g)
g = None
print('delegates')


class Guard:
    def __enter__(self):
        print('enter')

    def __exit__(self, *exc):
        print('exit', exc[0])


def guarded():
    with Guard():
        yield


g = guarded()
next(g)
g = None


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
del g
print('ignored')


def failing():
    try:
        yield
    finally:
        raise ValueError('while closing')


g = failing()
next(g)
del g

a, b = steps('a'), steps('b')
zipped = zip(a, b)
next(zipped)
del a, b
print('zip holds them')
del zipped
print(any(x > 0 for x in steps('any')))
numbers = steps('at exit')
next(numbers)
print('end')
