big = 2**60
print(big == 2.0**60, big != 2.0**60, big + 1 == 2.0**60, 2.0**60 == big, {big: "x"}[2.0**60])
print(complex(2**60) == big, big == complex(2**60, 1), float("nan") == big, big == float("inf"))
print(-big == -(2.0**60), True == 1.0, 0 == -0.0, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53)
