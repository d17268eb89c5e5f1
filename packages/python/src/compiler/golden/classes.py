# --- a class body is a function called once
class A:
    x = 1
    def method(self):
        return self.x

# --- bases and keywords are arguments
class A(B, C, metaclass=M, **options):
    pass

# --- super without arguments reads the cell __class__
class A(B):
    def __init__(self, x):
        super().__init__(x)
        self.x = super().value
    def who(self):
        return __class__

# --- super with arguments is optimised as well
class A(B):
    def f(self):
        return super(A, self).f() + super(A, self).y

# --- super stored in a variable is not
class A(B):
    def f(self):
        s = super()
        return s.f()

# --- a shadowed super is an ordinary name
super = print
class A(B):
    def f(self):
        return super().f()

# --- private names are mangled
class _Account:
    __limit = 100
    def __init__(self, __owner):
        self.__balance = 0
        self.__dunder__ = __owner
    def deposit(self, amount):
        global __total
        self.__balance += amount
        return [__x for __x in range(self.__limit)]

# --- what methods assign through self is listed
class Point:
    def __init__(self, x, y):
        self.y, self.x = y, x
    def move(self):
        self.moved = True
        self.x += 1
        other.z = 1

# --- a class docstring is bound to __doc__
class A:
    """Documented.

    Indented.
    """

# --- properties are decorators
class Circle:
    @property
    def area(self):
        return 3.14 * self.r ** 2
    @area.setter
    def area(self, value):
        self.r = value
    @staticmethod
    def unit():
        return Circle(1)
    @classmethod
    def of(cls, r):
        return cls(r)

# --- a method does not see the names of its class
class A:
    x = 1
    def f(self):
        return x

# --- a comprehension in a class sees only its outermost iterable there
class A:
    n = 3
    squares = [i * n for i in range(n)]
    table = {i: [j for j in range(i)] for i in range(n)}

# --- a lambda in a class comprehension captures the loop variable
class A:
    functions = [lambda: i for i in range(3)]

# --- a nested class has a qualified name
class Outer:
    class Inner:
        def f(self):
            class Local:
                pass
            return Local

# --- a class in a function may read and rebind a free name
def f(x):
    class A:
        x = x
        y = x
        nonlocal_ = 1
    class B:
        nonlocal x
        x = 2
    return A, B

# --- a decorated class starts at its decorator
@register
@dataclass(frozen=True)
class A:
    x = 1
