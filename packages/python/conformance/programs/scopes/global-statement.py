total = 10


def grow():
    global total, made
    total += 1
    made = "here"


grow()
grow()
print(total, made)
print(grow.__code__.co_names, grow.__code__.co_varnames)
