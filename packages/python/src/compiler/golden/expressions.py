# --- arithmetic on constants is done here
a = 1 + 2 * 3 - 4 // 5 % 6
b = 2 ** 10, 2 ** -1, 7 / 2, -7 // 2, -7 % 3, 1 << 5, 255 >> 2, 6 & 3 | 8 ^ 1
c = 1.5 + 2, 1e300 * 10, 2.5 // 1, -2.5 % 2, 1j * 1j, 1 + 2j, 3 - 4j
d = "a" + "b" "c", "ab" * 3, b"x" + b"y", (1, 2) + (3,), (0,) * 4
e = -1, +1, ~1, not 1, not 0, - -1
f = "abc"[1], (1, 2, 3)[-1], "abcdef"[1:4], b"abc"[0]
g = True + 1, True & False, -True

# --- what would fail or grow is left to run time
a = 1 / 0
b = 10 ** 1000
c = "x" * 10000
d = 1 << 1000
e = (1, 2)[5]
f = 1 + "a"
g = 2 ** 128

# --- small and large integers
a = 0, 255, 256, -1, 1000, 12345678901234567890
b = 255
c = 256
d = -5

# --- constants are merged by type and sign
a = [1, 1.0, True, 0.0, -0.0, "1", b"1", None, ..., 1j, 0, False]

# --- displays of constants
a = [1, 2]
b = [1, 2, 3]
c = {1, 2, 3}
d = (1, (2, 3), ())
e = {"a": 1, "b": 2}
f = [1, x, 3]
g = {x}
h = []
i = {}

# --- membership in a display of constants
a in [1, 2, 3]
a not in {1, 2, 3}
a in (b, c)
a in [b, c]

# --- displays unpack
[*a, b]
(*a, b, *c)
{*a, b}
{**a, "b": 1, **c, "d": 2}

# --- a long list is built in steps
a = [b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b]
c = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32)

# --- a long dict is built in steps
a = {
    0: b, 1: b, 2: b, 3: b, 4: b, 5: b, 6: b, 7: b, 8: b, 9: b, 10: b, 11: b, 12: b, 13: b, 14: b, 15: b, 16: b, 17: b,
    18: b, 19: b, **c, 20: b,
}

# --- boolean operators keep the deciding value
a = b and c
d = b or c and e
f = not (a or b)
g = a if b else c if d else e

# --- boolean operators as conditions thread their jumps
def f(a, b, c):
    return (a and b) or c, (a or b) and c, a and b and c

# --- attributes over several lines
x = (
    a
    .b
    .c(1)
    .d
)

# --- binary operators
def f(a, b):
    return a + b, a - b, a * b, a @ b, a / b, a % b, a ** b, a << b, a >> b, a | b, a ^ b, a & b, a // b

# --- comparisons
def f(a, b):
    return a == b, a != b, a < b, a <= b, a > b, a >= b, a is b, a is not b, a in b, a not in b

# --- not of a comparison inverts it where it can
def f(a, b):
    return not a is b, not a in b, not a == b, not not a

# --- walrus
if (n := len(a)) > 10:
    print(n)
print(y := 1, y ** 2)

# --- f-strings
a = f""
b = f"x"
c = f"{x}"
d = f"a{x}b{y!r}c{z:>{w}.2f}d{v!s:10}"
e = f"{x=}" f"{y}" "z"
g = f"{'nested ' + f'{x}'}"

# --- percent formatting with a tuple is an f-string
a = "%s is %r" % (x, y)
b = "%5s|%-5s|%.2s|%05a%%" % (x, y, z, w)
c = "%d" % (x,)
d = "%s" % x
e = "%s %s" % (x,)

# --- template strings
a = t""
b = t"a{x}b"
c = t"{x!r:>{y}}{z}"

# --- __debug__ is a constant
if __debug__:
    print(1)
x = __debug__

# --- lambdas in expressions
f = (lambda x: lambda y: x + y)(1)(2)

# --- conditional expression in a call
print(a if b else c, d and e)

# --- yieldless ellipsis and None
...
None
"string"
1
