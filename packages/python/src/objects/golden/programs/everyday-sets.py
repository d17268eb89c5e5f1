s = {3, 1, 2}
print(s, s | {9}, s & {1, 5}, s - {1}, s ^ {1, 7}, s.issubset({1, 2, 3, 4}), s >= {1}, s.isdisjoint({9}), sorted(s), len(s), s.union([4], (5,)), s.intersection([1, 2], {2}), s.difference([1], [2]), {1, 2} == {2, 1}, {1} < {1, 2}, {1} != {2}, frozenset({1}) | {2}, {1} | frozenset({2}))
s.update([5], {6}); s.intersection_update([1, 5, 6, 3]); s.difference_update([1]); s.symmetric_difference_update([3, 8]); print(s)
s &= {5, 6, 8}; s |= {1}; s -= {8}; s ^= {1, 2}; print(s, s.pop() in (5, 6, 2), {frozenset({1}): 2}[frozenset({1})], {1} in {frozenset({1})}, s.copy() == s)
print({i % 7 for i in range(30)}, set('hello') == set('olleh'), {True, 1, 1.0}, {0, False}, set(range(20)), {x * x for x in range(-5, 5)}, {100, 50, 25, 12, 6, 3})

r = [set(range(k, k * 37, k)) for k in range(1, 12)]
print(r); print([a ^ b for a, b in zip(r, r[1:])]); print([a & b for a, b in zip(r, r[1:])]); print([a - b for a, b in zip(r, r[1:])]); print([a | b for a, b in zip(r, r[1:])])
