print(isinstance([], (list, tuple)), isinstance(1, (int, (str,))), issubclass(bool, (str, int)), isinstance(True, int), isinstance(None, type(None)), isinstance(3, int | None), issubclass(int, int | str))
print(vars(type('T', (), {'a': 1}))['a'], [n for n in vars(type('T', (), {'a': 1})) if n[0] != '_'], 'a' in vars(type('T', (), {'a': 1})))
class P:
    __slots__ = ('x',)
p = P(); p.x = 1; print(hasattr(p, 'x'), hasattr(p, 'y'), getattr(p, 'y', 0), [n for n in dir(p) if n[0] != '_'])
def f(a, b=2): c = 3; return sorted(locals()), dir(), vars()
print(f(1))
print(callable(f), callable(P), callable(p), id(p) == id(p), hash(p) == hash(p), repr(len)[:14], print.__name__)
