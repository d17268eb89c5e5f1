"""What `type(name, bases, namespace)` and the attributes of a class refuse and allow."""

def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: type("a\0b", (), {}))
attempt(lambda: type("42", (), {}).__name__)
attempt(lambda: type("Twice", (), {"__slots__": ("__dict__", "__dict__")}))
attempt(lambda: type("Twice", (), {"__slots__": ("__weakref__", "__weakref__")}))
attempt(lambda: type("Empty", (), {"__slots__": ""}))
attempt(lambda: type("Number", (), {"__slots__": "42"}))
attempt(lambda: type("Pair", (), {"__slots__": ["x", "y"]}).__slots__)


class Plain:
    pass


def rename(name):
    Plain.__name__ = name
    return Plain.__name__


def without_parameters():
    del Plain.__type_params__


attempt(lambda: rename("New"))
attempt(lambda: rename("a\0b"))
attempt(without_parameters)
print(Plain.__name__, Plain.__type_params__)

print("__firstlineno__" in Plain.__dict__)
Plain.__module__ = "elsewhere"
print("__firstlineno__" in Plain.__dict__)


class Shown:
    """Says itself what its attributes are."""

    @property
    def __dict__(self):
        return {"shown": 1}


print(vars(Shown()), Shown().__dict__)

print(zip([1], [2], strict=True).__reduce__()[2:], zip([1], [2]).__reduce__()[2:])
again = zip([1, 2], [3, 4, 5])
again.__setstate__(True)
attempt(lambda: list(again))
print(sum([], False), sum([True], False), sum([]))
