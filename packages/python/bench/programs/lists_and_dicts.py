def sieve(limit):
    marks = [True] * (limit + 1)
    marks[0] = marks[1] = False
    for number in range(2, limit + 1):
        if marks[number] and number * number <= limit:
            for multiple in range(number * number, limit + 1, number):
                marks[multiple] = False
    return [number for number, mark in enumerate(marks) if mark]


def count_gaps(numbers):
    gaps = {}
    previous = numbers[0]
    for number in numbers[1:]:
        gap = number - previous
        if gap in gaps:
            gaps[gap].append(number)
        else:
            gaps[gap] = [number]
        previous = number
    return gaps


def tally(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


primes = sieve(60000)
gaps = count_gaps(primes)
words = ["w" + str(prime % 97) for prime in primes]
counts = {}
for _ in range(5):
    counts = tally(words)
most = max(counts.values())
print(len(primes), len(gaps), sorted(gaps)[-1], [w for w in sorted(counts) if counts[w] == most])
