class N:
    def __abs__(self): return 'abs'
    def __round__(self, n=None): return ('round', n)
    def __divmod__(self, o): return ('divmod', o)
    def __rdivmod__(self, o): return ('rdivmod', o)
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __len__(self): return 7
    def __hash__(self): return 2 ** 70
    def __format__(self, s): return 'fmt:' + s
    def __str__(self): return 'str'
    def __repr__(self): return 'répr'
    def __add__(self, o): return 'add'
    def __radd__(self, o): return self
    def __reversed__(self): return iter('rev')
    def __contains__(self, x): return x
    def __dir__(self): return ['b', 'a']
n = N()
print(abs(n), round(n), round(n, 2), divmod(n, 1), divmod(1, n), pow(n, 2), pow(n, 2, 3), len(n), format(n), format(n, 'x'), f'{n:y}', n, repr(n), ascii(n), sum([n]), list(reversed(n)), 1 in n, 0 in n, dir(n), hash(n) != 0)
print(n, n, sep='-', end='!\n')
