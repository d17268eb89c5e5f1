square = lambda x: x * x
add = lambda a, b=10: a + b
print(square(7), add(1), add(1, 2))
print((lambda *args: sum(args))(1, 2, 3))
print(square.__name__, square.__qualname__)
print(sorted(["pear", "fig", "banana"], key=lambda word: len(word)))
