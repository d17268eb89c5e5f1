class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError(i)
        return i * 10
s = Seq()
print(list(s), tuple(s), list(reversed(s)), 20 in s, 5 in s, sum(s), max(s), sorted(s, reverse=True), [*s], {*s}, list(zip(s, s)), dict(zip(s, 'abc')), list(map(str, s)), len(s), bool(s))
a, b, c = s; print(a, b, c)
a, *b = s; print(a, b)
print(list(enumerate(s)), list(filter(None, s)), any(s), all(s), iter(s).__next__(), next(iter(s)))
it = iter(s); print(list(it), list(it), next(it, 'end'))
