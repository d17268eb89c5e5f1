# The failed look-ups behind __getattr__ and namespaces of a metaclass are not what an error happened during.
import sys


class Fallback:
    @property
    def broken(self):
        raise AttributeError('a property that fails')

    def __getattr__(self, name):
        print(name, sys.exception())
        raise KeyError(name)


for name in ('missing', 'broken'):
    try:
        getattr(Fallback(), name)
    except KeyError as error:
        print(repr(error), error.__context__)


class Slotted:
    __slots__ = ('x',)

    def __getattr__(self, name):
        return f'no {name} yet'


print(Slotted().x)


class Namespace(dict):
    pass


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return Namespace()


class Body(metaclass=Meta):
    try:
        undefined
    except NameError as error:
        print(error, error.__context__)
    try:
        del undefined
    except NameError as error:
        print(error, error.__context__)
