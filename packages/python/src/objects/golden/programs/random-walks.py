x = 2024
def rnd(n):
    global x
    x = (x * 1103515245 + 12345) % 2147483648
    return (x >> 8) % n
def bound():
    return None if rnd(4) == 0 else rnd(30) - 12
l = []
log = []
for turn in range(600):
    kind = rnd(9)
    try:
        if kind == 0: l.append(turn)
        elif kind == 1: l.insert(rnd(20) - 6, turn)
        elif kind == 2: l[bound():bound()] = range(rnd(5))
        elif kind == 3: del l[bound():bound():rnd(3) - 1 or 2]
        elif kind == 4: l[::rnd(5) - 2] = 'x' * rnd(12)
        elif kind == 5: l.pop(rnd(20) - 9)
        elif kind == 6: l.extend(l[bound():bound():rnd(7) - 3])
        elif kind == 7: l.remove(rnd(40))
        else: log.append(l.index(rnd(20), rnd(8) - 3, rnd(30)))
    except (ValueError, IndexError) as e:
        log.append(str(e)[:40])
    del l[40:]
    if turn % 12 == 0: print(l, log[-5:])
d = {}
for turn in range(800):
    k = rnd(25)
    kind = rnd(8)
    if kind < 4: d[k] = turn
    elif kind == 4: d.pop(k, None)
    elif kind == 5 and d: d.popitem()
    elif kind == 6: d.setdefault(float(k), -turn)
    elif d: del d[next(iter(d))]
    if turn % 20 == 0: print(d, list(reversed(d))[:3], k in d)
for case in range(30):
    row = [(rnd(6), case) if rnd(3) else (rnd(6), -rnd(4)) for _ in range(rnd(90))]
    print(sorted(row)[:6], sorted(row, key=lambda p: p[0])[:9], sorted(row, key=lambda p: -p[0], reverse=True)[-9:], sorted(row, reverse=True)[:5])
    print(max(row, default=0), min(row, default=0), max(row, key=lambda p: p[1], default=0), sum(p[0] for p in row))
    s = slice(bound(), bound(), rnd(7) - 3 or 1)
    n = rnd(25)
    r = range(rnd(20) - 9, rnd(60) - 20, rnd(9) - 4 or 3)
    print(s, s.indices(n), list(range(n))[s], tuple(range(n))[s], 'abcdefghijklmnopqrstuvwxyz'[:n][s], r, r[s], list(r[s]) == list(r)[s], len(r), 7 in r)
