# Classes registered with collections.abc match sequence and mapping patterns; the first that is either decides.
from __future__ import generator_stop
import __future__
from collections.abc import Mapping, MutableSequence, Sequence


def kind(value):
    match value:
        case [*_]:
            return 'sequence'
        case {}:
            return 'mapping'
    return None


class Listlike:
    def __len__(self):
        return 0

    def __getitem__(self, key):
        raise KeyError(key)


class Before(Listlike):
    pass


print(kind(Listlike()), kind(Before()))
Sequence.register(Listlike)


class After(Listlike):
    pass


print(kind(Listlike()), kind(Before()), kind(After()))


class Dictlike:
    def __len__(self):
        return 0

    def keys(self):
        return []

    def get(self, key, default=None):
        return default


Mapping.register(Dictlike)
print(kind(Dictlike()))


class Both(Dictlike, Listlike):
    pass


class Reversed(Listlike, Dictlike):
    pass


print(kind(Both()), kind(Reversed()), kind('text'), kind(range(0)), kind({}))
MutableSequence.register(Dictlike)
print(kind(Dictlike()))

for source in ('case {0: _, False: _}: pass', 'case {1: _, 1.0: _}: pass', 'case {"a": _, "a": _}: pass', 'case f"": pass',
               'case {f"": _}: pass', 'case {0: _, "0": _}: pass', 'case {-0.0: _, 0: _}: pass'):
    try:
        compile(f'match x:\n {source}', 'typed.py', 'exec')
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
    else:
        print('compiles')

print(__future__.annotations, __future__.division.getMandatoryRelease(), __future__.all_feature_names)
error = ValueError(1)
error.__setstate__({'args': (1, 2), 'more': 3})
print(error.args, vars(error))
