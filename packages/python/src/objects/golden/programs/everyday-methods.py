print({1: 'a'}.__class_getitem__(int) if False else 0, list.__len__([1]), [].__add__([1]), (1).__class__, [1].__contains__(1), dict.get({1: 2}, 1), list.append.__name__, [].append.__name__, str.join.__name__)
a = b = [1]; a += [2]; print(b, a is b); t = (1,); u = t; t += (2,); print(u, t)
x = [1, 2, 3]
for i in x:
    if len(x) < 6: x.append(i)
print(x); print([i for i in reversed(x)], list(iter(x)), x[slice(1, 3)], x.__getitem__(0), x.__len__())
d = {'a': 1}
try:
    for k in d: d[k + 'x'] = 1
except RuntimeError as e: print(e)
try:
    for k in list(d): del d[k]
except RuntimeError as e: print(e)
print(d, [*range(3)], (*'ab',), {**{'a': 1}, 'b': 2}, [*{1: 2}.items()])
first, *rest = 'hello'; (a, b), c = (1, 2), 3; [p, q] = {1: 0, 2: 0}; print(first, rest, a, b, c, p, q)
