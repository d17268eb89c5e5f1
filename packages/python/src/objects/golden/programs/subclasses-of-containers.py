class M(dict):
    def __missing__(self, k): return k * 2
m = M(a=1)
print(m['a'], m['zz'], m.get('q'), m, len(m), type(m).__name__, m.copy(), M([(1, 2)]), m | {'b': 2}, isinstance(m, dict))
class L(list):
    def __len__(self): return 99
l = L([1, 2]); print(len(l), l, list(l), l + [3], type(l + [3]).__name__, l[0:1], l == [1, 2], bool(l), sorted(l), L('ab'))
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    def total(self): return self[0] + self[1]
t = T(3, 4); print(t, t.total(), len(t), t == (3, 4), hash(t) == hash((3, 4)), {t: 1}[(3, 4)])
class S(set): pass
s = S([1, 2]); print(s, s | {3}, type(s | {3}).__name__, s.copy(), S(), s == {1, 2})
class F(frozenset): pass
print(F([1]), hash(F([1])) == hash(frozenset([1])))
class D(dict):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.x = 5
d = D(q=1); print(d, d.x, d.items(), {**d}, dict(d), list(d))
