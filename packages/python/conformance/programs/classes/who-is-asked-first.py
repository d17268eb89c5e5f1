# Concatenation of built-in sequences comes after the other operand's reflected method, also in place.
class Right:
    def __radd__(self, other):
        return 'radd', other

    def __rmul__(self, other):
        return 'rmul', other

    def __rmod__(self, other):
        return 'rmod', other

    def __str__(self):
        return 'Right'


for left in ([1], (1,), 'text', b'bytes'):
    print(left + Right(), left * Right())
print('%s' % Right())
items = [1]
items += Right()
print(items)


class Growing(list):
    def __add__(self, other):
        return 'Growing.__add__'

    def __iadd__(self, other):
        return 'Growing.__iadd__'


growing = Growing()
print(growing + Right())
growing += Right()
print(growing)


class Silent:
    def __contains__(self, item):
        return NotImplemented if item is None else item


class BadIter:
    def __iter__(self):
        return 5


for test in ('1 in BadIter()', '0 in Silent()', 'bool(NoBool())', 'bool(Long())'):
    NoBool = type('NoBool', (), {'__bool__': None})
    Long = type('Long', (), {'__len__': lambda self: 2 ** 70})
    try:
        print(test, eval(test))
    except (TypeError, OverflowError) as error:
        print(test, type(error).__name__, error)
