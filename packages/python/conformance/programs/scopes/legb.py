name = "global"


def outer():
    name = "enclosing"

    def inner():
        name = "local"
        return name

    def reader():
        return name

    return inner(), reader()


print(outer(), name, len("builtin"))
