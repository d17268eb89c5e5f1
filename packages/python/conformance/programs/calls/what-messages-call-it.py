# How errors about a call's arguments name what is called.
def f(*args, **kwargs):
    return args, kwargs


class C:
    def method(self, *args, **kwargs):
        return args


class Called:
    def __call__(self, *args, **kwargs):
        return args


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: f(*1))
attempt(lambda: f(**1))
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(**{1: 2}, **{1: 3}))
attempt(lambda: f(**{'a': 2}, **{'a': 3}))
attempt(lambda: f(a=1, **{'a': 3}))
attempt(lambda: C.method(*1))
attempt(lambda: C().method(*1))
attempt(lambda: C(*1))
attempt(lambda: print(*1))
attempt(lambda: [].append(*1))
nothing, text = None, 'text'
attempt(lambda: nothing(*1))
attempt(lambda: nothing(**1))
attempt(lambda: Called()(*1))
attempt(lambda: text(*1))


# A classmethod binds whatever it wraps to the class.
class Wraps:
    bound = classmethod(C().method)
    kind = classmethod(dict)
    length = classmethod(len)


print(len(Wraps.bound()), Wraps.bound()[0] is Wraps)
attempt(lambda: Wraps.length())
attempt(lambda: Wraps.kind())


class Own(super):
    pass


print(Own(C, C()).__class__, Own(C, C()).__get__(C()).__class__ is Own)
C.method.attribute = 1
print('attribute' in dir(C().method))
for cell in (None, 0, 'text'):
    attempt(lambda: type('T', (), {'__classcell__': cell}))
