class BL:
    def __len__(self): return -1
class BL2:
    def __len__(self): return 'x'
for c in (BL(), BL2()):
    try: len(c)
    except Exception as e: print(type(e).__name__, e)
class BR:
    def __repr__(self): return 5
    def __str__(self): return 6
    def __format__(self, s): return 7
    def __index__(self): return 'x'
    def __bool__(self): return 1
b = BR()
for f in (lambda: repr(b), lambda: str(b), lambda: format(b), lambda: f'{b}', lambda: [1, 2][b], lambda: bin(b), lambda: range(b), lambda: bool(b), lambda: print(b), lambda: [b].__repr__(), lambda: chr(b), lambda: [1][b:]):
    try: print(f())
    except TypeError as e: print(e)
