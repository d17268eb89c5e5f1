"""Objects to bytes and back; what copyreg and object say of how they are taken apart."""
import copy
import copyreg
import pickle


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f'Point({self.x!r}, {self.y!r})'

    class Corner:
        pass


class Slotted:
    __slots__ = ('left', '__hidden')

    def __init__(self):
        self.left = 1
        self.__hidden = 2


class Counted(int):
    pass


class Bag(list):
    pass


class Named:
    def __new__(cls, *, name):
        made = object.__new__(cls)
        made.name = name
        return made

    def __getnewargs_ex__(self):
        return (), {'name': self.name}


class Stateful:
    def __init__(self):
        self.secret, self.shown = 1, 2

    def __getstate__(self):
        return {'shown': self.shown}

    def __setstate__(self, state):
        self.__dict__.update(state, secret=None)


bag = Bag('ab')
bag.label = 'letters'
loop = []
loop.append({'me': loop, 'pair': (loop,)})
values = [None, True, 0, -1, 255, 65536, -2**31, 2**40, -2**100, 1.5, 'é\n\\', 'x' * 300, b'', b'\x00a', (), (1,), (1, 2, 3, 4),
          [], [1], [1, 2], {}, {1: 'a'}, {'a': 1, 'b': [2]}, {3}, frozenset([3]), range(2, 9, 3), 1j, ..., len, dict, Point,
          Point.Corner, Point(1, [2]), Counted(7), bag, Named(name='n'), ValueError('no', 3), bytearray(b'ab'), slice(1, None),
          [1, 2].append, iter([1, 2, 3]), Slotted(), Stateful(), type(None)]
for value in values:
    sizes = []
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        try:
            data = pickle.dumps(value, protocol)
        except Exception as error:
            sizes.append(type(error).__name__)
            continue
        back = pickle.loads(data)
        assert type(back) is type(value)
        assert pickle.dumps(back, protocol) == data
        sizes.append(len(data))
    print(type(value).__name__, sizes)

print(pickle.dumps([Point(1, 2.5), {'k': (None, 'é')}], 2))
print(pickle.dumps([Point(1, 2.5), {'k': (None, 'é')}], 5))
print(pickle.dumps([Point(1, 2.5), {'k': (None, 'é')}], 0))
again = pickle.loads(pickle.dumps(loop))
print(again[0]['me'] is again, again[0]['pair'][0] is again)

for refused in (lambda: 1, (n for n in ()), {}.keys(), copyreg):
    try:
        pickle.dumps(refused, 0)
    except (TypeError, pickle.PicklingError) as error:
        print(type(error).__name__, str(error).split(' at 0x')[0])
for data in (b'', b'.', b'abc', b'\x80\x09.', b'K', b'X\x05\0\0\0a', b't.', b'h\x03.', b'q\x01.', b'0.', b'}(K\x01u.', b'\x82\x01.'):
    try:
        print(pickle.loads(data))
    except Exception as error:
        print(type(error).__name__, error)

print(Point(1, 2).__reduce_ex__(2)[1:], Counted(3).__reduce_ex__(4)[1:], Stateful().__getstate__(), Slotted().__getstate__())
for value in (Slotted(), (n for n in ())):
    for protocol in (0, 2):
        try:
            print(len(value.__reduce_ex__(protocol)))
        except TypeError as error:
            print(error)
walk = iter([1, 2, 3])
next(walk)
print(walk.__reduce__(), [*copy.copy(walk)], [*walk], walk.__reduce__())


class Reader(pickle.Unpickler):
    def persistent_load(self, pid):
        return f'<{pid}>'


class Writer(pickle.Pickler):
    def persistent_id(self, obj):
        return 'point' if isinstance(obj, Point) else None


import io
file = io.BytesIO()
Writer(file, 4).dump([Point(0, 0), 'plain'])
print(Reader(io.BytesIO(file.getvalue())).load())
copyreg.pickle(Point, lambda point: (Point, (point.x, 'registered')))
print(pickle.loads(pickle.dumps(Point(5, 6))), copy.copy(Point(7, 8)))
