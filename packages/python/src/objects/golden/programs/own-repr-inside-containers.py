class R:
    def __repr__(self): return 'R!'
r = R()
print([r], (r,), {r}, {1: r}, {r: 1}, frozenset([r]), [[r]], {1: r}.values(), {1: r}.items(), {r: 1}.keys(), slice(r, 1), [[], r])
l = [r]; l.append(l); print(l)
d = {1: r}; d[2] = d; print(d, str(l), f'{l}', repr(d))
t = ([r],); t[0].append(t); print(t)
