x = {i: i for i in range(20)}
for k in list(x)[::2]: del x[k]
x['new'] = 1; print(x, list(reversed(x)), x.popitem(), x.popitem(), len(x), 19 in x, 1 in x, list(x.items())[:3])
x.setdefault('q', []).append(1); print(x['q'], x.get('zz'), x.pop('zz', 'd'), x.fromkeys('ab'), {1: 'a', True: 'b', 1.0: 'c'}, {**x} == x)
d = {'b': 1, 'a': 2}; print(sorted(d), sorted(d.items(), key=lambda kv: kv[1]), max(d, key=d.get), {v: k for k, v in d.items()}, 'a' in d.keys(), ('a', 2) in d.items(), d.keys() - {'a'}, d.items() & {('a', 2)})
print({} | {1: 2}, {1: 1} | {1: 2, 3: 4}, dict.fromkeys(range(3)), dict(a=1) == {'a': 1}, {'a': {'b': {}}}, [*d], list(d.values()), d.__contains__('a'), str(d), f'{d}')
print({(1, 2): 'x'}[1, 2], {None: 1}[None], {1.5: 2}[1.5], {'': 0}, {b'a': 1}[b'a'], {frozenset([1]): 2}, {(1, (2, (3,))): 4}[(1, (2, (3,)))], {1j: 2}, {range(3): 1}[range(3)], hash(1) == hash(1.0) == hash(True))
