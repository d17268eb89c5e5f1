import weakref


class Key:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


values = weakref.WeakValueDictionary()
a, b = Key('a'), Key('b')
values['a'] = a
values['b'] = b
print(len(values), sorted(values), values['a'], 'a' in values, values.get('z', 0))
del a
print(len(values), list(values.items()), 'a' in values)
try:
    values['a']
except KeyError as error:
    print('KeyError', error)
b = None
print(len(values), dict(values))

keys = weakref.WeakKeyDictionary()
k = Key('k')
keys[k] = 1
keys[k] += 1
print(len(keys), keys[k], k in keys, list(keys.items()), list(keys.keyrefs())[0]() is k)
k = None
print(len(keys), list(keys))

registry = weakref.WeakSet()


class Tracked:
    def __init__(self, name):
        self.name = name
        registry.add(self)

    def __del__(self):
        print('del', self.name, len(registry))


one, two, three = Tracked(1), Tracked(2), Tracked(3)
print(len(registry), sorted(t.name for t in registry), one in registry)
del two
print(sorted(t.name for t in registry))
registry.discard(one)
print(len(registry))


class Button:
    def press(self):
        return 'pressed'


button = Button()
method = weakref.WeakMethod(button.press)
print(method()(), method() == button.press)
plain = weakref.ref(button.press)
print(plain())
del button
print(method())


def finished(*args, **kwargs):
    print('finished', args, kwargs)
    return 'value'


k = Key('f')
fin = weakref.finalize(k, finished, 1, 2, x=3)
print(fin.alive)
del k
print(fin.alive, fin())

k = Key('g')
fin = weakref.finalize(k, finished, 'by hand')
print(fin(), fin.alive, fin())
k = Key('h')
fin = weakref.finalize(k, finished, 'detached')
print(fin.detach()[0] is k, fin.peek())
last = Key('exit')
weakref.finalize(last, finished, 'at exit')
never = weakref.finalize(last, finished, 'not at exit')
never.atexit = False
print('end')
