class Resource:
    opened = 0

    def __init__(self, name):
        self.name = name
        Resource.opened += 1

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print('exit', self.name)

    def __del__(self):
        Resource.opened -= 1
        print('del', self.name, Resource.opened)


class Base:
    def __del__(self):
        print('base')


class Derived(Base):
    def __del__(self):
        print('derived')
        super().__del__()


class Loud(list):
    def __del__(self):
        print('list', len(self))


class Failing:
    def __init__(self):
        raise ValueError('half made')

    def __del__(self):
        print('del of the half made')


with Resource('w') as r:
    print(Resource.opened)
r = None
d = Derived()
d = 0
l = Loud('abc')
l = 0
try:
    Failing()
except ValueError as error:
    print(error)
print('after')
f = lambda: Resource('temp').name
print(f())
print([Resource(i).name for i in range(2)])
print(Resource('x').name + Resource('y').name)
print(sorted([Resource('s2'), Resource('s1')], key=lambda each: each.name)[0].name)
held = {1: Resource('v')}
held.update({1: 2})
held = {Resource('set').name}
x = Resource('explicit')
x.__del__()
del x


def later(cls):
    def bye(self):
        print('bye')

    cls.__del__ = bye


class Late:
    pass


late = Late()
later(Late)
del late
print('end')
