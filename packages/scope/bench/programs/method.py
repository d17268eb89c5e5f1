class Point:
    def __init__(self, x):
        self.x = x

    def move(self, by):
        self.x += by
        return self


point = Point(0)
for i in range(12000):
    point.move(i)
