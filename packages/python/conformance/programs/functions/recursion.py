def hanoi(n, source, target, spare):
    if n == 0:
        return 0
    return hanoi(n - 1, source, spare, target) + 1 + hanoi(n - 1, spare, target, source)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(hanoi(6, "A", "C", "B"), [fib(n) for n in range(15)])
