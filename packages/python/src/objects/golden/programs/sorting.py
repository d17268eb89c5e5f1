print(sorted([(2, 'b'), (1, 'z'), (2, 'a')]), sorted('hello'), sorted({3: 1, 1: 2}), sorted([3, 1, 2], key=lambda v: -v), sorted(['b', 'A', 'c'], key=str.lower), sorted([True, 0, 2.5, -1]))
data = [('x', 3), ('y', 1), ('z', 3), ('w', 2)]
print(sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[1], reverse=True))

l = [(i * 7919) % 1009 for i in range(500)]
print(sorted(l) == sorted(l, key=lambda v: v), sorted(l, reverse=True) == sorted(l, key=lambda v: -v), sorted(l)[:5])
class V:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return s.v < o.v
print([v.v for v in sorted(map(V, l))] == sorted(l), [v.v for v in sorted(map(V, l), reverse=True)] == sorted(l, reverse=True))
