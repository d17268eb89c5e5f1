"""Views of bytes: shapes, formats, slices, and what they forbid their buffer."""


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f'{type(error).__name__}: {error}'


text = memoryview(b'lighthouse')
print(len(text), text[0], text[-1], text[2:5].tolist(), text[::-1].tobytes(), bytes(text[::3]))
print(text.format, text.itemsize, text.nbytes, text.ndim, text.shape, text.strides, text.suboffsets, text.readonly)
print(text[::2].strides, text[::2].contiguous, text[2:5].contiguous, text[1:3].obj)
print(text == b'lighthouse', b'lighthouse' == text, text[::2] == b'lgtos', hash(text) == hash(b'lighthouse'))
print({b'ligh': 'found'}[text[:4]], 105 in text, text.count(104), text.index(104), text.index(104, 4), list(text[:3]))
for action in (
    lambda: text[10],
    lambda: text['a'],
    lambda: text[1, 2],
    lambda: text[()],
    lambda: text < text,
    lambda: text.index(1),
    lambda: text.index(105, 5, 6),
    lambda: text.tobytes('X'),
    lambda: memoryview('text'),
    lambda: memoryview(3),
    lambda: text.__setitem__(0, 1),
    lambda: text.__delitem__(0),
    lambda: b''.find(text[::2]),
):
    print(attempt(action))

row = bytearray(range(12))
table = memoryview(row).cast('B', [3, 4])
print(table.tolist(), table.shape, table.strides, table[1, 2], table[-1, -1], table[1:].tolist())
table[2, 3] = 255
print(row[-1], table.tobytes('F'), table.tobytes(order='A') == bytes(row), table.c_contiguous, table.f_contiguous)
for action in (
    lambda: table[1],
    lambda: table[1, 2, 3],
    lambda: table[3, 0],
    lambda: table[0, 4],
    lambda: table[0:1, 0:1],
    lambda: table[(1,)],
    lambda: list(table),
    lambda: table.__setitem__(slice(0, 1), b'abcd'),
    lambda: table.cast('B', [4, 3]),
    lambda: memoryview(row).cast('B', [5, 3]),
    lambda: memoryview(row).cast('B', [0]),
    lambda: memoryview(row).cast('B', ['a']),
    lambda: memoryview(row).cast('B', 12),
    lambda: memoryview(row).cast('z'),
    lambda: memoryview(row)[::2].cast('H'),
    lambda: memoryview(row)[:3].cast('H'),
    lambda: memoryview(row).cast('I').cast('H'),
):
    print(attempt(action))

single = memoryview(b'x').cast('B', ())
print(single.tolist(), single[()], single[...] is single, single.ndim, attempt(lambda: single[0]), attempt(lambda: len(single)))

numbers = bytearray(16)
for format, value in (('h', -2), ('I', 2**32 - 1), ('q', -(2**63)), ('Q', 2**63), ('d', 1.5), ('f', 0.25), ('e', 65504.0), ('?', 'yes'), ('c', b'z')):
    view = memoryview(numbers).cast(format)
    view[0] = value
    print(format, view.itemsize, view[0], view[1], bytes(numbers[:8]))
    view.release()
for format, value in (('B', 256), ('B', -1), ('b', 128), ('H', 'a'), ('i', 1.5), ('d', 'a'), ('e', 65520.0), ('c', 5), ('c', b'ab')):
    print(format, value, attempt(lambda: memoryview(numbers).cast(format).__setitem__(0, value)))
nan = memoryview(bytearray(b'\x00\x7e')).cast('e')
print(nan[0], nan == nan, memoryview(b'\x01\x00').cast('e')[0], memoryview(b'\x00\x7c').cast('e')[0])


class Place:
    def __init__(self, index):
        self.index = index

    def __index__(self):
        return self.index


class Same:
    def __eq__(self, other):
        return other == 98


view = memoryview(bytearray(b'abcdef'))
view[Place(1)] = Place(66)
view[Place(2) : Place(4)] = b'XY'
print(view[Place(0)], view.tobytes(), view.cast('B', [2, 3])[Place(1), Place(2)], view.count(66))
print(memoryview(b'abcb').count(Same()), memoryview(b'abcb').index(Same()), memoryview(b'abcb').index(Same(), Place(2)))
view[::2] = view[1::2]
view[1:4] = view[0:3]
print(view.tobytes(), attempt(lambda: view.__setitem__(slice(0, 2), b'abc')), attempt(lambda: view.__setitem__(slice(0, 2), 5)))

held = bytearray(b'tide')
watch = memoryview(held)
for action in (
    lambda: held.append(1),
    lambda: held.clear(),
    lambda: held.pop(),
    lambda: held.extend(b'ab'),
    lambda: held.extend(b''),
    lambda: held.__delitem__(slice(0, 2)),
    lambda: held.__setitem__(slice(0, 1), b'12'),
    lambda: held.__setitem__(slice(0, 2), b'TI'),
    lambda: held.__init__(b'x'),
    lambda: held.reverse(),
    lambda: held.resize(9),
):
    print(attempt(action), watch.tobytes())
part = watch[1:]
watch.release()
print(attempt(lambda: held.append(1)))
del part
held.append(33)
print(held, attempt(lambda: watch[0]), attempt(lambda: len(watch)), watch == watch, repr(watch).split(' at ')[0])

with memoryview(held) as inside:
    print(inside.hex(), inside.hex('-', 2), inside.toreadonly().readonly, attempt(lambda: hash(inside)))
print(attempt(lambda: inside.tolist()), attempt(inside.__enter__))
steps = iter(memoryview(b'ab'))
print(next(steps), type(steps).__name__, list(steps), list(reversed(memoryview(b'abc'))), memoryview[int])
print(b"<" + memoryview(b'x'), b','.join([memoryview(b'p'), b'q']), int.from_bytes(memoryview(b'\x01\x02')))
print(str(memoryview(b'caf\xc3\xa9'), 'utf-8'), b'abc'.startswith(memoryview(b'ab')), bytearray(memoryview(b'abcd')[::2]))
