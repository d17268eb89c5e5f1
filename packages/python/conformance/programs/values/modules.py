import math
import itertools as it
from collections import Counter, defaultdict, deque, namedtuple
from functools import partial, reduce
from operator import itemgetter

print(math.sqrt(16), math.floor(-2.5), math.gcd(12, 18), round(math.pi, 5), math.factorial(10))
print(list(it.chain([1], [2, 3])), list(it.permutations("ab")), list(it.combinations(range(3), 2)))
print(Counter("banana").most_common(2), reduce(lambda a, b: a * b, range(1, 6)), partial(pow, 2)(5))
grouped = defaultdict(list)
for word in ["apple", "avocado", "bean"]:
    grouped[word[0]].append(word)
print(dict(grouped), deque([1, 2, 3], maxlen=2), itemgetter(1)("abc"))
Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p._replace(x=5), Point._fields)
