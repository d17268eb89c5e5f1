class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def __mul__(self, factor):
        return Vector(*(a * factor for a in self.parts))

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __getitem__(self, index):
        return self.parts[index]

    def __len__(self):
        return len(self.parts)

    def __iter__(self):
        return iter(self.parts)

    def __contains__(self, value):
        return value in self.parts

    def __bool__(self):
        return any(self.parts)

    def __call__(self):
        return "called"

    def __repr__(self):
        return "Vector" + repr(self.parts)


v = Vector(1, 2, 3)
print(v + v, v * 2, 2 * v, -v, v[1], v[-1], v[:2], len(v))
print(list(v), 2 in v, 9 in v, bool(Vector(0)), v())
try:
    v - v
except TypeError as error:
    print(error)
try:
    "a" + v
except TypeError as error:
    print(error)
