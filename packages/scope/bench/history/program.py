def make():
    n = 0
    seen = []

    def inc(by):
        nonlocal n
        n += by
        if n % 7 == 0:
            seen.append(n)
        if len(seen) > 20:
            seen.clear()
        return n

    return inc


def run(times):
    inc = make()
    total = 0
    for i in range(times):
        total += inc(i % 3)
        if total > 1000:
            total -= 1000
    return total


run(110000)
