def shuffled(count):
    state = 12345
    items = []
    for index in range(count):
        state = (state * 1103 + 12289) % 65536
        items.append(("name" + str(state % 500), state, index))
    return items


def second(item):
    return item[1]


records = shuffled(12000)
by_number = sorted(records, key=second)
by_name = sorted(records, key=lambda item: (item[0], -item[1]))
by_length = sorted(records, key=lambda item: (len(item[0]), item[2]), reverse=True)
print(by_number[0], by_number[-1])
print(by_name[0], by_name[-1])
print(by_length[0], by_length[-1])
