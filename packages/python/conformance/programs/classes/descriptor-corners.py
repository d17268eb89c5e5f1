# Descriptors that only write, subclasses of property, and descriptors called by hand.
class Doubler:
    def __set__(self, instance, value):
        instance.__dict__['doubled'] = value * 2


class A:
    doubled = Doubler()


a = A()
print(type(a.doubled).__name__)
a.doubled = 4
print(a.doubled, a.__dict__)


class shouting(property):
    def __get__(self, instance, owner=None):
        return 'from the class' if instance is None else super().__get__(instance, owner).upper()


class B:
    @shouting
    def word(self):
        return 'word'


print(B.word, B().word)
B.late = property(lambda self: 1)
for statement in ('B().late = 2', 'del B().late'):
    try:
        exec(statement)
    except AttributeError as error:
        print(error)


class Base:
    __slots__ = ('value',)


class Derived(Base):
    __slots__ = ('value',)


d = Derived()
d.value = 'derived'
try:
    Base.value.__get__(d)
except AttributeError as error:
    print(error)
Base.value.__set__(d, 'base')
print(d.value, Base.value.__get__(d, Derived), Base.value.__get__(None, Base) is Base.value)
try:
    del Base().value
except AttributeError as error:
    print(error)


class Generated:
    __slots__ = (name for name in ('p', 'q'))


g = Generated()
g.p, g.q = 1, 2
print(g.p, g.q)


class Other:
    __slots__ = ('other',)


try:
    type('Both', (Base, Other), {})
except TypeError as error:
    print(error)
try:
    type('Sized', (int,), {'__slots__': ('x',)})
except TypeError as error:
    print(error)
