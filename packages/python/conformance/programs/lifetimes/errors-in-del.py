class Bad:
    def __del__(self):
        raise ValueError('in the end')


class Worse:
    def __del__(self):
        1 / 0


b = Bad()
del b
print('goes on')
try:
    w = Worse()
    w = None
except ZeroDivisionError:
    print('never')


def inside():
    try:
        raise KeyError('k')
    except KeyError:
        b = Bad()
        del b
        print('still handling')
        raise


try:
    inside()
except KeyError as error:
    print('KeyError', error, error.__context__)


class NotCallable:
    __del__ = 5


n = NotCallable()
del n


class WithArgument:
    def __del__(self, extra):
        pass


n = WithArgument()
n = None
print('end')
