a = [1, 2, 3, 4, 5, 6, 7, 8]
print(a[2:6:2], a[::-2], a[-3:-1], a[5:2:-1], a[:-9], a[100:], a[::3], a[-1:0:-3])
b = a[:]; b[1:1] = [9, 9]; print(b); b[-2:] = []; print(b); b[::2] = 'abcd'; print(b); del b[1::2]; print(b); b[:] = range(3); print(b); b[5:9] = [7]; print(b)
del b[-1], b[0]; print(b); b *= 3; print(b); b.insert(-1, 'x'); b.insert(100, 'y'); b.insert(-100, 'z'); print(b, b.index('x'), b.index(2, 3), b.count(2)); b.sort(key=str); print(b); b.reverse(); print(b)
t = (1, 2, 3, 2); print(t[1:], t[::-1], t.index(2, 2), t.count(2), t + (4,), t * 2, 2 in t, hash(t) == hash((1, 2, 3, 2)), t < (1, 3), sorted(t, reverse=True), (), (1,), tuple('ab'), t == [1, 2, 3, 2])
print([1, [2, [3]]], [None, True, 1.5, 'q', b'z', 1j, ...], [[]] * 2, [(), {}, set(), frozenset()], list('é😀a'), '😀a'[0], len('😀'), [c for c in '😀b'], reversed('ab').__class__.__name__ if True else 0, ''.join(reversed('a😀b')))
r = range(2, 20, 3); print(r[1], r[-1], r[1:4], r[::-1], list(r), 5 in r, 6 in r, r.index(8), r.count(5), len(r), r == range(2, 18, 3) or r == range(2, 20, 3), range(10**20, 10**20 + 3)[1], list(range(10**20, 10**20 + 2)), bool(range(0)), max(r), sum(r), hash(r) == hash(range(2, 20, 3)), range(3, 0), len(range(-5, 5, 2)))
