items = [3, 1, 2]
items.append(5)
items.insert(0, 9)
items.sort()
print(items, items.index(5), items.count(1), items[::2], items * 2, items + [0])
items[1:3] = ["x", "y", "z"]
del items[0]
items.reverse()
print(items, items.pop(), items.pop(0), len(items), [1, 2] < [1, 3])
table = {"b": 1, "a": 2}
table["c"] = 3
table.update(d=4)
print(table, list(table), table.get("z", 0), table.pop("b"), "a" in table, sorted(table.items()))
print(table.setdefault("e", []), table | {"a": 9}, {**table, "q": 1}, list(reversed(table)))
a, b = {1, 2, 3}, {2, 3, 4}
print(a & b, a | b, a - b, a ^ b, a <= {1, 2, 3, 4}, frozenset([1, 2]) == {1, 2})
print((1, 2) + (3,), (1, 2) * 2, (5,), (), tuple("ab"), (1, 2, 3)[1:], hash((1, 2)) == hash((1, 2)))
nested = [[1, [2, 3]], {"k": (4,)}]
nested.append(nested)
print(nested)
print(list(range(10, 0, -3)), range(5)[2], 3 in range(5), len(range(0, 10, 3)), slice(1, 5, 2))
