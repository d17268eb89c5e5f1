class Registry(type):
    known = []

    def __new__(mcls, name, bases, namespace, **options):
        cls = super().__new__(mcls, name, bases, namespace)
        mcls.known.append((name, options))
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        made = super().__call__(*args)
        made.tag = "tagged"
        return made


class Plugin(metaclass=Registry): ...


class Special(Plugin, level=3):
    def __init__(self, n):
        self.n = n


print(Registry.known, Special(4).n, Special(4).tag, type(Special).__name__)
