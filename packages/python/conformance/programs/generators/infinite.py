import itertools


def primes():
    found = []
    for n in itertools.count(2):
        if all(n % p for p in found):
            found.append(n)
            yield n


print(list(itertools.islice(primes(), 10)))
print(list(itertools.takewhile(lambda p: p < 20, primes())))
