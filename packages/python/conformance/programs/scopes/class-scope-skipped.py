x = "global"


class Box:
    x = "class"
    seen = x
    listed = [x for _ in range(2)]

    def method(self):
        return x

    lazy = lambda self: x


print(Box.seen, Box.listed, Box().method(), Box().lazy())
