def lattice(size):
    inside = 0
    total = 0
    for x in range(size):
        for y in range(size):
            if x * x + y * y <= size * size:
                inside += 1
            total += (x ^ y) % 7
    return inside, total


print(*lattice(450))
