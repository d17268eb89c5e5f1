for n in range(10):
    if n == 2:
        continue
    if n == 5:
        break
    print(n, end=" ")
else:
    print("never")
print()
n = 3
while n:
    n -= 1
else:
    print("while else", n)
x, y = 1, 2
x, y = y, x
print(x, y, sep="/")
[a, (b, *c)] = [1, (2, 3, 4)]
print(a, b, c)
print([x if x % 2 else -x for x in range(5)], {x: y for x, y in [(1, 2)]})
i = 5
i += 2; i **= 2; i //= 3; i %= 7; i <<= 2; i |= 1
print(i, 1 if i else 0, i and "and", 0 or "or", not i)
