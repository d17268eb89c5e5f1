# Subclasses of built-in types that say otherwise how they are walked, compared and looked up.
class Items(list):
    def __iter__(self):
        return iter(['walked'])

    def __len__(self):
        return 99


def show(*args, **kwargs):
    return args, kwargs


items = Items([1, 2])
print(*items)
print(show(*items), [*items], list(items), len(items), items, items[0])


class Keys(dict):
    def keys(self):
        return ['from keys']

    def __getitem__(self, key):
        return 'from getitem'


print(show(**Keys(a=1)), {**Keys(a=1)}, dict(Keys(a=1)))


class Text(str):
    pass


class Shown:
    def __str__(self):
        return Text('text')

    def __format__(self, spec):
        return Text('formatted')


print(Shown(), f'<{Shown()}>', f'<{Shown()!s}>', show(**{Text('name'): 1}), sep=Text('|'), end=Text('!\n'))
print(type('Made', (), {Text('attribute'): 1}).attribute)


class Emptying:
    def __eq__(self, other):
        row.clear()
        return False


row = []
row += [Emptying(), 2]
print(row == [5, 6], row)
