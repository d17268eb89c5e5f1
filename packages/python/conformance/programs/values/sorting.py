people = [("Zoe", 30), ("Adam", 25), ("Mia", 30)]
print(sorted(people), sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, reverse=True))
print(sorted("hello"), min(people, key=lambda p: p[1]), max([1, 5, 3]), sum([1, 2], 10))
print(list(map(lambda x, y: x + y, [1, 2], [3, 4])), list(filter(str.isupper, "aBcD")))
print(list(zip("ab", range(5), strict=False)), list(enumerate("xy", start=1)), list(reversed([1, 2])))
