# Since 3.13 close() gives what the generator returns.
def patient():
    try:
        yield 'waiting'
    except GeneratorExit:
        return 'closed'


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


generator = patient()
next(generator)
print(generator.close(), generator.close())

generator = stubborn()
next(generator)
try:
    generator.close()
except RuntimeError as error:
    print(error)


class Odd:
    def __init__(self):
        yield 'never run'


try:
    Odd()
except TypeError as error:
    print(error)
