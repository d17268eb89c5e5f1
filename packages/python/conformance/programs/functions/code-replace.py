# Code objects taken apart and put together again.
import copy
import dis
import types
import warnings

warnings.simplefilter('ignore')


def sample(a, b=2, *c, d=3, **e):
    for i in range(a):
        try:
            if i % 2:
                b += i
            elif i is None:
                continue
        except ValueError as error:
            return error
    total = [x for x in c]
    return b, total, (lambda: d)()


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f'{type(error).__name__}: {error}'


code = sample.__code__
print(code.co_linetable.hex())
print(code.co_exceptiontable.hex())
print(list(code.co_branches()))
names = ('argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name '
         'qualname firstlineno linetable exceptiontable freevars cellvars').split()
again = types.CodeType(*[getattr(code, f'co_{name}') for name in names])
print(again == code, hash(again) == hash(code), again is code)
print(list(again.co_lines()) == list(code.co_lines()), list(again.co_positions()) == list(code.co_positions()))
print(types.FunctionType(again, globals(), None, (2,))(5, 1, 2, 3, d=9))

print(code.replace() == code, code.replace(co_name='other') == code, copy.replace(code, co_firstlineno=99) == code)
print(list(code.replace(co_firstlineno=99).co_lines())[:3])
print(code.replace(co_name='other').co_name, code.replace(co_qualname='a.b').co_qualname)
bare = code.replace(co_linetable=b'')
print(list(bare.co_lines()), list(bare.co_positions()), bare == code)


def add(a, b):
    return a + b


plus = add.__code__.co_code
at = next(i.offset for i in dis.get_instructions(add) if i.opname == 'BINARY_OP')
times = plus[:at + 1] + bytes([5]) + plus[at + 2:]
add.__code__ = add.__code__.replace(co_code=times)
print(add(6, 7), add('ab', 2))
dis.dis(add, show_caches=False)


def greet():
    return 'hello', 3.5


translated = {('hello', 3.5): ('bonjour', 4.5)}
greet.__code__ = greet.__code__.replace(co_consts=tuple(translated.get(c, c) for c in greet.__code__.co_consts))
print(greet())


def renamed(first, second):
    return first - second


renamed.__code__ = renamed.__code__.replace(co_varnames=('second', 'first'))
print(renamed(5, 3), renamed(first=5, second=3))


def invalid():
    pass


invalid.__code__ = invalid.__code__.replace(co_code=b'\xe5' + invalid.__code__.co_code[1:])
print(attempt(invalid).rpartition(':')[2])

for change in (dict(co_name=1), dict(co_nlocals=3), dict(co_argcount=-1), dict(co_argcount=100),
               dict(co_kwonlyargcount=9), dict(co_stacksize=-1), dict(co_stacksize=10 ** 10), dict(co_flags='x'),
               dict(co_code=b'a'), dict(co_code='x'), dict(co_code=bytearray(b'ab')), dict(co_consts=[1]),
               dict(co_names=['a']), dict(co_varnames=('a', 'b')), dict(co_filename=3), dict(co_linetable=3),
               dict(co_exceptiontable='a'), dict(co_firstlineno=-5), dict(co_firstlineno=2 ** 40), dict(foo=1)):
    print(change, attempt(lambda: code.replace(**change)))
print(attempt(lambda: code.replace(1)))
print(attempt(lambda: types.CodeType()))
print(attempt(lambda: types.CodeType(*[1] * 18)))
print(attempt(lambda: types.CodeType(*[1] * 19)))
print(attempt(lambda: types.CodeType(a=1)))
