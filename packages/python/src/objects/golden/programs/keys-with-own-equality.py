class K:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v or o == self.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f'K({self.v})'
    def __lt__(self, o): return self.v < o.v
d = {K(1): 'a', 2: 'b'}
print(d, d[K(1)], d[1], d[K(2)], K(3) in d, d.get(K(9), 5), len(d))
d[K(2)] = 'c'; d[K(5)] = 'e'
print(d, d.pop(K(1)), d, list(d.items()), d.setdefault(K(5), 8), d.setdefault(K(6), 8))
del d[5]
print(d, d == {2: 'c', 6: 8}, {2: 'c', K(6): 8} == d, d != {})
print(dict.fromkeys([K(1), K(1), 1]), {**d, K(2): 1}, d | {K(2): 3}, dict([(K(1), 2), (1, 3)]))
s = {K(1), 2, K(2), 1}
print(s, K(1) in s, 2 in s, len(s))
s.add(K(3)); s.discard(K(1)); s.add(1); print(s, s - {K(2)}, s & {1, 2}, s | {K(3)}, s ^ {K(3), 9}, s == {1, 2, 3}, s <= {1, 2, 3, 4}, {1} < s)
try:
    s.remove(K(77))
except KeyError as e:
    print('KeyError', e.args)
print(frozenset([K(1), 1]), {frozenset([K(1)])} == {frozenset([1])})
l = [K(3), K(1), K(2)]
print(sorted(l), max(l), min(l), l.index(2), 1 in l, l.count(K(1)), l == [3, 1, 2], (K(1),) == (1,), sorted(l, reverse=True))
l.sort(); print(l); l.remove(K(2)); print(l, [K(1)] < [K(2)], (K(1), 5) == (1, 5), {(K(1), 2): 3}[(1, 2)])
print(hash(K(5)) == hash(5), hash((K(1), 2)) == hash((1, 2)))
