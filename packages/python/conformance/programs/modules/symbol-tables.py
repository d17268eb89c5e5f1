import symtable

source = '''
import os
counter = 0
def outer(a, b=1, *args, key: int, **kwargs):
    global counter
    total = a
    def inner():
        nonlocal total
        total += b
        return total, missing
    squares = [x * total for x in args]
    return inner
class Shape(object):
    size: int = 0
    def area(self, scale=1):
        return self.size * scale
    name = 'shape'
y = lambda n: n + counter
def generic[T](value: T) -> T:
    return value
type Pair[K] = tuple[K, K]
gen = (i for i in range(counter))
'''

table = symtable.symtable(source, 'example.py', 'exec')


def show(table, depth=0):
    margin = '  ' * depth
    print(f'{margin}{table.get_type()} {table.get_name()} line {table.get_lineno()}',
          table.is_nested(), table.is_optimized(), table.has_children())
    for symbol in sorted(table.get_symbols(), key=lambda each: each.get_name()):
        print(margin, '-', symbol.get_name(), *[
            name for name in ('referenced', 'parameter', 'global', 'nonlocal', 'declared_global', 'local', 'free',
                              'imported', 'assigned', 'annotated', 'namespace', 'type_parameter', 'comp_iter')
            if getattr(symbol, 'is_' + name)()])
    if isinstance(table, symtable.Function):
        print(margin, table.get_parameters(), sorted(table.get_locals()), sorted(table.get_globals()),
              table.get_nonlocals(), table.get_frees())
    for child in table.get_children():
        show(child, depth + 1)


show(table)
shape = table.lookup('Shape').get_namespace()
print(shape, table, table.get_children()[0], table.lookup('counter'))
print(sorted(table.get_identifiers())[:3], table.get_type() == 'module')
try:
    table.lookup('counter').get_namespace()
except ValueError as error:
    print(error)
try:
    symtable.symtable('def f(', 'bad.py', 'exec')
except SyntaxError as error:
    print(error.msg, error.lineno)
try:
    symtable.symtable('x', 'bad.py', 'other')
except ValueError as error:
    print(error)
print(symtable.symtable('a + b', 'e.py', 'eval').get_identifiers())
