def pair(a, b=2):
    return a, b


pair(1, 2, 3)
