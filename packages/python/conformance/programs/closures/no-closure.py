x = 1


def plain():
    return x


print(plain.__closure__, plain.__code__.co_freevars, plain.__code__.co_names)
