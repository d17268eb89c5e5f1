def first(data):
    return second(data)


def second(data):
    total = 0
    for item in data:
        total += item["price"] * item["count"]
    return total


print(first([{"price": 2, "count": 3}]))
first([{"price": 2, "count": 3}, {"price": 5, "count": None}])
