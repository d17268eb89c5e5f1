class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
x = [1, 2, 3, 4, 5]
print(x[I(1)], x[I(0):I(3)], x[::I(2)], (1, 2, 3)[I(-1)], range(10)[I(3)], range(I(1), I(9), I(3)), [0] * I(3), I(2) * (1, 2))
x[I(0)] = 9; x[I(1):I(2)] = (7, 7); del x[I(-1)]; x.insert(I(1), 'i'); print(x, x.pop(I(0)), x.index(7, I(1)))
print(bin(I(5)), hex(I(255)), oct(I(8)), chr(I(65)), list(enumerate('ab', I(4))), slice(I(1), None).indices(I(5)), round(2.567, I(1)))
x *= I(2); print(x)
