x = 999
def rnd(n):
    global x
    x = (x * 1103515245 + 12345) % 2147483648
    return (x >> 8) % n
def mk(n, span):
    s = set()
    for i in range(n):
        s.add(rnd(span))
        if i % 3 == 2: s.discard(rnd(span))
    return s
for case in range(60):
    span = [8, 16, 40, 200, 5000][case % 5]
    a = mk(rnd(30), span); b = mk(rnd(30), span)
    print(a, b, a | b, a & b, a - b, a ^ b, b - a, b ^ a)
    c = a.copy(); c |= b; d = a.copy(); d &= b; e = a.copy(); e -= b; f = a.copy(); f ^= b
    print(c, d, e, f, frozenset(a), set(list(a)), a.union(list(b)), a.intersection(list(b)), a.difference(list(b)), a.symmetric_difference(list(b)))
    g = dict.fromkeys(b); print(a.union(g), a.intersection(g), a.difference(g), a.symmetric_difference(g), set(g), g.keys() ^ a, g.keys() & a, g.keys() - a, g.keys() | a)
    h = a.copy(); h.update(g); i = a.copy(); i.symmetric_difference_update(g); j = a.copy(); j.difference_update(g); print(h, i, j)
    k = a.copy(); p = [k.pop() for _ in range(len(k) // 2)]; k.add(rnd(span)); k.add(rnd(span)); print(p, k, [k.pop() for _ in range(len(k))])
