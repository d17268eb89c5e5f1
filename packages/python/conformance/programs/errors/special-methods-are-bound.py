# with and calls look special methods up on the type and bind them, by whatever descriptor they are.
class Computed:
    def __get__(self, instance, owner):
        print('bound for', owner.__name__)
        return lambda *args: print('called with', len(args)) or 'value'


class Manager:
    __enter__ = Computed()
    __exit__ = Computed()
    __call__ = Computed()


with Manager() as value:
    print(value)
print(Manager()(1, 2, 3))


class Static:
    @staticmethod
    def __enter__():
        return 'static'

    @classmethod
    def __exit__(cls, kind, error, traceback):
        print(cls.__name__, repr(error))
        return True


with Static() as value:
    raise IndexError(value)

plain = object()
instance = type('Plain', (), {})()
instance.__enter__ = instance.__exit__ = lambda *args: None
try:
    with instance:
        pass
except TypeError as error:
    print(error)
