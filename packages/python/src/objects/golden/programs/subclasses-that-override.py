class GD(dict):
    def __getitem__(self, k): return 'got ' + str(dict.get(self, k))
    def keys(self): print('keys'); return super().keys()
    def __iter__(self): print('iter'); return super().__iter__()
g = GD(a=1)
print(g['a'], dict(g), {**g}, list(g), g.get('a'), g == {'a': 1}, len(g), 'a' in g, g.pop('a'), g)
def kw(**k): return k
g = GD(b=2); print(kw(**g), {'z': 1} | g, g | {'c': 3}, sorted(g), g.items(), tuple(g.values()))
class GL(list):
    def __iter__(self): return iter('own')
    def __getitem__(self, i): return 'item'
    def append(self, x): super().append(x * 2)
    def __contains__(self, x): return x == 'magic'
l = GL([1, 2]); l.append(5)
print(l, list(l), l[0], [*l], tuple(l), 'magic' in l, 1 in l, len(l), l + [1], sorted(l), sum([1], 1), l == [1, 2, 10], l.index(10), max(l), ''.join(l), dict.fromkeys(l), l[:])
a, b, c = l; print(a, b, c); x = [0]; x.extend(l); x += l; x[1:2] = l; print(x, list(zip(l, l)), list(reversed(l)))
class GS(str):
    def __eq__(self, o): return str.__eq__(self, o) or o == 'other'
    def __hash__(self): return str.__hash__(self)
    def __str__(self): return 'S:' + str.__str__(self)
s = GS('k'); d = {s: 1, 'q': 2}
print(d['k'], d[GS('q')], 'k' in d, {GS('k')} == {'k'}, s == 'other', ['other'].index(s), f'{s}', str(s), repr(s), s + '!', [s], d, print(s), len(s), getattr(5, GS('real')) if False else 0)
class GI(int):
    def __hash__(self): return 7
    def __eq__(self, o): return int.__eq__(self, o)
    def __repr__(self): return f'GI({int(self)})'
i = GI(3); print({i: 1}, {3: 'x'}.get(i), {i: 1}.get(3), [1, 2, 3, 4][i], range(i), i + 1, {7: 0, i: 1}, sorted([GI(2), 1, GI(0)]), sum([i, i]), max(1, i), [3].count(i), i in (1, 3), chr(GI(65)), 'ab' * i, hash(i))
