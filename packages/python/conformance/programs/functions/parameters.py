def show(a, /, b, c=3, *rest, d, e=5, **extra):
    return a, b, c, rest, d, e, extra


print(show(1, 2, d=4))
print(show(1, 2, 3, 4, 5, d=6, e=7, f=8))
print(show(1, b=2, d=4, a=9))
args = (1, 2)
options = {"d": 40}
print(show(*args, **options))
print(show.__defaults__, show.__kwdefaults__)
print(show.__code__.co_varnames, show.__code__.co_argcount, show.__code__.co_posonlyargcount)
