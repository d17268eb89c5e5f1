def make_counter(step):
    count = [0]

    def increment():
        count[0] += step
        return count[0]

    return increment


counter = make_counter(3)
for _ in range(200000):
    counter()
print(counter())
