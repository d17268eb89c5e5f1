def count_to(limit):
    number = 0
    while number < limit:
        yield number
        number += 1


def squares(numbers):
    for number in numbers:
        yield number * number


def odd(numbers):
    return (number for number in numbers if number % 2)


def leaves(tree):
    if isinstance(tree, tuple):
        for branch in tree:
            for leaf in leaves(branch):
                yield leaf
    else:
        yield tree


def grow(depth):
    if depth == 0:
        return 1
    return (grow(depth - 1), depth, grow(depth - 1))


total = 0
for number in odd(squares(count_to(60000))):
    total += number
print(total, sum(leaves(grow(11))))
