def outer():
    def inner():
        return value

    value = "first"
    before = inner()
    value = "second"
    after = inner()
    return before, after, inner


before, after, inner = outer()
print(before, after, inner())
