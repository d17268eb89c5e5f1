print("before")


class Loud:
    print("inside", __qualname__)
    for i in range(2):
        locals()[f"attribute_{i}"] = i
    total = sum(range(4))


print(Loud.attribute_1, Loud.total, Loud.i)
