def make_counter(step):
    count = 0

    def increment():
        nonlocal count
        count += step
        return count

    return increment


counter = make_counter(3)
for _ in range(200000):
    counter()
print(counter())
