class Positive:
    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.slot)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.slot} must be positive")
        setattr(instance, self.slot, value)


class Item:
    price = Positive()

    def __init__(self, price):
        self.price = price


item = Item(5)
item.price = 7
print(item.price, item.__dict__)
Item(0)
