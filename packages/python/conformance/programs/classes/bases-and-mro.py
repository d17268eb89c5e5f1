# __bases__ can be assigned, and a metaclass may decide the method resolution order.
class A:
    x = 'A'


class B:
    x = 'B'


class C(A):
    pass


class D(C):
    pass


print(D.x)
C.__bases__ = (B,)
print(D.x, D.__mro__, A.__subclasses__(), B.__subclasses__(), C.__base__)
for bases in (5, (), (5,), (D,), (A, A)):
    try:
        C.__bases__ = bases
    except TypeError as error:
        print(error)


class Meta(type):
    def mro(cls):
        print('mro of', cls.__name__)
        return [cls, A, object]


class E(B, metaclass=Meta):
    pass


print(E.x, E.__mro__, E.__bases__)
for call in ('object.__new__(5)', 'int.__new__(str)', 'list.__new__(dict)', 'object.__new__(int)', 'type()', 'type(1, 2)'):
    try:
        eval(call)
    except TypeError as error:
        print(call, error)
