class Managed:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind.__name__ if kind else None)
        return self.swallow


with Managed("a") as a, Managed("b") as b:
    print(a, b)
with Managed("quiet", swallow=True):
    raise ValueError("swallowed")
print("still here")
with Managed("loud"):
    raise ValueError("not swallowed")
