class Slotted:
    __slots__ = ("a", "b")


s = Slotted()
s.a = 1
print(s.a)
try:
    s.c = 2
except AttributeError as error:
    print(error)
try:
    s.b
except AttributeError as error:
    print(error)
