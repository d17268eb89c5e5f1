def bad():
    yield 1
    raise StopIteration("inside")


for value in bad():
    print(value)
