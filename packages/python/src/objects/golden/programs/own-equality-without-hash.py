class C:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
a = [C(1), C(2)]
print(a == [C(1), C(2)], a != [C(1), C(3)], (C(1),) == (C(1),), {1: C(1)} == {1: C(1)}, C(2) in a, a.index(C(2)), a.count(C(1)), {'k': [C(1)]} == {'k': [C(1)]}, {'k': [C(1)]} != {'k': [C(2)]})
a.remove(C(1)); print(len(a))
class D:
    def __lt__(self, o): return NotImplemented
try: D() < D()
except TypeError as e: print(e)
try: sorted([D(), D()])
except TypeError as e: print(e)
try: max(D(), D())
except TypeError as e: print(e)
try: [D()] < [D()]
except TypeError as e: print(e)
