total = 10


def grow():
    total = total + 1
    return total


grow()
