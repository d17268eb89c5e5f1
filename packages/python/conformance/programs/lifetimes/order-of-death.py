class Part:
    def __init__(self, name, *parts):
        self.name = name
        self.parts = parts

    def __del__(self):
        print('del', self.name)


def locals_in_order():
    first = Part('first')
    second = Part('second')
    third = Part('third')
    print('returning')


locals_in_order()

print('-- a list')
parts = [Part(1), Part(2), Part(3)]
parts = None

print('-- a tree, from the top')
tree = Part('root', Part('left', Part('leaf')), Part('right'))
del tree

print('-- a chain')
chain = None
for i in range(4):
    chain = Part(i, chain)
chain = None

print('-- a dict')
d = {name: Part(name) for name in 'abc'}
d.clear()

print('-- a tuple in a function')


def swap():
    x, y = Part('x'), Part('y')
    x, y = y, x
    print('swapped')


swap()

print('-- arguments')


def take(part):
    print('got', part.name)
    del part
    print('dropped inside')


take(Part('argument'))
take(*[Part('starred')])
print('-- for')
for part in [Part('p'), Part('q')]:
    print('in the loop', part.name)
print('after the loop')
part = None

print('-- comprehension')
names = [part.name for part in (Part('m'), Part('n'))]
print(names)
one, two = Part('one'), Part('two')
one.other = two
print('end')
