x = 12345
def rnd(n):
    global x
    x = (x * 1103515245 + 12345) % 2147483648
    return (x >> 8) % n
for case in range(40):
    s = set()
    span = [8, 16, 40, 200, 5000][case % 5]
    line = []
    for i in range(40):
        v = rnd(span)
        if rnd(5) < 2: s.discard(v)
        else: s.add(v)
        if i % 4 == 3: line.append(list(s))
    print(line)
