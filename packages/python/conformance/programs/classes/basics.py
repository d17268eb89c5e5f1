class Point:
    """A place."""

    dimensions = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)

    def moved(self, dx):
        return Point(self.x + dx, self.y)


p = Point(1, 2)
print(p, p.moved(3), p == Point(1, 2), p != Point(2), p == 5)
print(Point.__doc__, Point.__name__, Point.dimensions, p.__dict__)
print(Point.moved.__qualname__, p.moved.__self__ is p)
