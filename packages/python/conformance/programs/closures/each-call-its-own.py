def adder(n):
    def add(x):
        return x + n

    return add


one, ten = adder(1), adder(10)
print(one(5), ten(5))
print(one.__closure__[0].cell_contents, ten.__closure__[0].cell_contents)
print(one.__code__ is ten.__code__, one.__closure__[0] is ten.__closure__[0])
