def outer():
    x = "from outer"

    def middle():
        def inner():
            return x

        return inner

    return middle


middle = outer()
print(middle()())
print(outer.__code__.co_cellvars, middle.__code__.co_freevars, middle().__code__.co_freevars)
print(middle.__closure__[0] is middle().__closure__[0])
