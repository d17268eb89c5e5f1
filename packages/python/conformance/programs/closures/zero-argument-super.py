class Base:
    def hello(self):
        return "base"


class Child(Base):
    def hello(self):
        return "child of " + super().hello()

    def which(self):
        return __class__


print(Child().hello(), Child().which() is Child)
print(Child.hello.__code__.co_freevars, Child.which.__closure__[0].cell_contents is Child)
