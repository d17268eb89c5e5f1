class Field:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return f"<{self.name}>"


class Base:
    children = []

    def __init_subclass__(cls, /, label=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.children.append((cls.__name__, label))


class Child(Base, label="x"):
    title = Field()


print(Base.children, Child().title, Child.title.name)
