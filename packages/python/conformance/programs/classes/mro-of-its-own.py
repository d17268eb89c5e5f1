"""A metaclass says in which order its classes are searched; it cannot lend them the methods of another layout."""


def meta(order):
    class Meta(type):
        def mro(cls):
            return order(cls)

    return Meta


class A:
    def who(self):
        return 'A'


class B(A):
    def who(self):
        return 'B'


class Backwards(B, metaclass=meta(lambda cls: type.mro(cls)[::-1])):
    pass


print([each.__name__ for each in Backwards.__mro__], Backwards().who())


class Borrows(metaclass=meta(lambda cls: [cls, A, object])):
    pass


print(Borrows().who(), Borrows.__bases__, isinstance(Borrows(), A))

for order in (
    lambda cls: [cls, dict, object],
    lambda cls: [cls, list],
    lambda cls: [cls, int, object],
    lambda cls: [cls, BaseException, object],
    lambda cls: [1],
    lambda cls: 1,
    lambda cls: [cls, 'A'],
):
    try:
        class Wrong(metaclass=meta(order)):
            pass
    except TypeError as error:
        print(error)
    else:
        print('made')


class Slotted:
    __slots__ = ('a',)


try:
    class AlsoWrong(metaclass=meta(lambda cls: [cls, Slotted, object])):
        pass
except TypeError as error:
    print(error)


class Fine(dict, metaclass=meta(lambda cls: [cls, dict, object])):
    pass


fine = Fine()
fine[1] = 2
print(fine)
