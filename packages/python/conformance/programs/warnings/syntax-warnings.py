# What the compiler warns of: shown before the program runs, or when compile() is called.
import sys


def doubtful(x, y):
    if x is 1 or 'a' is not x:
        pass
    y = [(1, 2) (3, 4)] if x is None else 'abc'['a']
    assert (x, 'always true')
    return "\d", b"\q", f"\w{x}\e", "\400", r"\d"


def leaves(x):
    try:
        return 1
    finally:
        for i in x:
            break
        return 2


for i in range(2):
    try:
        1 / 0
    finally:
        continue

print(leaves([1]))
exec('x = 5\nx is 5')
print(eval('"\\z"'))

import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    compile('1()\nNone[0]\n[1]["x"]', 'typed.py', 'exec')
    print(eval('1 is 1'))
    exec('assert (1, 2)')
for each in log:
    print(each.filename, each.lineno, each.category.__name__, each.message)

with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    compile('x is ()', 'typed.py', 'exec')
    warnings.simplefilter('error', SyntaxWarning)
    for source in ('x = 1\nx is ()', '"\\d"', 'for x in y:\n try:\n  pass\n finally:\n  break', '{1}()'):
        try:
            compile(source, 'typed.py', 'exec')
        except SyntaxError as error:
            print(error.msg, error.filename, error.lineno, error.offset, error.end_lineno, error.end_offset)
