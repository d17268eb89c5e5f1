def collect(*args, **kwargs):
    return args, sorted(kwargs.items())


print(collect(*[1, 2], 3, *"ab", **{"x": 1}, y=2))
print(collect(*range(3), **dict(k=1)))
try:
    collect(*5)
except TypeError as error:
    print(error)
try:
    collect(**[1])
except TypeError as error:
    print(error)
