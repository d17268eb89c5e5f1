import atexit


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name, Noisy is not None, helper())


def helper():
    return 'globals are there'


b = Noisy('b')
a = Noisy('a')
pair = [Noisy('in a list')]
a.b = b
atexit.register(print, 'atexit one')
atexit.register(print, 'atexit two')
print('end')
