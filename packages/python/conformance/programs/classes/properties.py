class Circle:
    def __init__(self, radius):
        self._radius = radius

    @property
    def radius(self):
        """How far."""
        return self._radius

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("negative radius")
        self._radius = value

    @property
    def area(self):
        return 3 * self._radius**2


c = Circle(2)
c.radius = 3
print(c.radius, c.area, Circle.radius.__doc__)
try:
    c.area = 5
except AttributeError as error:
    print(error)
try:
    c.radius = -1
except ValueError as error:
    print(error)
