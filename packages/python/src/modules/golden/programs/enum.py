from enum import *
class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = auto()
    CRIMSON = 1
    def shout(self): return self.name.upper() + '!'
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color['BLUE'], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.RED.shout(), Color.__members__, Color)
for bad in (lambda: Color(9), lambda: Color['X'], lambda: setattr(Color, 'RED', 3), lambda: Color.PINK):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(isinstance(Color.RED, Color), Color.RED == 1, Color.RED in Color, {Color.RED: 1}[Color.RED], f'{Color.RED}', 1 in Color, 9 in Color)
class Pr(IntEnum):
    LO = 1
    HI = 2
print(Pr.HI > Pr.LO, Pr.HI + 1, Pr.HI, repr(Pr.HI), sorted([Pr.HI, Pr.LO]), f'{Pr.HI}', Pr(1), int(Pr.HI))
class St(StrEnum):
    A = auto()
    B = 'bee'
print(St.A, repr(St.B), St.A == 'a', St('bee'), St.B.upper())
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(Perm.R | Perm.W, repr(Perm.R | Perm.X), Perm.R in Perm.RW, list(Perm.RW), ~Perm.R, Perm(0), bool(Perm(0)), Perm.R & Perm.W, Perm.R ^ Perm.RW, list(Perm), Perm.RW.value)
try: Perm(64)
except ValueError as e: print(e)
class IF(IntFlag):
    A = 1
    B = 2
print(IF.A | IF.B, repr(IF.A | IF.B), IF.A | 4, repr(IF(5)), IF.A + 1)
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def g(self): return round(self.mass / self.radius ** 2, 3)
print(Planet.EARTH.mass, Planet.MARS.g, Planet.EARTH.value)
A = Enum('A', 'x y z'); print(list(A), A.x.value, A)
try:
    @unique
    class U(Enum):
        a = 1
        b = 1
except ValueError as e: print(e)
try:
    class Ext(Color): PINK = 4
except TypeError as e: print(e)
class Coord(Enum):
    def __new__(cls, v, label):
        o = object.__new__(cls); o._value_ = v; o.label = label; return o
    ONE = (1, 'one')
    TWO = (2, 'two')
print(Coord.ONE.label, Coord(2), Coord.TWO.value)
class Miss(Enum):
    A = 'a'
    @classmethod
    def _missing_(cls, v): return cls.A
print(Miss('zz'))
match Color.RED:
    case Color.RED: print('red')
class L(Enum):
    A = [1]
print(L([1]), L.A)
import copy; print(copy.deepcopy(Color.RED) is Color.RED, hash(Color.RED) == hash(Color.RED), Color.RED != Color.BLUE)
