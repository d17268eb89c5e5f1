import sys


def area(width, height=1, *, unit='cm'):
    """The area of a rectangle.

    In square units.
    """


def silent(x):
    pass


class Shape:
    """A shape."""

    sides = 0

    def draw(self, pen):
        """Draw it."""

    @property
    def size(self):
        """How large."""

    @classmethod
    def make(cls):
        """Make one."""


class Square(Shape):
    def draw(self, pen):
        """Draw a square."""


help(area)
help(silent)
help(Shape().draw)

sys.breakpointhook = lambda *args, **kwargs: print('hook', args, kwargs)
print(breakpoint(1, key=2))
for arguments in (('no-such-file.txt',), ('no-such-file.txt', 'q'), ('x', 'rw'), (None,), ('x', 5)):
    try:
        open(*arguments)
    except OSError as error:
        print(type(error).__name__, error.strerror, error.filename)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


print(sys.displayhook is sys.__displayhook__)
print(sys.int_info.bits_per_digit, sys.float_info.dig, sys.version_info[:2], sys.flags.optimize)
print(sys.byteorder, sys.maxunicode, sys.getdefaultencoding(), sys.intern('abc'))
print('math' in sys.builtin_module_names or 'math' in sys.stdlib_module_names, 'asyncio' in sys.stdlib_module_names)
print(sys.exc_info(), sys.exception())
try:
    1 / 0
except ZeroDivisionError as error:
    print(sys.exc_info()[1] is error, sys.exception() is error)
print(sys.implementation.version[:2] == sys.version_info[:2], sys.getsizeof(1) > 0, sys.getrecursionlimit())
