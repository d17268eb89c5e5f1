class A:
    x = 1
    def __init__(self): self.y = 2
    @property
    def p(self): return 'p'
    @p.setter
    def p(self, v): self._p = v
    def __getattr__(self, n):
        if n == 'dyn': return 'dynamic'
        raise AttributeError(n)
a = A()
print(getattr(a, 'x'), getattr(a, 'p'), getattr(a, 'dyn'), getattr(a, 'none', 'dflt'), hasattr(a, 'dyn'), hasattr(a, 'zip'), hasattr(a, 'p'), hasattr(a, 'y'))
setattr(a, 'p', 3); setattr(a, 'z', 4); print(a._p, vars(a), setattr(a, 'q', 1)); delattr(a, 'z'); print(vars(a))
print([n for n in dir(a) if not n.startswith('__')], 'x' in vars(A), callable(a), callable(A), callable(print), callable(a.__init__), callable(lambda: 0), callable(5))
