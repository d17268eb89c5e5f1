l = [5, 3, 1]
class Bad:
    def __lt__(self, o): raise ValueError('no')
try: sorted([Bad(), Bad()])
except ValueError as e: print(e)
x = [Bad(), 1]
try: x.sort()
except Exception as e: print(type(e).__name__, e, len(x))
x = [3, 2, 1]
try: x.sort(key=lambda v: 1 / (v - 1))
except ZeroDivisionError: print(x)
class E:
    def __eq__(self, o): raise KeyError('eq')
    def __hash__(self): return 1
try: {E(): 1}[1]
except KeyError as e: print(e)
try: {1: 1}[E()]
except KeyError as e: print(e)
try: [E()].index(1)
except KeyError as e: print(e)
class H:
    def __hash__(self): raise TypeError('nope')
class H2:
    __hash__ = None
class H3:
    def __eq__(self, o): return True
class H4:
    def __hash__(self): return 'x'
for h in (H(), H2(), H3(), H4()):
    for f in (lambda: {h: 1}, lambda: {h}, lambda: hash(h), lambda: {}.get(h), lambda: {1}.discard(h), lambda: h in {1: 2}, lambda: {(h, 1)}, lambda: {(1, h): 2}):
        try: print(f())
        except TypeError as e: print(e)
