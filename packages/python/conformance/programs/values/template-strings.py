# t-strings (PEP 750): what they are made of, how they are put together, and what is wrong with some.
from string.templatelib import Interpolation, Template, convert

name, width = 'World', 10


def attempt(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error)


template = t'Hello {name!r:>{width}} and {width=} end'
print(template)
print(template.strings, template.values)
for part in template:
    print(repr(part))
first = template.interpolations[0]
print(first.value, first.expression, first.conversion, first.format_spec)
print(t''.strings, list(t''), t'{name}'.strings, t'{{{name}}}'.strings, rt'\n{name}'.strings)
print(t'{name = !s:{width}}'.interpolations, t'{name = }'.strings)
print(t'{ name + "!" }'.interpolations[0].expression)
print((t'a' t'b{name}' t'c').strings)
print(t'{t"inner {name}"}'.values[0].values)


def lazily(template):
    result = ''
    for part in template:
        match part:
            case str():
                result += part
            case Interpolation(value, _, conversion, spec):
                result += format(convert(value, conversion), spec)
    return result


print(lazily(template), lazily(t'{3.14159:.2f} {name!s:*^11}|'))


def make(n):
    return t'{n} of {[i * n for i in range(3)]} {(lambda: n)()}'


print(make(2).values, make(3).strings == make(4).strings, make(1) == make(1))
print(template + t' more {name}')
attempt(lambda: template + 'text')
attempt(lambda: 'text' + template)
attempt(lambda: template + 1)


class Adds:
    def __radd__(self, other):
        return 'added'


print(template + Adds())
print(Template('a', Interpolation(1, 'x'), 'b', 'c', Interpolation(2, 'y', 'r', '.2f'), Interpolation(3)))
print(Template(), Template(*template).strings)
attempt(lambda: Template(1))
attempt(lambda: Template(a=1))
attempt(lambda: Interpolation())
attempt(lambda: Interpolation(1, 2))
attempt(lambda: Interpolation(1, 'e', 'x'))
attempt(lambda: Interpolation(1, 'e', None, 3))
print(Interpolation(1, expression='q', conversion='s', format_spec='g'), Interpolation.__match_args__)
attempt(lambda: setattr(first, 'value', 1))
attempt(lambda: setattr(template, 'other', 1))
attempt(lambda: type('Sub', (Template,), {}))
attempt(lambda: type('Sub', (Interpolation,), {}))
attempt(lambda: t'{missing}')
attempt(lambda: convert('é', 'a'))
attempt(lambda: convert(1, 'x'))
iterator = iter(t'a{name}b')
print(next(iterator), next(iterator), next(iterator), next(iterator, 'end'), type(iterator).__name__)
print(Template, Template.__name__, Template.__module__, Template[int], type(first).__qualname__)
attempt(lambda: len(template))
attempt(lambda: template[0])


class Loud:
    def __repr__(self):
        return 'LOUD'

    def __format__(self, spec):
        return f'<{spec}>'


print(t'{Loud()}', t'{Loud():spec}'.interpolations, lazily(t'{Loud():spec}'))

for source in ("t'{'", "t'{}'", "t'{x!z}'", "t'a' 'b'", "'a' t'b'", "f'a' t'b'", "t'a' b'b'", "bt''", "ut''", "ft''",
               "t'{x'", "t'}'", "t'{a b}'", "t'{lambda x:1}'", "t'{x!}'", "t'{=}'", "t'{*x}'", "t'{x!r=}'"):
    try:
        compile(source, 'source', 'eval')
        print('fine')
    except SyntaxError as error:
        print(error.msg, error.offset, error.end_offset)
